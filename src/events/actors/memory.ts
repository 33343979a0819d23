import type { Found } from './types.ts';

/** A subject that is no actor of ours: what "it" may mean as well. */
export interface Thing {
  start: number;
  end: number;
  plural: boolean;
  /** Subject of a main clause. */
  main: boolean;
}

/** What earlier sentences leave to later ones. */
export interface Memory {
  /** All mentions so far, in text order. */
  seen: Found[];
  /** Who the last sentence was about: its main subjects. */
  subjects: Found[];
  /** A main subject of the last sentence was a single thing that is no actor of ours. */
  thing: boolean;
  /** The one state or body that the last sentence names. */
  alone: Found | null;
  /** The last sentence that had a person for a subject spoke of one who is no actor of ours. */
  stranger: boolean;
  /** Codes that stand anywhere in the document: "the alliance" before its name is told. */
  ahead: ReadonlySet<string>;
  /** The last lists of states: "Australia, Japan and South Korea". */
  lists: Found[][];
  /** Whose summit was spoken of last. */
  host: Found | null;
  /** How often a code has stood so far. */
  counts: Map<string, number>;
}

export const createMemory = (ahead: ReadonlySet<string>): Memory => ({
  seen: [],
  subjects: [],
  thing: false,
  alone: null,
  stranger: false,
  ahead,
  lists: [],
  host: null,
  counts: new Map(),
});
