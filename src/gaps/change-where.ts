import { logGamma } from './special.ts';

export type ChangeWhere =
  | {
      /** Probability of each index to be the first after the change, given that there is one. */
      weights: number[];
      /** The most probable index, and the shortest run of indices that holds `level`. */
      k: number;
      from: number;
      to: number;
      /** Probability inside that run. */
      inside: number;
    }
  | { value: null; reason: `fewer-than-${number}-deeds` | `fewer-than-${number}-periods` };

/**
 * Where a single change of a Poisson rate lies, if there is one: posterior over the first period after
 * it, every place alike beforehand, rates with Jeffreys' prior (Raftery & Akman 1986 with a flat
 * shape). Exposure null means that all periods count alike.
 */
export function changeWhere(
  counts: readonly number[],
  exposure: readonly number[] | null = null,
  { minSegment = 2, level = 0.9 }: { minSegment?: number; level?: number } = {},
): ChangeWhere {
  const n = counts.length;
  if (n < 2 * minSegment) return { value: null, reason: `fewer-than-${2 * minSegment}-periods` };
  const total = counts.reduce((a, b) => a + b, 0);
  if (total < 5) return { value: null, reason: 'fewer-than-5-deeds' };
  const widths = exposure ?? counts.map(() => 1);
  const all = widths.reduce((a, b) => a + b, 0);
  const half = (s: number, e: number): number => logGamma(s + 0.5) - (s + 0.5) * Math.log(e);
  const logs = counts.map(() => -Infinity);
  let s = 0;
  let e = 0;
  for (let k = 1; k <= n - minSegment; k++) {
    s += counts[k - 1]!;
    e += widths[k - 1]!;
    if (k >= minSegment) logs[k] = half(s, e) + half(total - s, all - e);
  }
  const top = Math.max(...logs);
  const raw = logs.map((log) => Math.exp(log - top));
  const sum = raw.reduce((a, b) => a + b, 0);
  const weights = raw.map((w) => w / sum);
  const k = weights.indexOf(Math.max(...weights));
  return { weights, k, ...shortestRun(weights, level) };
}

/** The shortest run of neighbours that holds at least `level`; of equals the heavier. */
function shortestRun(
  weights: readonly number[],
  level: number,
): { from: number; to: number; inside: number } {
  let best = { from: 0, to: weights.length - 1, inside: 1 };
  for (let from = 0; from < weights.length; from++) {
    let inside = 0;
    for (let to = from; to < weights.length; to++) {
      inside += weights[to]!;
      if (inside < level - 1e-12) continue;
      const shorter = to - from < best.to - best.from;
      const heavier = to - from === best.to - best.from && inside > best.inside + 1e-12;
      if (shorter || heavier) best = { from, to, inside };
      break;
    }
  }
  return best;
}
