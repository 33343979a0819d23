import { join } from 'node:path';
import type { CodedRecord, Diagnostic, Indicator } from '../model/index.ts';
import { isStanding } from './coders.ts';
import { numberOf, textOf, textOrNull } from './database.ts';
import { passes } from './filter.ts';
import { fileOf } from './format.ts';
import { kindOf, overlay } from './overlay.ts';
import { placeOfSegment } from './segments.ts';
import { fromLine } from './rows.ts';
import {
  countCoded,
  countDocuments,
  describeDocuments,
  readCoded,
  readDocuments,
  readDocumentsOf,
  readIndicators,
  type Reading,
} from './sql/statements.ts';
import { CODED_KINDS, type CodedKind, type Counts, type Filter, type RecordOf } from './types.ts';
import type { View } from './view.ts';

const standing = (filter: Filter): boolean =>
  filter.coder !== undefined && isStanding(filter.coder);

/** Documents whose records of a kind a reviewer has spoken of. */
export const reviewedDocuments = (view: View, kind: CodedKind, filter: Filter): string[] =>
  filter.reviews === false
    ? []
    : [
        ...new Set(
          view
            .reviews()
            .filter((review) => kindOf(review) === kind)
            .map((review) => review.binds.documentId),
        ),
      ];

/** The scope of one reading: files, filter, and the documents under review. */
export async function readingOf(
  view: View,
  kind: CodedKind | 'documents',
  filter: Filter,
): Promise<Reading> {
  return {
    files: await view.files(kind, filter.documentIds),
    filter,
    standing: standing(filter),
    ...(kind === 'documents' ? {} : { reviewed: reviewedDocuments(view, kind, filter) }),
  };
}

/** Lines as records; what is no record is left out and told. */
function parsed<K extends keyof RecordOf>(
  view: View,
  kind: K,
  lines: readonly unknown[],
): (RecordOf[K] | null)[] {
  const problems: Diagnostic[] = [];
  const records = lines.map((line) => {
    const record = fromLine(kind, textOf(line));
    if (record.record !== 'diagnostic') return record;
    problems.push(record);
    return null;
  });
  view.tell(problems);
  return records;
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Document order (date of publication, unknown last, then id), then text order. */
const inOrder =
  (published: ReadonlyMap<string, string | null>) =>
  (a: CodedRecord, b: CodedRecord): number =>
    text(published.get(a.documentId) ?? '\uffff', published.get(b.documentId) ?? '\uffff') ||
    text(a.documentId, b.documentId) ||
    a.evidence.start - b.evidence.start ||
    a.evidence.end - b.evidence.end ||
    text(a.id, b.id) ||
    text(a.coder, b.coder);

/** Facts of documents that a hit or an order needs. */
export interface DocumentFacts {
  id: string;
  title: string | null;
  uri: string;
  published: string | null;
}

export async function documentFacts(
  view: View,
  filter: Filter,
  ids: readonly string[],
): Promise<Map<string, DocumentFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await view.read(async () =>
    describeDocuments({
      files: await view.files('documents', ids),
      filter,
      standing: standing(filter),
      ids,
    }),
  );
  return new Map(
    rows.map(([id, title, uri, published]) => [
      textOf(id),
      {
        id: textOf(id),
        title: textOrNull(title),
        uri: textOf(uri),
        published: textOrNull(published),
      },
    ]),
  );
}

/** The records of a kind, with the reviewers' decisions unless `filter.reviews` is false. */
export async function readRecords<K extends CodedKind>(
  view: View,
  kind: K,
  filter: Filter = {},
  ids?: readonly string[],
): Promise<RecordOf[K][]> {
  const reviewed = reviewedDocuments(view, kind, filter);
  const rows = await view.read(async () => {
    const reading = await readingOf(view, kind, filter);
    return readCoded(kind, ids ? { ...reading, ids } : reading);
  });
  const published = new Map<string, string | null>();
  const records: RecordOf[K][] = [];
  parsed(
    view,
    kind,
    rows.map(([line]) => line),
  ).forEach((record, i) => {
    if (!record) return;
    records.push(record);
    published.set(record.documentId, textOrNull(rows[i]?.[1]));
  });
  if (reviewed.length === 0) return records;
  return applyReviews(view, kind, filter, records, published);
}

