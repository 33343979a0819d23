import { DEFAULT_SEED, quantile, stream } from '../../base/index.ts';
import { drawWeights } from '../bootstrap.ts';
import { type CarriedOptions, drawRates, drawTrue, machineBasis } from '../carried.ts';
import { distinct } from '../common.ts';
import type { Deed } from '../deeds/index.ts';
import { trend } from '../trend.ts';

export type CarriedTrend =
  | { value: number; lo: number; hi: number; B: number; failed: number }
  | {
      value: null;
      reason: 'too-few-reviewed' | 'coder-not-measured' | 'single-cluster' | 'unstable-bootstrap';
    };

export type { CarriedOptions } from '../carried.ts';

/**
 * Interval of a trend over resampled documents, with the coder's errors drawn anew in each replicate
 * and period, and the trend fitted again. One precision and one recall for all periods: where the
 * coder reads old texts worse than new ones the trend is not to be trusted, however narrow this is.
 */
export function carriedTrend(
  counted: readonly { deed: Deed; period: number }[],
  exposure: readonly number[],
  options: CarriedOptions,
): CarriedTrend {
  const { replicates = 1000, seed = DEFAULT_SEED } = options;
  const deeds = counted.map(({ deed }) => deed);
  const { machine, sample, reason } = machineBasis(deeds, options);
  if (reason !== null) return { value: null, reason };
  const documents = distinct(deeds.map((deed) => deed.primaryDocumentId));
  if (documents.length < 2) return { value: null, reason: 'single-cluster' };
  const unit = new Map(documents.map((id, i) => [id, i]));
  const placed = counted.map(({ deed, period }) => ({
    period,
    at: unit.get(deed.primaryDocumentId)!,
    byMachine: machine(deed),
  }));
  const random = stream(seed, 'carried trend');
  const weights = new Int32Array(documents.length);
  const ratios: number[] = [];
  for (let b = 0; b < replicates; b++) {
    drawWeights(documents.length, random, weights);
    const rates: [number, number] = sample === null ? [1, 1] : drawRates(sample, random);
    const known = exposure.map(() => 0);
    const found = exposure.map(() => 0);
    for (const { period, at, byMachine } of placed)
      if (byMachine) found[period]! += weights[at]!;
      else known[period]! += weights[at]!;
    const counts = known.map(
      (n, i) => n + (sample === null ? found[i]! : drawTrue(found[i]!, rates, random)),
    );
    const fitted = trend(counts, exposure);
    if (fitted.value !== null) ratios.push(fitted.value);
  }
  const failed = replicates - ratios.length;
  if (failed > 0.1 * replicates) return { value: null, reason: 'unstable-bootstrap' };
  return {
    value: quantile(ratios, 0.5)!,
    lo: quantile(ratios, 0.025)!,
    hi: quantile(ratios, 0.975)!,
    B: replicates,
    failed,
  };
}
