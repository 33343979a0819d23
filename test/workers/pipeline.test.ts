import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/index.ts';
import { addPaths } from '../../src/pipeline.ts';
import { createWorkers } from '../../src/workers/index.ts';
import { entente } from '../cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-workers-'));
const texts = join(folder, 'texts');
const DOCUMENTS = 160;

beforeAll(() => {
  mkdirSync(texts);
  for (let i = 0; i < DOCUMENTS; i += 1) {
    const word = i === 130 || i === 131 ? 'THROW' : 'Nothing';
    const copied = i % 9 === 8 ? i - 1 : i;
    writeFileSync(
      join(texts, `${String(i).padStart(3, '0')}.txt`),
      `${word}. Japan and Australia signed agreement ${copied} on cyber defence in Tokyo on ${1 + (copied % 28)} March 2023. Item ${copied} of ${copied * 7} was approved.\n\n${i === copied ? '' : 'Sign up for our letter.'}\n`,
    );
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytesOf = (ledger: string): string[] =>
  readdirSync(join(ledger, 'segments'))
    .sort()
    .flatMap((segment) =>
      readdirSync(join(ledger, 'segments', segment))
        .sort()
        .map((name) =>
          [segment, name, readFileSync(join(ledger, 'segments', segment, name), 'hex')].join(' '),
        ),
    );

it('any number of threads gives the same bytes, of records and of the ledger', () => {
  const outputs = ['1', '3'].map((jobs) => {
    const ledger = join(folder, `ledger-${jobs}`);
    expect(entente(['add', texts, '--ledger', ledger, '--jobs', jobs, '--quiet']).status).toBe(0);
    return { records: entente(['code', texts, '--jobs', jobs, '--quiet']).out, ledger };
  });
  expect(outputs[0]!.records.length).toBeGreaterThan(60_000);
  for (const one of outputs.slice(1)) {
    expect(one.records).toBe(outputs[0]!.records);
    expect(bytesOf(one.ledger)).toEqual(bytesOf(outputs[0]!.ledger));
  }
}, 300_000);

it('any number of threads reads the same, rows and bad rows in their order', () => {
  const list = join(folder, 'list.ndjson');
  const rows = Array.from({ length: 300 }, (_, i) =>
    i % 50 === 49
      ? `{"text": "row ${i} that breaks off`
      : JSON.stringify({
          title: `Row ${i}`,
          text: `Japan and Australia met for round ${i} of ${i * 7} talks in Tokyo, and agreed on ${i} ports.`,
        }),
  );
  writeFileSync(list, `${rows.join('\n')}\n`);
  const [one, three] = ['1', '3'].map((jobs) => entente(['read', list, '--jobs', jobs]));
  expect(one!.status).toBe(1);
  expect(one!.out.trim().split('\n')).toHaveLength(300);
  expect(three!.out).toBe(one!.out);
  expect(three!.err).toBe(one!.err);
  expect(one!.err.match(/read\/invalid-json/g)).toHaveLength(6);
}, 60_000);

it('what a thread died over is left out, told, and tried again by the next run', async () => {
  const dir = join(folder, 'crashed');
  const { value: ledger } = await openLedger(dir, { create: true });
  const add = async (thread: string) => {
    const workers = createWorkers({
      jobs: 2,
      coder: 'entente/test',
      userFolders: [],
      thread: new URL(thread, import.meta.url),
    });
    try {
      return await addPaths([texts], ledger!, { coder: workers });
    } finally {
      await workers.close();
    }
  };
  const first = await add('./dying.mjs');
  expect(first.added).toBe(DOCUMENTS - 2);
  expect(first.problems.error).toBe(2);
  expect(first.diagnostics.filter((d) => d.severity === 'error').map((d) => d.code)).toEqual([
    'coding/worker-crashed',
    'coding/worker-crashed',
  ]);
  expect((await ledger!.counts()).documents).toBe(DOCUMENTS - 2);
  const second = await add('./living.mjs');
  expect(second).toMatchObject({ added: 2, alreadyThere: DOCUMENTS - 2 });
  await ledger!.close();
}, 120_000);
