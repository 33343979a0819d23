import type { Event, Review } from '../model/index.ts';
import { ROOTS, quadOf, standingReviews } from '../model/index.ts';
import { type Alpha, type Unit, alpha, alphaGrade, alphaInterval } from './agreement.ts';
import type { Interval } from './bootstrap.ts';
import { byText, distinct } from './common.ts';

/** What is compared of a record. `none` stands for a coder who saw no act there. */
export const CODED_FIELDS = ['act', 'root', 'quad', 'status', 'instrument', 'date'] as const;
export type CodedField = (typeof CODED_FIELDS)[number];

/** What one coder says of one passage; null where that coder did not look at it. */
type Values = Partial<Record<CodedField, string>>;

export interface FieldAgreement {
  field: CodedField;
  alpha: Alpha;
  interval: Interval;
  grade: 'firm' | 'tentative' | 'insufficient' | null;
  /** Units on which both said the same, and units that both coded. */
  same: number;
  units: number;
}

export interface Comparison {
  a: string;
  b: string;
  /** How the two came to the same passages. */
  by: 'review' | 'two-reviewers' | 'two-coders' | 'gold';
  fields: FieldAgreement[];
  units: number;
  recordIds: string[];
}

export interface AgreementResult {
  comparisons: Comparison[];
  /** Decisions on machine records: what the review says of the machine's precision. */
  reviewed: { accepted: number; corrected: number; rejected: number; added: number };
  /** Why there is nothing to compare. */
  reason: 'no-unit-with-two-codings' | null;
  recordIds: string[];
}

/** Codings of one coder. */
export interface Coding {
  coder: string;
  events: readonly Event[];
}

const NONE: Values = { act: 'none', root: 'none', quad: 'none' };

const valuesOf = (event: Event): Values => ({
  act: 'act',
  root: event.root,
  quad: String(event.quad),
  status: event.status,
  instrument: event.instrument ?? 'none given',
  date: `${event.date.start ?? ''}/${event.date.end ?? ''}`,
});

interface Pairing {
  a: Values;
  b: Values;
  recordIds: string[];
}

/**
 * How far coders agree: reviewers with the machine, reviewers with each other, two coders or a gold
 * coding with the machine. Krippendorff's alpha for each field, nominal, with an interval over units.
 */
export function agreementOf(input: {
  /** Machine records as coded, without reviews. */
  coded: readonly Event[];
  reviews: readonly Review[];
  /** Further codings of the same documents; `gold` marks one that is taken for the truth. */
  others?: readonly (Coding & { gold?: boolean })[];
  replicates?: number;
}): AgreementResult {
  const { coded, reviews, others = [], replicates = 1000 } = input;
  const machine = distinct(coded.map((event) => event.coder));
  const decided = decisionsOf(coded, reviews);
  const reviewers = distinct(decided.map(({ reviewer }) => reviewer));
  const comparisons: Comparison[] = [];
  const add = (a: string, b: string, by: Comparison['by'], pairs: readonly Pairing[]): void => {
    if (pairs.length > 0) comparisons.push(compare(a, b, by, pairs, replicates));
  };
  for (const coder of machine)
    for (const reviewer of reviewers)
      add(
        coder,
        `human/${reviewer}`,
        'review',
        decided.filter((d) => d.reviewer === reviewer && d.coder === coder),
      );
  for (const [i, one] of reviewers.entries())
    for (const other of reviewers.slice(i + 1))
      add(`human/${one}`, `human/${other}`, 'two-reviewers', bothReviewed(decided, one, other));
  for (const other of others) {
    const documents = new Set(other.events.map((event) => event.documentId));
    for (const coder of machine.filter((name) => name !== other.coder)) {
      const mine = coded.filter((e) => e.coder === coder && documents.has(e.documentId));
      if (mine.length === 0) continue;
      const shared = new Set(mine.map((event) => event.documentId));
      const theirs = other.events.filter((event) => shared.has(event.documentId));
      add(coder, other.coder, other.gold ? 'gold' : 'two-coders', matched(mine, theirs));
    }
  }
  const count = (decision: Review['decision']): number =>
    decided.filter((d) => d.decision === decision).length;
  return {
    comparisons,
    reviewed: {
      accepted: count('accept'),
      corrected: count('correct'),
      rejected: count('reject'),
      added: count('add'),
    },
    reason: comparisons.length === 0 ? 'no-unit-with-two-codings' : null,
    recordIds: distinct(comparisons.flatMap((one) => one.recordIds)),
  };
}

interface Decided extends Pairing {
  key: string;
  reviewer: string;
  coder: string;
  decision: Review['decision'];
}

