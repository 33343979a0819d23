import type { Clock, Fetcher, Given } from '../documents/index.ts';
import type { Coder } from '../events/index.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Diagnostic, Document } from '../model/index.ts';
import type { Counts } from '../pipeline.ts';
import type { Workers } from '../workers/index.ts';

export interface WatchOptions {
  ledger: Ledger;
  coder: Coder | Workers;
  fetcher: Fetcher;
  clock: Clock;
  /** Milliseconds from one reading of a feed to the next. */
  every: number;
  /** Fetch the pages that entries lead to; else entries are read by the text that they hold. */
  follow: boolean;
  given?: Given | undefined;
  /** Ends the watch after the feed that is being read. */
  signal?: AbortSignal | undefined;
}

/** A document that is in the ledger now and was not before. */
export interface Arrival extends Counts {
  document: Document;
  /** Its page was in the ledger before, with another text; that stays. */
  changed: boolean;
}

/** What one reading of a feed gave. */
export interface Reading {
  /** Address of the feed. */
  feed: string;
  title: string | null;
  /** ISO time of the reading. */
  at: string;
  added: Arrival[];
  /** Documents that the ledger had already. */
  alreadyThere: number;
  /** Entries whose page could not be had and is asked for again. */
  waiting: number;
  diagnostics: Diagnostic[];
  /** ISO time before which the feed is not asked again. */
  next: string;
}

/** One round over all feeds that are due. */
export interface Round {
  /** Feeds of the lists. */
  feeds: number;
  /** Of these, read now. */
  read: number;
  /** Faults of the lists, and feeds that are left alone for now. */
  diagnostics: Diagnostic[];
  /** ISO time at which the first feed is due again; null where there is none. */
  next: string | null;
}
