import type { Shelf } from './kept.ts';
import type { Compacted } from './compact.ts';
import type { StateHead } from './states.ts';
import type {
  CodedRecord,
  Commitment,
  Diagnostic,
  Document,
  Domain,
  Event,
  Indicator,
  Position,
  RecordColumns,
  Review,
  Root,
  Span,
  Status,
  Yield,
} from '../model/index.ts';

/** What one batch holds: documents, and the records that one coder made of them. */
export interface Batch {
  /** The coder of every record in the batch; it also stands for documents that gave no record. */
  coder: string;
  documents: readonly Document[];
  events?: readonly Event[];
  commitments?: readonly Commitment[];
  positions?: readonly Position[];
  indicators?: readonly Indicator[];
}

/** The tables of a segment, in the order in which they are written. */
export const KINDS = ['documents', 'events', 'commitments', 'positions', 'indicators'] as const;
export type Kind = (typeof KINDS)[number];
/** The tables whose records rest on a sentence. */
export const CODED_KINDS = ['events', 'commitments', 'positions'] as const;
export type CodedKind = (typeof CODED_KINDS)[number];

export interface RecordOf {
  documents: Document;
  events: Event;
  commitments: Commitment;
  positions: Position;
  indicators: Indicator;
}

/**
 * Which records to read. A condition on a field that a kind of record does not have does not narrow
 * that kind (a position has no `status`). All conditions must hold.
 */
export interface Filter {
  /**
   * Inclusive ISO days: records whose date interval meets [from, to]; for documents the date of
   * publication. What has no date is left out as soon as either is given.
   */
  from?: string;
  to?: string;
  /**
   * Read this machine coder in place of the newest. What was curated or made by a person still
   * stands; to see one of those alone, name it ("curated", "human/NAME").
   */
  coder?: string;
  documentIds?: readonly string[];
  root?: Root | readonly Root[];
  status?: Status | readonly Status[];
  domain?: Domain | readonly Domain[];
  minConfidence?: number;
  /** Codes or names: records in which any of them stands, as actor, recipient or whoever promised. */
  actor?: readonly string[];
  /** Parts of addresses or publishers' domains: records whose document comes from any of them. `find` only. */
  site?: readonly string[];
  /** false: as coded, without the decisions of reviewers. */
  reviews?: boolean;
}

/** How much a reader sees; `from` and `to` are the first and last day of its events. */
export interface Counts {
  documents: number;
  events: number;
  commitments: number;
  positions: number;
  indicators: number;
  reviews: number;
  from: string | null;
  to: string | null;
}

/** What `add` did. `segment` is null where there was nothing new. */
export interface Added {
  segment: string | null;
  /** How many of each kind were written. */
  counts: Record<Kind, number>;
  /** Documents that this coder's records were there for already. */
  alreadyThere: number;
}

/** One place where a query was found. */
export interface Hit {
  record: Event | Commitment | Position;
  document: { id: string; title: string | null; uri: string; published: string | null };
  quote: string;
  /** The quote in the document's text. */
  start: number;
  end: number;
  /** The words found, as spans of the document's text; empty where only the title matched. */
  matches: Span[];
  score: number;
}

/** A document that a query was found in. */
export interface FoundDocument {
  id: string;
  title: string | null;
  uri: string;
  published: string | null;
}

/** Columns, and where what is derived of them may be kept; null for a ledger too small to need it. */
export type KeptColumns = RecordColumns & { shelf: Shelf | null };

/** What `verify` found. */
export interface Verified {
  segments: number;
  damaged: string[];
}

/** A ledger: records in, records out. Its methods may be called at the same time. */
export interface Ledger {
  readonly dir: string;
  /** Writes one segment, whole or not at all. Documents that are there already add nothing. */
  add(batch: Batch): Promise<Yield<Added>>;
  /** Those of the documents that this coder's records are there for. */
  has(documentIds: readonly string[], coder: string): Promise<Set<string>>;
  /** By date of publication (unknown last), then id. */
  documents(filter?: Filter): Promise<Document[]>;
  document(id: string): Promise<Document | null>;
  /** Names of the segments, sorted. */
  segments(): Promise<string[]>;
  /** The documents of one segment, whoever coded them, by id. */
  documentsIn(segment: string): Promise<Document[]>;
  /** In document order, then text order. */
  events(filter?: Filter): Promise<Event[]>;
  commitments(filter?: Filter): Promise<Commitment[]>;
  positions(filter?: Filter): Promise<Position[]>;
  indicators(): Promise<Indicator[]>;
  /** Events and documents without their texts, as columns: a hundredth of the time and memory. */
  columns(): Promise<KeptColumns>;
  /** Any event, commitment, position or indicator by its id. */
  record(id: string): Promise<Event | Commitment | Position | Indicator | null>;
  counts(filter?: Pick<Filter, 'coder' | 'reviews'>): Promise<Counts>;
  /** Words (each must be there; a word also finds longer ones that begin so), "phrases" and operators: see `parseSearch`. */
  find(query: string, options?: FindOptions): Promise<Hit[]>;
  /** Documents in whose title or text the words of a query stand, newest first. */
  findDocuments(query: string, options?: { limit?: number }): Promise<FoundDocument[]>;
  /** Hash of all that a reader sees: an ETag, or the name of a snapshot. */
  fingerprint(): Promise<string>;
  /**
   * Writes down what a reader sees now, so that `at` can open it again. `moment` is an ISO time, or
   * null: the ledger itself never reads the clock. Where it cannot be written, nothing else is lost.
   */
  note(moment: string | null): Promise<void>;
  /** The states that were noted, newest first. */
  states(limit?: number): Promise<StateHead[]>;
  /**
   * The ledger as it stood, to be read only: by the beginning of a fingerprint (eight digits or
   * more), or by the last ISO day. Null where no such state was noted (`ledger/unknown-state`) or
   * where a file of it is gone (`ledger/state-incomplete`). The caller closes it.
   */
  at(name: string): Promise<Yield<Ledger | null>>;
  addReview(review: Review): Promise<Yield<Review | null>>;
  /** In the order in which they apply: by `at`, then id. */
  reviews(): Promise<Review[]>;
  /** The records of some documents as coded, of one coder where it is named; no reviews. */
  coded(documentIds: readonly string[], coder?: string): Promise<CodedRecord[]>;
  /** Coders present, newest machine coder first, then those that always stand. */
  coders(): Promise<string[]>;
  /** Joins small segments; what was joined stays in `archive/` for the states that were noted. */
  compact(): Promise<Yield<Compacted>>;
  /** Reads every byte and compares with the SHA-256 that was written down. */
  verify(): Promise<Yield<Verified>>;
  /** What went wrong while reading, so far: each problem once. */
  diagnostics(): Diagnostic[];
  close(): Promise<void>;
}

export interface FindOptions extends Filter {
  limit?: number;
  offset?: number;
}
