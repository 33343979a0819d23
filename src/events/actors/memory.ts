import type { Found } from './types.ts';

/** What earlier sentences leave to later ones. */
export interface Memory {
  /** All mentions so far, in text order. */
  seen: Found[];
  /** Who the last sentence was about: its main subjects. */
  subjects: Found[];
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
  stranger: false,
  ahead,
  lists: [],
  host: null,
  counts: new Map(),
});
