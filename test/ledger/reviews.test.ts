import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../src/ledger/index.ts';
import type { Event, Review } from '../../src/model/index.ts';
import { emptyFolder, ledgerIn } from './helpers.ts';
import { sampleCoder, sampleDocuments, sampleRecords } from './sample.ts';

const CODER = 'entente/0.1.0';
let dir: string;
let ledger: Ledger;
let events: Event[];
beforeEach(async () => {
  dir = await emptyFolder();
  ledger = await ledgerIn(dir);
  const documents = sampleDocuments(0, 3);
  await ledger.add({ coder: CODER, documents, ...sampleCoder(CODER)(documents) });
  events = await ledger.events();
  return () => ledger.close();
});

const first = (): Event => {
  const [event] = events;
  if (!event) throw new Error('missing event');
  return event;
};
let count = 0;
function review(event: Event, fields: Partial<Review>): Review {
  count += 1;
  return {
    record: 'review',
    id: `rv_${String(count).padStart(4, '0')}`,
    recordId: event.id,
    decision: 'accept',
    patch: {},
    reviewer: 'ada',
    at: '2026-01-01T00:00:00Z',
    note: null,
    binds: {
      documentId: event.documentId,
      start: event.evidence.start,
      end: event.evidence.end,
      root: event.root,
    },
    ...fields,
  };
}
const decide = async (event: Event, fields: Partial<Review>): Promise<void> => {
  const { value, diagnostics } = await ledger.addReview(review(event, fields));
  expect(diagnostics).toEqual([]);
  expect(value).not.toBeNull();
};

