import { partialDate } from '../base/index.ts';

/** Terms are asked for thousands of days; the ends of terms are few. */
const known = new Map<string, ReturnType<typeof partialDate>>();
const MOST_KNOWN = 10_000;

function rangeOf(text: string): ReturnType<typeof partialDate> {
  let found = known.get(text);
  if (found === undefined) {
    found = partialDate(text);
    if (known.size < MOST_KNOWN) known.set(text, found);
  }
  return found;
}

/**
 * Does a term that may be known only to the month or year cover an ISO day? Both ends count, and a
 * partial end counts in full: a term "2020-09" to "2021-10-04" covers 2020-09-01. An open `from`
 * reaches back for ever, an open `to` forward.
 */
export function covers(from: string | null, to: string | null, on: string): boolean {
  const first = from === null ? null : (rangeOf(from)?.start ?? null);
  const last = to === null ? null : (rangeOf(to)?.end ?? null);
  return (first === null || first <= on) && (last === null || on <= last);
}
