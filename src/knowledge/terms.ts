import { partialDate } from '../base/index.ts';

/**
 * Does a term that may be known only to the month or year cover an ISO day? Both ends count, and a
 * partial end counts in full: a term "2020-09" to "2021-10-04" covers 2020-09-01. An open `from`
 * reaches back for ever, an open `to` forward.
 */
export function covers(from: string | null, to: string | null, on: string): boolean {
  const first = from === null ? null : (partialDate(from)?.start ?? null);
  const last = to === null ? null : (partialDate(to)?.end ?? null);
  return (first === null || first <= on) && (last === null || on <= last);
}
