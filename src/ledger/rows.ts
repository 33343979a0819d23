import type { Diagnostic } from '../model/index.ts';
import { invalidRecord } from './diagnostics.ts';
import { CHECKS, RECORD_NAMES } from './sql/columns.ts';
import type { Kind, RecordOf } from './types.ts';

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Half a character cannot be written as UTF-8; U+FFFD takes its place and no offset moves. */
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(LONE_SURROGATE, '\uFFFD') : value;

/** A record as the line of JSON that DuckDB reads; `record` is the table's name and left out. */
export function toLine(kind: Kind, record: RecordOf[Kind]): string {
  const row: Record<string, unknown> = { ...record };
  delete row['record'];
  if (kind === 'documents' && row['complete'] === 'unknown') row['complete'] = null;
  return JSON.stringify(row, wellFormed);
}

/**
 * A mention's field that may be left out comes back as null. Bare quotation marks stand in no JSON
 * string, so this is never a piece of text.
 */
const LEFT_OUT = ',"members":null';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The line of JSON that DuckDB gives back, as the record it was; a diagnostic where it is none. */
export function fromLine<K extends Kind>(kind: K, line: string): RecordOf[K] | Diagnostic {
  const row: unknown = JSON.parse(line.replaceAll(LEFT_OUT, ''));
  if (!isObject(row)) throw new Error(`invalid row: ${line.slice(0, 40)}`);
  row['record'] = RECORD_NAMES[kind];
  if (kind === 'documents') {
    row['complete'] ??= 'unknown';
    for (const key of ['licence', 'retrieved']) if (row[key] === null) delete row[key];
    const paragraphs = Array.isArray(row['paragraphs']) ? row['paragraphs'].filter(isObject) : [];
    for (const paragraph of paragraphs)
      for (const key of ['duplicateOf', 'language'])
        if (paragraph[key] === null) delete paragraph[key];
  }
  const parsed = CHECKS[kind].safeParse(row);
  return parsed.success ? parsed.data : invalidRecord(String(row['id']), parsed.error);
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Document order, then text order, within a segment. */
export function compareRows(a: RecordOf[Kind], b: RecordOf[Kind]): number {
  if ('evidence' in a && 'evidence' in b)
    return (
      text(a.documentId, b.documentId) ||
      a.evidence.start - b.evidence.start ||
      a.evidence.end - b.evidence.end ||
      text(a.id, b.id)
    );
  return text(a.id, b.id);
}
