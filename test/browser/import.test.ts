/// <reference lib="dom" />
/** Documents are added from the workbench, with what went wrong in words. */
import { describe, expect, test } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { startKept } from './support/kept.ts';
import { session, type Opened } from './support/session.ts';

const { open, ready, address } = session(startKept);

const inBrowser = (name: string, path: string, run: (opened: Opened) => Promise<void>): void =>
  test(name, async (context) => {
    if (!ready()) return context.skip('no browser can run here');
    const opened = await open(path);
    try {
      await run(opened);
      expect(opened.wrongs).toEqual([]);
    } finally {
      await opened.close();
    }
    return undefined;
  });

const documents = async (): Promise<number> =>
  ((await (await fetch(`${address()}/api/v1/ledger`)).json()) as { counts: { documents: number } })
    .counts.documents;
const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});
const story = (n: number): string =>
  `TOKYO, 3 March 2026. Japan and NATO signed an arrangement on cyber defence number ${n} on 3 March 2026. The two sides will meet again in Brussels in May.`;

describe('import', () => {
  inBrowser(
    'files are read, coded and kept; what cannot be read says why',
    '/import',
    async ({ page }) => {
      const before = await documents();
      await page.setInputFiles('input[type=file]', [
        file('a.txt', story(1)),
        file('empty.txt', ''),
      ]);
      await page.waitForSelector('li.done:has-text("a.txt")');
      await page.waitForSelector('li:has-text("empty.txt") .diagnostic');
      expect(await page.textContent('li:has-text("a.txt")')).toMatch(/1 document added/);
      expect(await page.textContent('li:has-text("empty.txt") .diagnostic')).toContain(
        'read/empty',
      );
      expect(await documents()).toBe(before + 1);
      await page.setInputFiles('input[type=file]', [file('a.txt', story(1))]);
      await page.waitForSelector('li:has-text("1 already there")');
      expect(await documents()).toBe(before + 1);
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Shift+D');
      expect(await axeFindings(page), 'dark').toEqual([]);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        320,
      );
    },
  );

  inBrowser('two tabs at once', '/import', async ({ page }) => {
    const before = await documents();
    const other = await open('/import');
    await Promise.all([
      page.setInputFiles('input[type=file]', [file('b.txt', story(2)), file('c.txt', story(3))]),
      other.page.setInputFiles('input[type=file]', [
        file('d.txt', story(4)),
        file('c.txt', story(3)),
      ]),
    ]);
    for (const tab of [page, other.page])
      await tab.waitForFunction(() => document.querySelectorAll('li.done').length === 2);
    expect(await documents()).toBe(before + 3);
    expect(other.wrongs).toEqual([]);
    await other.close();
  });

  test('a file from another site is refused, and one that is too large', async (context) => {
    if (!ready()) context.skip('no browser can run here');
    const post = (headers: Record<string, string>, body: Uint8Array<ArrayBuffer>) =>
      fetch(`${address()}/api/v1/import/file?name=x.txt`, { method: 'POST', headers, body });
    const forged = await post(
      { 'content-type': 'application/octet-stream', origin: 'https://evil.example' },
      new Uint8Array(3),
    );
    expect(forged.status).toBe(403);
    const large = await post(
      { 'content-type': 'application/octet-stream' },
      new Uint8Array(65 * 2 ** 20),
    );
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ code: 'import/too-large' });
  });
});
