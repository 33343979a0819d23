/** A writer that is killed leaves a ledger that opens, and running again ends with the same bytes. */
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger, writeBatches } from '../../src/ledger/index.ts';
import { compile, runNode, type Moment } from './harness.ts';
import { emptyFolder, hashesOf } from './helpers.ts';
import { sampleCoder, sampleDocuments } from './sample.ts';

const KILLS = 50;
/** Writers at a time. */
const LANES = 2;
const DOCUMENTS = 80;
const SIZE = 10;
const CODER = 'entente/0.1.0';
const WRITER = join(import.meta.dirname, 'writer.mjs');

/** Mulberry32: the same moments every time, as far as the machine keeps time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

let compiled = '';
let undisturbed: Record<string, string> = {};
/** Milliseconds a batch, in a writer that is alone. */
let pace = 0;
const args = (dir: string): string[] => [
  compiled,
  dir,
  '0',
  String(DOCUMENTS),
  String(SIZE),
  CODER,
];

beforeAll(async () => {
  compiled = await compile(['src/base', 'src/model', 'src/ledger', 'test/ledger']);
  const dir = await emptyFolder();
  const ended = await runNode(WRITER, args(join(dir, 'ledger')));
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  pace = ended.milliseconds / (DOCUMENTS / SIZE + 3);
  undisturbed = await hashesOf(join(dir, 'ledger'));
  expect(Object.keys(undisturbed)).toHaveLength(1 + (DOCUMENTS / SIZE) * 6);
});
afterAll(async () => rm(compiled, { recursive: true, force: true }));

/** What a kill left: finished segments, and whether something half-made lay beside them. */
interface Left {
  killed: boolean;
  segments: number;
  leftovers: boolean;
}

async function killAndGoOn(dir: string, moment: Moment): Promise<Left> {
  const { killed, stderr } = await runNode(WRITER, args(dir), moment);
  expect(stderr).toBe('');
  const names = await readdir(dir, { recursive: true }).catch((): string[] => []);
  const leftovers = names.some((name) => name.includes('.tmp-'));

  // A reader opens what is there (nothing at all, if the kill came before ledger.json).
  let segments = 0;
  const opened = await openLedger(dir);
  if (opened.value) {
    const { value, diagnostics } = await opened.value.verify();
    expect(diagnostics).toEqual([]);
    const counts = await opened.value.counts();
    expect(counts.documents).toBe(value.segments * SIZE);
    expect(counts.events).toBe(counts.documents * 6);
    expect(opened.value.diagnostics()).toEqual([]);
    segments = value.segments;
    await opened.value.close();
  } else expect(['ledger/not-found', 'ledger/not-a-ledger']).toContain(opened.diagnostics[0]?.code);

  const again = await openLedger(dir, { create: true });
  if (!again.value) throw new Error(JSON.stringify(again.diagnostics));
  const { value, diagnostics } = await writeBatches(again.value, sampleDocuments(0, DOCUMENTS), {
    coder: CODER,
    size: SIZE,
    code: sampleCoder(CODER),
  });
  await again.value.close();
  expect(diagnostics).toEqual([]);
  expect(value.alreadyThere).toBe(segments * SIZE);
  expect(await hashesOf(dir)).toEqual(undisturbed);
  return { killed, segments, leftovers };
}

test(`${KILLS} kills at random moments`, { timeout: 240_000 }, async () => {
  const chance = random(20_260_711);
  const moments = Array.from({ length: KILLS }, () => ({
    lines: 1 + Math.floor((chance() * DOCUMENTS) / SIZE),
    milliseconds: chance() * pace * 1.5,
  }));
  const left: Left[] = [];
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let moment = moments.pop(); moment !== undefined; moment = moments.pop()) {
        const dir = join(await emptyFolder(), 'ledger');
        left.push(await killAndGoOn(dir, moment));
      }
    }),
  );
  const killed = left.filter((one) => one.killed);
  console.log(
    `${killed.length} killed of ${left.length}; ${left.filter((one) => one.leftovers).length} left something half-made; segments then: ${left.map((one) => one.segments).join(' ')}`,
  );
  expect(left).toHaveLength(KILLS);
  expect(killed.length).toBeGreaterThan(KILLS * 0.8);
  expect(new Set(killed.map((one) => one.segments)).size).toBeGreaterThan(4);
  expect(killed.some((one) => one.leftovers)).toBe(true);
});

test(
  'a writer that is killed again and again still comes to the end',
  { timeout: 120_000 },
  async () => {
    const dir = join(await emptyFolder(), 'ledger');
    const chance = random(7);
    let runs = 0;
    for (let ended = false; !ended && runs < 40; runs += 1) {
      const moment = { lines: 1 + Math.floor(chance() * 4), milliseconds: chance() * pace };
      ended = (await runNode(WRITER, args(dir), moment)).code === 0;
    }
    expect(runs).toBeGreaterThan(1);
    expect(await hashesOf(dir)).toEqual(undisturbed);
  },
);

test('what another machine left is not taken for a segment, and not removed at once', async () => {
  const dir = join(await emptyFolder(), 'ledger');
  await runNode(WRITER, args(dir));
  const [segment = ''] = await readdir(join(dir, 'segments'));
  const foreign = join(dir, 'segments', '.tmp-00000000-1-00000000');
  await cp(join(dir, 'segments', segment), foreign, { recursive: true });
  const { value: ledger } = await openLedger(dir, { create: true });
  expect((await ledger?.counts())?.documents).toBe(DOCUMENTS);
  expect((await ledger?.verify())?.diagnostics).toEqual([]);
  expect(await readdir(join(dir, 'segments'))).toContain('.tmp-00000000-1-00000000');
  await ledger?.close();
});
