import type { Diagnostic } from '../model/index.ts';
import { invalidRecord, mixedCoders, recordWithoutDocument, repeatedId } from './diagnostics.ts';
import { compareRows, toLine } from './rows.ts';
import { CHECKS } from './sql/columns.ts';
import { KINDS, type Batch, type Kind, type RecordOf } from './types.ts';

/** A batch as the lines of its tables, sorted, each id once. */
export interface Lines {
  lines: Record<Kind, string[]>;
  diagnostics: Diagnostic[];
}

/**
 * Checks the records of a batch and turns them into lines. What does not fit its schema, its coder or
 * its documents is left out with a diagnostic; the rest goes on.
 */
export function toLines(batch: Batch): Lines {
  const diagnostics: Diagnostic[] = [];
  const lines: Record<Kind, string[]> = {
    documents: [],
    events: [],
    commitments: [],
    positions: [],
    indicators: [],
  };
  const held = new Set(batch.documents.map((document) => document.id));
  for (const kind of KINDS) {
    const kept = new Map<string, { record: RecordOf[Kind]; line: string }>();
    const records: readonly RecordOf[Kind][] = batch[kind] ?? [];
    for (const record of records) {
      const parsed = CHECKS[kind].safeParse(record);
      const problem = parsed.success
        ? problemOf(record, batch.coder, held)
        : invalidRecord(record.id, parsed.error);
      if (problem) diagnostics.push(problem);
      if (problem || !parsed.success) continue;
      const line = toLine(kind, parsed.data);
      const before = kept.get(record.id);
      if (before === undefined) kept.set(record.id, { record, line });
      else if (before.line !== line && kind !== 'documents')
        diagnostics.push(repeatedId(record.id));
    }
    lines[kind] = [...kept.values()]
      .sort((a, b) => compareRows(a.record, b.record))
      .map(({ line }) => line);
  }
  return { lines, diagnostics };
}

function problemOf(
  record: RecordOf[Kind],
  coder: string,
  held: ReadonlySet<string>,
): Diagnostic | null {
  if ('evidence' in record) {
    if (record.coder !== coder) return mixedCoders(record.id, record.coder, coder);
    if (!held.has(record.documentId)) return recordWithoutDocument(record.id, record.documentId);
  }
  return null;
}
