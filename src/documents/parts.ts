import type { Diagnostic } from '../model/index.ts';
import type { ByteReader } from './bytes.ts';
import type { Columns } from './tables.ts';
import type { Draft, Given, Limits, Source } from './types.ts';

/** Where bytes come from. They are read once, from front to back. */
export interface ByteSource {
  /** A path or an address. */
  uri: string;
  bytes: Uint8Array | AsyncIterable<Uint8Array>;
  /** The file that holds the bytes: archives that are read from their end are then never held whole. */
  path?: string | undefined;
  /** What the server said of the bytes. */
  charset?: string | undefined;
}

/** A link to a document that is not here: an entry of a feed, a row of a list of addresses. */
export interface Link {
  url: string;
  title: string | null;
  /** As stated; unchecked. */
  date: string | null;
  publisher: string | null;
}

/**
 * A piece of input that is read by itself. Plain data, so that a worker thread can be given it:
 * a file as bytes, a row of a table or list, or a link.
 */
export type Part =
  | {
      part: 'bytes';
      uri: string;
      bytes: Uint8Array;
      charset?: string | undefined;
      /** Nobody named it: it came out of an archive or a message, and may be no document at all. */
      unasked?: boolean | undefined;
      /** When an archive says that it fetched them. */
      retrieved?: string | undefined;
      /** How many archives and messages it lay in. */
      depth: number;
      /** There was more than these bytes, beyond the limit. */
      cut?: boolean | undefined;
    }
  | {
      part: 'row';
      uri: string;
      row: Readonly<Record<string, unknown>>;
      columns: Columns;
      mediaType: string;
      charset: string | null;
      /** Bytes of the row as it stood. */
      bytes: Uint8Array;
    }
  | { part: 'link'; uri: string; link: Link };

export interface PartOptions {
  given?: Given | undefined;
  limits?: Partial<Limits> | undefined;
  /** Which column holds what, where the names do not say it. */
  columns?: Columns | undefined;
  /** Feeds and lists of addresses give their links, as parts; else entries with text are read. */
  follow?: boolean | undefined;
}

/** What a reader of a format gets. */
export interface FileInput {
  uri: string;
  bytes: ByteReader;
  path?: string | undefined;
  charset?: string | undefined;
  limits: Limits;
  columns: Columns;
  follow: boolean;
  depth: number;
  mediaType: string;
}

/** What a reader of a format gives: documents in the making, parts to be read by themselves, problems. */
export type Piece =
  | { piece: 'draft'; uri: string; draft: Draft; source: Source }
  | { piece: 'part'; part: Part }
  | Diagnostic;

/** A reader of a format never throws for what the bytes hold. */
export type FileReader = (input: FileInput) => AsyncIterable<Piece>;

/** A reader of what is taken apart without being held: parts and problems only. */
export type Splitter = (input: FileInput) => AsyncIterable<Part | Diagnostic>;
