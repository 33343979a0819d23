import { digamma, gammaP, gammaQuantile, logGamma } from '../special.ts';

/** How far the ratio of a cell to its expectation may be read from so few deeds. */
export interface ShrunkRatio {
  /** Posterior mean of observed / expected. */
  ratio: number;
  /** Posterior mean of its binary logarithm. */
  log2: number;
  /** 90 % posterior interval of the ratio. */
  lo: number;
  hi: number;
  /** Posterior probability that the cell holds fewer deeds than expected. */
  pBelow1: number;
}

/** Posterior of t in n ~ Poisson(m t), t ~ Gamma(a, a): Gamma(n + a, m + a) (cf. DuMouchel 1999). */
export function shrinkCell(n: number, m: number, a: number): ShrunkRatio {
  const shape = n + a;
  const rate = m + a;
  return {
    ratio: shape / rate,
    log2: (digamma(shape) - Math.log(rate)) / Math.LN2,
    lo: gammaQuantile(0.05, shape) / rate,
    hi: gammaQuantile(0.95, shape) / rate,
    pBelow1: gammaP(shape, rate),
  };
}

const LOWEST = 0.05;
const HIGHEST = 1e4;
const GRID = 120;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Shape a of the gamma prior by maximum likelihood: the best of a grid of 121 on log a, then golden
 * section between its neighbours. The likelihood is flat where a is large, so that the last digits
 * of such an a carry no meaning. An `edge` says that the maximum lies outside the grid.
 */
export function fitShrinkage(
  counts: readonly number[],
  expected: readonly number[],
): { a: number; edge: 'no-excess-variation' | 'extreme-variation' | null } {
  const likelihood = (logA: number): number => {
    const a = Math.exp(logA);
    const constant = logGamma(a);
    let total = 0;
    for (let i = 0; i < counts.length; i++) {
      const n = counts[i]!;
      const m = expected[i]!;
      total += logGamma(n + a) - constant + a * Math.log(a / (a + m)) + n * Math.log(m / (a + m));
    }
    return total;
  };
  const from = Math.log(LOWEST);
  const step = (i: number): number => from + ((Math.log(HIGHEST) - from) * i) / GRID;
  let best = 0;
  let bestValue = -Infinity;
  for (let i = 0; i <= GRID; i++) {
    const value = likelihood(step(i));
    if (value > bestValue) {
      best = i;
      bestValue = value;
    }
  }
  if (best === GRID) return { a: HIGHEST, edge: 'no-excess-variation' };
  if (best === 0) return { a: LOWEST, edge: 'extreme-variation' };
  let lo = step(best - 1);
  let hi = step(best + 1);
  for (let k = 0; k < 80; k++) {
    const c = hi - GOLDEN * (hi - lo);
    const d = lo + GOLDEN * (hi - lo);
    if (likelihood(c) > likelihood(d)) hi = d;
    else lo = c;
  }
  return { a: Math.exp((lo + hi) / 2), edge: null };
}
