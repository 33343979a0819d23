import type { EventDate } from '../../model/index.ts';

export type Precision = EventDate['precision'];

/** What clustering needs to know of one report of an act. Days are whole numbers (see base/days). */
export interface Report {
  id: string;
  /** First and last day it may have happened; -Infinity and Infinity when unknown. */
  first: number;
  last: number;
  precision: Precision;
  /** Distinct codes. */
  actors: readonly string[];
  root: string;
  mode: string | null;
  /** The instrument. */
  kind: string | null;
  domains: readonly string[];
  status: string;
  document: string;
}

export interface SameOptions {
  /** Days by which two day-precise reports may differ. */
  slack?: number;
  /** Least Jaccard overlap of unequal actor sets. */
  minOverlap?: number;
}

export const SAME_DEFAULTS = { slack: 2, minOverlap: 0.6 } as const;

const shared = (a: readonly string[], b: readonly string[]): number =>
  a.reduce((count, x) => count + Number(b.includes(x)), 0);

/** Overlap of two sets; 1 for two empty ones. */
export function jaccard(a: readonly string[], b: readonly string[]): number {
  const both = shared(a, b);
  const either = a.length + b.length - both;
  return either === 0 ? 1 : both / either;
}
