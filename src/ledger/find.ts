import type { CodedRecord } from '../model/index.ts';
import { numberOf, textOf, textOrNull } from './database.ts';
import {
  documentFacts,
  readRecords,
  readingOf,
  reviewedDocuments,
  type DocumentFacts,
} from './read.ts';
import { match, parseQuery, type Match } from './search.ts';
import { findCoded } from './sql/statements.ts';
import { CODED_KINDS, type CodedKind, type Filter, type FindOptions, type Hit } from './types.ts';
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

/** Full-text search in quotations and titles: see `parseQuery` for the language of queries. */
export async function findHits(
  view: View,
  query: string,
  options: FindOptions = {},
): Promise<Hit[]> {
  const { limit = 50, offset = 0, ...filter } = options;
  const terms = parseQuery(query);
  if (terms.length === 0) return [];
  const candidates: Candidate[] = [];
  for (const kind of CODED_KINDS) {
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
      const found = match(terms, textOf(quote), document.title);
      if (found)
        candidates.push({ kind, id: textOf(id), start: numberOf(start), document, match: found });
    }
    candidates.push(...(await findReviewed(view, kind, filter, terms)));
  }
  const page = candidates.sort(byRank).slice(offset, offset + limit);
  return complete(view, filter, page);
}

/** The same among the documents that have reviews, as the reviewers left them. */
async function findReviewed(
  view: View,
  kind: CodedKind,
  filter: Filter,
  terms: ReturnType<typeof parseQuery>,
): Promise<Candidate[]> {
  const asked = filter.documentIds;
  const ids = reviewedDocuments(view, kind, filter).filter((id) => !asked || asked.includes(id));
  if (ids.length === 0) return [];
  const facts = await documentFacts(view, filter, ids);
  const records: CodedRecord[] = await readRecords(view, kind, { ...filter, documentIds: ids });
  return records.flatMap((record) => {
    const document = facts.get(record.documentId);
    const found = document && match(terms, record.evidence.quote, document.title);
    if (!document || !found) return [];
    return [{ kind, id: record.id, start: record.evidence.start, document, match: found, record }];
  });
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