/** The last decision of each reviewer on each record, beside what the machine said. */
function decisionsOf(coded: readonly Event[], reviews: readonly Review[]): Decided[] {
  const byId = new Map(coded.map((event) => [event.id, event]));
  const last = new Map<string, Decided>();
  const [only] = distinct(coded.map((event) => event.coder));
  for (const review of standingReviews(reviews)) {
    const event = byId.get(review.recordId) ?? bound(coded, review);
    const key = event?.id ?? review.recordId;
    const at = `${review.reviewer}\u001f${key}`;
    if (review.decision === 'add') {
      if (!review.recordId.startsWith('ev_') || only === undefined) continue;
      const added = patched(null, review.patch, review.binds.root);
      last.set(at, {
        ...{ key, reviewer: review.reviewer, coder: only, decision: 'add' },
        ...{ a: NONE, b: added, recordIds: [review.recordId] },
      });
      continue;
    }
    if (!event) continue;
    const mine = valuesOf(event);
    const theirs =
      review.decision === 'reject'
        ? NONE
        : review.decision === 'accept'
          ? mine
          : patched(event, review.patch, null);
    last.set(at, {
      ...{ key, reviewer: review.reviewer, coder: event.coder, decision: review.decision },
      ...{ a: mine, b: theirs, recordIds: [event.id] },
    });
  }
  return [...last].sort(([a], [b]) => byText(a, b)).map(([, decided]) => decided);
}

const bound = (coded: readonly Event[], { binds }: Review): Event | undefined =>
  coded.find(
    (event) =>
      event.documentId === binds.documentId &&
      event.evidence.start === binds.start &&
      event.evidence.end === binds.end &&
      event.root === binds.root,
  );

/** What a record says once a reviewer has corrected it. */
function patched(event: Event | null, patch: Review['patch'], root: string | null): Values {
  const own: Values = event === null ? { act: 'act' } : valuesOf(event);
  const text = (field: string): string | undefined => {
    const value: unknown = patch[field];
    return typeof value === 'string' ? value : undefined;
  };
  const given = text('root') ?? root ?? own.root;
  const known = ROOTS.find((one) => one === given);
  const date: unknown = patch['date'];
  const days =
    typeof date === 'object' && date !== null && 'start' in date && 'end' in date
      ? `${typeof date.start === 'string' ? date.start : ''}/${typeof date.end === 'string' ? date.end : ''}`
      : own.date;
  const values: Values = { ...own };
  if (known) Object.assign(values, { root: known, quad: String(quadOf(known)) });
  for (const field of ['status', 'instrument'] as const) {
    const value = text(field) ?? own[field];
    if (value !== undefined) values[field] = value;
  }
  if (days !== undefined) values.date = days;
  return values;
}

function bothReviewed(decided: readonly Decided[], one: string, other: string): Pairing[] {
  const theirs = new Map(decided.filter((d) => d.reviewer === other).map((d) => [d.key, d]));
  return decided
    .filter((d) => d.reviewer === one)
    .flatMap((d): Pairing[] => {
      const match = theirs.get(d.key);
      return match ? [{ a: d.b, b: match.b, recordIds: d.recordIds }] : [];
    });
}

/**
 * Records of two coders on the same passages: those that share a document and overlapping sentences are
 * paired, the same root first; what one has and the other has not is `none` for the other.
 */
function matched(a: readonly Event[], b: readonly Event[]): Pairing[] {
  const places = new Map<string, Event[]>();
  for (const event of b) {
    const list = places.get(event.documentId);
    if (list) list.push(event);
    else places.set(event.documentId, [event]);
  }
  const used = new Set<Event>();
  const find = (event: Event, same: boolean): Event | undefined =>
    (places.get(event.documentId) ?? []).find(
      (other) =>
        !used.has(other) &&
        other.evidence.start < event.evidence.end &&
        event.evidence.start < other.evidence.end &&
        (!same || other.root === event.root),
    );
  const partner = new Map<Event, Event>();
  for (const same of [true, false])
    for (const event of a) {
      if (partner.has(event)) continue;
      const other = find(event, same);
      if (!other) continue;
      used.add(other);
      partner.set(event, other);
    }
  return [
    ...a.map((event): Pairing => {
      const other = partner.get(event);
      return {
        a: valuesOf(event),
        b: other ? valuesOf(other) : NONE,
        recordIds: other && other.id !== event.id ? [event.id, other.id] : [event.id],
      };
    }),
    ...b
      .filter((event) => !used.has(event))
      .map((event): Pairing => ({ a: NONE, b: valuesOf(event), recordIds: [event.id] })),
  ];
}

function compare(
  a: string,
  b: string,
  by: Comparison['by'],
  pairs: readonly Pairing[],
  replicates: number,
): Comparison {
  const fields = CODED_FIELDS.map((field): FieldAgreement => {
    const both = pairs.filter((pair) => pair.a[field] !== undefined && pair.b[field] !== undefined);
    const labels = distinct(both.flatMap((pair) => [pair.a[field]!, pair.b[field]!]));
    const number = new Map(labels.map((label, i) => [label, i]));
    const units = both.map((pair): Unit => [
      number.get(pair.a[field]!)!,
      number.get(pair.b[field]!)!,
    ]);
    const found = alpha(units);
    return {
      field,
      alpha: found,
      interval: alphaInterval(units, 'nominal', { replicates, name: `alpha ${a} ${b} ${field}` }),
      grade: found.value === null ? null : alphaGrade(found.value),
      same: both.filter((pair) => pair.a[field] === pair.b[field]).length,
      units: both.length,
    };
  });
  return {
    ...{ a, b, by, fields, units: pairs.length },
    recordIds: distinct(pairs.flatMap((pair) => pair.recordIds)),
  };
}
