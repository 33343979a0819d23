import { Numbering, partialDate } from '../../base/index.ts';
import type { Document, DocumentColumns } from '../../model/index.ts';
import { type PeriodLength, periodHolding } from './periods.ts';

/**
 * An entry of a curated chronology: it is there because of its act, so it says nothing of how much was
 * read. A rate per such entry would be one by construction.
 */
export const isCuratedEntry = ({ uri }: Pick<Document, 'uri'>): boolean =>
  uri.startsWith('entente:');

/** Documents read by period; a text printed ten times counts once, where it came first. */
export interface Coverage {
  /** Periods by number. */
  keys: Numbering<string>;
  /** Families of documents by period. */
  read: ReadonlyMap<string, number>;
  /** Period of each document that was read; -1 where its date fits no single one, or it is an entry. */
  periodOf: Int32Array;
  /** First and last day of publication; null where nothing dated was read. */
  first: string | null;
  last: string | null;
  documents: number;
  undated: number;
}

const readings = new WeakMap<DocumentColumns, Map<PeriodLength, Coverage>>();

/** How much was read of each period, curated entries left out. Of the same columns it is computed once. */
export function coverageOf(documents: DocumentColumns, length: PeriodLength): Coverage {
  const byLength = readings.get(documents) ?? new Map<PeriodLength, Coverage>();
  readings.set(documents, byLength);
  let found = byLength.get(length);
  if (found === undefined) byLength.set(length, (found = readingOf(documents, length)));
  return found;
}

function readingOf(documents: DocumentColumns, length: PeriodLength): Coverage {
  const { ids, uris, published, publications, family, families } = documents;
  const keys = new Numbering<string>();
  const days = publications.map(({ date }) => (date === null ? null : partialDate(date)));
  const periodIn = days.map((on) => {
    const key = on === null ? null : periodHolding(on, length);
    return key === null ? -1 : keys.of(key, () => key);
  });
  // Days in order, so that numbers tell which comes first.
  const starts = [...new Set(days.flatMap((on) => on?.start ?? []))].sort();
  const places = new Map(starts.map((start, i) => [start, i]));
  const startIn = days.map((on) => (on === null ? -1 : places.get(on.start)!));
  const n = ids.length;
  const periodOf = new Int32Array(n).fill(-1);
  const earliest = new Int32Array(families.length).fill(-1);
  const met = new Uint8Array(publications.length);
  let undated = 0;
  let kept = 0;
  for (let at = 0; at < n; at++) {
    if (isCuratedEntry({ uri: uris.at(at) })) continue;
    kept++;
    const on = published[at]!;
    periodOf[at] = periodIn[on]!;
    if (startIn[on]! < 0) {
      undated++;
      continue;
    }
    met[on] = 1;
    const before = earliest[family[at]!]!;
    if (before < 0) earliest[family[at]!] = at;
    else {
      const [mine, theirs] = [startIn[on]!, startIn[published[before]!]!];
      if (mine < theirs || (mine === theirs && ids.at(at) < ids.at(before)))
        earliest[family[at]!] = at;
    }
  }
  let first: string | null = null;
  let last: string | null = null;
  for (const [i, on] of days.entries()) {
    if (on === null || met[i] === 0) continue;
    if (first === null || on.start < first) first = on.start;
    if (last === null || on.end > last) last = on.end;
  }
  const read = new Map<string, number>();
  for (const at of earliest) {
    if (at < 0 || periodOf[at]! < 0) continue;
    const key = keys.values[periodOf[at]!]!;
    read.set(key, (read.get(key) ?? 0) + 1);
  }
  return { keys, read, periodOf, first, last, documents: kept, undated };
}
