import type { Reason } from '../model/index.ts';

/** Reasons of single measures, beside those that every reader of a measure must know. */
export type GapReason =
  | Reason
  | 'first'
  | 'no-level'
  | 'empty'
  | 'none-due'
  | 'none-decided'
  | 'half-not-reached'
  | 'target-not-after-start'
  | 'no-deeds'
  | 'no-source'
  | 'no-shared-objects'
  | 'no-complete-document'
  | 'no-exposure'
  | 'too-short'
  | 'contradictory'
  | 'not-better-than-popularity';

/** A number that could not be given, and why, with whatever counts can be given all the same. */
export interface Absent {
  value: null;
  reason: GapReason;
}

/** Code-unit order, the only order of texts in a result. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Distinct texts in code-unit order. */
export const distinct = (xs: Iterable<string>): string[] => [...new Set(xs)].sort(byText);
