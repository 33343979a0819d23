/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { session, type Opened, type View } from './support/session.ts';
import { hostile, testCase } from './support/case.ts';
import { WEB_ROOT, ensureBuilt } from './support/workbench.ts';

const { open, ready } = session();

/** Runs on an open page; leaves out, with a word, where no browser can run. */
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
      expect(opened.wrongs).toEqual([]);
    } finally {
      await opened.close();
    }
    return undefined;
  });

const text = async (page: Page, selector: string): Promise<string> =>
  (await page.textContent(selector))?.replace(/\s+/g, ' ').trim() ?? '';

/** The marked sentence, with where it says it stands. */
const marked = (
  page: Page,
): Promise<{ text: string; start: number; end: number; record: string }[]> =>
  page.$$eval('mark', (marks) =>
    marks.map((mark) => ({
      text: mark.textContent ?? '',
      start: Number(mark.getAttribute('data-start')),
      end: Number(mark.getAttribute('data-end')),
      record: mark.getAttribute('data-record') ?? '',
    })),
  );

const documentOf = (record: string) => {
  const event = testCase.events.find((e) => e.id === record);
  return testCase.documents.find((d) => d.id === event?.documentId);
};

describe('overview', () => {
  inBrowser('the matrix shows the counts of the records', '/', async ({ page }) => {
    await page.waitForSelector('[data-cell="NATO/JPN"]');
    expect(new URL(page.url()).pathname).toBe('/overview');
    expect(await text(page, '[data-cell="NATO/JPN"]')).toBe(
      'NATO, Japan: 2 done or planned ×1 refused',
    );
    expect(await text(page, '[data-cell="GBR/AUS"]')).toBe(
      'United Kingdom, Australia: 1 done or planned',
    );
    expect(await text(page, '[data-cell="USA/KOR"]')).toContain(': 1 done or planned');
  });

  inBrowser('no evidence is a dash, and never 0', '/overview', async ({ page }) => {
    await page.waitForSelector('[data-cell="POL/JPN"] .dash');
    expect(await text(page, '[data-cell="POL/JPN"]')).toBe('Poland, Japan: no evidence found');
    const cells = await page.$$eval('[data-cell]', (all) => all.map((cell) => cell.textContent));
    expect(cells).toHaveLength(8 * 4);
    expect(cells.filter((cell) => /\b0\b/.test(cell ?? ''))).toEqual([]);
  });

  inBrowser('the table has scoped heads and one Tab stop', '/overview', async ({ page }) => {
    await page.waitForSelector('[data-cell]');
    expect(await page.$$eval('table thead th[scope=col]', (heads) => heads.length)).toBe(5);
    expect(await page.$$eval('table tbody th[scope=row]', (heads) => heads.length)).toBe(8);
    expect(await page.$$eval('[data-cell][tabindex="0"]', (cells) => cells.length)).toBe(1);
  });

  inBrowser(
    'the domain switch redraws the matrix and the address',
    '/overview',
    async ({ page }) => {
      await page.selectOption('select[aria-label="Domain of the matrix"]', 'cyber');
      await page.waitForFunction(() =>
        document.querySelector('[data-cell="NATO/AUS"]')?.textContent?.includes('no evidence'),
      );
      expect(new URL(page.url()).search).toBe('?d=cyber');
      expect(await text(page, '[data-cell="NATO/JPN"]')).toContain(': 1 done or planned');
    },
  );

  inBrowser(
    'the filters of the sentence work and stand in the address',
    '/overview',
    async ({ page }) => {
      await page.click('[data-filter][aria-label^="Partners"]');
      await page.click('label:has-text("Japan")');
      await page.waitForFunction(() => document.querySelectorAll('table thead th').length === 4);
      expect(new URL(page.url()).search).toBe('?p=aus,kor,nzl');
      await page.keyboard.press('Escape');
      await page.click('[data-filter][aria-label^="Period"]');
      await page.selectOption('label:has-text("From the start of") select', '2026');
      await page.waitForFunction(() =>
        document.querySelector('[data-cell="NATO/KOR"]')?.textContent?.includes('no evidence'),
      );
      expect(new URL(page.url()).search).toBe('?p=aus,kor,nzl&t=2026..');
      await page.keyboard.press('Escape');
      await page.click('button[aria-label="Reset partners"]');
      await page.waitForFunction(() => document.querySelectorAll('table thead th').length === 5);
      expect(new URL(page.url()).search).toBe('?t=2026..');
    },
  );
});

