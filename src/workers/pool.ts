import { Piscina } from 'piscina';
import { diagnostic, type Diagnostic, type Document } from '../model/index.ts';
import type { Coded } from '../events/index.ts';
import { problem } from '../documents/index.ts';
import type { Job, Workers, WorkersOptions } from './types.ts';

/** What came of a job whose thread ended, and whether it was ended for its time. */
interface Dead {
  dead: string;
  slow: boolean;
}

/**
 * Threads that read and code, as many as there is work for, up to `jobs`. A thread that dies over a
 * document (memory, an endless loop, a defect) costs that document alone: its place in the results
 * is taken by a diagnostic, another thread is started, and the rest goes on.
 */
export function createWorkers(options: WorkersOptions): Workers {
  const { jobs, maxTime, maxHeap, coder, userFolders, gazetteer } = options;
  const pool = new Piscina({
    filename: (options.thread ?? new URL('./thread.js', import.meta.url)).href,
    minThreads: 1,
    maxThreads: jobs,
    idleTimeout: 10_000,
    workerData: { coder, userFolders, gazetteer },
    ...(maxHeap === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: maxHeap } }),
  });
  // A thread that dies between two jobs; the next job gets another.
  pool.on('error', () => undefined);

  // No more is handed over than there are threads, so that the time of a job begins with its work.
  let free = jobs;
  const waiting: (() => void)[] = [];
  const turn = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const done = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };

  const run = async (job: Job): Promise<{ value: unknown } | Dead> => {
    await turn();
    const signal = maxTime === undefined ? undefined : AbortSignal.timeout(maxTime);
    try {
      const value: unknown = await pool.run(job, signal ? { signal } : {});
      return { value };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { dead: reason, slow: signal?.aborted ?? false };
    } finally {
      done();
    }
  };
  const read: Workers['read'] = async (parts, given) => {
    const result = await run({ kind: 'read', parts, options: given });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `thread.ts` gives for the job
    if ('value' in result) return result.value as (Document | Diagnostic)[];
    if (parts.length === 1) return [notRead(parts[0]!.uri, result)];
    // One of them ended the thread: each by itself, so that it costs that one alone.
    const alone = await Promise.all(parts.map((part) => read([part], given)));
    return alone.flat();
  };
  return {
    name: coder,
    jobs,
    read,
    code: async (document, { explain = false } = {}) => {
      const result = await run({ kind: 'code', document, explain });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `thread.ts` gives for the job
      if ('value' in result) return { coded: result.value as Coded };
      return { lost: notCoded(document, result) };
    },
    close: () => pool.destroy(),
  };
}

const notRead = (uri: string, { dead, slow }: Dead): Diagnostic =>
  problem(slow ? 'read/too-slow' : 'read/worker-crashed', uri, { reason: dead });

const notCoded = ({ uri, id }: Document, { dead, slow }: Dead): Diagnostic =>
  diagnostic({
    code: slow ? 'coding/too-slow' : 'coding/worker-crashed',
    severity: 'error',
    message: slow
      ? 'it took too long and was given up'
      : `the thread that worked on it ended (${dead.slice(0, 200)})`,
    advice: 'the other documents are not affected; please report this one as a defect',
    uri,
    documentId: id,
  });
