import { DEFAULT_SEED, type Random, quantileSorted, stream } from '../base/index.ts';
import type { GapReason } from './common.ts';

export interface BootstrapOptions {
  replicates?: number;
  seed?: number;
  /** One name per measure and key. */
  name: string;
  level?: number;
}

export type Interval =
  { lo: number; hi: number; B: number; failed: number } | { value: null; reason: GapReason };

/** How often each of n units is drawn in one replicate. */
export function drawWeights(n: number, random: Random, weights: Int32Array): void {
  weights.fill(0);
  for (let i = 0; i < n; i++) weights[random.below(n)]!++;
}

/**
 * Percentile interval of a statistic over resampled units (documents, or coded units). The statistic
 * gets the weight of each unit and gives null where it has no value; more than 10 % of those and
 * the interval is refused, as it is for fewer than two units.
 */
export function bootstrap(
  units: number,
  statistic: (weights: Int32Array) => number | null,
  options: BootstrapOptions,
): Interval {
  const { replicates = 1000, seed = DEFAULT_SEED, level = 0.95 } = options;
  if (units < 2) return { value: null, reason: 'single-cluster' };
  const random = stream(seed, options.name);
  const weights = new Int32Array(units);
  const values: number[] = [];
  for (let b = 0; b < replicates; b++) {
    drawWeights(units, random, weights);
    const value = statistic(weights);
    if (value !== null) values.push(value);
  }
  const failed = replicates - values.length;
  if (failed > 0.1 * replicates) return { value: null, reason: 'unstable-bootstrap' };
  const sorted = Float64Array.from(values).sort();
  return {
    lo: quantileSorted(sorted, (1 - level) / 2)!,
    hi: quantileSorted(sorted, (1 + level) / 2)!,
    B: replicates,
    failed,
  };
}
