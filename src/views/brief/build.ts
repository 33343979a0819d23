import { diagnostic } from '../../model/index.ts';
import type { CodedRecord, Diagnostic, Document, Yield } from '../../model/index.ts';
import { STATUS_WORDS, dateWords } from '../words.ts';
import { isUnmarkedJudgement } from './judgement.ts';
import type { Brief, BriefInput, CitedStatement, Note } from './types.ts';

/**
 * Record ids in the order in which the sentences use them, those of one number by date: so the notes of
 * a number that rests on many records stand together.
 */
function inOrderOfUse({ sections, records }: BriefInput): Set<string> {
  const dateOrder = (a: string, b: string): number => {
    const [x, y] = [records.get(a), records.get(b)];
    return x && y ? byDateThenPlace(x, y) : 0;
  };
  const pieces = sections.flatMap((section) => section.statements.flatMap((s) => s.pieces));
  return new Set(pieces.flatMap((p) => ('recordIds' in p ? [...p.recordIds].sort(dateOrder) : [])));
}

/** Only web addresses become links; where a document has none, the pages on which it rests. */
const addressesOf = (document: Document): string[] =>
  [document.uri, ...document.sources].filter(
    (uri) => /^https?:\/\//.test(uri) && URL.canParse(uri),
  );

const statusOf = (record: CodedRecord): string =>
  record.record === 'position' ? 'said' : STATUS_WORDS[record.status].word;

/**
 * Numbers the records that the sentences rest on, in the order of use, and checks each quotation against the stored text.
 *
 * A sentence of fact without a record (`brief/needs-a-source`), one that weighs in words of its own
 * (`brief/unmarked-judgement`) and a quotation that is no longer the stored text
 * (`brief/broken-citation`) refuse the whole brief: `value` is null, and every fault is named. Same
 * input, same bytes.
 */
export function buildBrief(input: BriefInput): Yield<Brief | null> {
  const problems: Diagnostic[] = [];
  const cited: Cited[] = [];
  for (const id of inOrderOfUse(input)) {
    const record = input.records.get(id);
    const document = record && input.documents.get(record.documentId);
    if (!record || !document) {
      problems.push(
        broken(`record ${id} or its document is not in this ledger`, record?.documentId ?? null),
      );
      continue;
    }
    const { start, end, quote } = record.evidence;
    if (document.text.slice(start, end) !== quote) {
      problems.push(
        broken(`the quotation of ${id} is not the stored text at ${start}`, document.id),
      );
    }
    cited.push({ record, document });
  }
  const notes = cited.map(({ record, document }, i) => noteOf(i + 1, record, document));
  const numberOf = new Map(notes.map((note) => [note.recordId, note.number]));

  const sections = input.sections.map((section) => ({
    heading: section.heading,
    statements: section.statements.map((statement): CitedStatement => {
      const pieces = statement.pieces.map((piece) => ({
        text: piece.text,
        notes:
          'recordIds' in piece
            ? [...new Set(piece.recordIds)]
                .flatMap((id) => numberOf.get(id) ?? [])
                .sort((a, b) => a - b)
            : [],
        ...('of' in piece && piece.of !== undefined && piece.of > piece.recordIds.length
          ? { of: piece.of }
          : {}),
      }));
      if (statement.kind === 'fact' && pieces.every((piece) => piece.notes.length === 0)) {
        problems.push(
          diagnostic({
            code: 'brief/needs-a-source',
            severity: 'error',
            message: `a sentence of fact rests on no record: ${pieces.map((p) => p.text).join('')}`,
            advice: 'Name the records it rests on, or leave it out.',
          }),
        );
      }
      if (isUnmarkedJudgement(statement, input.records)) {
        problems.push(
          diagnostic({
            code: 'brief/unmarked-judgement',
            severity: 'error',
            message: `a sentence of fact reads as a judgement: ${pieces.map((p) => p.text).join('')}`,
            advice: 'Mark it as a judgement, or say only what the records say.',
          }),
        );
      }
      return { kind: statement.kind, pieces };
    }),
  }));
  if (problems.length > 0) return { value: null, diagnostics: problems };
  const { title, standfirst = '', question, asOf, snapshot, version } = input;
  return {
    value: {
      ...{ title, standfirst, question, asOf, snapshot, version, sections, notes },
      figures: input.figures ?? [],
    },
    diagnostics: [],
  };
}

const broken = (what: string, documentId: string | null): Diagnostic =>
  diagnostic({
    code: 'brief/broken-citation',
    severity: 'error',
    message: what,
    advice: 'The ledger was changed by hand or is damaged. Add the document again.',
    documentId,
  });

type Cited = { record: CodedRecord; document: Document };

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byDateThenPlace = (a: CodedRecord, b: CodedRecord): number =>
  compare(a.date.start ?? '9999', b.date.start ?? '9999') ||
  compare(a.documentId, b.documentId) ||
  a.evidence.start - b.evidence.start ||
  compare(a.id, b.id);

const noteOf = (number: number, record: CodedRecord, document: Document): Note => ({
  number,
  recordId: record.id,
  documentId: document.id,
  date: dateWords(record.date),
  status: statusOf(record),
  quote: record.evidence.quote,
  start: record.evidence.start,
  end: record.evidence.end,
  title: document.title ?? document.uri,
  publisher: document.publisher.name ?? document.publisher.domain ?? 'publisher unknown',
  published: document.published.date,
  addresses: addressesOf(document),
  coder: record.coder,
});

/** [1, 2, 3, 7] -> "1–3, 7"; "1–3 +121" where the words rest on 121 more than are named. */
export function noteRanges(numbers: readonly number[], of?: number): string {
  const parts: string[] = [];
  for (let i = 0; i < numbers.length;) {
    let j = i;
    while (j + 1 < numbers.length && numbers[j + 1] === numbers[j]! + 1) j += 1;
    parts.push(
      j === i
        ? `${numbers[i]}`
        : j === i + 1
          ? `${numbers[i]}, ${numbers[j]}`
          : `${numbers[i]}–${numbers[j]}`,
    );
    i = j + 1;
  }
  return (
    parts.join(', ') + (of === undefined || numbers.length === 0 ? '' : ` +${of - numbers.length}`)
  );
}
