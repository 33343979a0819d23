import { dayNumber, partialDate } from '../../base/index.ts';
import type { Commitment, Document, Domain, Event, Force, Quantity } from '../../model/index.ts';
import { byText, distinct } from '../common.ts';
import { type Evidence, evidenceFor } from './evidence.ts';
import { meaningfulStems, namesObject } from './object.ts';
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
  const rows = promisesOf(commitments.filter(stands))
    .map((promise) => rowOf(promise, events, byId, read, options))
    .sort(
      (a, b) =>
        byText(a.due ?? '~', b.due ?? '~') ||
        byText(a.made ?? '~', b.made ?? '~') ||
        byText(a.id, b.id),
    );
  return { rows, summary: summaryOf(rows, read, options.asOf) };
}

interface Reading {
  /** First day that the publication may have. */
  day: string;
  cluster: string;
  stems: () => ReadonlySet<string>;
}

function readings(documents: readonly ReadDocument[], asOf: string): Reading[] {
  return documents
    .flatMap((document): Reading[] => {
      const day = document.published.date && partialDate(document.published.date)?.start;
      if (!day || day > asOf) return [];
      let known: ReadonlySet<string> | null = null;
      const stems = (): ReadonlySet<string> => (known ??= meaningfulStems(document.text));
      return [{ day, cluster: document.cluster, stems }];
    })
    .sort((a, b) => byText(a.day, b.day));
}

function rowOf(
  promise: Promised,
  events: readonly Event[],
  byId: ReadonlyMap<string, ReadDocument>,
  read: readonly Reading[],
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
  read: readonly Reading[],
): CommitmentRow['coverage'] {
  const lastRead = read.at(-1)?.day ?? null;
  if (due === null) return { afterDue: null, onObject: null, lastRead };
  const after = read.filter(({ day }) => day > due);
  return {
    afterDue: distinct(after.map(({ cluster }) => cluster)).length,
    onObject: distinct(
      after.filter(({ stems }) => namesObject(promise.object, stems())).map((r) => r.cluster),
    ).length,
    lastRead,
  };
}

function summaryOf(
  rows: readonly CommitmentRow[],
  read: readonly Reading[],
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
    survival: survivalOf(rows, read.at(-1)?.day ?? null, asOf),
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
