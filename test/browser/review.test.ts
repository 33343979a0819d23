/// <reference lib="dom" />
/** A person decides: by keyboard alone and by mouse, and every number follows. */
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Review } from '../../src/model/index.ts';
import { axeFindings } from './support/axe.ts';
import { testCase } from './support/case.ts';
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
      expect(opened.wrongs).toEqual([]);
    } finally {
      await opened.close();
    }
    return undefined;
  });

const api = async <T>(path: string): Promise<T> =>
  (await (await fetch(`${address()}/api/v1${path}`)).json()) as T;
const reviews = async (): Promise<Review[]> =>
  (await api<{ items: Review[] }>('/reviews?limit=500')).items;
const question = async (page: Page): Promise<string> =>
  (await page.textContent('[data-question]'))?.trim() ?? '';
const asked = (page: Page, before: string): Promise<unknown> =>
  page.waitForFunction((old) => {
    const now = document.querySelector('[data-question]')?.textContent?.trim();
    return now !== undefined && now !== old;
  }, before);
const [talks, refusal] = testCase.documents;
const refused = testCase.events.find((event) => event.status === 'refused')!;

describe.each([
  { width: 1280, height: 800 },
  { width: 390, height: 780 },
])('review at $width px, by keyboard alone', (view) => {
  inBrowser(
    'one key decides and the next stands at once; undo brings it back',
    '/review',
    async ({ page }) => {
      await page.waitForSelector('[data-question]');
      const first = await question(page);
      const before = (await reviews()).length;
      await quietly(page, () => page.keyboard.press('a'));
      await asked(page, first);
      expect((await reviews()).at(-1)).toMatchObject({ decision: 'accept', reviewer: 'reviewer' });
      const second = await question(page);
      await quietly(page, () => page.keyboard.press('x'));
      await asked(page, second);
      expect((await reviews()).at(-1)?.decision).toBe('reject');
      const shows = (words: string): Promise<unknown> =>
        page.waitForFunction(
          (wanted) => document.querySelector('[data-question]')?.textContent?.trim() === wanted,
          words,
        );
      await page.keyboard.press('u');
      await shows(second);
      await page.keyboard.press('u');
      await shows(first);
      const after = await reviews();
      expect(after).toHaveLength(before + 4);
      expect(after.slice(-2).every(({ undoes }) => undoes !== undefined)).toBe(true);
    },
    view,
  );

  inBrowser(
    'a field is corrected by its key',
    '/review?by=random&seed=3',
    async ({ page }) => {
      await page.waitForSelector('[data-question]');
      const first = await question(page);
      await page.keyboard.press('p');
      await page.waitForSelector('[role=dialog] select[data-field=status]');
      await page.waitForFunction(
        () => document.activeElement?.getAttribute('data-field') === 'status',
      );
      await page.keyboard.press('End');
      await quietly(page, async () => {
        const submit = page.locator('[role=dialog] button.primary');
        await submit.focus();
        await page.keyboard.press('Enter');
      });
      await asked(page, first);
      const last = (await reviews()).at(-1);
      expect(last?.decision).toBe('correct');
      expect(last?.patch).toEqual({ status: 'negated' });
      await quietly(page, () => page.keyboard.press('u'));
    },
    view,
  );
});

describe('review', () => {
  inBrowser('the next record stands in under 50 ms', '/review', async ({ page }) => {
    await page.waitForSelector('[data-question]');
    const took = await page.evaluate(async () => {
      const node = document.querySelector('[data-question]')!;
      const old = node.textContent;
      const start = performance.now();
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true }));
      while (document.querySelector('[data-question]')?.textContent === old) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (performance.now() - start > 2000) break;
      }
      return performance.now() - start;
    });
    expect(took).toBeLessThan(50);
  });

  inBrowser('keys are off while a person types', '/review', async ({ page }) => {
    await page.waitForSelector('[data-question]');
    const before = (await reviews()).length;
    await page.fill('input[maxlength="60"]', '');
    await page.type('input[maxlength="60"]', 'axa');
    expect((await reviews()).length).toBe(before);
  });

  inBrowser(
    'double-blind hides the reading, and keeps what was coded',
    '/review?blind=yes',
    async ({ page }) => {
      await page.waitForSelector('[data-blind-root]');
      expect(await page.$('[data-question]')).toBeNull();
      expect(await page.$('.card [data-role]')).toBeNull();
      expect(await page.textContent('.queue ol')).not.toMatch(/AGREE|CONSULT|COOPERATE|0\.\d\d/);
      await page.selectOption('[data-blind-root]', 'ASSAULT');
      await quietly(page, () => page.click('button:has-text("Keep")'));
      const last = (await reviews()).at(-1);
      expect(last).toMatchObject({ decision: 'correct', note: 'coded without sight' });
      expect(last?.patch['root']).toBe('ASSAULT');
      await quietly(page, () => page.keyboard.press('u'));
    },
  );

  inBrowser('Shift+A lists all like this before it accepts', '/review', async ({ page }) => {
    await page.waitForSelector('[data-question]');
    const before = (await reviews()).length;
    await page.keyboard.press('Shift+A');
    await page.waitForSelector('.alike');
    expect((await page.$$('.alike li')).length).toBeGreaterThan(0);
    expect((await reviews()).length).toBe(before);
    await page.click('.alike button:has-text("Leave them")');
  });
});

