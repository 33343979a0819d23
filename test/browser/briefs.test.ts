/// <reference lib="dom" />
/** One page, every sentence traceable: made, edited, refused and taken away. */
import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { axeFindings } from './support/axe.ts';
import { hostile, testCase } from './support/case.ts';
import { startKept } from './support/kept.ts';
import { quietly, session, type Opened, type View } from './support/session.ts';

const { open, ready, address } = session(startKept);

const inBrowser = (
  name: string,
  path: string,
  run: (opened: Opened) => Promise<void>,
  view: View = {},
): void =>
  test(name, async (context) => {
    if (!ready()) return context.skip('no browser can run here');
    const opened = await open(path, view);
    try {
      await run(opened);
      expect(opened.wrongs.filter((w) => !w.includes('status of 422'))).toEqual([]);
    } finally {
      await opened.close();
    }
    return undefined;
  });

const pinned = testCase.events.find(({ documentId }) => documentId === hostile.id)!;

describe.each([{ width: 1440 }, { width: 390 }])('a brief at $width px', (view) => {
  inBrowser(
    'holds what was chosen and pinned; a sentence without a source does not print',
    '/evidence',
    async ({ page }) => {
      const pin = page.locator(`li:has([data-event="${pinned.id}"]) .pin`);
      await pin.click();
      await quietly(page, () => page.goto(`${address()}/brief`));
      await page.waitForSelector('fieldset');
      await page.fill('label:has-text("Title") input', `Before Thursday ${view.width}`);
      await quietly(page, () => page.click('button:has-text("Make the brief")'));
      await page.waitForSelector('.sheet [data-statement]');
      expect(await page.textContent('.sheet')).toContain('<script>window.hostile=1</script>');
      expect(await page.evaluate(() => 'hostile' in window)).toBe(false);
      expect(await page.textContent('.side')).toMatch(/(\d+) of \1 citations? resolve/);

      // A sentence of fact is written by hand, and has no source.
      await page.click('.sheet section button:has-text("Add a sentence")');
      await page.waitForSelector('[data-editing]');
      await page.keyboard.type('Japan joined the list.');
      await page.waitForSelector('.fault:has-text("Needs a source")');
      await quietly(page, () => page.click('button:has-text("Markdown")'));
      await page.waitForSelector('.told:has-text("brief/needs-a-source")');

      // It is given one, and prints.
      await page.fill('#cite-search', 'list arms');
      await quietly(page, () => page.click('aside button:has-text("Search")'));
      if ((await page.$$('aside button:has-text("Cite")')).length === 0) {
        await page.fill('#cite-search', 'agreement');
        await quietly(page, () => page.click('aside button:has-text("Search")'));
      }
      await quietly(page, () => page.click('aside button:has-text("Cite") >> nth=0'));
      await page.waitForFunction(() => document.querySelector('.sheet .fault') === null);

      // Weighing has to be marked.
      await page.fill('[data-editing]', 'Japan should join the list.');
      await page.waitForSelector('.fault:has-text("mark it as one")');
      await page.selectOption('.editor select', 'judgement');
      await page.waitForFunction(() => document.querySelector('.sheet .fault') === null);
      await page.waitForSelector('.told:has-text("Kept.")');
      const url = page.url();
      const words = await page.textContent('.sheet .notes');
      await page.reload({ waitUntil: 'networkidle' });
      expect(page.url()).toBe(url);
      expect(await page.textContent('.sheet .notes')).toBe(words);
    },
    view,
  );
});

describe('forms of a brief', () => {
  inBrowser('every button gives the bytes of the service', '/brief', async ({ page }) => {
    await quietly(page, () => page.click('button:has-text("Make the brief")'));
    await page.waitForSelector('.sheet [data-statement]');
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    for (const [button, form] of [
      ['PDF', 'pdf'],
      ['Word', 'docx'],
      ['Markdown', 'md'],
      ['HTML', 'html'],
      ['JSON', 'json'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click(`.exports button:has-text("${button}")`),
      ]);
      expect(download.suggestedFilename()).toBe(`${id}.${form}`);
      const got = readFileSync(await download.path());
      const served = await fetch(`${address()}/api/v1/briefs/${id}/file?format=${form}`);
      expect(Buffer.from(await served.arrayBuffer()).equals(got), form).toBe(true);
      if (form === 'docx') expect(Object.keys(unzipSync(got))).toContain('word/document.xml');
      if (form === 'html') expect(got.toString()).not.toContain('<script');
    }
  });

  inBrowser(
    'two tabs: the second save is refused, and nothing is lost',
    '/brief',
    async ({ page }) => {
      await quietly(page, () => page.click('button:has-text("Make the brief")'));
      await page.waitForSelector('.sheet');
      const other = await open(new URL(page.url()).pathname);
      await other.page.waitForSelector('#brief-title');
      await quietly(page, async () => {
        await page.fill('#brief-title', 'From the first tab');
        await page.waitForTimeout(700);
      });
      await other.page.fill('#brief-title', 'From the second tab');
      await other.page.waitForSelector('.told:has-text("changed since it was opened")');
      expect(await other.page.inputValue('#brief-title')).toBe('From the second tab');
      await other.close();
    },
  );

  test.for(['/brief'])('%s: axe in both themes', async (path, context) => {
    if (!ready()) context.skip('no browser can run here');
    const { page, close } = await open(path);
    await page.waitForSelector('h1');
    const check = async (name: string): Promise<void> => {
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const reached = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(reached, `${name} scrolls sideways at ${width} px`).toBeLessThanOrEqual(width);
      }
      expect(await axeFindings(page), name).toEqual([]);
      await page.keyboard.press('Shift+D');
      expect(await axeFindings(page), `${name}, dark`).toEqual([]);
      await page.keyboard.press('Shift+D');
    };
    await check('list');
    await quietly(page, () => page.click('button:has-text("Make the brief")'));
    await page.waitForSelector('.sheet [data-statement]');
    await check('sheet');
    await close();
  });
});
