/** Records without their texts. */
import { expect, test } from 'vitest';
import { type DeedResult, type DeedRow, deedsOf, toDeeds } from '../../src/gaps/index.ts';
import { packColumns, unpackColumns } from '../../src/ledger/kept-columns.ts';
import { pack, unpack } from '../../src/ledger/kept.ts';
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
  const columns = await ledger.columns();
  expect(columns.events.ids.length).toBe(72);
  expect(columns.documents.ids.length).toBe(12);
  expect([...columns.events.rank].sort((a, b) => a - b)).toEqual([...Array(72).keys()]);
  // The same as columns made of the records themselves, whatever the order of their lists.
  const options = { asOf: '2026-01-01' };
  const plain = (found: DeedResult) => ({
    deeds: found.deeds.map((deed) => ({ ...(deed as DeedRow).toJSON() })),
    ambiguous: found.ambiguous.map((deed) => deed.id),
    merges: found.merges,
    restatements: found.restatements,
  });
  expect(plain(deedsOf(columns, options))).toEqual(plain(toDeeds(events, documents, options)));
  // And the same again from a folder in which they were kept.
  const again = unpackColumns(unpack(pack(packColumns(columns)).slice())!)!;
  expect(plain(deedsOf(again, options))).toEqual(plain(deedsOf(columns, options)));
  await ledger.close();
});

test('what was kept is not taken where a byte of it is wrong', () => {
  const whole = pack({ arrays: { a: Int32Array.of(1, 2, 3), b: Uint8Array.of(7) }, words: ['x'] });
  expect(unpack(whole.slice())).toEqual({
    arrays: { a: Int32Array.of(1, 2, 3), b: Uint8Array.of(7) },
    words: ['x'],
  });
  for (const at of [0, 9, whole.length - 8, whole.length - 16]) {
    const damaged = whole.slice();
    damaged[at]! ^= 1;
    expect(unpack(damaged), `byte ${at}`).toBeNull();
  }
  expect(unpack(whole.slice(0, -1))).toBeNull();
  expect(unpack(new Uint8Array(0))).toBeNull();
});
