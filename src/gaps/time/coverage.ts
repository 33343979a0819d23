import { partialDate } from '../../base/index.ts';
import type { Document } from '../../model/index.ts';
import { type PeriodLength, periodHolding } from './periods.ts';

/** What coverage needs to know of a document. */
export type CoverageDocument = Pick<Document, 'id' | 'uri' | 'published' | 'cluster'>;

/**
 * An entry of a curated chronology: it is there because of its act, so it says nothing of how much was
 * read. A rate per such entry would be one by construction.
 */
export const isCuratedEntry = ({ uri }: Pick<Document, 'uri'>): boolean =>
  uri.startsWith('entente:');

/** Documents read by period; a text printed ten times counts once, where it came first. */
export interface Coverage {
  /** Families of documents by period. */
  read: ReadonlyMap<string, number>;
  /** Period of each document that was read; null where its date fits no single period. */
  periodOf: ReadonlyMap<string, string | null>;
  /** First and last day of publication; null where nothing dated was read. */
  first: string | null;
  last: string | null;
  documents: number;
  undated: number;
}

/** What is computed of a date of publication, once for each: documents of a large ledger share theirs. */
function remembered<T>(
  make: (published: CoverageDocument['published']) => T,
): (published: CoverageDocument['published']) => T {
  const made = new Map<CoverageDocument['published'], T>();
  return (published) => {
    if (made.has(published)) return made.get(published)!;
    const found = make(published);
    made.set(published, found);
    return found;
  };
}

const readings = new WeakMap<readonly CoverageDocument[], Map<PeriodLength, Coverage>>();

/** How much was read of each period, curated entries left out. Of a frozen list it is computed once. */
export function coverageOf(documents: readonly CoverageDocument[], length: PeriodLength): Coverage {
  if (!Object.isFrozen(documents)) return readingOf(documents, length);
  const byLength = readings.get(documents) ?? new Map<PeriodLength, Coverage>();
  readings.set(documents, byLength);
  let found = byLength.get(length);
  if (found === undefined) byLength.set(length, (found = readingOf(documents, length)));
  return found;
}

function readingOf(documents: readonly CoverageDocument[], length: PeriodLength): Coverage {
  const periods = new Map<string, string | null>();
  const families = new Map<string, { id: string; start: string; period: string | null }>();
  let undated = 0;
  let first: string | null = null;
  let last: string | null = null;
  let kept = 0;
  const days = remembered(({ date }) => (date === null ? null : partialDate(date)));
  const held = new Map<CoverageDocument['published'], string | null>();
  for (const document of documents) {
    if (isCuratedEntry(document)) continue;
    kept++;
    const { id, cluster, published } = document;
    const on = days(published);
    let period = held.get(published);
    if (period === undefined)
      held.set(published, (period = on === null ? null : periodHolding(on, length)));
    periods.set(id, period);
    if (on === null) {
      undated++;
      continue;
    }
    if (first === null || on.start < first) first = on.start;
    if (last === null || on.end > last) last = on.end;
    const before = families.get(cluster);
    if (!before || on.start < before.start || (on.start === before.start && id < before.id))
      families.set(cluster, { id, start: on.start, period });
  }
  const read = new Map<string, number>();
  for (const { period } of families.values())
    if (period !== null) read.set(period, (read.get(period) ?? 0) + 1);
  return { read, periodOf: periods, first, last, documents: kept, undated };
}
