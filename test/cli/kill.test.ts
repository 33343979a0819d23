import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stream } from '../../src/base/index.ts';
import { openLedger } from '../../src/ledger/index.ts';
import { BATCH } from '../../src/pipeline.ts';
import { ended, entente, start } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-kill-'));
const texts = join(folder, 'texts');
const KILLS = 50;
const DOCUMENTS = 500;

const ACTORS = [
  'Japan',
  'Australia',
  'New Zealand',
  'South Korea',
  'France',
  'Poland',
  'Canada',
  'Italy',
];
const ACTS = [
  'signed an agreement on cyber defence with',
  'held talks in Brussels with',
  'sent a delegation to',
  'condemned',
];

beforeAll(() => {
  mkdirSync(texts);
  let before = '';
  for (let i = 0; i < DOCUMENTS; i += 1) {
    const a = ACTORS[i % 8]!;
    const b = ACTORS[(i + 1 + (i >> 3)) % 8]!;
    const c = ACTORS[(i + 3) % 8]!;
    const story = `${a} ${ACTS[i % 4]} ${b} on ${1 + (i % 28)} March ${2010 + (i % 15)}. Officials in item ${i} said that ${c} would join NATO exercises in ${2026 + (i % 5)}.\n`;
    // Every seventh is a copy of the one before with a line of its own: families must come out alike.
    const body = i % 7 === 6 ? `${before}\nSign up to our newsletter for more.\n` : story;
    writeFileSync(join(texts, `${String(i).padStart(4, '0')}.txt`), `Story\n\n${body}`);
    before = story;
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every file of a ledger that a reader reads, with its SHA-256; the index of copies is made from them. */
const hashes = (ledger: string): Record<string, string> => {
  const found: Record<string, string> = {};
  const walk = (path: string): void => {
    for (const name of readdirSync(path).sort()) {
      // The index of copies is made anew, and the notes of states say when each was seen.
      if (path === ledger && (name === 'families' || name === 'states')) continue;
      const full = join(path, name);
      if (statSync(full).isDirectory()) walk(full);
      else
        found[full.slice(ledger.length + 1)] = createHash('sha256')
          .update(readFileSync(full))
          .digest('hex');
    }
  };
  walk(ledger);
  return found;
};

describe(`add, killed at ${KILLS} random moments`, () => {
  it(
    'leaves a ledger that opens, and completed ends with the bytes of an undisturbed run',
    { timeout: 600_000 },
    async () => {
      const undisturbed = join(folder, 'undisturbed');
      const begun = performance.now();
      expect(entente(['add', texts, '--ledger', undisturbed, '--quiet']).status).toBe(0);
      const whole = performance.now() - begun;
      const expected = hashes(undisturbed);
      expect(
        Object.keys(expected).filter((name) => name.endsWith('segment.json')).length,
      ).toBeGreaterThanOrEqual(3);

      const random = stream(20260101, 'add kill moments');
      let killed = 0;
      let midway = 0;
      let ledgers = 0;
      for (; killed < KILLS; ledgers += 1) {
        expect(ledgers).toBeLessThan(KILLS); // each ledger sees a kill or two, else nothing is tested
        const dir = join(folder, `ledger-${ledgers}`);
        for (let k = 0; k < 6 && killed < KILLS; k += 1) {
          const child = start(['add', texts, '--ledger', dir, '--quiet']);
          // The second half of a run is where segments are written; the first kills fall anywhere.
          const from = k === 0 ? 0.05 : 0.35;
          const moment = whole * (from + (1 - from) * random.unit());
          const timer = setTimeout(() => child.kill('SIGKILL'), moment);
          await ended(child);
          clearTimeout(timer);
          if (child.signalCode !== 'SIGKILL') break; // it was done before
          killed += 1;
          const { value: ledger, diagnostics } = await openLedger(dir, { create: true });
          expect(ledger, JSON.stringify(diagnostics)).not.toBeNull();
          expect((await ledger!.verify()).value.damaged).toEqual([]);
          const { documents } = await ledger!.counts();
          expect(documents % BATCH === 0 || documents === DOCUMENTS).toBe(true);
          if (documents > 0 && documents < DOCUMENTS) midway += 1;
          await ledger!.close();
        }
        expect(entente(['add', texts, '--ledger', dir, '--quiet']).status).toBe(0);
        expect(hashes(dir)).toEqual(expected);
      }
      console.log(
        `${killed} runs killed over ${ledgers} ledgers, ${midway} of them with some segments written`,
      );
      expect(midway).toBeGreaterThan(0);
    },
  );
});