async function applyReviews<K extends CodedKind>(
  view: View,
  kind: K,
  filter: Filter,
  records: readonly RecordOf[K][],
  published: Map<string, string | null>,
): Promise<RecordOf[K][]> {
  const asked = new Set(filter.documentIds);
  const wanted = view
    .reviews()
    .filter((review) => !filter.documentIds || asked.has(review.binds.documentId));
  const bare = [...new Set(wanted.map((review) => review.binds.documentId))].filter(
    (id) => !published.has(id),
  );
  for (const [id, facts] of await documentFacts(view, filter, bare))
    published.set(id, facts.published);
  const result = overlay(
    kind,
    records,
    wanted.filter((review) => published.has(review.binds.documentId)),
  );
  view.tell(result.diagnostics);
  return result.records.filter((record) => passes(record, filter)).sort(inOrder(published));
}

export async function readAllDocuments(
  view: View,
  filter: Filter = {},
  ids?: readonly string[],
): Promise<RecordOf['documents'][]> {
  const rows = await view.read(async () => {
    const reading = await readingOf(
      view,
      'documents',
      ids ? { ...filter, documentIds: ids } : filter,
    );
    return readDocuments(reading);
  });
  return parsed(
    view,
    'documents',
    rows.map(([line]) => line),
  ).filter((document) => document !== null);
}

/** The documents of one segment as they stand in it. */
export async function readDocumentsIn(
  view: View,
  dir: string,
  segment: string,
): Promise<RecordOf['documents'][]> {
  if (!view.segments().includes(segment)) return [];
  const file = join(await placeOfSegment(dir, segment), fileOf('documents'));
  const rows = await view.read(() => readDocumentsOf(file));
  return parsed(
    view,
    'documents',
    rows.map(([line]) => line),
  ).filter((document) => document !== null);
}

export async function readAllIndicators(view: View, ids?: readonly string[]): Promise<Indicator[]> {
  const rows = await view.read(async () => readIndicators(await view.files('indicators'), ids));
  return parsed(
    view,
    'indicators',
    rows.map(([line]) => line),
  ).filter((indicator) => indicator !== null);
}

/** Counts what `readRecords` would give, without reading the records that have no reviews. */
export async function countAll(
  view: View,
  filter: Pick<Filter, 'coder' | 'reviews'> = {},
): Promise<Counts> {
  const counts: Counts = {
    documents: 0,
    events: 0,
    commitments: 0,
    positions: 0,
    indicators: (await readAllIndicators(view)).length,
    reviews: view.reviews().length,
    from: null,
    to: null,
  };
  const [documents] = await view.read(() => countDocuments(filter.coder, standing(filter)));
  counts.documents = numberOf(documents?.[0]);
  for (const kind of CODED_KINDS) {
    const [row = []] = await view.read(async () =>
      countCoded(kind, await readingOf(view, kind, filter)),
    );
    const reviewed = reviewedDocuments(view, kind, filter);
    const changed: CodedRecord[] =
      reviewed.length === 0
        ? []
        : await readRecords(view, kind, { ...filter, documentIds: reviewed });
    counts[kind] = numberOf(row[0]) + changed.length;
    if (kind !== 'events') continue;
    const days = changed.flatMap(({ date }) => [date.start, date.end ?? date.start]);
    const all = [row[1], row[2], ...days].filter((day) => typeof day === 'string').sort();
    counts.from = all[0] ?? null;
    counts.to = all.at(-1) ?? null;
  }
  return counts;
}
