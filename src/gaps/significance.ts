import { gammaQ, logGamma } from './special.ts';

/** Up to this count a probability is summed term by term. */
const SUMMED = 100;

/** P(X = k), X ~ Poisson(m); m = 0 puts all weight on 0. */
export const poissonProbability = (k: number, m: number): number =>
  m === 0 ? Number(k === 0) : Math.exp(k * Math.log(m) - m - logGamma(k + 1));

/**
 * Two-sided mid-p of a count under Poisson(m): twice the smaller of P(X < n) + P(X = n)/2 and its
 * complement, at most 1 (Lancaster 1961). m is treated as known.
 */
export function poissonMidP(n: number, m: number): number {
  // Of many terms the sum is known: P(X < n) is the upper incomplete gamma function.
  let below = n > SUMMED ? gammaQ(n, m) : 0;
  if (n <= SUMMED) for (let k = 0; k < n; k++) below += poissonProbability(k, m);
  const lower = below + poissonProbability(n, m) / 2;
  return Math.max(0, Math.min(1, 2 * Math.min(lower, 1 - lower)));
}

/** Benjamini & Hochberg 1995: the q-value of each p, in the order given. */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const order = ps.map((_, i) => i).sort((a, b) => ps[a]! - ps[b]! || a - b);
  const qs = Array.from({ length: ps.length }, () => 1);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const i = order[rank - 1]!;
    least = Math.min(least, (ps[i]! * ps.length) / rank);
    qs[i] = least;
  }
  return qs;
}
