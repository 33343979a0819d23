import { describe } from './outcome.ts';
import type { Diagnostic } from '../model/index.ts';

/** What every command shares: `--json`, `--quiet`. */
export interface OutputOptions {
  json?: boolean;
  quiet?: boolean;
}

/** One line to standard output. A closed pipe (`| head`) ends the program quietly. */
export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** One JSON value as one line. */
export const printJson = (value: unknown): void => print(JSON.stringify(value));

/** One line to standard error. */
export const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Tells errors and warnings on standard error, unless quiet (then errors only). */
export const tellDiagnostic = (d: Diagnostic, options: OutputOptions): void => {
  if (d.severity === 'note' && options.quiet !== false) return;
  if (options.quiet && d.severity !== 'error') return;
  tell(describe(d));
};

/** Waits while the reader of a pipe is slow, so that memory stays bounded. */
export const drained = async (): Promise<void> => {
  if (!process.stdout.writableNeedDrain) return;
  await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
};

/** Standard input, as a stream of bytes. */
export const readStandardInput = (): AsyncIterable<Uint8Array> => process.stdin;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
