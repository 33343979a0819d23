/** The workbench over a ledger on disk, so that decisions, briefs and documents can be kept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCoder } from '../../../src/events/index.ts';
import { loadKnowledge } from '../../../src/knowledge/index.ts';
import { openLedger, type Ledger } from '../../../src/ledger/index.ts';
import { addPaths } from '../../../src/pipeline.ts';
import { createApp, createImporter, serve } from '../../../src/server/index.ts';
import type { Served } from './bundled.ts';
import { testCase, testNames } from './case.ts';
import { WEB_ROOT, ensureBuilt } from './workbench.ts';

export interface Kept extends Served {
  ledger: Ledger;
}

let clock = Date.UTC(2026, 10, 24, 9);

/** The test case as a ledger; decisions are dated a second apart. */
export async function startKept(): Promise<Kept> {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'entente-kept-'));
  const dir = join(folder, 'ledger');
  const { value: ledger } = await openLedger(dir, { create: true });
  if (ledger === null) throw new Error('no ledger');
  const { documents, events, commitments, positions } = testCase;
  const coders = new Set([...events, ...commitments, ...positions].map(({ coder }) => coder));
  for (const coder of coders) {
    const own = <T extends { coder: string; documentId: string }>(list: readonly T[]): T[] =>
      list.filter((record) => record.coder === coder);
    const ids = new Set([...own(events), ...own(commitments)].map((r) => r.documentId));
    await ledger.add({
      coder,
      documents: documents.filter(({ id }) => ids.has(id) || coder !== 'curated'),
      events: own(events),
      commitments: own(commitments),
      positions: own(positions),
    });
  }
  const knowledge = loadKnowledge().value;
  const coder = createCoder(knowledge);
  const app = createApp({
    ledger,
    knowledge: testNames,
    webRoot: WEB_ROOT,
    version: '0.4.0',
    today: '2026-11-24',
    now: () => new Date((clock += 1000)).toISOString(),
    dir,
    explain: (document) => coder.code(document, { explain: true }).trace,
    importer: createImporter((source, onProgress) => {
      const input = 'url' in source ? source.url : { uri: source.name, bytes: source.bytes };
      return addPaths([input], ledger, { coder, onProgress });
    }),
  });
  const running = await serve({ app, port: 0 });
  return {
    address: running.address,
    ledger,
    async close() {
      await running.close();
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
