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
import { ended, entente, start } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-kill-'));
const texts = join(folder, 'texts');
const LEDGERS = 11;
const KILLS_EACH = 5;

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
  for (let i = 0; i < 500; i += 1) {
    const a = ACTORS[i % 8]!;
    const b = ACTORS[(i + 1 + (i >> 3)) % 8]!;
    const c = ACTORS[(i + 3) % 8]!;
    writeFileSync(
      join(texts, `${String(i).padStart(4, '0')}.txt`),
      `Story ${i}\n\n${a} ${ACTS[i % 4]} ${b} on ${1 + (i % 28)} March ${2010 + (i % 15)}. Officials in item ${i} said that ${c} would join NATO exercises in ${2026 + (i % 5)}.\n`,
    );
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every file of a ledger that a reader reads, with its SHA-256. */
const hashes = (ledger: string): Record<string, string> => {
  const found: Record<string, string> = {};
  const walk = (path: string): void => {
    for (const name of readdirSync(path).sort()) {
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

describe(`add, killed at ${LEDGERS * KILLS_EACH} random moments`, () => {
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
      for (let n = 0; n < LEDGERS; n += 1) {
        const dir = join(folder, `ledger-${n}`);
        for (let k = 0; k < KILLS_EACH; k += 1) {
          const child = start(['add', texts, '--ledger', dir, '--quiet']);
          // The second half of a run is where segments are written; the first kills fall anywhere.
          const from = k === 0 ? 0.05 : 0.35;
          const timer = setTimeout(
            () => child.kill('SIGKILL'),
            whole * (from + (1 - from) * random.unit()),
          );
          await ended(child);
          clearTimeout(timer);
          if (child.signalCode === 'SIGKILL') killed += 1;
          const { value: ledger, diagnostics } = await openLedger(dir, { create: true });
          expect(ledger, JSON.stringify(diagnostics)).not.toBeNull();
          expect((await ledger!.verify()).value.damaged).toEqual([]);
          const { documents } = await ledger!.counts();
          expect(documents % 128 === 0 || documents === 500).toBe(true);
          if (documents > 0 && documents < 500) midway += 1;
          await ledger!.close();
        }
        expect(entente(['add', texts, '--ledger', dir, '--quiet']).status).toBe(0);
        expect(hashes(dir)).toEqual(expected);
      }
      console.log(
        `${killed} of ${LEDGERS * KILLS_EACH} runs were killed, ${midway} of them with some segments written`,
      );
      expect(killed).toBeGreaterThanOrEqual(20);
    },
  );
});
