import type { Part, PartOptions } from '../documents/index.ts';
import type { Coded } from '../events/index.ts';
import type { Diagnostic, Document } from '../model/index.ts';

/** What a thread is asked to do. */
export type Job =
  | { kind: 'read'; parts: readonly Part[]; options: PartOptions }
  | { kind: 'code'; document: Document; explain: boolean };

/** What every thread is given when it starts. */
export interface ThreadData {
  coder: string;
  /** The user's folders of knowledge, each laid over those before it. */
  userFolders: readonly string[];
  /** A gazetteer in GeoNames' form, for the places of records; none unless told. */
  gazetteer?: string | undefined;
}

/** A document's records, or why there are none. */
export type CodedOrLost = { coded: Coded } | { lost: Diagnostic };

/** Reads and codes in threads; what comes out is what the same call gives in this thread. */
export interface Workers {
  /** Name of the coder. */
  readonly name: string;
  /** How many threads there are at most. */
  readonly jobs: number;
  /** The documents and problems of some parts, in order. */
  read(parts: readonly Part[], options: PartOptions): Promise<(Document | Diagnostic)[]>;
  code(document: Document, options?: { explain?: boolean }): Promise<CodedOrLost>;
  close(): Promise<void>;
}

export interface WorkersOptions extends ThreadData {
  jobs: number;
  /** Milliseconds for one document, after which its thread is ended; no bound unless told. */
  maxTime?: number | undefined;
  /** Megabytes of heap of one thread. */
  maxHeap?: number | undefined;
  /** The program of a thread; that of this room unless told (tests tell another). */
  thread?: URL | undefined;
}
