import type { World } from '../case.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type {
  CodedRecord,
  Commitment,
  Document,
  Event,
  Indicator,
  Position,
  Review,
  Span,
  Yield,
} from '../model/index.ts';

/** How many records a reader sees, and the days they cover. */
export interface StoreCounts {
  documents: number;
  events: number;
  commitments: number;
  positions: number;
  indicators: number;
  reviews: number;
  /** First and last day of the dated events; null where none is dated. */
  from: string | null;
  to: string | null;
}

/** A record in whose sentence the words of a query stand. */
export interface StoreHit {
  record: CodedRecord;
  /** The words found, as spans of the document's text. */
  matches: readonly Span[];
}

/**
 * What the routes need of a ledger: the door of `src/ledger` fits it, and so does a store in memory.
 * Whatever it gives is determined by its fingerprint, so answers can be kept until that changes.
 */
export interface RecordStore {
  fingerprint(): Promise<string>;
  counts(): Promise<StoreCounts>;
  /** As reviewers leave them; of one coder, or as coded, where that is asked for. */
  events(filter?: { coder?: string; reviews?: boolean }): Promise<readonly Event[]>;
  commitments(): Promise<readonly Commitment[]>;
  positions(): Promise<readonly Position[]>;
  documents(): Promise<readonly Document[]>;
  document(id: string): Promise<Document | null>;
  record(id: string): Promise<CodedRecord | Indicator | null>;
  /** Figures by year, where the ledger holds any. */
  indicators?(): Promise<readonly Indicator[]>;
  find(query: string, options: { limit: number; offset?: number }): Promise<readonly StoreHit[]>;
  /** Documents in whose title or text the words stand, newest first. */
  findDocuments(query: string, options: { limit: number }): Promise<readonly { id: string }[]>;
  /** In the order in which they apply. */
  reviews(): Promise<readonly Review[]>;
  /** Keeps a review, beside the machine's coding. */
  addReview(review: Review): Promise<Yield<Review | null>>;
  /** Writes down the state of now, where the store keeps states (see `Ledger.note`). */
  note?(moment: string | null): Promise<void>;
  states?(limit?: number): Promise<readonly { fingerprint: string; at: string | null }[]>;
  /** The store as it stood, to be read only; whoever asked closes it. */
  at?(name: string): Promise<Yield<RecordStore | null>>;
  close?(): Promise<void>;
  /** Coders present, newest machine coder first. */
  coders(): Promise<readonly string[]>;
  /** The records of some documents, of one coder where it is named, without the reviewers' decisions. */
  coded(documentIds: readonly string[], coder?: string): Promise<readonly CodedRecord[]>;
}

/** An alliance with its partners. */
interface CaseView {
  label: string;
  alliance: string;
  partners: readonly string[];
  rivals: readonly string[];
  leftOut: string | null;
}

/** What the routes need of the knowledge: names of actors, members of groups, labels of domains. */
export interface NameSource {
  /** All actors, the user's own among them. */
  actors: readonly { code: string }[];
  /** Whether an actor is of the user's own making. */
  isOwn(code: string): boolean;
  cases: readonly CaseView[];
  /** What is meant where a question names no alliance or no partners. */
  defaultCase(): CaseView;
  /** Changes with the user's own data. */
  fingerprint: string;
  actor(code: string): { code: string; name: string; kind: string } | null;
  members(group: string, on: string): readonly string[];
  domains: readonly { id: string; label: string }[];
  /** Entries of the chronology as they stand in the data, for what they say of attendance. */
  chronology: World['chronology'];
  /** Topics of texts, agendas declared beforehand, and figures with what was promised of them, if known. */
  topics?: Knowledge['topics'];
  agendas?: Knowledge['agendas'];
  indicators?: Knowledge['indicators'];
  coderError?: Knowledge['coderError'];
}
