import type { CodedRecord, Document } from '../../model/index.ts';

/** A piece of a sentence: words, or words that rest on records (a number, a quoted act). */
export type Piece =
  | { text: string }
  | {
      text: string;
      recordIds: readonly string[];
      /** How many records it rests on in all, where only some of them are named. */
      of?: number;
    };

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

/** A figure inside a brief, as a drawing that stands alone. */
export interface BriefFigure {
  name: string;
  title: string;
  /** One sentence for the whole, in place of the picture. */
  alt: string;
  svg: string;
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
  figures?: readonly BriefFigure[];
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
  /** `of`: how many records the words rest on in all, where more than those of the notes. */
  pieces: readonly { text: string; notes: readonly number[]; of?: number }[];
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
  figures: readonly BriefFigure[];
  notes: readonly Note[];
}
