import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { availableParallelism, totalmem } from 'node:os';
import type { Command } from 'commander';
import type { Workers } from '../workers/index.ts';
import { ownFolders } from './context.ts';
import type { KnowledgeOptions } from './context.ts';
import { countArgument } from './options.ts';
import { reasonOf, usage } from './outcome.ts';

export interface ThreadOptions extends KnowledgeOptions {
  jobs?: number;
  gazetteer?: string;
}

/** Gigabytes of memory that a thread may come to need. */
const GB_A_THREAD = 0.5;
/** Megabytes of heap and milliseconds for one document, beyond which its thread is ended. */
const MAX_HEAP = 1024;
const MAX_TIME = 300_000;

export const withJobs = (command: Command): Command =>
  command.option('--jobs <n>', 'threads; one a core unless memory is short', countArgument);

/** Options of commands that code: threads, and what places are known by. */
export const withCoding = (command: Command): Command =>
  withJobs(command).option(
    '--gazetteer <file>',
    "places of records from a gazetteer in GeoNames' form, such as cities500.txt",
  );

/** The gazetteer that the user names; wrong usage where it cannot be read. */
function gazetteerOf(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    accessSync(path, constants.R_OK);
    if (!statSync(path).isFile()) throw new Error('not a file');
  } catch (error) {
    throw usage(`cannot read the gazetteer ${path}: ${reasonOf(error)}`);
  }
  return resolve(path);
}

/** Threads for reading and coding: one a core, fewer where memory is short, or what the user says. */
export async function workersFor(options: ThreadOptions, ledger: string | null): Promise<Workers> {
  const [{ createWorkers }, { CODER_NAME }] = await Promise.all([
    import('../workers/index.ts'),
    import('../events/index.ts'),
  ]);
  const fits = Math.max(1, Math.floor(totalmem() / 2 ** 30 / 2 / GB_A_THREAD));
  return createWorkers({
    jobs: options.jobs ?? Math.min(availableParallelism(), fits),
    coder: CODER_NAME,
    userFolders: ownFolders(ledger, options),
    gazetteer: gazetteerOf(options.gazetteer),
    maxHeap: MAX_HEAP,
    maxTime: MAX_TIME,
  });
}