describe('a number of a finding', () => {
  inBrowser(
    'opens its sentences beside it; the address keeps them; Esc closes',
    '/overview',
    async ({ page }) => {
      await page.waitForSelector('.lead .number');
      await page.click('.lead .number');
      await page.waitForSelector('[role=dialog] a.row');
      const shown = await page.innerText('[role=dialog]');
      expect(new URL(page.url()).search).toMatch(/^\?e=[a-z-]+\.\d+$/);
      await page.reload({ waitUntil: 'networkidle' });
      await page.waitForSelector('[role=dialog] a.row');
      expect(await page.innerText('[role=dialog]')).toBe(shown);
      await page.keyboard.press('Escape');
      await page.waitForSelector('[role=dialog]', { state: 'detached' });
      expect(new URL(page.url()).search).toBe('');
      await page.click('.lead .number');
      await page.click('[role=dialog] a.row');
      await page.waitForSelector('mark');
      expect(new URL(page.url()).pathname).toMatch(/^\/d\/doc_/);
    },
  );
});

describe('evidence', () => {
  inBrowser(
    'a cell opens its sentences, with the one marked in its document',
    '/overview',
    async ({ page }) => {
      await page.click('[data-cell="NATO/JPN"]');
      await page.waitForSelector('mark');
      expect(new URL(page.url()).pathname).toBe('/overview/nato/jpn');
      expect(await text(page, '.list h2')).toBe('2 deeds, 1 refusal');
      const [first] = await marked(page);
      const document = documentOf(first?.record ?? '');
      expect(document).toBeDefined();
      expect(first?.text).toBe(document?.text.slice(first?.start, first?.end));
      const event = testCase.events.find((e) => e.id === first?.record);
      expect(first?.text).toBe(event?.evidence.quote);
    },
  );

  inBrowser(
    'every event of the list marks its own words, emoji and all',
    '/overview/nato/jpn',
    async ({ page }) => {
      const ids = await page.$$eval('[data-event]', (rows) =>
        rows.map((row) => row.getAttribute('data-event') ?? ''),
      );
      expect(ids).toHaveLength(3);
      for (const id of ids) {
        await page.click(`[data-event="${id}"]`);
        await page.waitForSelector(`mark[data-record="${id}"]`);
        const spans = await marked(page);
        const event = testCase.events.find((e) => e.id === id);
        expect(spans.map((span) => span.text).join('')).toBe(event?.evidence.quote);
        for (const span of spans)
          expect(span.text).toBe(documentOf(id)?.text.slice(span.start, span.end));
      }
    },
  );

  inBrowser('roles stand under the words', '/overview/usa/kor', async ({ page }) => {
    await page.waitForSelector('mark [data-role]');
    const roles = await page.$$eval('mark [data-role]', (spans) =>
      spans.map((span) => [span.getAttribute('data-role'), span.textContent]),
    );
    expect(roles).toEqual([
      ['who', 'The United States'],
      ['act', 'held talks'],
      ['who', 'South Korea'],
      ['when', '8 April 2025'],
    ]);
  });

  inBrowser(
    'reloading an address gives the same view',
    '/overview/nato/jpn?r=none',
    async ({ page }) => {
      await page.click('[data-event] >> nth=1');
      await page.waitForFunction(() => location.search.includes('r=ev_'));
      await page.waitForSelector('mark');
      await page.waitForLoadState('networkidle');
      const before = await page.innerText('main');
      const mark = await marked(page);
      await page.reload({ waitUntil: 'networkidle' });
      await page.waitForSelector('mark');
      expect(await page.innerText('main')).toBe(before);
      expect(await marked(page)).toEqual(mark);
    },
  );

  inBrowser(
    'a cell without evidence says how much was read',
    '/overview/pol/jpn',
    async ({ page }) => {
      await page.waitForSelector('.list h2');
      expect(await text(page, '.list')).toContain('No evidence found');
      expect(await text(page, '.list')).toContain('5 documents read. That is not a finding');
    },
  );

  inBrowser(
    'search finds words in sentences and keeps them in the address',
    '/evidence',
    async ({ page }) => {
      await page.keyboard.press('/');
      await page.keyboard.type('frigates');
      await page.waitForFunction(() => location.search === '?q=frigates');
      await page.waitForSelector('.hits b');
      expect(await text(page, '.hits b')).toBe('frigates');
      await page.click('.hits a');
      await page.waitForSelector('mark');
      expect((await marked(page))[0]?.text).toContain('will build frigates together');
    },
  );
});

