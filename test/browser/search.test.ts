/// <reference lib="dom" />
/** The sentences are found: by operators, by the palette, page by page. */
import { describe, expect, test } from 'vitest';
import { startBundled } from './support/bundled.ts';
import { quietly, session, type Opened } from './support/session.ts';

const { open, ready, address } = session(startBundled);

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
const rows = '.hits a.row';

describe('search', () => {
  inBrowser(
    'operators narrow, and stand in the address',
    '/evidence?q=actor:AUS',
    async ({ page }) => {
      await page.waitForSelector(rows);
      const all = (await page.$$(rows)).length;
      await quietly(page, async () => {
        await page.fill('#evidence-search', 'actor:AUS status:refused');
        await page.keyboard.press('Enter');
      });
      await page.waitForFunction(
        () =>
          document.querySelectorAll('.hits .status').length > 0 &&
          location.search.includes('refused'),
      );
      const shown = await page.$$eval('.hits .status', (all_) =>
        all_.map((s) => s.textContent?.trim()),
      );
      expect(new Set(shown)).toEqual(new Set(['Refused']));
      expect(shown.length).toBeLessThanOrEqual(all);
      const url = page.url();
      await page.reload({ waitUntil: 'networkidle' });
      expect(page.url()).toBe(url);
      await page.waitForSelector(rows);
    },
  );

  inBrowser('what is not understood is told', '/evidence?q=root:tea', async ({ page }) => {
    await page.waitForSelector('.unknown');
    expect(await page.textContent('.unknown')).toContain('root:tea');
  });

  inBrowser('older and newer stand in the address', '/evidence', async ({ page }) => {
    await page.waitForSelector('[data-event]');
    const first = await page.getAttribute('[data-event]', 'data-event');
    await quietly(page, () => page.click('nav[aria-label=Pages] a:has-text("Older")'));
    await page.waitForFunction((id) => !document.querySelector(`[data-event="${id}"]`), first);
    expect(await page.textContent('.count')).toContain('51 to');
    const second = await page.getAttribute('[data-event]', 'data-event');
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.getAttribute('[data-event]', 'data-event')).toBe(second);
    await quietly(page, () => page.click('nav[aria-label=Pages] button:has-text("Newer")'));
    await page.waitForSelector(`[data-event="${first}"]`);
  });

  inBrowser(
    'the palette opens with / and leads to a sentence by keyboard alone',
    '/overview',
    async ({ page }) => {
      await page.keyboard.press('/');
      await page.waitForSelector('.palette input');
      await page.keyboard.type('Japan NATO');
      await page.waitForSelector('#found [role=option]');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      await quietly(page, () => page.keyboard.press('Enter'));
      await page.waitForSelector('mark');
      expect(new URL(page.url()).pathname).toMatch(/^\/d\/doc_/);
    },
  );
});

describe('where sources contradict each other', () => {
  inBrowser(
    'a record says so and leads to the other side',
    '/overview/nato/jpn',
    async ({ page }) => {
      await page.waitForSelector('.contradicts a');
      const here = page.url();
      await quietly(page, () => page.click('.contradicts a'));
      await page.waitForFunction((url) => location.href !== url, here);
      await page.waitForSelector('.event .contradicts');
      expect(address().length).toBeGreaterThan(0);
    },
  );
});
