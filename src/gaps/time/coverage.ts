import { partialDate } from '../../base/index.ts';
import type { Document } from '../../model/index.ts';
import { byText } from '../common.ts';
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

/** How much was read of each period, curated entries left out. */
export function coverageOf(documents: readonly CoverageDocument[], length: PeriodLength): Coverage {
  const periods = new Map<string, string | null>();
  const families = new Map<string, { start: string; period: string | null }>();
  let undated = 0;
  let first: string | null = null;
  let last: string | null = null;
  const kept = documents.filter((document) => !isCuratedEntry(document));
  for (const { id, cluster, published } of kept.toSorted((a, b) => byText(a.id, b.id))) {
    const days = published.date === null ? null : partialDate(published.date);
    const period = days === null ? null : periodHolding(days, length);
    periods.set(id, period);
    if (days === null) {
      undated++;
      continue;
    }
    if (first === null || days.start < first) first = days.start;
    if (last === null || days.end > last) last = days.end;
    const known = families.get(cluster);
    if (!known || days.start < known.start) families.set(cluster, { start: days.start, period });
  }
  const read = new Map<string, number>();
  for (const { period } of families.values())
    if (period !== null) read.set(period, (read.get(period) ?? 0) + 1);
  return { read, periodOf: periods, first, last, documents: kept.length, undated };
}
