import { Command } from 'commander';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase, readHeld, type Question } from '../../src/case.ts';
import { checkQuestion } from '../../src/cli/codes.ts';
import { MEASURES } from '../../src/cli/gaps/list.ts';
import { loadKnowledge } from '../../src/knowledge/index.ts';
import { openLedger, type Ledger } from '../../src/ledger/index.ts';
import { csvText, plain, wrap } from '../../src/views/index.ts';
import { entente } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-every-'));
const knowledge = loadKnowledge().value;
const ASKED: Question = {
  ...{ alliance: 'NATO', partners: ['IP4'], from: null, to: null, domain: null, without: null },
  asOf: '2026-11-24',
};
let bundled: Ledger;
let empty: Ledger;

beforeAll(async () => {
  const dir = join(folder, 'bundled');
  const { status, err } = entente(['start', '--no-serve', '--ledger', dir]);
  expect(status, err).toBe(0);
  bundled = (await openLedger(dir)).value!;
  empty = (await openLedger(join(folder, 'empty'), { create: true })).value!;
}, 240_000);
afterAll(async () => {
  await bundled.close();
  await empty.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Questions that are odd but allowed: each gives a reason, never a zero that stands for unknown. */
const QUESTIONS: [what: string, question: Partial<Question>, ledger: () => Ledger][] = [
  ['the usual one', {}, () => bundled],
  [
    'a period in which nothing is on record',
    { from: '1990-01-01', to: '1990-12-31' },
    () => bundled,
  ],
  ['a partner inside the alliance', { partners: ['GBR'] }, () => bundled],
  ['ties within the group of partners', { alliance: 'IP4' }, () => bundled],
  ['a single country on either side', { alliance: 'USA', partners: ['JPN'] }, () => bundled],
  ['a domain that hardly anybody records', { domain: 'climate-security' }, () => bundled],
  ['without the member that is asked about', { without: 'USA' }, () => bundled],
  ['every record by itself', { unmerged: true }, () => bundled],
  ['a ledger in which nothing was read', {}, () => empty],
];

describe.each(MEASURES.map((measure) => [measure.name, measure] as const))('%s', (_, measure) => {
  it.each(QUESTIONS)('%s', { timeout: 120_000 }, async (_what, given, ledgerOf) => {
    const question = { ...ASKED, ...given };
    const ledger = ledgerOf();
    checkQuestion(question, knowledge);
    // What a measure's own options are where nothing is said.
    const own = measure.options?.(new Command()).opts() ?? {};
    const kase = openCase(await readHeld(ledger, measure.needs(own)), knowledge, question);
    const shown = await measure.show(kase, own, knowledge, ledger);
    const said = shown.findings.map((finding) => wrap(plain(finding)));
    expect(said.length + shown.table.length).toBeGreaterThan(0);
    for (const text of [...said, shown.table]) {
      expect(text).not.toMatch(/\bNaN\b|undefined|Infinity|\[object/);
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    }
    // Nothing that JSON cannot say: NaN and Infinity would come out as null without a reason.
    const odd: string[] = [];
    JSON.stringify(shown.value, (key, value: unknown) => {
      if (typeof value === 'number' && !Number.isFinite(value)) odd.push(key);
      return value;
    });
    expect(odd).toEqual([]);
    // A missing value has a reason beside it.
    const bare: string[] = [];
    JSON.stringify(shown.value, (key, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'value' in value && value.value === null)
        if (!('reason' in value) || typeof value.reason !== 'string') bare.push(key);
      return value;
    });
    expect(bare).toEqual([]);
    const lines = csvText(shown.csv).trimEnd().split('\n');
    expect(lines[0]!.split(',').length).toBeGreaterThan(1);
    expect(csvText(shown.csv)).not.toMatch(/\bNaN\b|undefined|Infinity/);
  });
});

describe('what is wrong usage stops with the nearest names', () => {
  it.each([
    [{ alliance: 'NATOO' }, /NATO/],
    [{ partners: ['JPM'] }, /JPN/],
    [{ without: 'GBX' }, /GBR/],
  ])('%j', (given, near) => {
    expect(() => {
      checkQuestion({ ...ASKED, ...given }, knowledge);
    }).toThrow(near);
  });
});
