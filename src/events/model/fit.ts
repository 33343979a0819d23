import { minimise } from './lbfgs.ts';

/** One example: the numbers of its features, each with its value, and its class. */
export interface Row {
  features: readonly number[];
  values: readonly number[];
  label: number;
  /** How much the row counts; 1 if left out. */
  weight?: number;
}

export interface FitOptions {
  classes: number;
  features: number;
  /** Strength of the penalty: the loss grows by half of `l2` times the sum of squared weights. */
  l2: number;
  /** Share of each label that is spread over all classes (Szegedy et al. 2016): labels are not always right. */
  smoothing?: number;
  /** Gain, as a share of the loss, below which a step is the last. */
  tolerance?: number;
}

/**
 * Multinomial logistic regression with an L2 penalty. Weights are row-major by feature: that of class
 * c for feature f is `w[f * classes + c]`. The same rows give the same weights.
 */
export function fit(
  rows: readonly Row[],
  { classes, features, l2, smoothing = 0, tolerance = 1e-4 }: FitOptions,
): Float64Array {
  const scores = new Float64Array(classes);
  // One list of all rows' features, one of their values: the loops below run a thousand times over them.
  const starts = new Int32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) starts[i + 1] = starts[i]! + row.features.length;
  const bases = new Int32Array(starts[rows.length]!);
  const values = new Float64Array(bases.length);
  for (const [i, row] of rows.entries())
    for (let j = 0; j < row.features.length; j++) {
      bases[starts[i]! + j] = row.features[j]! * classes;
      values[starts[i]! + j] = row.values[j]!;
    }
  const evaluate = (at: Float64Array, into: Float64Array): number => {
    let loss = 0;
    for (let i = 0; i < at.length; i++) {
      into[i] = l2 * at[i]!;
      loss += 0.5 * l2 * at[i]! * at[i]!;
    }
    for (const [i, { label, weight = 1 }] of rows.entries()) {
      const [from, to] = [starts[i]!, starts[i + 1]!];
      scores.fill(0);
      for (let j = from; j < to; j++) {
        const base = bases[j]!;
        const value = values[j]!;
        for (let c = 0; c < classes; c++) scores[c]! += value * at[base + c]!;
      }
      let top = -Infinity;
      for (let c = 0; c < classes; c++) if (scores[c]! > top) top = scores[c]!;
      const gold = scores[label]! - top;
      let total = 0;
      let mean = 0;
      for (let c = 0; c < classes; c++) {
        mean += (scores[c]! - top) / classes;
        scores[c] = Math.exp(scores[c]! - top);
        total += scores[c]!;
      }
      loss -= weight * ((1 - smoothing) * gold + smoothing * mean - Math.log(total));
      for (let c = 0; c < classes; c++)
        scores[c] =
          weight * (scores[c]! / total - (c === label ? 1 - smoothing : 0) - smoothing / classes);
      for (let j = from; j < to; j++) {
        const base = bases[j]!;
        const value = values[j]!;
        for (let c = 0; c < classes; c++) into[base + c]! += value * scores[c]!;
      }
    }
    return loss;
  };
  return minimise(classes * features, evaluate, { tolerance });
}
