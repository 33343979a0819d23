import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../src/ledger/index.ts';
import type { Review } from '../../src/model/index.ts';
import { emptyFolder, ledgerIn } from './helpers.ts';
import { sampleCoder, sampleDocuments } from './sample.ts';

const CODER = 'entente/0.1.0';
let dir: string;
let ledger: Ledger;
const add = async (from: number, to: number): Promise<void> => {
  const documents = sampleDocuments(from, to);
  await ledger.add({ coder: CODER, documents, ...sampleCoder(CODER)(documents) });
};
beforeEach(async () => {
  dir = await emptyFolder();
  ledger = await ledgerIn(dir);
  await add(0, 3);
  return () => ledger.close();
});

const decide = async (id: string): Promise<void> => {
  const [event] = await ledger.events();
  const review: Review = {
    ...{ record: 'review', id, recordId: event!.id, decision: 'accept', patch: {} },
    ...{ reviewer: 'ada', at: '2026-01-01T00:00:00Z', note: null },
    binds: {
      ...{ documentId: event!.documentId, root: event!.root },
      start: event!.evidence.start,
      end: event!.evidence.end,
    },
  };
  const { diagnostics } = await ledger.addReview(review);
  expect(diagnostics).toEqual([]);
};

/** Opens a state, or fails with what was said. */
const opened = async (name: string): Promise<Ledger> => {
  const { value, diagnostics } = await ledger.at(name);
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  return value;
};

describe('a state that was noted', () => {
  test('opens again as it was, after more documents and decisions', async () => {
    await ledger.note('2026-01-01T10:00:00Z');
    const print = await ledger.fingerprint();
    const events = await ledger.events();
    await add(3, 6);
    await decide('rv_1');
    await ledger.note('2026-01-02T10:00:00Z');
    expect(await ledger.fingerprint()).not.toBe(print);

    const then = await opened(print.slice(0, 16));
    expect(await then.fingerprint()).toBe(print);
    expect(await then.events()).toEqual(events);
    expect((await then.counts()).documents).toBe(3);
    expect(await then.reviews()).toEqual([]);
    await then.close();
    expect((await ledger.counts()).documents).toBe(6);
    expect((await ledger.states()).map(({ at }) => at)).toEqual([
      '2026-01-02T10:00:00Z',
      '2026-01-01T10:00:00Z',
    ]);
  });

  test('is found by the last day that it may be of', async () => {
    await ledger.note('2026-01-01T10:00:00Z');
    const print = await ledger.fingerprint();
    await add(3, 6);
    await ledger.note('2026-02-01T10:00:00Z');
    const then = await opened('2026-01-31');
    expect(await then.fingerprint()).toBe(print);
    await then.close();
    expect((await ledger.at('2025-12-31')).value).toBeNull();
  });

  test('is written once, and takes nothing', async () => {
    await ledger.note('2026-01-01T10:00:00Z');
    await ledger.note('2026-01-05T10:00:00Z');
    expect(await ledger.states()).toHaveLength(1);
    const then = await opened(await ledger.fingerprint());
    const documents = sampleDocuments(3, 4);
    const added = await then.add({ coder: CODER, documents, ...sampleCoder(CODER)(documents) });
    expect(added.diagnostics.map(({ code }) => code)).toEqual(['ledger/old-state']);
    await then.note('2026-01-06T10:00:00Z');
    await then.close();
    expect(await ledger.states()).toHaveLength(1);
    expect((await ledger.counts()).documents).toBe(3);
  });

  test('many states are kept as differences, and each opens', async () => {
    const prints: string[] = [];
    for (let i = 0; i < 70; i += 1) {
      await decide(`rv_${i}`);
      await ledger.note(null);
      prints.push(await ledger.fingerprint());
    }
    for (const i of [0, 40, 63, 64, 69]) {
      const then = await opened(prints[i]!);
      expect(await then.reviews()).toHaveLength(i + 1);
      await then.close();
    }
  });
});

describe('a state that cannot be opened', () => {
  test.each(['0123456789abcdef', 'latest', '', '../../etc', '2026-01-01', '0123'])(
    '%s is told to be unknown',
    async (name) => {
      const { value, diagnostics } = await ledger.at(name);
      expect(value).toBeNull();
      expect(diagnostics.map(({ code }) => code)).toEqual(['ledger/unknown-state']);
    },
  );

  test('a segment that is gone makes it incomplete; one set aside does not', async () => {
    await ledger.note(null);
    const print = await ledger.fingerprint();
    const [segment] = await readdir(join(dir, 'segments'));
    await mkdir(join(dir, 'archive'));
    await rename(join(dir, 'segments', segment!), join(dir, 'archive', segment!));
    const then = await opened(print);
    expect((await then.counts()).documents).toBe(3);
    await then.close();
    await rm(join(dir, 'archive'), { recursive: true });
    const { value, diagnostics } = await ledger.at(print);
    expect(value).toBeNull();
    expect(diagnostics[0]?.code).toBe('ledger/state-incomplete');
  });

  test('a state file that was changed by hand is unknown, and the ledger is read all the same', async () => {
    await ledger.note(null);
    const print = await ledger.fingerprint();
    const [name] = await readdir(join(dir, 'states'));
    const file = join(dir, 'states', name!);
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 40));
    expect((await ledger.at(print)).diagnostics[0]?.code).toBe('ledger/unknown-state');
    expect((await ledger.counts()).documents).toBe(3);
  });
});
