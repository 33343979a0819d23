/** Records without their texts, and bytes kept beside the ledger. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toDeeds } from '../../src/gaps/index.ts';
import { emptyFolder, ledgerIn } from './helpers.ts';
import { sampleCoder, sampleDocuments } from './sample.ts';

const CODER = 'entente/0.1.0';
const sample = async (n: number) => {
  const ledger = await ledgerIn(await emptyFolder());
  const documents = sampleDocuments(0, n);
  await ledger.add({ coder: CODER, documents, ...sampleCoder(CODER)(documents) });
  return ledger;
};

test('facts are the records without their texts, a review among them', async () => {
  const ledger = await sample(12);
  const [event] = await ledger.events();
  await ledger.addReview({
    record: 'review',
    id: 'rv_1',
    recordId: event!.id,
    decision: 'correct',
    patch: { status: event!.status === 'refused' ? 'actual' : 'refused' },
    reviewer: 'ada',
    at: '2026-01-01T00:00:00Z',
    note: null,
    binds: {
      documentId: event!.documentId,
      start: event!.evidence.start,
      end: event!.evidence.end,
      root: event!.root,
    },
  });
  const events = await ledger.events();
  const documents = await ledger.documents();
  const facts = await ledger.facts();
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  expect(facts.events.length).toBe(72);
  expect([...facts.events].sort(byId)).toEqual(
    [...events].sort(byId).map((e) => ({
      id: e.id,
      documentId: e.documentId,
      date: { start: e.date.start, end: e.date.end, precision: e.date.precision },
      actors: e.actors.map(({ code, viaGroup }) => ({ code, viaGroup })),
      recipients: e.recipients.map(({ code, viaGroup }) => ({ code, viaGroup })),
      root: e.root,
      mode: e.mode,
      instrument: e.instrument,
      domains: e.domains,
      status: e.status,
      restated: e.restated,
      first: e.first,
      coder: e.coder,
    })),
  );
  expect(facts.documents).toEqual(
    documents.map(({ id, cluster, published, publisher, sources }) => ({
      id,
      cluster,
      published,
      publisher,
      sources,
    })),
  );
  expect(toDeeds(facts.events, facts.documents)).toEqual(toDeeds(events, documents));
  await ledger.close();
});

test('what was kept is found until the ledger changes, and never when it is damaged', async () => {
  const ledger = await sample(2);
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
  expect(await ledger.derived.read('deeds')).toBeNull();
  await ledger.derived.write('deeds', bytes);
  expect(await ledger.derived.read('deeds')).toEqual(bytes);
  expect(await ledger.derived.read('other')).toBeNull();

  const folder = join(ledger.dir, '.derived');
  const [name] = await readdir(folder);
  const whole = await readFile(join(folder, name!));
  await writeFile(join(folder, name!), whole.subarray(0, 500));
  expect(await ledger.derived.read('deeds')).toBeNull();
  whole[700]! ^= 1;
  await writeFile(join(folder, name!), whole);
  expect(await ledger.derived.read('deeds')).toBeNull();

  await ledger.derived.write('deeds', bytes);
  const more = sampleDocuments(2, 3);
  await ledger.add({ coder: CODER, documents: more, ...sampleCoder(CODER)(more) });
  expect(await ledger.derived.read('deeds')).toBeNull();
  // What has become old goes when something new is kept.
  await ledger.derived.write('other', bytes);
  expect(await readdir(folder)).toHaveLength(1);
  await ledger.close();
});
