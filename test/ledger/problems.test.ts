/** What can be wrong with a folder is a diagnostic; the rest is read. */
import { chmod, mkdir, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cannotOpen, writeFailed } from '../../src/ledger/diagnostics.ts';
import { openLedger } from '../../src/ledger/index.ts';
import { emptyFolder, hashesOf, ledgerIn } from './helpers.ts';
import { sampleCoder, sampleDocuments, sampleRecords } from './sample.ts';

const CODER = 'entente/0.1.0';
const batch = (from: number, to: number) => {
  const documents = sampleDocuments(from, to);
  return { coder: CODER, documents, ...sampleCoder(CODER)(documents) };
};
const codes = (diagnostics: readonly { code: string }[]): string[] =>
  diagnostics.map((problem) => problem.code);

/** A ledger of two segments with three documents each. */
async function filled(): Promise<string> {
  const dir = await emptyFolder();
  const ledger = await ledgerIn(dir);
  await ledger.add(batch(0, 3));
  await ledger.add(batch(3, 6));
  await ledger.close();
  return dir;
}

const open = async (dir: string, create = false): Promise<string[]> => {
  const { value, diagnostics } = await openLedger(dir, { create });
  await value?.close();
  expect(value === null).toBe(diagnostics.length > 0);
  for (const { message, advice, uri } of diagnostics) {
    expect(message).toContain(dir);
    expect(advice).not.toBe('');
    expect(uri).toBe(dir);
  }
  return codes(diagnostics);
};

describe('a folder that is no ledger', () => {
  test('is not there', async () => {
    const dir = join(await emptyFolder(), 'a', 'b');
    expect(await open(dir)).toEqual(['ledger/not-found']);
    expect(await open(dir, true)).toEqual([]);
    expect(await open(dir)).toEqual([]);
  });

  test('holds other things', async () => {
    const dir = await emptyFolder();
    expect(await open(dir)).toEqual(['ledger/not-a-ledger']);
    await writeFile(join(dir, 'thesis.docx'), '');
    expect(await open(dir, true)).toEqual(['ledger/not-a-ledger']);
    expect(await readdir(dir)).toEqual(['thesis.docx']);
  });

  test('is a file, or lies below one', async () => {
    const file = join(await emptyFolder(), 'file');
    await writeFile(file, '');
    expect(await open(file, true)).toEqual(['ledger/not-a-ledger']);
    expect(await open(join(file, 'ledger'), true)).toEqual(['ledger/cannot-open']);
  });

  test.each([
    ['', 'ledger/broken-header'],
    ['{"format":', 'ledger/broken-header'],
    ['{"format":{"name":"other","version":1}}', 'ledger/broken-header'],
    [
      '{"format":{"name":"entente-ledger","version":2},"created":{"by":null,"at":null}}',
      'ledger/newer-format',
    ],
  ])('has the ledger.json %s', async (text, code) => {
    const dir = await filled();
    await writeFile(join(dir, 'ledger.json'), text);
    expect(await open(dir)).toEqual([code]);
    expect(await open(dir, true)).toEqual([code]);
    expect(await readFile(join(dir, 'ledger.json'), 'utf8')).toBe(text);
  });

  test('lost its ledger.json, and gets it back', async () => {
    const dir = await filled();
    const before = await hashesOf(dir);
    await rm(join(dir, 'ledger.json'));
    expect(await open(dir)).toEqual(['ledger/not-a-ledger']);
    expect(await open(dir, true)).toEqual([]);
    expect(await hashesOf(dir)).toEqual(before);
  });

  test.skipIf(process.getuid?.() === 0)('may not be read (not for root, who may)', async () => {
    const dir = await filled();
    await chmod(dir, 0o000);
    expect(await open(dir)).toEqual(['ledger/no-permission']);
    await chmod(dir, 0o700);
  });
});

test('creation facts are the caller’s', async () => {
  const dir = await emptyFolder();
  const created = { by: CODER, at: '2026-01-01T00:00:00Z' };
  await (await openLedger(dir, { create: true, created })).value?.close();
  expect(JSON.parse(await readFile(join(dir, 'ledger.json'), 'utf8'))).toEqual({
    format: { name: 'entente-ledger', version: 1 },
    created,
  });
});

const flip = async (path: string): Promise<void> => {
  const bytes = await readFile(path);
  const middle = Math.floor(bytes.length / 3);
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  await writeFile(path, bytes);
};

const overwrite = async (path: string): Promise<void> => {
  const { length } = await readFile(path);
  await writeFile(path, Buffer.alloc(length, 1));
};

