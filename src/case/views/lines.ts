import type { Case } from '../../case.ts';
import { prose, termFinder, type Terms } from '../../gaps/index.ts';

/** A use of a term with the words around it, cut from the stored text. */
export interface Line {
  documentId: string;
  title: string;
  date: string | null;
  publisher: string | null;
  language: string | null;
  /** Who says it, where a record that rests on the sentence names a speaker or holder. */
  speaker: string | null;
  before: string;
  start: number;
  end: number;
  keyword: string;
  after: string;
  /** Records whose sentence holds it. */
  records: string[];
}

/** So many characters on each side, cut at a blank. */
const AROUND = 110;

/** Every use of a term in what was read, oldest first; copies of a text give one line. */
export function linesOf(kase: Case, terms: Terms, limit: number): { lines: Line[]; total: number } {
  const find = termFinder(terms);
  const seen = new Set<string>();
  const byDocument = new Map<
    string,
    { id: string; start: number; end: number; who: string | null }[]
  >();
  const add = (
    documentId: string,
    one: { id: string; start: number; end: number; who: string | null },
  ): void => void byDocument.set(documentId, [...(byDocument.get(documentId) ?? []), one]);
  for (const { documentId, id, evidence, by } of kase.positions)
    add(documentId, { id, start: evidence.start, end: evidence.end, who: by[0]?.name ?? null });
  for (const { documentId, id, evidence, speaker } of kase.events)
    add(documentId, { id, start: evidence.start, end: evidence.end, who: speaker?.name ?? null });
  const lines: Line[] = [];
  const inTime = kase.documents.toSorted((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  });
  for (const document of inTime) {
    const { text, published, cluster } = document;
    if (seen.has(cluster) || !kase.inside(published.date)) continue;
    for (const paragraph of prose(document))
      for (const span of find(text.slice(paragraph.start, paragraph.end))) {
        seen.add(cluster);
        const [start, end] = [span.start + paragraph.start, span.end + paragraph.start];
        const records = (byDocument.get(document.id) ?? []).filter(
          (one) => one.start <= start && end <= one.end,
        );
        lines.push({
          documentId: document.id,
          title: document.title ?? document.uri,
          date: published.date,
          publisher: document.publisher.domain ?? document.publisher.name,
          language: document.language,
          speaker: records.find(({ who }) => who !== null)?.who ?? null,
          before: tail(
            text.slice(Math.max(paragraph.start, start - AROUND), start),
            start - AROUND > paragraph.start,
          ),
          ...{ start, end, keyword: text.slice(start, end) },
          after: head(
            text.slice(end, Math.min(paragraph.end, end + AROUND)),
            end + AROUND < paragraph.end,
          ),
          records: records.map(({ id }) => id),
        });
      }
  }
  return { lines: lines.slice(0, limit), total: lines.length };
}

const keyOf = ({ published, id }: { published: { date: string | null }; id: string }): string =>
  `${published.date ?? '~'} ${id}`;

const tail = (text: string, cut: boolean): string =>
  cut && text.includes(' ') ? text.slice(text.indexOf(' ') + 1) : text;
const head = (text: string, cut: boolean): string =>
  cut && text.includes(' ') ? text.slice(0, text.lastIndexOf(' ')) : text;