describe('document', () => {
  const cut = testCase.documents.find((d) => d.truncatedAt !== null);
  const repeats = testCase.documents.find((d) =>
    d.paragraphs.some((p) => p.duplicateOf !== undefined),
  );
  const curated = testCase.documents.find((d) => d.publisher.kind === 'official');

  inBrowser('a text that breaks off is marked so', `/d/${cut?.id}`, async ({ page }) => {
    expect(await text(page, 'article')).toContain('The text breaks off here');
  });
  inBrowser('a repeated paragraph is named as one', `/d/${repeats?.id}`, async ({ page }) => {
    expect(await text(page, 'article')).toContain('This paragraph repeats an earlier one');
    expect(await page.$$eval('.paragraph.repeat', (all) => all.length)).toBe(1);
  });
  inBrowser(
    'who coded it is said plainly; sources are safe links',
    `/d/${curated?.id}`,
    async ({ page }) => {
      expect(await text(page, 'article')).toContain('Entered by hand from public pages');
      const rels = await page.$$eval('article a[href^="http"]', (links) =>
        links.map((a) => a.getAttribute('rel')),
      );
      expect(rels.length).toBeGreaterThan(0);
      expect(new Set(rels)).toEqual(new Set(['noopener noreferrer']));
    },
  );
  inBrowser(
    'what is not there is said, with a code',
    '/d/doc_0000000000000000',
    async ({ page }) => {
      expect(await text(page, 'main')).toContain('server/unknown-document');
    },
  );
  const late = testCase.documents.find((d) => d.paragraphs.length > 1) ?? hostile;
  const last = late.paragraphs.findLast((p) => p.prose && p.duplicateOf === undefined);
  inBrowser(
    'a link to a place marks the sentence there, and scrolls to it',
    `/d/${late.id}#at${(last?.end ?? 0) - 3}`,
    async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 300 });
      await page.reload({ waitUntil: 'networkidle' });
      await page.waitForSelector('mark');
      const [mark, ...more] = await marked(page);
      expect(more).toEqual([]);
      expect(mark?.text).toBe(late.text.slice(mark?.start, mark?.end));
      expect(mark?.end).toBe(last?.end);
      expect(mark?.start).toBeGreaterThanOrEqual(last?.start ?? 0);
      const top = await page.$eval('mark', (element) => element.getBoundingClientRect().top);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top).toBeLessThan(300);
    },
  );
  inBrowser('commitments show force, due date and state', '/commitments', async ({ page }) => {
    await page.waitForSelector('table');
    const row = await text(page, 'tbody tr:has(.promise)');
    expect(row).toContain('31 Dec 2026');
    expect(row).toContain('NZD 15 million');
    expect(row).toContain('commits');
    expect(row).toContain('Open');
  });
});

describe('safety', () => {
  for (const path of [
    '/overview',
    `/d/${hostile.id}`,
    '/overview/nato/nzl',
    '/evidence',
    '/commitments',
  ])
    inBrowser(`hostile text stays text on ${path.slice(0, 12)}`, path, async ({ page }) => {
      expect(await page.evaluate(() => 'hostile' in globalThis)).toBe(false);
      expect(await page.$$eval('main img, main script', (all) => all.length)).toBe(0);
      expect(await page.$$eval('a[href^="javascript:"]', (all) => all.length)).toBe(0);
    });
  inBrowser('the hostile words are shown as they stand', `/d/${hostile.id}`, async ({ page }) => {
    expect(await text(page, 'mark')).toContain('<img src=x onerror=');
  });
});

describe('size', () => {
  test('the script of the first screen stays under 180 kB, gzip', async () => {
    await ensureBuilt();
    const page = readFileSync(join(WEB_ROOT, 'index.html'), 'utf8');
    const scripts = [...page.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((m) => m[1] ?? '');
    const bytes = scripts.reduce(
      (sum, path) => sum + gzipSync(readFileSync(join(WEB_ROOT, path))).length,
      0,
    );
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(180_000);
  });
});

describe('keyboard', () => {
  inBrowser(
    'from the address bar to the sentence without a mouse',
    '/overview',
    async ({ page }) => {
      await page.waitForSelector('[data-cell]');
      for (let i = 0; i < 40; i += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => document.activeElement?.hasAttribute('data-cell'))) break;
      }
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe(
        'NATO/AUS',
      );
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe(
        'NATO/JPN',
      );
      await page.keyboard.press('Enter');
      await page.waitForSelector('mark');
      const before = (await marked(page))[0]?.record;
      await page.keyboard.press('j');
      await page.waitForFunction(
        (id) => document.querySelector('mark')?.getAttribute('data-record') !== id,
        before,
      );
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
      await page.keyboard.press('g');
      await page.keyboard.press('c');
      await page.waitForFunction(() => location.pathname === '/commitments');
      await page.keyboard.press('?');
      await page.waitForSelector('[role=dialog]');
      await page.keyboard.press('Escape');
      await page.waitForSelector('[role=dialog]', { state: 'detached' });
    },
  );

  inBrowser('Shift+D changes the theme, and the choice lasts', '/overview', async ({ page }) => {
    await page.keyboard.press('Shift+D');
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
  });
  inBrowser(
    'the dark theme follows the system',
    '/overview',
    async ({ page }) => {
      expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(ground).toBe('rgb(17, 21, 26)');
    },
    { theme: 'dark' },
  );
});
