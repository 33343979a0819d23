import type { Called } from './called.ts';
import type { Found } from './types.ts';

/** A subject that is no actor of ours: what "it" may mean as well. */
export interface Thing {
  start: number;
  end: number;
  plural: boolean;
  /** Subject of a main clause. */
  main: boolean;
}

/** Who and what a sentence is about: parsed for it when somebody asks. */
export interface About {
  /** Its main subjects. */
  readonly topic: readonly Found[];
  /** A main subject is a single thing that is no actor of ours. */
  readonly thing: boolean;
  /** Whether it speaks of a person who is no actor of ours; null: of no person. */
  readonly stranger: boolean | null;
}

/** What earlier sentences leave to later ones. */
export interface Memory {
  /** All mentions so far, in text order. */
  seen: Found[];
  /** Who the last sentence was about: its main subjects. */
  readonly subjects: readonly Found[];
  /** A main subject of the last sentence was a single thing that is no actor of ours. */
  readonly thing: boolean;
  /** The one state or body that the last sentence names. */
  alone: Found | null;
  /** The last sentence that had a person for a subject spoke of one who is no actor of ours. */
  readonly stranger: boolean;
  /** Codes that stand anywhere in the document: "the alliance" before its name is told. */
  ahead: ReadonlySet<string>;
  /** What descriptions stand for on the day of the text. */
  called: Called;
  /** The last lists of states: "Australia, Japan and South Korea". */
  lists: Found[][];
  /** Whose summit was spoken of last. */
  host: Found | null;
  /** How often a code has stood so far. */
  counts: Map<string, number>;
  /** Tells of the sentence that was read. */
  read(about: About): void;
}

export function createMemory(ahead: ReadonlySet<string>, called: Called): Memory {
  let last: About | null = null;
  /** Sentences since the last of which it is known whether it spoke of a stranger. */
  let unasked: About[] = [];
  let stranger = false;
  return {
    seen: [],
    get subjects() {
      return last?.topic ?? [];
    },
    get thing() {
      return last?.thing ?? false;
    },
    alone: null,
    get stranger() {
      const told = unasked.findLast((about) => about.stranger !== null)?.stranger;
      stranger = told ?? stranger;
      unasked = [];
      return stranger;
    },
    ahead,
    called,
    lists: [],
    host: null,
    counts: new Map(),
    read(about) {
      last = about;
      unasked.push(about);
    },
  };
}
