/// <reference lib="dom" />
/** A group and a minister of the user's own, from a text editor to the matrix of the workbench. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { stepsOf } from '../docs/guide.ts';
import type { Served } from './support/bundled.ts';
import { session } from './support/session.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = join(ROOT, 'dist/cli/main.js');

/** The files of the guide, its texts added to a ledger, and the workbench on that. */
async function startOwn(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-own-'));
  for (const step of stepsOf(readFileSync(join(ROOT, 'docs/guide/your-own-data.md'), 'utf8')))
    if (step.kind === 'file') {
      mkdirSync(dirname(join(folder, step.path)), { recursive: true });
      writeFileSync(join(folder, step.path), step.text);
    }
  const ledger = join(folder, 'my-case/ledger');
  const added = spawnSync(
    process.execPath,
    [MAIN, 'add', join(folder, 'my-case/texts'), '--ledger', ledger, '--jobs', '1'],
    { encoding: 'utf8' },
  );
  if (added.status !== 0) throw new Error(added.stderr);
  const child = spawn(process.execPath, [MAIN, 'serve', '--ledger', ledger, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (words: Buffer) => {
      said += words.toString();
      const found = /Workbench: (http:\/\/\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => reject(new Error(`serve ended: ${said}`)));
  });
  return {
    address,
    async close() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const own = session(startOwn);

test('the user’s group stands in the matrix, with the minister’s visit', async (context) => {
  if (!own.ready()) {
    console.log('skipped: no browser can run here');
    context.skip();
  }
  const { page, wrongs, close } = await own.open('/');
  const matrix = page.locator('table').first();
  await matrix.waitFor();
  const heads = await matrix.locator('thead th').allInnerTexts();
  expect(heads.join(' ')).toMatch(/Fiji[\s\S]*Papua New Guinea[\s\S]*Tonga/);
  const cell = (partner: string): Promise<string | null> =>
    page.textContent(`[data-cell="NATO/${partner}"]`);
  // The text says no word of Tonga: the minister stands for it by the user's own data.
  expect(await cell('TON')).toContain(': 1 done or planned');
  expect(await cell('FJI')).toContain(': 1 done or planned');
  expect(await cell('PNG')).toContain('no evidence');
  await page.click('[data-filter][aria-label^="Partners"]');
  await page.waitForSelector('label:has-text("Pacific Three") input[type=radio]:checked');
  expect(wrongs).toEqual([]);
  await close();
}, 120_000);
