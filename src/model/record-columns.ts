import type { Document, Event, EventDate, Mention } from './records.ts';

/** Many texts, read one at a time (see `TextColumn`). */
export interface Texts {
  readonly length: number;
  at(i: number): string;
}

/** A mention as counting sees it. */
export type PartyFacts = Pick<Mention, 'code' | 'viaGroup'>;

/** The categories of a record; equal ones are one object. */
export interface EventCategory extends Pick<
  Event,
  'root' | 'mode' | 'instrument' | 'domains' | 'status' | 'restated' | 'first' | 'coder'
> {
  precision: EventDate['precision'];
}

/** Stands for a day that is not known. */
export const NO_DAY = -2_147_483_648;

/**
 * What counting needs to know of events, as columns: entry i of each belongs to event i. Days are
 * numbers (see `dayNumber`) or NO_DAY. No two events have the same id.
 */
export interface EventColumns {
  ids: Texts;
  /** Place of an id among all ids in code-unit order. */
  rank: Int32Array;
  /** Place of its document in the document columns. */
  document: Int32Array;
  start: Int32Array;
  end: Int32Array;
  /** Places in `parties`. */
  actors: Int32Array;
  recipients: Int32Array;
  /** Place in `categories`. */
  category: Int32Array;
  parties: readonly (readonly PartyFacts[])[];
  categories: readonly EventCategory[];
}

/** What counting needs to know of documents, as columns. */
export interface DocumentColumns {
  ids: Texts;
  uris: Texts;
  /** Titles; empty where there is none. */
  titles: Texts;
  /** Families of copies, numbered, and their names. */
  family: Int32Array;
  families: Texts;
  published: Int32Array;
  publisher: Int32Array;
  sources: Int32Array;
  /** What the three numbers before stand for. */
  publications: readonly Document['published'][];
  publishers: readonly Document['publisher'][];
  pages: readonly (readonly string[])[];
}

/** Events and documents without texts, in the order of the records. */
export interface RecordColumns {
  events: EventColumns;
  documents: DocumentColumns;
}

/** A document without its text, as the measures over deeds take it. */
export type DocumentSource = Pick<
  Document,
  'id' | 'uri' | 'title' | 'published' | 'publisher' | 'cluster' | 'sources'
>;
