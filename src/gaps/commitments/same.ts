import type { Commitment, Document } from '../../model/index.ts';
import { dayNumber } from '../../base/index.ts';
import { byText, distinct } from '../common.ts';
import { coverageOf, objectOf } from './object.ts';

/** A promise in the world, with every record that states it. */
export interface Promised {
  /** The record that speaks for it: the earliest made, then by id. */
  first: Commitment;
  records: Commitment[];
  by: string[];
  to: string[];
  object: Set<string>;
}

export const codesOf = (mentions: Commitment['by']): string[] =>
  distinct(mentions.flatMap((mention) => mention.code ?? []));

const equal = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((code, i) => code === b[i]);

/** Day on which a promise counts as made: its own last day, else that of its document; null unknown. */
export const madeOn = (
  commitment: Commitment,
  documents: ReadonlyMap<string, Pick<Document, 'published'>>,
): string | null =>
  commitment.date.end ?? documents.get(commitment.documentId)?.published.date ?? null;

/**
 * Brings together records of one promise: the same promisers, force of words aside, and either the same
 * quantity, or most of the same words and the same due date. A restated promise is the earlier one.
 */
export function promisesOf(commitments: readonly Commitment[]): Promised[] {
  const promises: Promised[] = [];
  // Only promises of the same promisers can be one.
  const byPromisers = new Map<string, Promised[]>();
  const ordered = [...commitments].sort(
    (a, b) =>
      Number(a.restated) - Number(b.restated) ||
      byText(a.date.start ?? '~', b.date.start ?? '~') ||
      byText(a.id, b.id),
  );
  for (const record of ordered) {
    const names = [...record.by, ...record.to].flatMap((m) => [m.name, m.text]);
    const candidate: Promised = {
      first: record,
      records: [record],
      by: codesOf(record.by),
      to: codesOf(record.to),
      object: objectOf(record.promise, names),
    };
    const key = candidate.by.join(' ');
    const alike = byPromisers.get(key) ?? [];
    byPromisers.set(key, alike);
    const known = alike.find((promise) => samePromise(promise, candidate));
    if (known) known.records.push(record);
    else {
      promises.push(candidate);
      alike.push(candidate);
    }
  }
  return promises;
}

function samePromise(a: Promised, b: Promised): boolean {
  if (!equal(a.by, b.by)) return false;
  const restates = b.first.restated;
  if (!restates && !close(a.first, b.first)) return false;
  const [x, y] = [a.first.quantities, b.first.quantities];
  const shared = x.some((p) =>
    y.some((q) => p.value === q.value && p.unit === q.unit && p.of === q.of),
  );
  if (x.length > 0 && y.length > 0) return shared;
  const due = a.first.due?.end ?? null;
  const otherDue = b.first.due?.end ?? null;
  const dueAgrees = due === otherDue || (restates && (due === null || otherDue === null));
  return (
    dueAgrees && Math.min(coverageOf(a.object, b.object), coverageOf(b.object, a.object)) >= 0.5
  );
}

/** Made at the same time, as far as the dates can tell (two days apart at most). */
function close(a: Commitment, b: Commitment): boolean {
  if (a.date.start === null || b.date.start === null) return false;
  return (
    dayNumber(a.date.start) - dayNumber(b.date.end ?? b.date.start) <= 2 &&
    dayNumber(b.date.start) - dayNumber(a.date.end ?? a.date.start) <= 2
  );
}
