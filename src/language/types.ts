import type { Span } from '../model/index.ts';

/** Universal part-of-speech tags, as wink-nlp gives them. */
export type Pos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/** One token; `start`/`end` are offsets in the document's text, never in the sentence. */
export interface Token extends Span {
  text: string;
  lower: string;
  lemma: string;
  pos: Pos;
}

/** A run of tokens `[first, last]` (inclusive token indices in the sentence) with its head token. */
export interface Chunk {
  first: number;
  last: number;
  head: number;
}

/** A prepositional complement: "with Japan", "in Tokyo", "by signing". */
export interface Oblique {
  preposition: string;
  /** Token index of the preposition. */
  at: number;
  object: Chunk;
}

/**
 * A clause around one predicate.
 *
 * `The alliance has agreed to establish a liaison office in Tokyo.` has two: `agreed` (main) and
 * `establish` (infinitive, parent `agreed`, subject inherited).
 */
export interface Clause {
  kind:
    | 'main'
    | 'coordinate'
    | 'relative'
    | 'participial'
    | 'infinitive'
    | 'complement'
    | 'adverbial'
    | 'conditional';
  /** Inclusive token range. */
  first: number;
  last: number;
  /** Token index of the head verb, its lemma, and the whole verb group with auxiliaries. */
  verb: number;
  lemma: string;
  group: { first: number; last: number };
  voice: 'active' | 'passive';
  tense: 'past' | 'present' | 'future' | 'none';
  modal: string | null;
  negated: boolean;
  /** Subject chunks, coordinated ones apart ("Japan and Australia" gives two); inherited where the clause has none of its own. */
  subjects: Chunk[];
  subjectInherited: boolean;
  objects: Chunk[];
  obliques: Oblique[];
  /** Agent of a passive ("by the alliance"). */
  agents: Chunk[];
  /** Index of the governing clause in the sentence, else null. */
  parent: number | null;
  /** The word that joins it to its parent: "that", "which", "if", "to", "by" …, else null. */
  marker: string | null;
}

/** A stretch inside quotation marks (without the marks). */
export interface Quotation extends Span {
  open: boolean;
}

export interface Sentence extends Span {
  /** Index in `document.paragraphs`. */
  paragraph: number;
  /** Index among the document's sentences. */
  index: number;
  heading: boolean;
  tokens: Token[];
  clauses: Clause[];
  /** For each token the index of the innermost clause that it belongs to, or -1. */
  clauseOf: number[];
  quotations: Quotation[];
  /** Ends for its length alone: no end of a sentence was in reach. */
  cut?: true;
}
