/** Which segments a reader sees, and what filters keep. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passes } from '../../src/ledger/filter.ts';
import type { Filter, Ledger } from '../../src/ledger/index.ts';
import { DOMAINS, ROOTS, STATUSES } from '../../src/model/index.ts';
import { emptyFolder, ledgerIn } from './helpers.ts';
import { sampleCoder, sampleDocument, sampleDocuments, sampleRecords } from './sample.ts';

const batch = (from: number, to: number, coder: string) => {
  const documents = sampleDocuments(from, to);
  return { coder, documents, ...sampleCoder(coder)(documents) };
};
const codersOf = (records: readonly { coder: string }[]): string[] =>
  [...new Set(records.map((record) => record.coder))].sort();

describe('what is there already adds nothing', () => {
  test('and what is new is written alone', async () => {
    const ledger = await ledgerIn(await emptyFolder());
    const first = await ledger.add(batch(0, 4, 'entente/0.1.0'));
    expect(first.value).toMatchObject({ alreadyThere: 0, counts: { documents: 4, events: 24 } });
    const fingerprint = await ledger.fingerprint();
    const again = await ledger.add(batch(0, 4, 'entente/0.1.0'));
    expect(again.value).toMatchObject({ segment: null, alreadyThere: 4, counts: { events: 0 } });
    expect(await ledger.fingerprint()).toBe(fingerprint);
    const more = await ledger.add(batch(2, 6, 'entente/0.1.0'));
    expect(more.value).toMatchObject({ alreadyThere: 2, counts: { documents: 2, events: 12 } });
    expect(await ledger.fingerprint()).not.toBe(fingerprint);
    expect(await ledger.counts()).toMatchObject({ documents: 6, events: 36, commitments: 6 });
    const ids = [1, 9].map((i) => sampleDocument(i).id);
    expect([...(await ledger.has(ids, 'entente/0.1.0'))]).toEqual(ids.slice(0, 1));
    expect([...(await ledger.has(ids, 'curated'))]).toEqual([]);
    await ledger.close();
  });

  test('also a document that gave no record', async () => {
    const ledger = await ledgerIn(await emptyFolder());
    const documents = sampleDocuments(0, 2);
    await ledger.add({ coder: 'entente/0.1.0', documents });
    const again = await ledger.add({ coder: 'entente/0.1.0', documents });
    expect(again.value).toMatchObject({ segment: null, alreadyThere: 2 });
    await ledger.close();
  });
});

describe('of several coders', () => {
  let ledger: Ledger;
  beforeAll(async () => {
    ledger = await ledgerIn(await emptyFolder());
    await ledger.add(batch(0, 4, 'entente/0.9.0'));
    await ledger.add(batch(0, 2, 'entente/0.10.0'));
    await ledger.add(batch(1, 3, 'llm/qwen'));
    await ledger.add(batch(3, 5, 'curated'));
    await ledger.add(batch(4, 5, 'human/ada'));
  });
  afterAll(() => ledger.close());
  const read = async (i: number, filter: Filter = {}): Promise<string[]> =>
    codersOf(await ledger.events({ ...filter, documentIds: [sampleDocument(i).id] }));

  test('the newest counts, beside those that always stand', async () => {
    expect(await read(0)).toEqual(['entente/0.10.0']);
    expect(await read(2)).toEqual(['entente/0.9.0']);
    expect(await read(3)).toEqual(['curated', 'entente/0.9.0']);
    expect(await read(4)).toEqual(['curated', 'human/ada']);
  });

  test('another can be picked', async () => {
    expect(await read(0, { coder: 'entente/0.9.0' })).toEqual(['entente/0.9.0']);
    expect(await read(1, { coder: 'llm/qwen' })).toEqual(['llm/qwen']);
    expect(await read(0, { coder: 'llm/qwen' })).toEqual([]);
    expect(await read(3, { coder: 'llm/qwen' })).toEqual(['curated']);
    expect(await read(4, { coder: 'human/ada' })).toEqual(['human/ada']);
    expect((await ledger.documents({ coder: 'curated' })).length).toBe(2);
    expect((await ledger.counts({ coder: 'llm/qwen' })).documents).toBe(4);
  });

  test('each document is there once', async () => {
    const documents = await ledger.documents();
    expect(documents.map((document) => document.id).sort()).toEqual(
      sampleDocuments(0, 5)
        .map((document) => document.id)
        .sort(),
    );
    expect(await ledger.counts()).toMatchObject({ documents: 5, events: 6 * (2 + 2 + 1 + 1 + 1) });
  });

  test('the list has the newest first', async () => {
    expect(await ledger.coders()).toEqual([
      'entente/0.10.0',
      'entente/0.9.0',
      'llm/qwen',
      'curated',
      'human/ada',
    ]);
  });
});

describe('one record', () => {
  test('by its id, of every kind', async () => {
    const ledger = await ledgerIn(await emptyFolder());
    const indicator = {
      record: 'indicator' as const,
      id: 'in_1',
      series: 'defence-spending-share',
      actor: 'JPN',
      period: '2024',
      value: 1.6,
      unit: 'percent',
      status: 'estimate' as const,
      source: { name: 'Example', uri: 'https://example.org', retrieved: null, licence: 'CC0' },
    };
    await ledger.add({ ...batch(0, 3, 'entente/0.1.0'), indicators: [indicator] });
    await ledger.add({ coder: 'curated', documents: [], indicators: [indicator] });
    const { events, commitments, positions } = sampleRecords(1, 'entente/0.1.0');
    for (const record of [events[3], commitments[0], positions[0], indicator])
      expect(await ledger.record(record?.id ?? '')).toEqual(record);
    expect(await ledger.record('ev_0000000000000000')).toBeNull();
    expect(await ledger.record("'; DROP TABLE held")).toBeNull();
    expect(await ledger.document(sampleDocument(1).id)).toEqual(sampleDocument(1));
    expect(await ledger.document('doc_0000000000000000')).toBeNull();
    expect(await ledger.indicators()).toEqual([indicator]);
    await ledger.close();
  });
});

const few = <T>(items: readonly T[]) =>
  fc.oneof(fc.constantFrom(...items), fc.uniqueArray(fc.constantFrom(...items), { maxLength: 3 }));

describe('filters', () => {
  let ledger: Ledger;
  beforeAll(async () => {
    ledger = await ledgerIn(await emptyFolder());
    await ledger.add(batch(0, 40, 'entente/0.1.0'));
  });
  afterAll(() => ledger.close());
  const day = fc.constantFrom('2021-12-31', '2022-01-05', '2022-01-20', '2022-02-09', '2030-01-01');
  const filters: fc.Arbitrary<Filter> = fc.record(
    {
      from: day,
      to: day,
      root: few(ROOTS),
      status: few(STATUSES),
      domain: few(DOMAINS),
      minConfidence: fc.constantFrom(0, 0.25, 0.5, 1),
      documentIds: fc.uniqueArray(
        fc.nat(45).map((i) => sampleDocument(i).id),
        { maxLength: 20 },
      ),
    },
    { requiredKeys: [] },
  );

  test('keep in SQL what they keep one by one', async () => {
    const all = [await ledger.events(), await ledger.commitments(), await ledger.positions()];
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const kept = [
          await ledger.events(filter),
          await ledger.commitments(filter),
          await ledger.positions(filter),
        ];
        expect(kept).toEqual(all.map((records) => records.filter((one) => passes(one, filter))));
      }),
      { numRuns: 60 },
    );
  });

  test('on documents ask for the date of publication, as far as it is known', async () => {
    const own = await ledgerIn(await emptyFolder());
    const dates = ['2024', '2024-05', '2024-05-20', null];
    const documents = dates.map((date, i) => {
      const document = sampleDocument(i);
      return Object.assign(document, { published: { ...document.published, date } });
    });
    await own.add({ coder: 'curated', documents });
    const read = async (filter: Filter) =>
      (await own.documents(filter)).map((document) => document.published.date);
    expect(await read({})).toEqual(['2024', '2024-05', '2024-05-20', null]);
    expect(await read({ from: '2024-05-21' })).toEqual(['2024', '2024-05']);
    expect(await read({ from: '2024-06-01' })).toEqual(['2024']);
    expect(await read({ to: '2024-04-30' })).toEqual(['2024']);
    expect(await read({ to: '2024-05-20' })).toEqual(['2024', '2024-05', '2024-05-20']);
    expect(await read({ from: '2025-01-01' })).toEqual([]);
    await own.close();
  });
});

describe('find', () => {
  let ledger: Ledger;
  beforeAll(async () => {
    ledger = await ledgerIn(await emptyFolder());
    await ledger.add(batch(0, 60, 'entente/0.1.0'));
  });
  afterAll(() => ledger.close());

  test('gives the quotation, its document and the words found', async () => {
    const hits = await ledger.find('turkiye topic');
    expect(hits.length).toBeGreaterThan(10);
    for (const hit of hits) {
      const document = await ledger.document(hit.record.documentId);
      expect(document?.text.slice(hit.start, hit.end)).toBe(hit.quote);
      const words = hit.matches.map((span) => document?.text.slice(span.start, span.end));
      expect(words.filter((word) => word !== 'Türkiye' && word !== 'topic')).toEqual([]);
      expect(hit.document).toMatchObject({ id: document?.id, title: document?.title });
    }
  });

  test('pages without gaps, and in the same order every time', async () => {
    const all = await ledger.find('japan', { limit: 1000 });
    const paged = [];
    for (let offset = 0; offset < all.length; offset += 7)
      paged.push(...(await ledger.find('japan', { limit: 7, offset })));
    expect(paged).toEqual(all);
    expect(all.map((hit) => hit.score)).toEqual(all.map((hit) => hit.score).sort((a, b) => b - a));
  });

  test('keeps to filters, phrases and titles', async () => {
    const [event] = sampleRecords(3, 'entente/0.1.0').events;
    const phrase = await ledger.find(`"${event?.evidence.quote}"`);
    expect(phrase.map((hit) => hit.record.id)).toContain(event?.id);
    const documentIds = [sampleDocument(3).id];
    const inOne = await ledger.find('on', { documentIds });
    expect(new Set(inOne.map((hit) => hit.document.id))).toEqual(new Set(documentIds));
    const titled = await ledger.find('"report 7"');
    expect(new Set(titled.map((hit) => hit.document.title))).toEqual(
      new Set([sampleDocument(7).title]),
    );
    expect(titled.every((hit) => hit.matches.length === 0)).toBe(true);
    expect(await ledger.find('zzz')).toEqual([]);
    expect(await ledger.find('"')).toEqual([]);
  });
});
