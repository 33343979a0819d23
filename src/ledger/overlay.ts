import {
  MODES,
  ROOTS,
  quadOf,
  standingReviews,
  type CodedRecord,
  type Diagnostic,
  type Review,
  type Root,
} from '../model/index.ts';
import { invalidReview } from './diagnostics.ts';
import { CHECKS, RECORD_NAMES } from './sql/columns.ts';
import { CODED_KINDS, type CodedKind, type RecordOf } from './types.ts';

/** How the ids of each table begin. */
export const PREFIXES: Readonly<Record<CodedKind, string>> = {
  events: 'ev_',
  commitments: 'co_',
  positions: 'po_',
};
export const kindOfId = (id: string): CodedKind | undefined =>
  CODED_KINDS.find((kind) => id.startsWith(PREFIXES[kind]));

const isRoot = (value: unknown): value is Root => ROOTS.some((root) => root === value);

/** Which table a review speaks of: its patch's `record`, else the prefix of the record's id. */
export function kindOf(review: Review): CodedKind {
  const named = CODED_KINDS.find((kind) => RECORD_NAMES[kind] === review.patch['record']);
  return named ?? kindOfId(review.recordId) ?? 'events';
}

const rootOf = (record: CodedRecord): Root | null =>
  record.record === 'event' ? record.root : null;

const sameSpan = (review: Review, record: CodedRecord): boolean =>
  record.documentId === review.binds.documentId &&
  record.evidence.start === review.binds.start &&
  record.evidence.end === review.binds.end;

/** The root of a record that a review binds to; after a correction, also the root that it gave. */
const rootsOf = (review: Review): readonly (Root | null)[] => {
  const root = review.patch['root'];
  return review.decision === 'correct' && isRoot(root) && root !== review.binds.root
    ? [review.binds.root, root]
    : [review.binds.root];
};

/** The records that a review speaks of: by id, else by place and root, else by place and its own root. */
function boundTo<T extends CodedRecord>(
  review: Review,
  there: readonly Standing<T>[],
): Standing<T>[] {
  const named = there.filter((one) => one.original.id === review.recordId);
  if (named.length > 0) return named;
  for (const root of rootsOf(review)) {
    const found = there.filter(
      (one) => sameSpan(review, one.original) && rootOf(one.original) === root,
    );
    if (found.length > 0) return found;
  }
  return [];
}

const isOverlapping = (a: CodedRecord, b: CodedRecord): boolean =>
  a.evidence.trigger.start < b.evidence.trigger.end &&
  b.evidence.trigger.start < a.evidence.trigger.end;

/** A corrected root brings its quad class, and drops a mode that does not belong to it. */
function consistent(fields: Record<string, unknown>, patch: Record<string, unknown>): void {
  const root = patch['root'];
  if (!isRoot(root)) return;
  if (!('quad' in patch)) fields['quad'] = quadOf(root);
  const modes = MODES[root] ?? [];
  if (!('mode' in patch) && !modes.some((mode) => mode === fields['mode'])) fields['mode'] = null;
}

interface Standing<T> {
  /** As coded, or as added: what reviews bind to. */
  original: T;
  record: T;
  rejected: boolean;
  /** A reviewer has spoken of it. */
  reviewed: boolean;
}

/**
 * Applies reviews, in their order, to the records of one kind. A review names a record by its id; where
 * no record has that id (the text was coded again) it holds for those of the same document, quotation
 * and root. Where the newer coder has no such record, one that a person has accepted or corrected stands
 * as it was seen, in the place of what the coder now makes of the same words. The last decision on a
 * record counts; what was taken back does not. A record is never changed in place.
 */
export function overlay<K extends CodedKind>(
  kind: K,
  records: readonly RecordOf[K][],
  reviews: readonly Review[],
): { records: RecordOf[K][]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const all: Standing<RecordOf[K]>[] = records.map((record) => ({
    original: record,
    record,
    rejected: false,
    reviewed: false,
  }));
  const byDocument = grouped(all);

  const parse = (review: Review, fields: Record<string, unknown>): RecordOf[K] | null => {
    const parsed = CHECKS[kind].safeParse(fields);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    const why = issue ? `${issue.path.join('.')}: ${issue.message}` : 'not a record';
    diagnostics.push(invalidReview(review.id, review.recordId, why));
    return null;
  };

  const put = (record: RecordOf[K]): Standing<RecordOf[K]> => {
    const one = { original: record, record, rejected: false, reviewed: true };
    all.push(one);
    byDocument.set(record.documentId, [...(byDocument.get(record.documentId) ?? []), one]);
    return one;
  };

  /** The record as the reviewer saw it; what a newer coder makes of the same words gives way. */
  const revived = (review: Review): Standing<RecordOf[K]> | null => {
    if (review.seen === undefined || review.decision === 'reject') return null;
    const { documentId } = review.binds;
    const record = parse(review, { ...review.seen, id: review.recordId, documentId });
    if (!record) return null;
    for (const other of byDocument.get(documentId) ?? [])
      if (
        !other.reviewed &&
        sameSpan(review, other.original) &&
        isOverlapping(other.original, record)
      )
        other.rejected = true;
    return put(record);
  };

  for (const review of standingReviews(reviews)) {
    if (kindOf(review) !== kind) continue;
    const there = byDocument.get(review.binds.documentId) ?? [];
    if (review.decision === 'add') {
      if (there.some((one) => one.original.id === review.recordId)) continue;
      const record = parse(review, addedFields(review, RECORD_NAMES[kind]));
      if (record) put(record);
      continue;
    }
    let bound = boundTo(review, there);
    if (bound.length === 0) bound = [revived(review)].filter((one) => one !== null);
    for (const one of bound) {
      one.rejected = review.decision === 'reject';
      one.reviewed = true;
      if (review.decision !== 'correct') continue;
      const { id, documentId, record } = one.original;
      const fields = { ...one.record, ...review.patch, id, documentId, record };
      consistent(fields, review.patch);
      one.record = parse(review, fields) ?? one.record;
    }
  }
  return {
    records: all.filter((one) => !one.rejected).map((one) => one.record),
    diagnostics,
  };
}

/** What a reviewer adds: the patch is the record; what it leaves out and is known is filled in. */
function addedFields(review: Review, record: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {
    alsoIn: [],
    confidence: 1,
    coder: `human/${review.reviewer}`,
    ...review.patch,
    record,
    id: review.recordId,
    documentId: review.binds.documentId,
  };
  if (!('root' in fields) && review.binds.root !== null) fields['root'] = review.binds.root;
  if (!('quad' in fields) && isRoot(fields['root'])) fields['quad'] = quadOf(fields['root']);
  return fields;
}

function grouped<T extends { original: CodedRecord }>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(one.original.documentId);
    if (group) group.push(one);
    else groups.set(one.original.documentId, [one]);
  }
  return groups;
}
