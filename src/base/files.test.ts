import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeFolder } from './files.ts';

const start = process.cwd();
const place = mkdtempSync(join(tmpdir(), 'entente-files-'));
afterEach(() => {
  process.chdir(start);
  rmSync(place, { recursive: true, force: true });
});

// A name of one letter is as long as ".", the last folder above it.
test('makes folders of any length of name, relative ones too, and what is there stays', async () => {
  process.chdir(place);
  const paths = ['L', 'a/b', './c', 'd/', 'longer-name/x', join(place, 'whole')];
  for (const path of paths) {
    await makeFolder(path);
    await makeFolder(path);
    expect(existsSync(path), path).toBe(true);
  }
}, 5000);
