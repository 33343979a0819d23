import { dayNumber, partialDate } from '../base/index.ts';
import { byText } from './common.ts';
import { normalQuantile, normalTwoSided } from './special.ts';

export type Trend =
  | {
      /** Ratio of deeds from one period to the next, with its interval. */
      value: number;
      log: number;
      se: number;
      lo: number;
      hi: number;
      /** Over-dispersion: Pearson chi-square over its degrees of freedom. */
      phi: number;
      p: number;
    }
  | { value: null; reason: `fewer-than-${number}-periods` | 'separation' | 'no-convergence' }
  | { value: null; reason: `fewer-than-${number}-deeds`; total: number };

/**
 * Quasi-Poisson log-linear trend of counts over periods in order. `exposure` is what was read in
 * each period (documents); without it the trend may be that of the archive. Periods with a null
 * count or without exposure are left out (McCullagh & Nelder 1989).
 */
export function trend(
  counts: readonly (number | null)[],
  exposure: readonly number[] | null = null,
  level = 0.95,
): Trend {
  const t: number[] = [];
  const y: number[] = [];
  const e: number[] = [];
  for (const [i, count] of counts.entries()) {
    const read = exposure === null ? 1 : exposure[i]!;
    if (count === null || !(read > 0)) continue;
    t.push(i);
    y.push(count);
    e.push(read);
  }
  const n = t.length;
  if (n < 4) return { value: null, reason: 'fewer-than-4-periods' };
  const total = y.reduce((a, b) => a + b, 0);
  if (total < 10) return { value: null, reason: 'fewer-than-10-deeds', total };

  // Centred periods keep the two coefficients nearly independent; the slope is the same.
  const middle = t.reduce((a, b) => a + b, 0) / n;
  const x = t.map((period) => period - middle);
  let a = Math.log(total / e.reduce((s, v) => s + v, 0));
  let b = 0;
  for (let round = 0; round < 200; round++) {
    const mu = x.map((v, i) => e[i]! * Math.exp(a + b * v));
    const [s0, s1, s2] = moments(mu, x);
    const ga = y.reduce((s, v, i) => s + v - mu[i]!, 0);
    const gb = y.reduce((s, v, i) => s + (v - mu[i]!) * x[i]!, 0);
    const det = s0 * s2 - s1 * s1;
    if (!(det > 0)) return { value: null, reason: 'separation' };
    const da = (s2 * ga - s1 * gb) / det;
    const db = (s0 * gb - s1 * ga) / det;
    a += Math.min(2, Math.max(-2, da));
    b += Math.min(2, Math.max(-2, db));
    if (Math.abs(b) > 15) return { value: null, reason: 'separation' };
    if (Math.abs(da) < 1e-12 && Math.abs(db) < 1e-12) break;
    if (round === 199) return { value: null, reason: 'no-convergence' };
  }
  const mu = x.map((v, i) => e[i]! * Math.exp(a + b * v));
  const [s0, s1, s2] = moments(mu, x);
  const phi = y.reduce((s, v, i) => s + (v - mu[i]!) ** 2 / mu[i]!, 0) / (n - 2);
  const se = Math.sqrt((s0 / (s0 * s2 - s1 * s1)) * Math.max(1, phi));
  const z = normalQuantile(0.5 + level / 2);
  return {
    value: Math.exp(b),
    log: b,
    se,
    lo: Math.exp(b - z * se),
    hi: Math.exp(b + z * se),
    phi,
    p: normalTwoSided(b / se),
  };
}

function moments(mu: readonly number[], x: readonly number[]): [number, number, number] {
  let [s0, s1, s2] = [0, 0, 0];
  for (let i = 0; i < mu.length; i++) {
    s0 += mu[i]!;
    s1 += mu[i]! * x[i]!;
    s2 += mu[i]! * x[i]! * x[i]!;
  }
  return [s0, s1, s2];
}

const firstDay = (date: string): number => dayNumber(partialDate(date)?.start ?? date);

export interface First {
  id: string;
  date: string;
  claim: 'first-in-record' | 'left-censored';
}

/**
 * The earliest deed per key. "First in the record" only where reading began at least `burnIn` days
 * before; else an earlier one may lie before the first page.
 */
export function firsts(
  deeds: readonly { id: string; date: string; key: string }[],
  coverageStart: string,
  burnIn = 365,
): Map<string, First> {
  const from = firstDay(coverageStart);
  const earliest = new Map<string, { id: string; date: string; day: number }>();
  for (const { id, date, key } of deeds) {
    const mine = { id, date, day: firstDay(date) };
    const best = earliest.get(key);
    if (!best || mine.day < best.day || (mine.day === best.day && byText(id, best.id) < 0))
      earliest.set(key, mine);
  }
  return new Map(
    [...earliest].map(([key, deed]) => [
      key,
      {
        id: deed.id,
        date: deed.date,
        claim: deed.day - from >= burnIn ? 'first-in-record' : 'left-censored',
      },
    ]),
  );
}
