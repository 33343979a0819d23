import type {
  Document,
  Domain,
  Event,
  Instrument,
  Mention,
  Root,
  Status,
} from '../../model/index.ts';
import type { Precision } from './same.ts';

/** What counting needs to know of a document. */
export type DocumentFacts = Pick<
  Document,
  'id' | 'published' | 'publisher' | 'cluster' | 'sources'
> &
  Partial<Pick<Document, 'uri'>>;

/** What counting needs to know of an event: everything but its sentence. An `Event` is one. */
export interface DeedReport extends Pick<
  Event,
  | 'id'
  | 'documentId'
  | 'root'
  | 'mode'
  | 'instrument'
  | 'domains'
  | 'status'
  | 'restated'
  | 'first'
  | 'coder'
> {
  date: Pick<Event['date'], 'start' | 'end' | 'precision'>;
  actors: readonly Pick<Mention, 'code' | 'viaGroup'>[];
  recipients: readonly Pick<Mention, 'code' | 'viaGroup'>[];
}

/** One side of a deed. */
export interface DeedActor {
  code: string;
  /** The group's code where no report names the actor itself. */
  viaGroup: string | null;
  /** It acts, or it is acted upon; both where the deed is mutual. */
  acts: boolean;
  receives: boolean;
}

/** One act in the world, with everything that reports it. */
export interface Deed {
  /** The first of its records' ids, with another prefix; stable while those records are. */
  id: string;
  eventIds: string[];
  documentIds: string[];
  /** Families of copies among those documents: a text printed ten times is one source. */
  clusters: string[];
  /** Public pages on which the documents rest. */
  pages: string[];
  /** The document to which the deed belongs in a resampling. */
  primaryDocumentId: string;
  /** Whether an official publisher is among them. */
  official: boolean;
  coders: string[];
  date: { start: string | null; end: string | null; precision: Precision };
  root: Root;
  mode: string | null;
  instrument: Instrument | null;
  domains: Domain[];
  status: Status;
  /** By code. Deeds of the same actors may share the array. */
  actors: readonly DeedActor[];
  /** A report says that it was the first of its kind. */
  first: boolean;
  /** Records that repeat it later ("reaffirmed"): no deeds of their own. */
  restatedIn: string[];
  /** Fits two or more deeds: out of the count, in its upper bound. */
  ambiguous: boolean;
  /** For an ambiguous one, the deeds that it may be: ten of them where there are more. */
  fits: string[];
}

/** Two or more records taken for one deed; every merge is shown and can be undone. */
export interface Merge {
  deedId: string;
  eventIds: string[];
}

export interface Restatement {
  eventId: string;
  /** The earlier deed that it repeats; null where none is on record. */
  deedId: string | null;
}

export interface DeedResult {
  /** By date, then id; ambiguous ones apart. */
  deeds: Deed[];
  ambiguous: Deed[];
  merges: Merge[];
  restatements: Restatement[];
}

export interface DeedOptions {
  /** Members of a group on an ISO day; needed where groups are to be read as their members. */
  members?: (group: string, on: string) => readonly string[];
  /** Groups whose mention means its members one by one. Never an alliance that acts by itself. */
  expand?: readonly string[];
  /** false: every record is a deed of its own, to see what merging changes. */
  merge?: boolean;
  /** Day on which memberships are looked up for acts without a date. */
  asOf?: string;
}

/** Machine-coded: neither curated nor by a person. */
export const byMachine = (coder: string): boolean =>
  coder !== 'curated' && !coder.startsWith('human/');
