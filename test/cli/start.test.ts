import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, entente, printed, start } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-start-'));
const ledger = join(folder, 'ledger');
let first: ReturnType<typeof entente>;

beforeAll(() => {
  first = entente(['start', '--no-serve', '--ledger', ledger]);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ADDRESS = /http:\/\/127\.0\.0\.1:(\d+)/;

describe('start', () => {
  it('makes a ledger, prints true findings in words and a table, and ends with 0', () => {
    expect(first.status, first.err).toBe(0);
    expect(first.err).toContain('Making a ledger');
    expect(first.out).toMatch(
      /NATO itself stands in \d+ deeds with the four partners, its 32 members together in \d+/,
    );
    expect(first.out).toMatch(/For \d+ of\s+the\s+32\s+we\s+found no act/);
    expect(first.out).toMatch(
      /4 of 4 in Madrid 2022, 4 of 4 in\s+Vilnius 2023, 3 of 4 in\s+Washington 2024/,
    );
    expect(first.out).toContain('Australia, Japan, New Zealand and South Korea');
    expect(first.out).toMatch(/^NATO itself +\d+ \[\d+, \d+\]/m);
    expect(existsSync(`${ledger}.unfinished`)).toBe(false);
    for (const line of first.out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('uses the ledger that is there, and says the same', () => {
    const again = entente(['start', '--no-serve', '--ledger', ledger]);
    expect(again.err).not.toContain('Making a ledger');
    expect(again.out).toBe(first.out);
  });

  it('goes on with a ledger that a killed start left unfinished', async () => {
    const killed = join(folder, 'killed');
    const child = start(['start', '--no-serve', '--ledger', killed]);
    await printed(child, /Making a ledger/);
    child.kill('SIGKILL');
    await ended(child);
    expect(existsSync(killed)).toBe(false);
    expect(entente(['start', '--no-serve', '--ledger', killed]).out).toBe(first.out);
  });

  it('serves the workbench and the API until Ctrl-C, then ends with 0', async () => {
    const child = start(['start', '--ledger', ledger, '--port', '0', '--no-open']);
    const text = await printed(child, ADDRESS);
    const address = ADDRESS.exec(text)![0];
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<title>');
    const table = (await (await fetch(`${address}/api/v1/gaps/engagement`)).json()) as {
      cells: unknown[];
    };
    expect(table.cells.length).toBe(33 * 4);
    const findings = await (await fetch(`${address}/api/v1/findings`)).json();
    const summits = (await (await fetch(`${address}/api/v1/gaps/representation`)).json()) as {
      summits: unknown[];
    };
    expect(summits.summits.length).toBeGreaterThan(3);
    const served = new Map<string, string>();
    for (const format of ['md', 'html']) {
      const brief = await fetch(`${address}/api/v1/brief?format=${format}`);
      const policy = brief.headers.get('content-security-policy');
      expect(policy).toContain(
        format === 'html' ? "style-src 'unsafe-inline'" : "script-src 'self'",
      );
      served.set(format, await brief.text());
    }
    const stopped = ended(child);
    child.kill('SIGINT');
    expect(await stopped).toBe(0);
    // The command line says the same, to the byte.
    const mine = entente(['start', '--no-serve', '--ledger', ledger, '--json']).json()[0]!;
    expect((findings as { findings: unknown }).findings).toEqual(mine['findings']);
    for (const [format, body] of served) {
      const file = join(folder, `served.${format}`);
      expect(entente(['brief', '--ledger', ledger, '--out', file]).status).toBe(0);
      expect(body).toBe(readFileSync(file, 'utf8'));
    }
  });

  it('takes the next free port where the wanted one is taken, and says so', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as AddressInfo).port));
    });
    const child = start(['serve', '--ledger', ledger, '--port', String(port)]);
    const text = await printed(child, ADDRESS);
    expect(Number(ADDRESS.exec(text)![1])).toBeGreaterThan(port);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    other.close();
  });
});

describe('gaps, find and brief over the bundled case', () => {
  for (const measure of ['engagement', 'commitments', 'representation']) {
    it(`${measure}: a finding, a table of at most 100 columns, and the way to the sentences`, () => {
      const ran = entente(['gaps', measure, '--ledger', ledger, '--as-of', '2026-11-24']);
      expect(ran.status, ran.err).toBe(0);
      expect(ran.out).toContain('--evidence');
      const lines = ran.out.split('\n').filter((line) => !line.includes(ledger)); // a path is as long as it is
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(100);
      const evidence = entente(['gaps', measure, '--ledger', ledger, '--evidence']).out;
      expect(evidence).toMatch(/^(ev|co)_[0-9a-f]{16} {2}“.+”$/m);
      const json = entente([
        'gaps',
        measure,
        '--ledger',
        ledger,
        '--json',
        '--evidence',
      ]).json()[0]!;
      expect(json['measure']).toBe(measure);
      expect((json['evidence'] as unknown[]).length).toBeGreaterThan(5);
    });
  }

  it('any alliance and any partners', () => {
    const ran = entente([
      'gaps',
      'engagement',
      '--ledger',
      ledger,
      '--alliance',
      'IP4',
      '--partners',
      'IP4',
      '--json',
    ]);
    expect(ran.status, ran.err).toBe(0);
    const aukus = entente([
      'gaps',
      'engagement',
      '--ledger',
      ledger,
      '--alliance',
      'AUKUS',
      '--partners',
      'JPN,NZL',
    ]);
    expect(aukus.status, aukus.err).toBe(0);
    expect(aukus.out).toContain('NZL');
  });

  it('an unknown actor is wrong usage, with the nearest names', () => {
    const ran = entente(['gaps', 'engagement', '--ledger', ledger, '--partners', 'JAP']);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('JPN (Japan)');
  });

  it('an empty period gives reasons, never zeros', () => {
    const [json] = entente([
      'gaps',
      'engagement',
      '--ledger',
      ledger,
      '--from',
      '1950',
      '--to',
      '1960',
      '--json',
    ]).json();
    const { cells } = json!['result'] as {
      cells: { deeds: { value: number | null; reason?: string } }[];
    };
    for (const cell of cells) {
      expect(cell.deeds.value).toBeNull();
      expect(cell.deeds.reason).toBeTruthy();
    }
  });

  it('find gives sentences with their place', () => {
    const hits = entente(['find', 'Hague summit', '--ledger', ledger, '--json']).json();
    expect(hits.length).toBeGreaterThan(0);
    const none = entente(['find', 'zxqv', '--ledger', ledger]);
    expect(none.status).toBe(0);
    expect(none.out).toContain('No sentence');
  });

  it('brief cites, and refuses another form', () => {
    const brief = entente(['brief', '--ledger', ledger, '--as-of', '2026-11-24']);
    expect(brief.status, brief.err).toBe(0);
    expect(brief.out).toMatch(/^## Sources$/m);
    expect(brief.out).toMatch(/stands in \d+ deeds \[1, 2/);
    expect(entente(['brief', '--ledger', ledger, '--out', join(folder, 'b.xls')]).status).toBe(2);
  });
});
