import { Numbering, dayNumber, once, partialDate } from '../../base/index.ts';
import type { Commitment, Document, Domain, Event, Force, Quantity } from '../../model/index.ts';
import { byText, distinct } from '../common.ts';
import { type Evidence, type EventIndex, evidenceFor, indexEvents } from './evidence.ts';
import { meaningfulStems } from './object.ts';
import { type Promised, codesOf, madeOn, promisesOf } from './same.ts';
import { type PromiseScore, promiseScore } from './score.ts';
import { type PromiseStatus, type StatusReason, promiseStatus } from './status.ts';
import { type Survival, kaplanMeier } from './survival.ts';

export type { Evidence } from './evidence.ts';
export type { PromiseScore } from './score.ts';
export type { PromiseStatus, StatusReason } from './status.ts';
export type { Survival, SurvivalRow } from './survival.ts';

/** What reading coverage needs to know of a document. */
export type ReadDocument = Pick<Document, 'id' | 'published' | 'text' | 'cluster'>;

export interface CommitmentRow {
  /** The record that speaks for the promise, and all that state it. */
  id: string;
  recordIds: string[];
  documentIds: string[];
  by: string[];
  to: string[];
  promise: string;
  quantities: Quantity[];
  force: Force;
  domains: Domain[];
  /** First and last day on which it may have been made, fallen due, or been up for review. */
  made: string | null;
  due: string | null;
  review: string | null;
  state: PromiseStatus;
  /** Why it stands so. An aspiration or intent that was dropped is no broken promise: `weak-force`. */
  reason: StatusReason | 'weak-force' | 'date-unknown' | null;
  evidence: Evidence[];
  /** Documents read after the due date, those of them that name its object, and the last day read. */
  coverage: { afterDue: number | null; onObject: number | null; lastRead: string | null };
}

export interface CommitmentSummary {
  states: Record<PromiseStatus, number>;
  /** Promises of each force by state. */
  byForce: Record<Force, number>;
  /** Fallen due by the day asked for. */
  due: number;
  /** -1 to 1; refused below five decided promises, with bounds all the same. */
  score:
    | Extract<PromiseScore, { value: number }>
    | {
        value: null;
        reason: 'none-due' | 'fewer-than-5-decided';
        loBound: number | null;
        hiBound: number | null;
      };
  /** Days from promise to first evidence. */
  survival: Survival;
}

export interface CommitmentsOptions {
  asOf: string;
  grace?: number;
  stale?: number;
  minDocuments?: number;
  /** What a person has linked to a promise, by the id of its record; goes beside what is found. */
  links?: ReadonlyMap<string, readonly Evidence[]>;
}

export interface CommitmentResult {
  rows: CommitmentRow[];
  summary: CommitmentSummary;
}

/** A promise that was refused, or only supposed or called for, is not an open one. */
const stands = (commitment: Commitment): boolean =>
  commitment.status === 'actual' || commitment.status === 'planned';

/**
 * What became of every promise on record by a day. Records of one promise are one row; states come
 * from later records on its object, and from how much was read after it fell due. Rows by due date
 * (none last), then by when they were made.
 */
export function commitmentStates(
  commitments: readonly Commitment[],
  events: readonly Event[],
  documents: readonly ReadDocument[],
  options: CommitmentsOptions,
): CommitmentResult {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const read = readings(documents, options.asOf);
  const index = indexEvents(events);
  const rows = promisesOf(commitments.filter(stands))
    .map((promise) => rowOf(promise, index, byId, read, options))
    .sort(
      (a, b) =>
        byText(a.due ?? '~', b.due ?? '~') ||
        byText(a.made ?? '~', b.made ?? '~') ||
        byText(a.id, b.id),
    );
  return { rows, summary: summaryOf(rows, read, options.asOf) };
}

/** Dated documents in order, so that what was read after a day is the end of a list. */
interface Readings {
  days: readonly string[];
  /** Family of copies of each, by number. */
  families: Int32Array;
  /** How many families stand from each place on. */
  familiesFrom: Int32Array;
  /** Places of the documents that hold a word, in order. */
  holding: (stem: string) => readonly number[];
  last: string | null;
}

function readings(documents: readonly ReadDocument[], asOf: string): Readings {
  const dated = documents
    .flatMap(({ published, cluster, text }) => {
      const day = published.date && partialDate(published.date)?.start;
      return !day || day > asOf ? [] : [{ day, cluster, text }];
    })
    .sort((a, b) => byText(a.day, b.day));
  const numbers = new Numbering<string>();
  const families = Int32Array.from(dated, ({ cluster }) => numbers.of(cluster, () => cluster));
  const familiesFrom = new Int32Array(dated.length + 1);
  const met = new Uint8Array(numbers.values.length);
  for (let at = dated.length - 1; at >= 0; at--) {
    familiesFrom[at] = familiesFrom[at + 1]! + 1 - met[families[at]!]!;
    met[families[at]!] = 1;
  }
  // Texts are read only where a promise has fallen due.
  const words = once(() => {
    const found = new Map<string, number[]>();
    for (const [at, { text }] of dated.entries())
      for (const stem of meaningfulStems(text)) {
        const list = found.get(stem);
        if (list) list.push(at);
        else found.set(stem, [at]);
      }
    return found;
  });
  return {
    days: dated.map(({ day }) => day),
    families,
    familiesFrom,
    holding: (stem) => words().get(stem) ?? [],
    last: dated.at(-1)?.day ?? null,
  };
}