describe('correcting beside the document', () => {
  inBrowser(
    'a rejection takes the refusal out of the cell; taken back, it stands again',
    '/overview/nato/jpn',
    async ({ page }) => {
      await page.waitForSelector('[data-actions]');
      await page.click(`[data-event="${refused.id}"]`);
      await page.waitForFunction(
        (id) => document.querySelector('mark')?.getAttribute('data-record') === id,
        refused.id,
      );
      expect(await page.textContent('.list h2')).toContain('refusal');
      await quietly(page, () => page.click('[data-actions] button:has-text("Reject")'));
      await page.waitForFunction(
        () => !document.querySelector('.list h2')?.textContent?.includes('refusal'),
      );
      await quietly(page, () => page.click('[data-actions] button:has-text("Undo")'));
      await page.waitForFunction(() =>
        document.querySelector('.list h2')?.textContent?.includes('refusal'),
      );
    },
  );

  inBrowser(
    'a missed record is added by selecting its words',
    `/d/${refusal!.id}`,
    async ({ page }) => {
      await page.waitForSelector('[data-text-start]');
      const words = 'preparing to join a list';
      await page.evaluate((wanted) => {
        const walker = document.createTreeWalker(
          document.querySelector('.text')!,
          NodeFilter.SHOW_TEXT,
        );
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.textContent!.indexOf(wanted);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + wanted.length);
          getSelection()!.removeAllRanges();
          getSelection()!.addRange(range);
          return;
        }
      }, words);
      await page.waitForSelector('button:has-text("Add a record from the selection")');
      await page.click('button:has-text("Add a record from the selection")');
      await page.waitForSelector('[role=dialog] blockquote');
      expect(await page.textContent('[role=dialog] blockquote')).toContain('Japan was reported');
      await page.selectOption('[role=dialog] select[data-field=root]', 'COOPERATE');
      await page.selectOption('[role=dialog] select[data-field=status]', 'planned');
      const who = page.locator('[data-field=actors]');
      await who.locator('input').nth(0).fill('JPN');
      await who.locator('input').nth(1).fill('Japan');
      await who.locator('button:has-text("Add")').click();
      await quietly(page, () => page.click('[role=dialog] button:has-text("Add the record")'));
      const last = (await reviews()).at(-1);
      expect(last?.decision).toBe('add');
      const { start } = last!.binds;
      expect(refusal!.text.slice(start).startsWith('Japan was reported')).toBe(true);
      expect(last?.patch).toMatchObject({
        ...{ root: 'COOPERATE', status: 'planned', coder: 'human/reviewer' },
        evidence: { trigger: { text: words } },
        actors: [{ code: 'JPN', text: 'Japan' }],
      });
      expect(await page.textContent('aside h2')).toContain('record');
      await quietly(page, () => page.click('[data-actions] button:has-text("Undo")'));
    },
  );

  inBrowser(
    'two people who differ stand side by side, with the history',
    '/review',
    async ({ page }) => {
      const event = testCase.events.find(({ documentId }) => documentId === talks!.id)!;
      const send = (body: object) =>
        fetch(`${address()}/api/v1/reviews`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ recordId: event.id, ...body }),
        });
      await send({ decision: 'accept', reviewer: 'ada' });
      await send({
        decision: 'correct',
        reviewer: 'grace',
        patch: { status: 'planned' },
        note: 'not yet',
      });
      await quietly(page, () => page.goto(`${address()}/e/${event.id}`));
      await page.waitForSelector('h2:has-text("Reviewers disagree")');
      expect(await page.textContent('.history')).toMatch(
        /ada\s+accepted[\s\S]*grace\s+corrected[\s\S]*not yet/,
      );
      expect(await page.textContent('.machine')).toContain('Done');
      await quietly(page, () => page.click('.history button:has-text("Take back") >> nth=1'));
      await page.waitForFunction(() => !document.body.textContent?.includes('Reviewers disagree'));
    },
  );
});

const SCREENS = ['/review', '/review?blind=yes', `/e/${refused.id}`, '/evidence?q=status:refused'];
describe('every screen of deciding', () => {
  test.for(SCREENS)(
    '%s: axe in both themes, nothing wider than the window',
    async (path, context) => {
      if (!ready()) context.skip('no browser can run here');
      const { page, wrongs, close } = await open(path);
      await page.waitForSelector('h1');
      expect(await axeFindings(page), 'light').toEqual([]);
      for (const width of [320, 768, 1440, 2560]) {
        await page.setViewportSize({ width, height: 700 });
        const reached = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(reached, `scrolls sideways at ${width} px`).toBeLessThanOrEqual(width);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.keyboard.press('Shift+D');
      expect(await axeFindings(page), 'dark').toEqual([]);
      expect(wrongs).toEqual([]);
      await close();
    },
  );

  inBrowser(
    'the form of a correction has no finding of axe',
    `/e/${refused.id}`,
    async ({ page }) => {
      await page.waitForSelector('[data-actions]');
      await page.keyboard.press('c');
      await page.waitForSelector('[role=dialog] form');
      expect(await axeFindings(page)).toEqual([]);
    },
  );
});
