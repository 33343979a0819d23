import { dayNumber, partialDate } from '../../base/index.ts';
import { byText } from '../common.ts';

/** What a later record says of a promise. */
export interface Followup {
  /** ISO day, month or year. */
  date: string;
  kind: 'fulfil' | 'partial' | 'refuse' | 'cancel' | 'reaffirm';
  recordId?: string;
}

export interface PromiseCase {
  /** When it was made and when it falls due: ISO day, month or year; due null where none was given. */
  made: string;
  due: string | null;
  evidence: readonly Followup[];
  /** Documents after the due date that name the object of the promise; left out where not counted. */
  documentsAfterDue?: number | null;
}

export interface StatusOptions {
  asOf: string;
  /** Last day up to which documents were read; null where nothing was read. */
  coverageEnd: string | null;
  /** Days after the due date that reading must reach. */
  grace?: number;
  /** Days after which a promise without due date and without evidence is no longer called open. */
  stale?: number;
  /** Documents naming the object that are needed before silence says anything. */
  minDocuments?: number;
}

export type PromiseStatus =
  'kept' | 'kept-late' | 'broken' | 'partly' | 'open' | 'overdue' | 'unknown';

export type StatusReason =
  | 'refuse'
  | 'cancel'
  | 'no-due-date'
  | 'no-due-date-no-evidence'
  | 'no-evidence-yet'
  | 'partial-evidence'
  | 'due-passed'
  | 'not-covered-after-due'
  | 'topic-not-read-after-due'
  | 'no-evidence-found';

const days = (date: string): { first: number; last: number } => {
  const range = partialDate(date);
  if (!range) throw new RangeError(`invalid date: ${date}`);
  return { first: dayNumber(range.start), last: dayNumber(range.end) };
};

/**
 * The state of a promise on a day: the first rule that fits, over evidence up to that day. A due
 * date falls on its last day. "overdue" means that it was looked for and not found, not that it
 * was not done; "unknown" that it was not looked for.
 */
export function promiseStatus(
  promise: PromiseCase,
  options: StatusOptions,
): { status: PromiseStatus; reason: StatusReason | null } {
  const { grace = 30, stale = 730, minDocuments = 3 } = options;
  const asOf = days(options.asOf).last;
  const due = promise.due === null ? null : days(promise.due).last;
  const evidence = promise.evidence
    .map((item) => ({ ...item, day: days(item.date).first }))
    .filter((item) => item.day <= asOf)
    .sort((a, b) => a.day - b.day || byText(a.kind, b.kind));

  const done = evidence.find((item) => item.kind === 'fulfil');
  if (done) return { status: due !== null && done.day > due ? 'kept-late' : 'kept', reason: null };

  const refused = evidence.findLast((item) => item.kind === 'refuse' || item.kind === 'cancel');
  const revived = evidence.some(
    (item) =>
      refused !== undefined &&
      item.day > refused.day &&
      (item.kind === 'reaffirm' || item.kind === 'partial'),
  );
  if (refused && !revived)
    return { status: 'broken', reason: refused.kind === 'cancel' ? 'cancel' : 'refuse' };

  const partial = evidence.some((item) => item.kind === 'partial');
  if (due === null) {
    if (partial) return { status: 'partly', reason: 'no-due-date' };
    if (asOf - days(promise.made).last > stale)
      return { status: 'unknown', reason: 'no-due-date-no-evidence' };
    return { status: 'open', reason: 'no-evidence-yet' };
  }
  if (asOf <= due)
    return { status: 'open', reason: partial ? 'partial-evidence' : 'no-evidence-yet' };
  if (partial) return { status: 'partly', reason: 'due-passed' };
  if (options.coverageEnd === null || days(options.coverageEnd).last < due + grace)
    return { status: 'unknown', reason: 'not-covered-after-due' };
  const read = promise.documentsAfterDue;
  if (read !== undefined && read !== null && read < minDocuments)
    return { status: 'unknown', reason: 'topic-not-read-after-due' };
  return { status: 'overdue', reason: 'no-evidence-found' };
}
