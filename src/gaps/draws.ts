import type { Random } from '../base/index.ts';
import { normalQuantileNear } from './special.ts';

/** Up to this many trials a draw is exact; beyond, its normal limit does (relative error below 1 %). */
const EXACT = 500;

/** A standard normal number. */
export const normalDraw = (random: Random): number =>
  normalQuantileNear(Math.min(Math.max(random.unit(), 1e-12), 1 - 1e-12));

/** Successes in n trials. */
export function binomialDraw(random: Random, n: number, p: number): number {
  if (n <= EXACT) return random.binomial(n, p);
  const drawn = Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normalDraw(random));
  return Math.min(n, Math.max(0, drawn));
}

/** Failures before the k-th success. */
export function negativeBinomialDraw(random: Random, k: number, p: number): number {
  if (k <= EXACT) return random.negativeBinomial(k, p);
  const mean = (k * (1 - p)) / p;
  return Math.max(0, Math.round(mean + Math.sqrt(mean / p) * normalDraw(random)));
}

/** n things thrown into boxes with these weights. */
export function multinomialDraw(random: Random, n: number, weights: readonly number[]): number[] {
  let left = n;
  let weight = weights.reduce((a, b) => a + b, 0);
  return weights.map((w, i) => {
    const mine =
      left === 0 || weight <= 0
        ? 0
        : i === weights.length - 1
          ? left
          : binomialDraw(random, left, Math.min(1, w / weight));
    left -= mine;
    weight -= w;
    return mine;
  });
}
