import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPaths } from './paths.ts';

const TEXT = 'The ministers of both countries met on Wednesday and spoke about the sea lanes.';
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'entente-paths-'));
  mkdirSync(join(root, 'texts', 'deep'), { recursive: true });
  mkdirSync(join(root, 'empty'));
  writeFileSync(join(root, 'texts', 'b.txt'), TEXT);
  writeFileSync(join(root, 'texts', 'a.md'), `# Talks\n\n${TEXT}`);
  writeFileSync(join(root, 'texts', 'deep', 'c.html'), `<p>${TEXT}</p>`);
  writeFileSync(join(root, 'texts', 'image.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2]));
  writeFileSync(join(root, 'texts', '.hidden.txt'), TEXT);
  writeFileSync(join(root, 'nothing.txt'), '');
  symlinkSync(join(root, 'gone.txt'), join(root, 'texts', 'z-link.txt'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function outcome(...paths: string[]): Promise<string[]> {
  const seen: string[] = [];
  for await (const item of readPaths(paths.map((p) => join(root, p)))) {
    const place = item.uri?.slice(root.length + 1) ?? '';
    seen.push(item.record === 'document' ? place : `${place} ${item.severity} ${item.code}`);
  }
  return seen;
}

describe('readPaths', () => {
  it('reads a folder in order, passes over hidden files, warns of what is no document', async () => {
    expect(await outcome('texts')).toEqual([
      'texts/a.md',
      'texts/b.txt',
      'texts/deep/c.html',
      'texts/image.png warning read/unsupported-format',
      'texts/z-link.txt error read/missing-path',
    ]);
  });
  it('reads patterns', async () => {
    expect(await outcome('texts/*.txt', 'texts/**/*.html')).toContain('texts/deep/c.html');
  });
  it.each([
    ['empty', 'error read/no-documents'],
    ['nowhere.txt', 'error read/missing-path'],
    ['nothing.txt', 'error read/empty-file'],
    ['texts/image.png', 'error read/unsupported-format'],
    ['*.nothing', 'error read/no-documents'],
  ])('says what is wrong with %s', async (path, problem) => {
    expect(await outcome(path)).toEqual([`${path} ${problem}`]);
  });
  it('reads at most the limit of a file', async () => {
    writeFileSync(join(root, 'long.txt'), `${TEXT} `.repeat(100));
    const seen = [];
    for await (const item of readPaths([join(root, 'long.txt')], { limits: { maxBytes: 1000 } }))
      seen.push(item);
    expect(seen).toMatchObject([{ record: 'document', complete: false }]);
    expect(JSON.stringify(seen)).toContain('read/too-large');
  });
  it('does not fetch addresses', async () => {
    const seen = [];
    for await (const item of readPaths(['https://www.example.org/a'])) seen.push(item);
    expect(seen).toMatchObject([{ code: 'read/unsupported-address' }]);
  });
});
