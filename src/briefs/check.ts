import type { CodedRecord, Document } from '../model/index.ts';
import { isUnmarkedJudgement } from '../views/index.ts';
import type { Draft, DraftStatement } from './draft.ts';

export type StatementState = 'ok' | 'needs-source' | 'broken' | 'unmarked-judgement';

/** What may be printed of a draft, and what must be said of it. */
export interface DraftCheck {
  /** State of each statement, by section. */
  states: StatementState[][];
  /** Records named, and those of them whose quotation is the stored text. */
  citations: number;
  resolved: number;
  /** Named records that another record contradicts. */
  disputed: string[];
  /** Statements of fact that rest on one document alone. */
  single: number;
  /** Statements of what is not known. */
  unknown: number;
}

const judged = ({ kind, pieces }: DraftStatement) => ({
  kind,
  pieces: pieces.map(({ text, recordIds }) =>
    recordIds === undefined ? { text } : { text, recordIds },
  ),
});

const recordsOf = (statement: DraftStatement): string[] => [
  ...new Set(statement.pieces.flatMap(({ recordIds }) => recordIds ?? [])),
];

/** Whether a record's quotation still is what the stored text says at its place. */
function resolves(
  id: string,
  records: ReadonlyMap<string, CodedRecord>,
  documents: ReadonlyMap<string, Pick<Document, 'text'>>,
): boolean {
  const record = records.get(id);
  const document = record && documents.get(record.documentId);
  if (!record || !document) return false;
  const { start, end, quote } = record.evidence;
  return document.text.slice(start, end) === quote;
}

/** Checks every sentence of a draft against the records and texts of now. */
export function checkDraft(
  draft: Draft,
  records: ReadonlyMap<string, CodedRecord>,
  documents: ReadonlyMap<string, Pick<Document, 'text'>>,
  contradicted: (id: string) => boolean,
): DraftCheck {
  const all = new Set<string>();
  let single = 0;
  let unknown = 0;
  const stateOf = (statement: DraftStatement): StatementState => {
    const ids = recordsOf(statement);
    for (const id of ids) all.add(id);
    if (ids.some((id) => !resolves(id, records, documents))) return 'broken';
    if (statement.kind === 'caution' && ids.length === 0) unknown += 1;
    if (statement.kind !== 'fact') return 'ok';
    if (ids.length === 0) return 'needs-source';
    if (new Set(ids.map((id) => records.get(id)?.documentId)).size === 1) single += 1;
    return isUnmarkedJudgement(judged(statement), records) ? 'unmarked-judgement' : 'ok';
  };
  const states = draft.sections.map(({ statements }) => statements.map(stateOf));
  const ids = [...all].sort();
  return {
    states,
    citations: ids.length,
    resolved: ids.filter((id) => resolves(id, records, documents)).length,
    disputed: ids.filter(contradicted),
    ...{ single, unknown },
  };
}