function rowOf(
  promise: Promised,
  events: EventIndex,
  byId: ReadonlyMap<string, ReadDocument>,
  read: Readings,
  options: CommitmentsOptions,
): CommitmentRow {
  const { first } = promise;
  const made = madeOn(first, byId);
  const due = first.due?.end ?? null;
  const evidence = [
    ...evidenceFor(promise, events),
    ...promise.records.flatMap((record) => options.links?.get(record.id) ?? []),
    ...delivered(promise),
  ].sort((a, b) => byText(a.date, b.date) || byText(a.recordId, b.recordId));
  const coverage = coverageAfter(due, promise, read);
  const found: Pick<CommitmentRow, 'state' | 'reason'> =
    made === null
      ? { state: 'unknown', reason: 'date-unknown' }
      : stateOf(promise, made, evidence, coverage, options);
  return {
    id: first.id,
    recordIds: promise.records.map((record) => record.id),
    documentIds: distinct(promise.records.map((record) => record.documentId)),
    by: promise.by,
    to: codesOf(first.to),
    promise: first.promise,
    quantities: first.quantities,
    force: first.force,
    domains: first.domains,
    made,
    due,
    review: first.review?.end ?? null,
    ...found,
    evidence: evidence.filter((item) => item.date <= options.asOf),
    coverage,
  };
}

/** A promise that is coded as delivered is its own evidence. */
const delivered = (promise: Promised): Evidence[] =>
  promise.records
    .filter((record) => record.force === 'delivered' && record.date.start !== null)
    .map((record) => ({
      date: record.date.start!,
      kind: 'fulfil',
      recordId: record.id,
      documentId: record.documentId,
    }));

function stateOf(
  promise: Promised,
  made: string,
  evidence: readonly Evidence[],
  coverage: CommitmentRow['coverage'],
  options: CommitmentsOptions,
): Pick<CommitmentRow, 'state' | 'reason'> {
  const { status, reason } = promiseStatus(
    {
      made,
      due: promise.first.due?.end ?? null,
      evidence,
      documentsAfterDue: coverage.onObject,
    },
    { ...options, coverageEnd: coverage.lastRead },
  );
  const { force } = promise.first;
  if (status === 'broken' && (force === 'aspiration' || force === 'intent'))
    return { state: 'unknown', reason: 'weak-force' };
  return { state: status, reason };
}

/** How much was read after a due date, copies counted once. */
function coverageAfter(
  due: string | null,
  promise: Promised,
  read: Readings,
): CommitmentRow['coverage'] {
  if (due === null) return { afterDue: null, onObject: null, lastRead: read.last };
  const from = firstAbove(read.days, due);
  return {
    afterDue: read.familiesFrom[from]!,
    onObject: namingFrom(from, promise.object, read),
    lastRead: read.last,
  };
}

/** Index of the first entry of a sorted list that is above x. */
function firstAbove<T extends string | number>(list: readonly T[], x: T): number {
  let [lo, hi] = [0, list.length];
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (list[mid]! <= x) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/** Families of documents from a place on that name an object (see `namesObject`). */
function namingFrom(from: number, object: ReadonlySet<string>, read: Readings): number {
  if (object.size === 0 || from === read.days.length) return 0;
  const held = new Uint16Array(read.days.length - from);
  for (const stem of object) {
    const places = read.holding(stem);
    for (let i = firstAbove(places, from - 1); i < places.length; i++) held[places[i]! - from]!++;
  }
  const least = Math.max(Math.min(2, object.size), object.size / 2);
  const families = new Set<number>();
  for (let i = 0; i < held.length; i++)
    if (held[i]! >= least) families.add(read.families[from + i]!);
  return families.size;
}

function summaryOf(
  rows: readonly CommitmentRow[],
  read: Readings,
  asOf: string,
): CommitmentSummary {
  const states: CommitmentSummary['states'] = {
    kept: 0,
    'kept-late': 0,
    broken: 0,
    partly: 0,
    open: 0,
    overdue: 0,
    unknown: 0,
  };
  for (const row of rows) states[row.state]++;
  const byForce: CommitmentSummary['byForce'] = {
    aspiration: 0,
    intent: 0,
    pledge: 0,
    signed: 0,
    'in-force': 0,
    delivered: 0,
  };
  for (const row of rows) byForce[row.force]++;
  const due = rows.filter((row) => row.due !== null && row.due < asOf);
  const score = promiseScore(due.map((row) => row.state));
  return {
    states,
    byForce,
    due: due.length,
    score:
      score.value !== null && score.n >= 5
        ? score
        : {
            value: null,
            reason:
              score.value === null && score.reason === 'none-due'
                ? 'none-due'
                : 'fewer-than-5-decided',
            loBound: 'loBound' in score ? score.loBound : null,
            hiBound: 'hiBound' in score ? score.hiBound : null,
          },
    survival: survivalOf(rows, read.last, asOf),
  };
}

/** Days to the first evidence of doing; watched until the last day read. */
function survivalOf(
  rows: readonly CommitmentRow[],
  lastRead: string | null,
  asOf: string,
): Survival {
  const until = lastRead !== null && lastRead < asOf ? lastRead : asOf;
  const times: number[] = [];
  const events: boolean[] = [];
  for (const row of rows) {
    const made = row.made === null ? null : (partialDate(row.made)?.start ?? null);
    if (made === null || made > until) continue;
    const done = row.evidence.find((item) => item.kind === 'fulfil' || item.kind === 'partial');
    times.push(Math.max(0, dayNumber(done?.date ?? until) - dayNumber(made)));
    events.push(done !== undefined);
  }
  return kaplanMeier(times, events);
}
