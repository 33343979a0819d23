import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRows } from '../../src/ledger/rows.ts';
import { batches } from './arbitraries.ts';
import { emptyFolder, hashesOf, ledgerIn } from './helpers.ts';

const CODER = 'entente/0.1.0';
const sorted = <T extends { id: string }>(records: readonly T[]): T[] =>
  [...records].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('a batch', () => {
  test('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(batches(CODER), async (batch) => {
        const ledger = await ledgerIn(await emptyFolder());
        const { value, diagnostics } = await ledger.add(batch);
        expect(diagnostics).toEqual([]);
        expect(value.counts.documents).toBe(batch.documents.length);
        const read = {
          documents: await ledger.documents(),
          events: await ledger.events(),
          commitments: await ledger.commitments(),
          positions: await ledger.positions(),
          indicators: await ledger.indicators(),
        };
        for (const kind of [
          'documents',
          'events',
          'commitments',
          'positions',
          'indicators',
        ] as const)
          expect(sorted<{ id: string }>(read[kind])).toStrictEqual(
            sorted<{ id: string }>(batch[kind]),
          );
        expect(ledger.diagnostics()).toEqual([]);
        await ledger.close();
      }),
      { numRuns: 40 },
    );
  });

  test('comes back in document order, then text order', async () => {
    await fc.assert(
      fc.asyncProperty(batches(CODER), async (batch) => {
        const ledger = await ledgerIn(await emptyFolder());
        await ledger.add(batch);
        const documents = await ledger.documents();
        const place = new Map(documents.map((document, i) => [document.id, i]));
        const expected = [...batch.events].sort(
          (a, b) =>
            (place.get(a.documentId) ?? 0) - (place.get(b.documentId) ?? 0) || compareRows(a, b),
        );
        expect((await ledger.events()).map((event) => event.id)).toEqual(
          expected.map((event) => event.id),
        );
        await ledger.close();
      }),
      { numRuns: 15 },
    );
  });

  test('gives the same bytes, in whatever order its records come', async () => {
    await fc.assert(
      fc.asyncProperty(batches(CODER), async (batch) => {
        const hashes: Record<string, string>[] = [];
        for (const turned of [false, true]) {
          const dir = await emptyFolder();
          const ledger = await ledgerIn(dir);
          const events = turned ? batch.events.toReversed() : batch.events;
          const documents = turned ? batch.documents.toReversed() : batch.documents;
          await ledger.add({ ...batch, events, documents });
          await ledger.close();
          hashes.push(await hashesOf(dir));
        }
        expect(hashes[0]).toEqual(hashes[1]);
      }),
      { numRuns: 15 },
    );
  });
});

test('half a character becomes U+FFFD, and no offset moves', async () => {
  const [batch] = fc.sample(batches(CODER), { numRuns: 1, seed: 7 });
  const [document] = batch?.documents ?? [];
  if (!batch || !document) throw new Error('missing document');
  const ledger = await ledgerIn(await emptyFolder());
  await ledger.add({ coder: CODER, documents: [{ ...document, text: 'a\uD800b \uDC00' }] });
  expect((await ledger.document(document.id))?.text).toBe('a\uFFFDb \uFFFD');
  await ledger.close();
});
