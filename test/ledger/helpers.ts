import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { sha256 } from '../../src/base/index.ts';
import { openLedger, type Ledger } from '../../src/ledger/index.ts';

const folders: string[] = [];

/** An empty folder that is removed when the tests of the file are done. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-ledger-test-'));
  folders.push(folder);
  return folder;
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** A ledger in a folder, made where there is none. */
export async function ledgerIn(dir: string): Promise<Ledger> {
  const { value, diagnostics } = await openLedger(dir, { create: true });
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** SHA-256 of every file in a folder, by path, sorted; hidden ones too. */
export async function hashesOf(dir: string): Promise<Record<string, string>> {
  const files = await readdir(dir, { recursive: true, withFileTypes: true });
  const hashes: [string, string][] = [];
  for (const file of files) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    hashes.push([path.slice(dir.length + 1), sha256(await readFile(path))]);
  }
  return Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1)));
}
