import type { Case } from '../../case.ts';
import type { CodedRecord, Document } from '../../model/index.ts';
import type { Passage, Shown } from './measure.ts';

/** A passage with its words. */
type Quoted = Passage & { quote: string };

/** The records and passages behind a result, each once, in the order in which the result names them. */
export function evidenceOf(
  kase: Case,
  { records, passages = [] }: Pick<Shown, 'records' | 'passages'>,
): { records: CodedRecord[]; passages: Quoted[] } {
  const byId = kase.records();
  const documents = new Map(kase.documents.map((d) => [d.id, d]));
  const once = new Map(passages.map((p) => [`${p.documentId} ${p.start} ${p.end}`, p]));
  return {
    records: [...new Set(records())].flatMap((id) => byId.get(id) ?? []),
    passages: [...once.values()].flatMap((p) => {
      const document = documents.get(p.documentId);
      return document ? [{ ...p, quote: document.text.slice(p.start, p.end) }] : [];
    }),
  };
}

/** The sentences behind a result, each with where it stands. */
export function evidenceLines(kase: Case, shown: Shown): string[] {
  const documents = new Map(kase.documents.map((d) => [d.id, d]));
  const found = evidenceOf(kase, shown);
  const lines = (label: string, quote: string, document: Document, place: string): string[] => [
    `${label}  “${quote.replaceAll(/\s+/g, ' ')}”`,
    `    ${document.title ?? document.uri}, ${document.id} at ${place}`,
  ];
  return [
    ...found.records.flatMap((record) => {
      const document = documents.get(record.documentId);
      const { start, end, quote } = record.evidence;
      return document ? lines(record.id, quote, document, `${start}-${end}`) : [];
    }),
    ...found.passages.flatMap(({ documentId, start, end, quote }) => {
      const document = documents.get(documentId);
      return document ? lines('passage', quote, document, `${start}-${end}`) : [];
    }),
    ...(shown.indicators ?? []).flatMap((one) => [
      `${one.id}  ${one.series} of ${one.actor}, ${one.period}: ${one.value} ${one.unit} (${one.status})`,
      `    ${one.source.name}, ${one.source.uri} (${one.source.licence})`,
    ]),
  ];
}
