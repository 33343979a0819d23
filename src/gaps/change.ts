import { DEFAULT_SEED, stream } from '../base/index.ts';
import { multinomialDraw } from './draws.ts';

/** Poisson log-likelihood of a segment, up to a constant: s log(s/e) - s. */
const segment = (s: number, e: number): number => (s > 0 ? s * Math.log(s / e) - s : 0);

function prefix(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push(sums.at(-1)! + value);
  return sums;
}

export type ChangePoint =
  | { k: number; gain: number; rateBefore: number; rateAfter: number }
  | { value: null; reason: `fewer-than-${number}-deeds`; total: number }
  | { value: null; reason: `fewer-than-${number}-periods` };

/**
 * The split of a series of counts that gains most likelihood over one rate; `k` is the index of the
 * first period after the change. At least `minSegment` periods on each side; the first of equals wins.
 */
export function changePoint(
  counts: readonly number[],
  exposure: readonly number[] | null = null,
  minSegment = 2,
): ChangePoint {
  const total = counts.reduce((a, b) => a + b, 0);
  if (counts.length < 2 * minSegment)
    return { value: null, reason: `fewer-than-${2 * minSegment}-periods` };
  if (total < 5) return { value: null, reason: 'fewer-than-5-deeds', total };
  const s = prefix(counts);
  const e = prefix(exposure ?? counts.map(() => 1));
  const n = counts.length;
  const whole = segment(s[n]!, e[n]!);
  let best = { k: -1, gain: -Infinity };
  for (let k = minSegment; k <= n - minSegment; k++) {
    const gain = 2 * (segment(s[k]!, e[k]!) + segment(s[n]! - s[k]!, e[n]! - e[k]!) - whole);
    if (gain > best.gain + 1e-9) best = { k, gain };
  }
  const { k, gain } = best;
  return {
    k,
    gain,
    rateBefore: s[k]! / e[k]!,
    rateAfter: (s[n]! - s[k]!) / (e[n]! - e[k]!),
  };
}

/** Beyond this many deeds a series is drawn box by box and not deed by deed. */
const MANY = 2000;

/** p of the largest gain under one rate: `simulations` multinomial series with the same total. */
export function changePointP(
  counts: readonly number[],
  exposure: readonly number[] | null = null,
  options: { minSegment?: number; simulations?: number; seed?: number; name?: string } = {},
): number | null {
  const { minSegment = 2, simulations = 999, seed = DEFAULT_SEED, name = 'change' } = options;
  const observed = changePoint(counts, exposure, minSegment);
  if (!('gain' in observed)) return null;
  const e = prefix(exposure ?? counts.map(() => 1));
  const total = counts.reduce((a, b) => a + b, 0);
  const random = stream(seed, name);
  const widths = exposure ?? counts.map(() => 1);
  const thrown = (): number[] => {
    const simulated = counts.map(() => 0);
    for (let i = 0; i < total; i++) {
      const at = random.unit() * e.at(-1)!;
      let period = 0;
      while (period < counts.length - 1 && e[period + 1]! <= at) period++;
      simulated[period]!++;
    }
    return simulated;
  };
  let atLeast = 1;
  for (let b = 0; b < simulations; b++) {
    const simulated = total > MANY ? multinomialDraw(random, total, widths) : thrown();
    const one = changePoint(simulated, exposure, minSegment);
    if ('gain' in one && one.gain >= observed.gain - 1e-9) atLeast++;
  }
  return atLeast / (simulations + 1);
}

/**
 * Several changes by PELT (Killick, Fearnhead & Eckley 2012), cost -2 log-likelihood, penalty
 * 2 log n for each change. With a least segment length a start may be pruned only from the first end
 * at which it could have been bettered by a full segment, or the optimum can be lost.
 */
export function pelt(
  counts: readonly number[],
  exposure: readonly number[] | null = null,
  minSegment = 2,
): { changes: number[]; cost: number } {
  const n = counts.length;
  const penalty = 2 * Math.log(Math.max(n, 1));
  const s = prefix(counts);
  const e = prefix(exposure ?? counts.map(() => 1));
  const cost = (from: number, to: number): number =>
    -2 * segment(s[to]! - s[from]!, e[to]! - e[from]!);
  const best = Array.from({ length: n + 1 }, () => Infinity);
  const previous = Array.from({ length: n + 1 }, () => 0);
  best[0] = -penalty;
  let starts: { from: number; prunedFrom: number }[] = [];
  for (let end = minSegment; end <= n; end++) {
    const fresh = end - minSegment;
    if (best[fresh]! < Infinity) starts.push({ from: fresh, prunedFrom: Infinity });
    starts = starts.filter((start) => start.prunedFrom > end);
    for (const { from } of starts) {
      const value = best[from]! + cost(from, end) + penalty;
      if (value < best[end]! - 1e-12) {
        best[end] = value;
        previous[end] = from;
      }
    }
    for (const start of starts)
      if (start.prunedFrom === Infinity && best[start.from]! + cost(start.from, end) > best[end]!)
        start.prunedFrom = end + minSegment;
  }
  if (best[n] === Infinity) return { changes: [], cost: n === 0 ? 0 : cost(0, n) };
  const changes: number[] = [];
  for (let at = previous[n]!; at > 0; at = previous[at]!) changes.unshift(at);
  return { changes, cost: best[n]! };
}
