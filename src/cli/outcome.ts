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

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "error read/empty-file  notes.txt: the file is empty. Give a file with text" */
export const describe = (d: Diagnostic): string => {
  const place = d.uri === null ? '' : `  ${d.uri}`;
  const advice =
    d.advice === '' ? '' : `${/[.!?]$/.test(d.message) ? '' : '.'} ${sentence(d.advice)}`;
  return `${d.severity} ${d.code}${place}: ${d.message}${advice}`;
};

/** The exit status of a run that met these diagnostics. */
export const statusOf = (diagnostics: readonly Diagnostic[]): number =>
  diagnostics.some((d) => d.severity === 'error') ? EXIT.someInputsFailed : EXIT.done;

/** "ENOENT" and the like, else the whole error in words. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
