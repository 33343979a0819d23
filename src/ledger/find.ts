import type { CodedRecord } from '../model/index.ts';
import { numberOf, textOf, textOrNull } from './database.ts';
import {
  documentFacts,
  readRecords,
  readingOf,
  reviewedDocuments,
  type DocumentFacts,
} from './read.ts';
import { parseSearch, type Search } from './operators.ts';
import { match, type Match, type Term } from './search.ts';
import { findCoded, findDocumentTexts } from './sql/statements.ts';
import {
  CODED_KINDS,
  type CodedKind,
  type Filter,
  type FindOptions,
  type FoundDocument,
  type Hit,
} from './types.ts';
import type { View } from './view.ts';

interface Candidate {
  kind: CodedKind;
  id: string;
  start: number;
  document: DocumentFacts;
  match: Match;
  /** Read already where a reviewer has spoken of its document. */
  record?: CodedRecord;
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Best first; of equals the newest document first (unknown dates last), then text order. */
const byRank = (a: Candidate, b: Candidate): number =>
  b.match.score - a.match.score ||
  text(b.document.published ?? '', a.document.published ?? '') ||
  text(a.document.id, b.document.id) ||
  a.start - b.start ||
  text(a.id, b.id);

/** Whether a kind has what a query asks about: `status:` finds no position, `root:` no commitment. */
const hasFields = (kind: CodedKind, { root, status, domain }: Search['filter']): boolean =>
  kind === 'events' ||
  (root === undefined &&
    (kind === 'commitments' || (status === undefined && domain === undefined)));

/** As `match`, but null where what must not stand there does. */
const matched = (
  terms: readonly Term[],
  not: readonly Term[],
  quote: string,
  title: string | null,
): Match | null =>
  not.some((term) => match([term], quote, title) !== null) ? null : match(terms, quote, title);

/** Full-text search in quotations and titles: see `parseSearch` for the language of queries. */
export async function findHits(
  view: View,
  query: string,
  options: FindOptions = {},
): Promise<Hit[]> {
  const { limit = 50, offset = 0, ...given } = options;
  const { terms, not, filter: own, unknown } = parseSearch(query);
  if (unknown.length > 0) return [];
  if (terms.length === 0 && Object.keys(own).length === 0) return [];
  const filter: Filter = { ...given, ...own };
  const candidates: Candidate[] = [];
  for (const kind of CODED_KINDS.filter((one) => hasFields(one, own))) {
    const words = terms.flatMap((term) => term.plain);
    const rows = await view.read(async () =>
      findCoded(
        kind,
        await readingOf(view, kind, filter),
        await view.files('documents', filter.documentIds),
        words,
      ),
    );
    for (const [id, documentId, quote, start, title, uri, published] of rows) {
      const document = {
        id: textOf(documentId),
        title: textOrNull(title),
        uri: textOf(uri),
        published: textOrNull(published),
      };
      const found = matched(terms, not, textOf(quote), document.title);
      if (found)
        candidates.push({ kind, id: textOf(id), start: numberOf(start), document, match: found });
    }
    candidates.push(...(await findReviewed(view, kind, filter, terms, not)));
  }
  const page = candidates.sort(byRank).slice(offset, offset + limit);
  return complete(view, filter, page);
}

/** The same among the documents that have reviews, as the reviewers left them. */
async function findReviewed(
  view: View,
  kind: CodedKind,
  filter: Filter,
  terms: readonly Term[],
  not: readonly Term[],
): Promise<Candidate[]> {
  const asked = filter.documentIds;
  const ids = reviewedDocuments(view, kind, filter).filter((id) => !asked || asked.includes(id));
  if (ids.length === 0) return [];
  const facts = await documentFacts(view, filter, ids);
  const records: CodedRecord[] = await readRecords(view, kind, { ...filter, documentIds: ids });
  return records.flatMap((record) => {
    const document = facts.get(record.documentId);
    const isFrom =
      filter.site === undefined ||
      (document !== undefined &&
        filter.site.some((site) => document.uri.toLowerCase().includes(site)));
    const found = document && isFrom && matched(terms, not, record.evidence.quote, document.title);
    if (!document || !found) return [];
    return [{ kind, id: record.id, start: record.evidence.start, document, match: found, record }];
  });
}

/** Documents whose title or text has the words: see `parseSearch`; conditions on records find nothing here. */
export async function findTexts(
  view: View,
  query: string,
  { limit = 20 }: { limit?: number } = {},
): Promise<FoundDocument[]> {
  const { terms, not, filter, unknown }: Search = parseSearch(query);
  const { root, status, domain, actor, site } = filter;
  const onRecords = [root, status, domain, actor].some((condition) => condition !== undefined);
  if (unknown.length > 0 || onRecords) return [];
  if (terms.length === 0 && site === undefined) return [];
  const rows = await view.read(async () =>
    findDocumentTexts(
      await view.files('documents'),
      terms.map(({ raw }) => raw),
      not.map(({ raw }) => raw),
      filter,
      limit,
    ),
  );
  return rows.map(([id, title, uri, published]) => ({
    id: textOf(id),
    title: textOrNull(title),
    uri: textOf(uri),
    published: textOrNull(published),
  }));
}

/** Reads the records of one page of hits. */
async function complete(view: View, filter: Filter, page: readonly Candidate[]): Promise<Hit[]> {
  const records = new Map<string, CodedRecord>();
  for (const kind of CODED_KINDS) {
    const missing = page.filter((one) => one.kind === kind && !one.record);
    if (missing.length === 0) continue;
    const documentIds = [...new Set(missing.map((one) => one.document.id))];
    const found: CodedRecord[] = await readRecords(
      view,
      kind,
      { ...filter, documentIds, reviews: false },
      missing.map((one) => one.id),
    );
    for (const record of found) records.set(`${kind} ${record.id}`, record);
  }
  return page.flatMap((one) => {
    const record = one.record ?? records.get(`${one.kind} ${one.id}`);
    if (!record) return [];
    const { start, end, quote } = record.evidence;
    const matches = one.match.spans.map((span) => ({
      start: start + span.start,
      end: start + span.end,
    }));
    return [{ record, document: one.document, quote, start, end, matches, score: one.match.score }];
  });
}
