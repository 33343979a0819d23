/// <reference lib="dom" />
/** The case that ships, served by the command line, as a person meets it first. */
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { DocumentView, EngagementView, RepresentationView } from '../../src/server/index.ts';
import { axeFindings } from './support/axe.ts';
import { startBundled } from './support/bundled.ts';
import { session, type Opened } from './support/session.ts';

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

const api = async <T>(path: string): Promise<T> =>
  (await (await fetch(`${address()}/api/v1${path}`)).json()) as T;

/** The marked words, and the same stretch cut from the stored text. */
async function markAndText(page: Page): Promise<[string, string]> {
  const mark = await page.waitForSelector('mark');
  const [words, start, end] = await mark.evaluate((element) => [
    element.textContent ?? '',
    element.getAttribute('data-start'),
    element.getAttribute('data-end'),
  ]);
  const link = await page.getAttribute('.doc-head h2 a', 'href');
  const id = /\/d\/([^?#]+)/.exec(link ?? '')?.[1] ?? '';
  const { document } = await api<DocumentView>(`/documents/${id}`);
  return [words ?? '', document.text.slice(Number(start), Number(end))];
}

describe('the bundled case', () => {
  inBrowser('the matrix shows the numbers of the service', '/', async ({ page }) => {
    await page.waitForSelector('[data-cell]');
    const view = await api<EngagementView>('/gaps/engagement?partners=IP4');
    const shown = await page.$$eval('[data-cell]', (cells) =>
      cells.map((cell) => ({
        pair: cell.getAttribute('data-cell') ?? '',
        words: (cell.textContent ?? '').replace(/\s+/g, ' '),
      })),
    );
    expect(shown.map(({ pair }) => pair).slice(0, 2)).toEqual(['NATO/AUS', 'NATO/JPN']);
    expect(shown).toHaveLength(view.cells.length);
    for (const { member, partner, deeds, refused } of view.cells) {
      const words = shown.find(({ pair }) => pair === `${member}/${partner}`)?.words ?? '';
      if (deeds.value === null) expect(words).toContain('no evidence found');
      else expect(words).toMatch(new RegExp(`: ${deeds.value}\\b`));
      expect(/×(\d+)/.exec(words)?.[1] ?? '0').toBe(String(refused));
    }
    expect(view.members).toHaveLength(33);
  });

  inBrowser('a cell opens the sentence behind it, letter for letter', '/', async ({ page }) => {
    await page.click('[data-cell="NATO/JPN"]');
    const [mark, cut] = await markAndText(page);
    expect(mark.length).toBeGreaterThan(20);
    expect(mark).toBe(cut);
    const url = page.url();
    await page.keyboard.press('j');
    await page.waitForFunction((before) => location.href !== before, url);
    const after = await markAndText(page);
    expect(after[0]).toBe(after[1]);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await markAndText(page)).toEqual(after);
  });

  inBrowser('the second matrix shows the deeds of each domain', '/overview', async ({ page }) => {
    const { gap } = await api<EngagementView>('/gaps/engagement?partners=IP4');
    if (gap.domains.cells === null) {
      expect(await page.textContent('.what')).toContain('say nothing about what to expect');
      return;
    }
    await page.waitForSelector('[data-gap]');
    for (const { row, column, n } of gap.domains.cells) {
      const cell = await page.$(`[data-gap="${row}/${column}"] b`);
      if (cell === null) expect(n, `${row}/${column} is left out`).toBe(0);
      else expect((await cell.textContent())?.trim()).toBe(n ? String(n) : 'no evidence found');
    }
    expect(await page.$$eval('[data-gap][tabindex="0"]', (all) => all.length)).toBe(1);
  });

  inBrowser(
    'who came to a summit opens its sentences',
    '/overview?view=summits',
    async ({ page }) => {
      const { summits } = await api<RepresentationView>('/gaps/representation?partners=IP4');
      const seats = summits.flatMap(({ summit, levels }) =>
        levels.map((seat) => ({ summit, ...seat })),
      );
      const told = seats.filter((s) => s.records.length + s.refusals.length > 0);
      expect(await page.$$eval('[data-seat]', (all) => all.length)).toBe(told.length);
      const seat = told.find((s) => s.refusals.length > 0) ?? told[0];
      if (seat === undefined) throw new Error('no summit of the case has a sentence');
      await page.click(`[data-seat="${seat.summit}/${seat.partner.code}"]`);
      await page.waitForSelector('[role=dialog] a.row');
      expect(await page.$$eval('[role=dialog] a.row', (all) => all.length)).toBe(
        new Set([...seat.records, ...seat.refusals]).size,
      );
      expect(new URL(page.url()).searchParams.get('e')).toMatch(/^summit\./);
    },
  );

  inBrowser('the brief behind the link is a page of its own', '/overview', async ({ page }) => {
    const link = await page.getAttribute('.brief a', 'href');
    const response = await fetch(`${address()}${link}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('</html>');
  });

  for (const path of ['/overview', '/overview/nato/jpn', '/evidence', '/commitments'])
    inBrowser(`${path}: axe in both themes, no sideways scroll`, path, async ({ page }) => {
      expect(await axeFindings(page), 'light').toEqual([]);
      await page.keyboard.press('Shift+D');
      expect(await axeFindings(page), 'dark').toEqual([]);
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 700 });
        const reached = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(reached, `scrolls sideways at ${width} px`).toBeLessThanOrEqual(width);
      }
    });
});
