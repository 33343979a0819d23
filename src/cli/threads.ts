import { availableParallelism, totalmem } from 'node:os';
import type { Command } from 'commander';
import type { Workers } from '../workers/index.ts';
import { ownFolders } from './context.ts';
import type { KnowledgeOptions } from './context.ts';
import { countArgument } from './options.ts';

export interface ThreadOptions extends KnowledgeOptions {
  jobs?: number;
}

/** Gigabytes of memory that a thread may come to need. */
const GB_A_THREAD = 0.5;
/** Megabytes of heap and milliseconds for one document, beyond which its thread is ended. */
const MAX_HEAP = 1024;
const MAX_TIME = 300_000;

export const withJobs = (command: Command): Command =>
  command.option('--jobs <n>', 'threads; one a core unless memory is short', countArgument);

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
    maxHeap: MAX_HEAP,
    maxTime: MAX_TIME,
  });
}
