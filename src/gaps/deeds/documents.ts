import type { DocumentColumns, DocumentSource } from '../../model/index.ts';
import { documentColumns } from './columns.ts';
import type { DocumentFacts } from './deed.ts';

/** A document of the columns; what it says is looked up when it is asked for. */
class DocumentRow implements DocumentSource {
  readonly #columns: DocumentColumns;
  readonly #at: number;
  constructor(columns: DocumentColumns, at: number) {
    this.#columns = columns;
    this.#at = at;
  }
  get id(): string {
    return this.#columns.ids.at(this.#at);
  }
  get uri(): string {
    return this.#columns.uris.at(this.#at);
  }
  get title(): string | null {
    return this.#columns.titles.at(this.#at) || null;
  }
  get cluster(): string {
    return this.#columns.families.at(this.#columns.family[this.#at]!);
  }
  get published(): DocumentSource['published'] {
    return this.#columns.publications[this.#columns.published[this.#at]!]!;
  }
  get publisher(): DocumentSource['publisher'] {
    return this.#columns.publishers[this.#columns.publisher[this.#at]!]!;
  }
  get sources(): string[] {
    return [...this.#columns.pages[this.#columns.sources[this.#at]!]!];
  }
}

const rows = new WeakMap<DocumentColumns, readonly DocumentSource[]>();
const behind = new WeakMap<readonly unknown[], DocumentColumns>();

/** The documents of columns as objects, made once. */
export function documentRows(columns: DocumentColumns): readonly DocumentSource[] {
  let found = rows.get(columns);
  if (found === undefined) {
    const all = Array.from({ length: columns.ids.length }, (_, at) => new DocumentRow(columns, at));
    // Frozen, so that it stays what its columns say.
    rows.set(columns, (found = Object.freeze(all)));
    behind.set(found, columns);
  }
  return found;
}

/** The columns of documents: those that the objects came from, or made of them. */
export const columnsOfDocuments = (documents: readonly DocumentFacts[]): DocumentColumns =>
  behind.get(documents) ??
  documentColumns(
    documents.map(({ id }) => id),
    new Map(documents.map((document) => [document.id, document])),
  );
