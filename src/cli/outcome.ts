import type { Diagnostic } from '../model/index.ts';

/** Exit statuses of the contract. */
export const EXIT = { done: 0, someInputsFailed: 1, usage: 2, failed: 3 } as const;

/** Thrown inside the command line only: a message for a person, and the exit status that goes with it. */
export class Stop extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const usage = (message: string): Stop => new Stop(EXIT.usage, message);
export const failed = (message: string): Stop => new Stop(EXIT.failed, message);

/** "read/empty-file  notes.txt: the file is empty. Give a file with text." */
export const describe = (d: Diagnostic): string =>
  `${d.severity} ${d.code}${d.uri === null ? '' : `  ${d.uri}`}: ${d.message}${d.advice === '' ? '' : ` ${d.advice}`}`;

/** The exit status of a run that met these diagnostics. */
export const statusOf = (diagnostics: readonly Diagnostic[]): number =>
  diagnostics.some((d) => d.severity === 'error') ? EXIT.someInputsFailed : EXIT.done;

/** "ENOENT" and the like, else the whole error in words. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