describe('a damaged segment is told, the rest is read, and adding again heals it', () => {
  test.each<[string, (segment: string) => Promise<void>]>([
    ['a file is gone', (segment) => rm(join(segment, 'events.parquet'))],
    ['a file is cut off', (segment) => truncate(join(segment, 'events.parquet'), 100)],
    ['segment.json is gone', (segment) => rm(join(segment, 'segment.json'))],
    ['segment.json is broken', (segment) => writeFile(join(segment, 'segment.json'), '{}')],
    ['documents are other bytes', (segment) => overwrite(join(segment, 'documents.parquet'))],
    ['events are other bytes', (segment) => overwrite(join(segment, 'events.parquet'))],
  ])('%s', async (_what, damage) => {
    const dir = await filled();
    const before = await hashesOf(dir);
    const [name = ''] = await readdir(join(dir, 'segments'));
    await damage(join(dir, 'segments', name));
    const ledger = await ledgerIn(dir);
    expect(await ledger.events()).toHaveLength(18);
    expect(await ledger.documents()).toHaveLength(3);
    expect(await ledger.counts()).toMatchObject({ documents: 3, events: 18 });
    expect(codes(ledger.diagnostics())).toEqual(['ledger/damaged-segment']);
    const { value, diagnostics } = await ledger.verify();
    expect(value).toEqual({ segments: 2, damaged: [name] });
    expect(codes(diagnostics)).toEqual(['ledger/damaged-segment']);
    await ledger.add(batch(0, 3));
    await ledger.add(batch(3, 6));
    expect(await ledger.events()).toHaveLength(36);
    expect((await ledger.verify()).value).toEqual({ segments: 2, damaged: [] });
    await ledger.close();
    expect(await hashesOf(dir)).toEqual(before);
  });

  test('one flipped bit is found by verify', async () => {
    const dir = await filled();
    const [, name = ''] = await readdir(join(dir, 'segments'));
    await flip(join(dir, 'segments', name, 'positions.parquet'));
    const ledger = await ledgerIn(dir);
    expect((await ledger.verify()).value.damaged).toEqual([name]);
    expect(await ledger.positions()).toHaveLength(3);
    await ledger.close();
  });

  test('a segment that goes while it is read', async () => {
    const dir = await filled();
    const ledger = await ledgerIn(dir);
    expect(await ledger.events()).toHaveLength(36);
    const [name = ''] = await readdir(join(dir, 'segments'));
    await rm(join(dir, 'segments', name, 'events.parquet'));
    expect(await ledger.events()).toHaveLength(18);
    await rm(join(dir, 'segments', name), { recursive: true });
    expect(await ledger.events()).toHaveLength(18);
    await ledger.close();
  });
});

const one = () => {
  const [event] = sampleRecords(0, CODER).events;
  if (!event) throw new Error('missing event');
  return event;
};

const id = (n: number): string => `ev_${String(n).padStart(16, '0')}`;

describe('a batch', () => {
  test('keeps what fits, and tells what does not', async () => {
    const ledger = await ledgerIn(await emptyFolder());
    const { value, diagnostics } = await ledger.add({
      coder: CODER,
      documents: sampleDocuments(0, 1),
      events: [
        one(),
        one(),
        { ...one(), status: 'planned' },
        { ...one(), id: id(1), confidence: 2 },
        { ...one(), id: id(2), quad: one().quad === 1 ? 2 : 1 },
        { ...one(), id: id(3), coder: 'curated' },
        { ...one(), id: id(4), documentId: 'doc_0000000000000000' },
      ],
    });
    expect(value.counts.events).toBe(1);
    expect(await ledger.events()).toEqual([one()]);
    expect(codes(diagnostics)).toEqual([
      'ledger/repeated-id',
      'ledger/invalid-record',
      'ledger/invalid-record',
      'ledger/mixed-coders',
      'ledger/record-without-document',
    ]);
    await ledger.close();
  });

  test('of nothing writes nothing', async () => {
    const dir = await emptyFolder();
    const ledger = await ledgerIn(dir);
    expect((await ledger.add({ coder: CODER, documents: [] })).value.segment).toBeNull();
    expect(await readdir(dir)).toEqual(['ledger.json']);
    expect(await ledger.counts()).toEqual({
      documents: 0,
      events: 0,
      commitments: 0,
      positions: 0,
      indicators: 0,
      reviews: 0,
      from: null,
      to: null,
    });
    await ledger.close();
  });

  test('that cannot be written is told, and leaves nothing', async () => {
    const dir = await emptyFolder();
    const ledger = await ledgerIn(dir);
    await writeFile(join(dir, 'segments'), 'in the way');
    const { value, diagnostics } = await ledger.add(batch(0, 1));
    expect(value.segment).toBeNull();
    expect(codes(diagnostics)).toEqual(['ledger/write-failed']);
    await rm(join(dir, 'segments'));
    await mkdir(join(dir, 'segments'));
    expect((await ledger.add(batch(0, 1))).diagnostics).toEqual([]);
    expect(await ledger.events()).toHaveLength(6);
    await ledger.close();
  });
});

test.each([
  ['ENOSPC', 'ledger/disk-full'],
  ['EDQUOT', 'ledger/disk-full'],
  ['EACCES', 'ledger/no-permission'],
  ['EROFS', 'ledger/no-permission'],
  ['EIO', 'ledger/write-failed'],
])('%s while writing is %s', (code, expected) => {
  expect(writeFailed('/l', Object.assign(new Error('failed'), { code })).code).toBe(expected);
});
test('what DuckDB says of a full disk is understood', () => {
  const error = new Error('IO Error: Could not write file "x": No space left on device');
  expect(writeFailed('/l', error).code).toBe('ledger/disk-full');
});
test.each([
  ['EACCES', 'ledger/no-permission'],
  ['EIO', 'ledger/cannot-open'],
])('%s while opening is %s', (code, expected) => {
  expect(cannotOpen('/l', Object.assign(new Error('failed'), { code })).code).toBe(expected);
});
