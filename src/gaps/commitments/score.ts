import type { PromiseStatus } from './status.ts';

export type PromiseScore =
  | {
      value: number;
      /** 50 (value + 1): the percent scale of the G7 Research Group. */
      percent: number;
      /** The score if everything undecided were broken, or kept. */
      loBound: number;
      hiBound: number;
      n: number;
      undecided: number;
    }
  | { value: null; reason: 'none-due'; n: 0 }
  | {
      value: null;
      reason: 'none-decided';
      loBound: number;
      hiBound: number;
      n: 0;
      undecided: number;
    };

const SCORES: Readonly<Record<PromiseStatus, number | null>> = {
  kept: 1,
  'kept-late': 0,
  partly: 0,
  broken: -1,
  overdue: null,
  unknown: null,
  open: null,
};

/**
 * Mean score of promises that fell due: kept +1, kept late or partly 0, broken -1. "Overdue" and
 * "unknown" are undecided (null) unless `overdue` gives a score; the bounds put every undecided one
 * at -1 and at +1 (Manski 1990). Open promises do not enter.
 */
export function promiseScore(
  statuses: readonly PromiseStatus[],
  options: { overdue?: number | null } = {},
): PromiseScore {
  const due = statuses.filter((status) => status !== 'open');
  if (due.length === 0) return { value: null, reason: 'none-due', n: 0 };
  const scores = due.map((s) => (s === 'overdue' ? (options.overdue ?? null) : SCORES[s]));
  const decided = scores.filter((score) => score !== null);
  const total = decided.reduce((a, b) => a + b, 0);
  const undecided = due.length - decided.length;
  const loBound = (total - undecided) / due.length;
  const hiBound = (total + undecided) / due.length;
  if (decided.length === 0)
    return { value: null, reason: 'none-decided', loBound, hiBound, n: 0, undecided };
  const value = total / decided.length;
  return { value, percent: 50 * (value + 1), loBound, hiBound, n: decided.length, undecided };
}
