import type { Chunk } from '../../language/index.ts';
import type { Frame } from '../../knowledge/index.ts';
import type { Root, Status } from '../../model/index.ts';
import type { Argument, Roles } from '../roles/args.ts';

/** An act found in a sentence, before it becomes a record. */
export interface Draft {
  frame: Frame;
  root: Root;
  mode: string | null;
  instrument: Frame['instrument'];
  /** Clause in which it is told. */
  clause: number;
  /** Token range of the trigger. */
  trigger: { first: number; last: number };
  actors: Argument[];
  recipients: Argument[];
  reciprocal: boolean;
  status: Status;
  restated: boolean;
  operators: string[];
  /** Clause of saying that reports it. */
  reporter: number | null;
  /** "verb", "light" verb with noun, "noun" alone, or "model": no rule, the fitted models. */
  told: 'verb' | 'light' | 'noun' | 'model';
  score: number;
  runnerUp: string | null;
  /** The clause that fills the frame ("agreed | to establish an office"), or null. */
  content: number | null;
  /** The noun that fills it ("a pledge of …"), or null. */
  object: Chunk | null;
}

export interface Dropped {
  clause: number;
  trigger: { first: number; last: number };
  frame: string | null;
  reason: string;
}

export type { Roles };
