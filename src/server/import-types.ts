import type { Diagnostic } from '../model/index.ts';

/** What a person brings: a file's bytes under its name, or an address. */
export type ImportSource = { name: string; bytes: Uint8Array } | { url: string };

/** What was done with it. */
export interface ImportReport {
  added: number;
  alreadyThere: number;
  /** Added documents that are near-duplicates of one that was there. */
  copies: number;
  events: number;
  commitments: number;
  positions: number;
  problems: Record<Diagnostic['severity'], number>;
}

/** What is told while it is read, coded and kept. */
export type ImportEvent =
  | { type: 'waiting' }
  | { type: 'progress'; seen: number; kept: number }
  | { type: 'diagnostic'; diagnostic: Diagnostic }
  | { type: 'done'; report: ImportReport }
  | { type: 'failed'; message: string };
