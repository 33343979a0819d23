import { DEFAULT_SEED, quantile, stream } from '../base/index.ts';

/** What a review found: right and wrong among records looked at; found and missed among true deeds. */
export interface ReviewedSample {
  tp: number;
  fp: number;
  rtp: number;
  fn: number;
}

export type CorrectedCount =
  | { value: number; lo: number; hi: number; B: number }
  | { value: null; reason: 'too-few-reviewed'; precisionN: number; recallN: number };

/**
 * A count corrected for what the coder gets wrong and misses: n P / R, with an interval that draws
 * precision and recall from what was reviewed (Beta), the right ones among n (binomial) and the
 * missed ones (negative binomial). Cf. Rogan & Gladen 1978. Assumes errors independent between deeds
 * and recall the same everywhere; a count of 0 stays 0.
 */
export function correctedCount(
  n: number,
  review: ReviewedSample,
  options: { replicates?: number; seed?: number; name?: string; minReviewed?: number } = {},
): CorrectedCount {
  const { replicates = 1000, seed = DEFAULT_SEED, name = 'error', minReviewed = 20 } = options;
  const { tp, fp, rtp, fn } = review;
  const [precisionN, recallN] = [tp + fp, rtp + fn];
  if (Math.min(precisionN, recallN) < minReviewed || rtp === 0)
    return { value: null, reason: 'too-few-reviewed', precisionN, recallN };
  const random = stream(seed, name);
  const totals: number[] = [];
  for (let b = 0; b < replicates; b++) {
    const precision = random.betaInt(tp + 1, fp + 1);
    const recall = random.betaInt(rtp + 1, fn + 1);
    const right = random.binomial(n, precision);
    totals.push(right + random.negativeBinomial(right, recall));
  }
  return {
    value: (n * (tp / precisionN)) / (rtp / recallN),
    lo: quantile(totals, 0.025)!,
    hi: quantile(totals, 0.975)!,
    B: replicates,
  };
}
