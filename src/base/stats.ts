/** Small statistics over plain numbers. */

/** Quantile of type 7 (Hyndman & Fan 1996; the default of R and NumPy) of numbers already sorted. */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number | null {
  const n = sorted.length;
  if (n === 0) return null;
  const h = (n - 1) * p;
  const low = Math.min(Math.max(Math.floor(h), 0), n - 1);
  const high = Math.min(low + 1, n - 1);
  return sorted[low]! + (h - low) * (sorted[high]! - sorted[low]!);
}

/** Quantile of type 7 of numbers in any order; null for none. */
export const quantile = (xs: readonly number[], p: number): number | null =>
  quantileSorted(Float64Array.from(xs).sort(), p);

export const sum = (xs: readonly number[]): number => xs.reduce((total, x) => total + x, 0);

/** Arithmetic mean; null for none. */
export const mean = (xs: readonly number[]): number | null =>
  xs.length === 0 ? null : sum(xs) / xs.length;