describe('a review', () => {
  test('that accepts changes nothing but the fingerprint', async () => {
    const before = await ledger.fingerprint();
    await decide(first(), {});
    expect(await ledger.events()).toEqual(events);
    expect(await ledger.fingerprint()).not.toBe(before);
    expect((await ledger.counts()).reviews).toBe(1);
  });

  test('that rejects takes the record out of every answer', async () => {
    await decide(first(), { decision: 'reject' });
    expect(await ledger.events()).toEqual(events.slice(1));
    expect(await ledger.events({ reviews: false })).toEqual(events);
    expect(await ledger.record(first().id)).toBeNull();
    expect((await ledger.counts()).events).toBe(events.length - 1);
    expect((await ledger.counts({ reviews: false })).events).toBe(events.length);
    const hits = await ledger.find(`"${first().evidence.quote}"`);
    expect(hits.filter((hit) => hit.record.id === first().id)).toEqual([]);
    expect((await ledger.commitments()).length).toBe(3);
  });

  test('that corrects is what filters look at', async () => {
    await decide(first(), { decision: 'correct', patch: { root: 'ASSAULT', status: 'negated' } });
    const corrected = { ...first(), root: 'ASSAULT', quad: 4, status: 'negated' };
    expect(await ledger.record(first().id)).toEqual(corrected);
    expect(
      await ledger.events({ root: 'ASSAULT', documentIds: [first().documentId] }),
    ).toContainEqual(corrected);
    const left = await ledger.events({ root: first().root, documentIds: [first().documentId] });
    expect(left.map((event) => event.id)).not.toContain(first().id);
  });

  test('that does not fit is told, and the record stands', async () => {
    await decide(first(), { decision: 'correct', patch: { status: 'perhaps' } });
    expect(await ledger.events()).toEqual(events);
    expect(ledger.diagnostics().map((problem) => problem.code)).toEqual(['ledger/invalid-review']);
  });

  test('that adds brings a record in text order', async () => {
    const added: Event = {
      ...first(),
      id: 'ev_00000000000000ff',
      root: 'AID',
      quad: 2,
      coder: 'human/ada',
    };
    await decide(added, { decision: 'add', patch: { ...added } });
    const read = await ledger.events();
    expect(read).toHaveLength(events.length + 1);
    expect(read.slice(0, 2)).toContainEqual(added);
    expect(await ledger.record(added.id)).toEqual(added);
    expect((await ledger.counts()).events).toBe(events.length + 1);
    expect((await ledger.find('"topic 0"')).map((hit) => hit.record.id)).toContain(added.id);
    await decide(added, { decision: 'reject', at: '2026-01-02T00:00:00Z' });
    expect(await ledger.events()).toEqual(events);
  });

  test('that adds to a document that is not there waits for it', async () => {
    const [event] = sampleRecords(9, 'human/ada').events;
    if (!event) throw new Error('missing event');
    await decide(event, { decision: 'add', patch: { ...event } });
    expect(await ledger.events()).toEqual(events);
    await ledger.add({ coder: CODER, documents: sampleDocuments(9, 10) });
    expect(await ledger.record(event.id)).toEqual(event);
  });

  test('the last decision counts, by its time and not by its arrival', async () => {
    await decide(first(), { decision: 'accept', at: '2026-03-01T00:00:00Z' });
    await decide(first(), { decision: 'reject', at: '2026-02-01T00:00:00Z' });
    expect(await ledger.events()).toEqual(events);
    expect((await ledger.reviews()).map((one) => one.decision)).toEqual(['reject', 'accept']);
  });

  test('holds for the text when a newer coder reads it again', async () => {
    await decide(first(), { decision: 'reject' });
    const documents = sampleDocuments(0, 3);
    const { events: again, ...rest } = sampleCoder('entente/0.2.0')(documents);
    const renamed = again.map((event, i) =>
      Object.assign({}, event, { id: `ev_${String(i).padStart(16, '0')}` }),
    );
    await ledger.add({ coder: 'entente/0.2.0', documents, ...rest, events: renamed });
    const { documentId, evidence, root } = first();
    const read = await ledger.events({ documentIds: [documentId] });
    expect(read).toHaveLength(5);
    expect(
      read.filter((event) => event.evidence.start === evidence.start && event.root === root),
    ).toEqual([]);
  });

  test('a corrected record stands where a newer coder makes something else of its words, or nothing', async () => {
    const event = first();
    const seen = { ...event };
    await decide(event, { decision: 'correct', patch: { status: 'planned' }, seen });
    const documents = sampleDocuments(0, 3);
    const { events: again, ...rest } = sampleCoder('entente/0.2.0')(documents);
    const there = again.filter(
      ({ documentId, evidence }) =>
        documentId !== event.documentId || evidence.start !== event.evidence.start,
    );
    const other = again
      .filter((one) => !there.includes(one))
      .slice(0, 1)
      .map((one): Event => ({ ...one, id: 'ev_00000000000000aa', root: 'PROTEST', quad: 4 }))
      .map((one) => ({ ...one, mode: null }));
    expect(other).toHaveLength(1);
    await ledger.add({
      coder: 'entente/0.2.0',
      documents,
      ...rest,
      events: [...there, ...other],
    });
    const read = await ledger.events({ documentIds: [event.documentId] });
    const here = read.filter(({ evidence }) => evidence.start === event.evidence.start);
    expect(here).toEqual([{ ...event, status: 'planned' }]);
    expect(await ledger.record(event.id)).toEqual({ ...event, status: 'planned' });
    expect((await ledger.counts()).events).toBe(there.length + 1);
  });

  test('a correction of the root holds where the newer coder has come to the same root', async () => {
    const event = first();
    const patch = { root: 'AID', status: 'cancelled' };
    await decide(event, { decision: 'correct', patch });
    const documents = sampleDocuments(0, 3);
    const { events: again, ...rest } = sampleCoder('entente/0.2.0')(documents);
    const renamed = again.map((one, i): Event => {
      const id = `ev_${String(i).padStart(16, '0')}`;
      const same =
        one.documentId === event.documentId && one.evidence.start === event.evidence.start;
      return same ? { ...one, id, root: 'AID', quad: 2, mode: null } : { ...one, id };
    });
    await ledger.add({ coder: 'entente/0.2.0', documents, ...rest, events: renamed });
    const read = await ledger.events({ documentIds: [event.documentId] });
    expect(read.filter(({ evidence }) => evidence.start === event.evidence.start)).toMatchObject([
      { root: 'AID', status: 'cancelled' },
    ]);
  });

  test('that is taken back counts no more; taking that back lets it count again', async () => {
    await decide(first(), { decision: 'reject', id: 'rv_a', at: '2026-01-01T00:00:00Z' });
    await decide(first(), { id: 'rv_b', undoes: 'rv_a', at: '2026-01-02T00:00:00Z' });
    expect(await ledger.events()).toEqual(events);
    await decide(first(), { id: 'rv_c', undoes: 'rv_b', at: '2026-01-03T00:00:00Z' });
    expect(await ledger.events()).toEqual(events.slice(1));
  });

  test('is there once, however often it is written', async () => {
    const one = review(first(), { decision: 'reject', note: 'wire copy 🤝' });
    await ledger.addReview(one);
    await ledger.addReview(one);
    expect(await ledger.reviews()).toEqual([one]);
  });
});

test('a damaged review is told and not applied', async () => {
  await decide(first(), { decision: 'reject' });
  await writeFile(join(dir, 'reviews', 'rev_0123456789abcdef.json'), '{"record":"review"');
  await writeFile(join(dir, 'reviews', 'notes.txt'), 'not a review');
  await ledger.close();
  ledger = await ledgerIn(dir);
  expect(ledger.diagnostics().map((problem) => problem.code)).toEqual(['ledger/damaged-review']);
  expect(await ledger.events()).toEqual(events.slice(1));
});

test('what is no review is not written', async () => {
  const { value, diagnostics } = await ledger.addReview({
    ...review(first(), {}),
    recordId: first().id,
    binds: { documentId: '', start: -1, end: 0, root: null },
  });
  expect(value).toBeNull();
  expect(diagnostics.map((problem) => problem.code)).toEqual(['ledger/invalid-review']);
  expect(await ledger.reviews()).toEqual([]);
});
