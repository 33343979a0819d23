/** Several writers and readers of one folder, and batches. */
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLedger, writeBatches } from '../../src/ledger/index.ts';
import { temporaryName } from '../../src/base/index.ts';
import { compile, runNode } from './harness.ts';
import { emptyFolder, hashesOf, ledgerIn } from './helpers.ts';
import { sampleCoder, sampleDocuments } from './sample.ts';

const CODER = 'entente/0.1.0';
const WRITER = join(import.meta.dirname, 'writer.mjs');
const options = (size: number) => ({ coder: CODER, size, code: sampleCoder(CODER) });

describe('processes', () => {
  let compiled = '';
  beforeAll(async () => {
    compiled = await compile(['src/base', 'src/model', 'src/ledger', 'test/ledger']);
  });
  afterAll(async () => rm(compiled, { recursive: true, force: true }));
  const write = (dir: string, from: number, to: number) =>
    runNode(WRITER, [compiled, dir, String(from), String(to), '10', CODER]);

  test('two writers of the same documents give what one gives', async () => {
    const [alone, shared] = [await emptyFolder(), await emptyFolder()];
    const [one, two] = await Promise.all([write(shared, 0, 60), write(shared, 0, 60)]);
    expect([one.code, two.code, one.stderr, two.stderr]).toEqual([0, 0, '', '']);
    await write(alone, 0, 60);
    expect(await hashesOf(shared)).toEqual(await hashesOf(alone));
  });

  test('two writers of overlapping documents lose and double nothing, and readers see only wholes', async () => {
    const dir = await emptyFolder();
    const reader = await ledgerIn(dir);
    const state = { writing: true };
    const both = Promise.all([write(dir, 0, 60), write(dir, 25, 85)]).finally(() => {
      state.writing = false;
    });
    const seen: number[] = [];
    while (state.writing) {
      const [documents, events] = [await reader.documents(), await reader.events()];
      seen.push(documents.length);
      expect(events.length).toBeGreaterThanOrEqual(documents.length * 6);
      expect(events.length % 6).toBe(0);
    }
    const [one, two] = await both;
    expect([one.code, two.code, one.stderr, two.stderr]).toEqual([0, 0, '', '']);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(await reader.counts()).toMatchObject({ documents: 85, events: 510, commitments: 85 });
    expect(new Set((await reader.events()).map((event) => event.id)).size).toBe(510);
    expect((await reader.verify()).diagnostics).toEqual([]);
    expect(reader.diagnostics()).toEqual([]);
    await reader.close();
  });
});

test('many that make the same ledger at once all get it', async () => {
  for (let round = 0; round < 10; round += 1) {
    const dir = await emptyFolder();
    const opened = await Promise.all(
      Array.from({ length: 12 }, async (_, late) => {
        // One after the other by a file operation each, so that they meet at every step.
        for (let step = 0; step < late; step += 1) await readdir(dir);
        return openLedger(dir, { create: true });
      }),
    );
    expect(opened.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    for (const { value } of opened) await value?.close();
  }
});

test('calls at the same time on one ledger do not disturb each other', async () => {
  const ledger = await ledgerIn(await emptyFolder());
  const documents = sampleDocuments(0, 30);
  const adds = [0, 10, 20].map((from) => {
    const part = documents.slice(from, from + 10);
    return ledger.add({ coder: CODER, documents: part, ...sampleCoder(CODER)(part) });
  });
  const [counts, events, , hits] = await Promise.all([
    ledger.counts(),
    ledger.events(),
    Promise.all(adds),
    ledger.find('japan'),
  ]);
  expect([counts.documents, events.length]).toEqual([30, 180]);
  expect(hits.length).toBeGreaterThan(0);
  await ledger.close();
});

describe('batches', () => {
  test('code each document once, and not at all the second time', async () => {
    const ledger = await ledgerIn(await emptyFolder());
    const coded: number[] = [];
    const seen: number[] = [];
    const run = () =>
      writeBatches(ledger, [...sampleDocuments(0, 25), ...sampleDocuments(3, 6)], {
        coder: CODER,
        size: 10,
        code: (documents) => {
          coded.push(documents.length);
          return sampleCoder(CODER)(documents);
        },
        onBatch: (total) => seen.push(total.counts.documents + total.alreadyThere),
      });
    const first = await run();
    expect(first.diagnostics).toEqual([]);
    expect(first.value.counts).toMatchObject({ documents: 25, events: 150 });
    expect(coded).toEqual([10, 10, 5]);
    expect(seen).toEqual([10, 20, 28]);
    const again = await run();
    expect(again.value).toMatchObject({ alreadyThere: 28, segments: [] });
    expect(coded).toHaveLength(3);
    await ledger.close();
  });

  test('write what is missing where another input brought some before', async () => {
    const ledger = await ledgerIn(await emptyFolder());
    await writeBatches(ledger, sampleDocuments(5, 8), options(10));
    const { value } = await writeBatches(ledger, sampleDocuments(0, 20), options(10));
    expect(value.counts.documents).toBe(17);
    expect(value.alreadyThere).toBe(3);
    expect(await ledger.counts()).toMatchObject({ documents: 20, events: 120 });
    await ledger.close();
  });

  test('stop where nothing can be written, and go on later', async () => {
    const dir = await emptyFolder();
    const ledger = await ledgerIn(dir);
    await writeFile(join(dir, 'segments'), 'in the way');
    const failed = await writeBatches(ledger, sampleDocuments(0, 20), options(10));
    expect(failed.diagnostics.map((problem) => problem.code)).toEqual(['ledger/write-failed']);
    await rm(join(dir, 'segments'));
    const { value } = await writeBatches(ledger, sampleDocuments(0, 20), options(10));
    expect(value.segments).toHaveLength(2);
    await ledger.close();
  });

  test('hand on what the coder tells', async () => {
    const ledger = await ledgerIn(await emptyFolder());
    const problem = {
      record: 'diagnostic' as const,
      code: 'code/example',
      severity: 'note' as const,
      message: 'm',
      advice: 'a',
      uri: null,
      documentId: null,
      start: null,
      end: null,
    };
    const { diagnostics } = await writeBatches(ledger, sampleDocuments(0, 1), {
      coder: CODER,
      code: () =>
        Promise.resolve({ events: [], commitments: [], positions: [], diagnostics: [problem] }),
    });
    expect(diagnostics).toEqual([problem]);
    await ledger.close();
  });
});

const left = async (dir: string, name: string): Promise<string> => {
  const path = join(dir, 'segments', name);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'events.ndjson'), 'half');
  return path;
};

describe('leftovers', () => {
  test('of the dead and of long ago go, those of the living stay', async () => {
    const dir = await emptyFolder();
    await (await openLedger(dir, { create: true })).value?.close();
    const living = temporaryName();
    const dead = living.replace(`-${process.pid}-`, '-4194999-');
    const foreign = '.tmp-00000000-1-00000000';
    const old = '.tmp-00000000-1-00000001';
    for (const name of [living, dead, foreign, old, 'seg_other']) await left(dir, name);
    await utimes(join(dir, 'segments', old), 0, 0);
    const reader = await openLedger(dir);
    await reader.value?.close();
    expect(await readdir(join(dir, 'segments'))).toHaveLength(5);
    const writer = await openLedger(dir, { create: true });
    await writer.value?.close();
    expect((await readdir(join(dir, 'segments'))).sort()).toEqual(
      [living, foreign, 'seg_other'].sort(),
    );
    expect(writer.diagnostics).toEqual([]);
  });
});
