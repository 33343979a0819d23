import { type MarginIndex, marginTotals } from './table.ts';

export interface Fit {
  expected: Float64Array;
  /** Rounds of scaling used. */
  iterations: number;
  converged: boolean;
}

/**
 * Iterative proportional fitting: the table that has the margins of `counts` and no other structure
 * (quasi-independence where `allowed` is 0; Bishop, Fienberg & Holland 1975). Starts from 1, or 0 in
 * structural zeros, and ends when no margin is off by more than 1e-10 of the total.
 */
export function fitMargins(
  counts: Float64Array,
  allowed: Uint8Array,
  margins: readonly MarginIndex[],
  maxRounds = 5000,
): Fit {
  const expected = Float64Array.from(allowed);
  const total = counts.reduce((sum, n) => sum + n, 0);
  const targets = margins.map((margin) => marginTotals(counts, margin));
  const limit = 1e-10 * Math.max(1, total);
  for (let round = 1; round <= maxRounds; round++) {
    for (let k = 0; k < margins.length; k++) scale(expected, margins[k]!, targets[k]!);
    let error = 0;
    for (let k = 0; k < margins.length; k++) {
      const now = marginTotals(expected, margins[k]!);
      for (let i = 0; i < now.length; i++)
        error = Math.max(error, Math.abs(now[i]! - targets[k]![i]!));
    }
    if (error < limit) return { expected, iterations: round, converged: true };
  }
  return { expected, iterations: maxRounds, converged: false };
}

function scale(expected: Float64Array, margin: MarginIndex, target: Float64Array): void {
  const now = marginTotals(expected, margin);
  for (let i = 0; i < expected.length; i++) {
    const level = margin.level[i]!;
    if (now[level]! > 0) expected[i]! *= target[level]! / now[level]!;
  }
}

/**
 * Leverage h = m x'(X' diag(m) X)^- x of every cell with m > 0, where X holds the indicators of the
 * margins, and the rank of X, by SWEEP (Goodnight 1979): pivots below 1e-9 of their diagonal are left out.
 */
export function leverages(
  expected: Float64Array,
  margins: readonly MarginIndex[],
): { h: Float64Array; rank: number } {
  const start: number[] = [];
  let width = 0;
  for (const margin of margins) {
    start.push(width);
    width += margin.size;
  }
  const columns = (cell: number): number[] =>
    margins.map((margin, k) => start[k]! + margin.level[cell]!);
  const cross = new Float64Array(width * width);
  for (let cell = 0; cell < expected.length; cell++) {
    if (!(expected[cell]! > 0)) continue;
    const at = columns(cell);
    for (const u of at) for (const v of at) cross[u * width + v]! += expected[cell]!;
  }
  const rank = sweep(cross, width);
  const h = new Float64Array(expected.length);
  for (let cell = 0; cell < expected.length; cell++) {
    if (!(expected[cell]! > 0)) continue;
    const at = columns(cell);
    let sum = 0;
    for (const u of at) for (const v of at) sum += cross[u * width + v]!;
    h[cell] = expected[cell]! * sum;
  }
  return { h, rank };
}

/** Turns a symmetric matrix into a generalised inverse of itself, in place; gives its rank. */
function sweep(a: Float64Array, n: number): number {
  const diagonal = Array.from({ length: n }, (_, k) => a[k * n + k]!);
  let rank = 0;
  const used = new Uint8Array(n);
  for (let k = 0; k < n; k++) {
    const pivot = a[k * n + k]!;
    if (!(pivot > 1e-9 * diagonal[k]!)) continue;
    rank++;
    used[k] = 1;
    for (let j = 0; j < n; j++) a[k * n + j]! /= pivot;
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = a[i * n + k]!;
      if (factor === 0) continue;
      for (let j = 0; j < n; j++) if (j !== k) a[i * n + j]! -= factor * a[k * n + j]!;
      a[i * n + k] = -factor / pivot;
    }
    a[k * n + k] = 1 / pivot;
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) if (used[i] === 0 || used[j] === 0) a[i * n + j] = 0;
  return rank;
}
