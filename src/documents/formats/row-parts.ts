import type { Diagnostic } from '../../model/index.ts';
import type { FileInput, Part } from '../parts.ts';
import { problem } from '../problems.ts';
import { isOtherRecord, linkOf, hasText } from './rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** Problems of single rows told one by one; the rest is counted. */
const TOLD = 20;

/** Sorts the rows of one table or list: texts, links, records that are no documents, and the rest. */
export class RowParts {
  readonly #input: FileInput;
  #parts = 0;
  #links = 0;
  #firstLink = '';
  #others = 0;
  #broken = 0;

  constructor(input: FileInput) {
    this.#input = input;
  }

  /** A row as a part, or why it is none; nothing for what is only counted. */
  *take(row: Row, uri: string, bytes: Uint8Array): Generator<Part | Diagnostic> {
    const { columns, charset, mediaType, follow } = this.#input;
    if (isOtherRecord(row)) {
      this.#others += 1;
      return;
    }
    if (row['record'] === 'document' || hasText(row, columns)) {
      this.#parts += 1;
      yield {
        part: 'row',
        uri,
        row,
        columns,
        mediaType,
        charset: charset ?? 'utf-8',
        bytes,
      };
      return;
    }
    const link = linkOf(row, columns);
    if (!link) {
      const fields = Object.keys(row).slice(0, 30).join(', ');
      yield* this.broken(problem('read/no-text-field', uri, { fields }));
      return;
    }
    this.#links += 1;
    this.#firstLink ||= link.url;
    if (follow) yield { part: 'link', uri, link };
  }

  /** A row that cannot be read: told, or counted when there have been many. */
  *broken(diagnostic: Diagnostic): Generator<Diagnostic> {
    this.#broken += 1;
    if (this.#broken <= TOLD) yield diagnostic;
  }

  /** What is to be said when all rows have been seen. */
  *end(): Generator<Diagnostic> {
    const { uri, follow } = this.#input;
    if (this.#broken > TOLD) {
      yield problem('read/invalid-lines', uri, { count: this.#broken - TOLD });
    }
    if (this.#others > 0) yield problem('read/other-records', uri, { count: this.#others });
    if (this.#links > 0 && !follow) {
      const values = { count: this.#links, example: this.#firstLink };
      yield problem('read/no-text-column', uri, values);
    }
    if (this.#parts + this.#links + this.#broken === 0) yield problem('read/no-documents', uri);
  }
}
