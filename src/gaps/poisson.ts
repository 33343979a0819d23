import { gammaQuantile } from './special.ts';

/**
 * Exact interval of a Poisson mean from one count (Garwood 1936): at zero it starts at zero and still
 * has an upper end, since nothing found in one period does not show that the rate is nil.
 */
export function poissonInterval(n: number, level = 0.95): { lo: number; hi: number } {
  const tail = (1 - level) / 2;
  return { lo: n === 0 ? 0 : gammaQuantile(tail, n), hi: gammaQuantile(1 - tail, n + 1) };
}
