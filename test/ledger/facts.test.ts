/** Records without their texts. */
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
