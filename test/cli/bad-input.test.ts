import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entente } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-bad-'));
const at = (name: string): string => join(folder, name);
const GOOD = 'Japan and Australia signed an agreement on cyber defence in Tokyo on 14 June 2023.\n';

beforeAll(() => {
  writeFileSync(at('good.txt'), GOOD);
  writeFileSync(at('empty.txt'), '');
  writeFileSync(
    at('binary.txt'),
    Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3)) % 256),
  );
  mkdirSync(at('no-documents'));
  mkdirSync(at('broken-ledger'));
  writeFileSync(at('broken-ledger/ledger.json'), '{"format": ');
  mkdirSync(at('some-folder'));
  writeFileSync(at('some-folder/notes.txt'), 'not a ledger');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bad input gives a coded diagnostic with advice, and the rest goes on', () => {
  const CASES: [name: string, path: () => string, code: RegExp][] = [
    ['an empty file', () => at('empty.txt'), /^read\/empty/],
    ['a binary', () => at('binary.txt'), /^read\//],
    ['a folder without documents', () => at('no-documents'), /^read\/no-documents/],
    ['a path that is not there', () => at('missing.txt'), /^read\/missing-path/],
    ['a path through a file', () => at('good.txt/inside.txt'), /^read\//],
  ];
  for (const [name, path, code] of CASES) {
    it(name, () => {
      const ran = entente(['code', path(), at('good.txt')]);
      const records = ran.json();
      const diagnostics = records.filter((r) => r['record'] === 'diagnostic');
      expect(
        diagnostics.some((d) => code.test(String(d['code'])) && String(d['advice']).length > 10),
        JSON.stringify(diagnostics),
      ).toBe(true);
      expect(records.some((r) => r['record'] === 'event')).toBe(true);
      expect(ran.err).toMatch(/read\//);
      expect(ran.status).toBe(1);
    });
  }

  it('one line of 50 MB, within bounded time and memory', { timeout: 120_000 }, () => {
    const line = `${'The ministers met in Tokyo and agreed to meet again. '.repeat(950_000)}\n`;
    writeFileSync(at('long.txt'), line);
    const ran = entente(['read', at('long.txt'), at('good.txt'), '--quiet']);
    rmSync(at('long.txt'));
    expect([0, 1]).toContain(ran.status);
    expect(ran.out).toContain('cyber defence in Tokyo');
    const told = /"code":"read\/[a-z-]+"/.test(ran.out);
    expect(told || ran.out.length > line.length).toBe(true);
  });
});

describe('a ledger that is none', () => {
  for (const [name, path] of [
    ['broken-ledger', 'broken-ledger'],
    ['a folder with other things', 'some-folder'],
    ['nothing there', 'nowhere'],
  ] as const) {
    it(`${name}: status 3, a code and advice`, () => {
      const ran = entente(['gaps', 'engagement', '--ledger', at(path)]);
      expect(ran.status).toBe(3);
      expect(ran.err).toMatch(/ledger\/[a-z-]+/);
      expect(ran.err).not.toMatch(/\s+at .*\.js/);
    });
  }
});

describe('wrong usage: status 2 and a way out', () => {
  for (const args of [
    ['nonsense'],
    ['read'],
    ['code', 'x.txt', '--publishd', '2025'],
    ['code', 'x.txt', '--published', 'yesterday'],
    ['gaps', 'friendship'],
    ['gaps'],
    ['eval', 'poetry', 'x'],
    ['serve', '--port', '99999'],
    ['start', '--port', '4e3'],
  ]) {
    it(args.join(' '), () => {
      const ran = entente(args, { cwd: folder });
      expect(ran.status, ran.err).toBe(2);
      expect(ran.err.length).toBeGreaterThan(10);
    });
  }
});

describe('help', () => {
  it('lists only what is there, and each command shows an example', () => {
    const { out, status } = entente(['--help']);
    expect(status).toBe(0);
    const commands = [...out.matchAll(/^ {2}([a-z]+) .*/gm)]
      .map((m) => m[1]!)
      .filter((name) => name !== 'help');
    expect(commands).toEqual([
      'start',
      'read',
      'code',
      'add',
      'watch',
      'gaps',
      'brief',
      'figure',
      'find',
      'review',
      'eval',
      'import',
      'export',
      'knowledge',
      'lexicon',
      'compact',
      'bench',
      'serve',
    ]);
    for (const command of commands) {
      const help = entente([command, '--help']);
      expect(help.status).toBe(0);
      expect(help.out).toMatch(/Examples?:\n {2}\$ entente /);
      expect(help.out).toContain('--json');
      expect(help.out).toContain('--quiet');
    }
  });
});

it('reads standard input for -', () => {
  const ran = entente(['code', '-', '--published', '2023-06-15'], { input: GOOD });
  expect(ran.status).toBe(0);
  expect(ran.json().filter((r) => r['record'] === 'event').length).toBeGreaterThan(0);
});
