import type { CodedRecord, Document } from '../../model/index.ts';

/** A piece of a sentence: words, or words that rest on records (a number, a quoted act). */
export type Piece = { text: string } | { text: string; recordIds: readonly string[] };

/**
 * One sentence of a brief. A `fact` must rest on records; a `caution` says what is not known or how a
 * number was made, and states no fact about the world; a `judgement` is the writer's own and printed as
 * one.
 */
export interface Statement {
  kind: 'fact' | 'caution' | 'judgement';
  pieces: readonly Piece[];
}

export interface Section {
  heading: string;
  statements: readonly Statement[];
}

/** What a brief is made from: sentences with record ids, and the records and texts to check them against. */
export interface BriefInput {
  title: string;
  /** One or two sentences under the title; empty for none. */
  standfirst?: string;
  /** The question in words: who, with whom, which period. */
  question: string;
  /** Day on which "due" and "overdue" rest. */
  asOf: string;
  /** Fingerprint of the ledger. */
  snapshot: string;
  version: string;
  sections: readonly Section[];
  records: ReadonlyMap<string, CodedRecord>;
  documents: ReadonlyMap<string, Document>;
}

/** One source sentence, numbered in the order of use. */
export interface Note {
  number: number;
  recordId: string;
  documentId: string;
  date: string;
  status: string;
  quote: string;
  /** Where the quote stands in the document's text. */
  start: number;
  end: number;
  title: string;
  publisher: string;
  published: string | null;
  /** Addresses a reader can open: the document's own where it has one, else the pages it rests on. */
  addresses: readonly string[];
  coder: string;
}

/** A sentence with its note numbers behind the pieces that rest on records. */
export interface CitedStatement {
  kind: Statement['kind'];
  pieces: readonly { text: string; notes: readonly number[] }[];
}

/** A brief whose every citation was checked against the stored text. */
export interface Brief {
  title: string;
  standfirst: string;
  question: string;
  asOf: string;
  snapshot: string;
  version: string;
  sections: readonly { heading: string; statements: readonly CitedStatement[] }[];
  notes: readonly Note[];
}
