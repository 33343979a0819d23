import { workerData } from 'node:worker_threads';
import { readPart } from '../documents/index.ts';
import { createCoder, type Coded, type Coder } from '../events/index.ts';
import { loadKnowledge } from '../knowledge/index.ts';
import type { Diagnostic, Document } from '../model/index.ts';
import type { Job, ThreadData } from './types.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- set by `createWorkers`
const data = workerData as ThreadData;
let coder: Coder | null = null;

/** The program of a thread: one job after the other. Knowledge is loaded by the first that codes. */
export default async function run(job: Job): Promise<(Document | Diagnostic)[] | Coded> {
  if (job.kind === 'read') {
    const items: (Document | Diagnostic)[] = [];
    for await (const item of readPart(job.part, job.options)) items.push(item);
    return items;
  }
  coder ??= createCoder(loadKnowledge({ userFolder: data.userFolders }).value, {
    coder: data.coder,
  });
  return coder.code(job.document, { explain: job.explain });
}
