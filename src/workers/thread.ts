import { readFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { readPart } from '../documents/index.ts';
import type { Coded, Coder } from '../events/index.ts';
import type { Diagnostic, Document } from '../model/index.ts';
import type { Job, ThreadData } from './types.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- set by `createWorkers`
const data = workerData as ThreadData;
let coder: Promise<Coder> | null = null;

/** Loaded by the first document that is to be coded: who only reads does without. */
async function loadCoder(): Promise<Coder> {
  const [{ createCoder, readGazetteer }, { loadKnowledge }] = await Promise.all([
    import('../events/index.ts'),
    import('../knowledge/index.ts'),
  ]);
  return createCoder(loadKnowledge({ userFolder: data.userFolders }).value, {
    coder: data.coder,
    gazetteer:
      data.gazetteer === undefined ? [] : readGazetteer(readFileSync(data.gazetteer, 'utf8')),
  });
}

/** The program of a thread: one job after the other. */
export default async function run(job: Job): Promise<(Document | Diagnostic)[] | Coded> {
  if (job.kind === 'read') {
    const items: (Document | Diagnostic)[] = [];
    for (const part of job.parts)
      for await (const item of readPart(part, job.options)) items.push(item);
    return items;
  }
  coder ??= loadCoder();
  return (await coder).code(job.document, { explain: job.explain });
}
