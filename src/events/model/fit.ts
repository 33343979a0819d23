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
}

/**
 * Multinomial logistic regression with an L2 penalty. Weights are row-major by feature: that of class
 * c for feature f is `w[f * classes + c]`. The same rows give the same weights.
 */
export function fit(rows: readonly Row[], { classes, features, l2 }: FitOptions): Float64Array {
  const scores = new Float64Array(classes);
  return minimise(classes * features, (at, into) => {
    let loss = 0;
    for (let i = 0; i < at.length; i++) {
      into[i] = l2 * at[i]!;
      loss += 0.5 * l2 * at[i]! * at[i]!;
    }
    for (const { features: on, values, label, weight = 1 } of rows) {
      scores.fill(0);
      for (let j = 0; j < on.length; j++) {
        const base = on[j]! * classes;
        for (let c = 0; c < classes; c++) scores[c]! += values[j]! * at[base + c]!;
      }
      let top = -Infinity;
      for (let c = 0; c < classes; c++) if (scores[c]! > top) top = scores[c]!;
      const gold = scores[label]!;
      let total = 0;
      for (let c = 0; c < classes; c++) {
        scores[c] = Math.exp(scores[c]! - top);
        total += scores[c]!;
      }
      loss -= weight * (gold - top - Math.log(total));
      for (let c = 0; c < classes; c++)
        scores[c] = weight * (scores[c]! / total - (c === label ? 1 : 0));
      for (let j = 0; j < on.length; j++) {
        const base = on[j]! * classes;
        for (let c = 0; c < classes; c++) into[base + c]! += values[j]! * scores[c]!;
      }
    }
    return loss;
  });
}
