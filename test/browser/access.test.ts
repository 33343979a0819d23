/// <reference lib="dom" />
/** Every screen, in both themes: no finding of axe, nothing wider than the window. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { session } from './support/session.ts';
import { hostile, testCase } from './support/case.ts';

const { open, ready } = session();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const talks = testCase.documents[0]?.id ?? '';
const SCREENS = [
  '/overview',
  '/overview?d=cyber',
  '/overview/nato/jpn',
  '/overview/pol/jpn',
  '/evidence',
  '/evidence?q=japan',
  `/d/${talks}`,
  `/d/${hostile.id}`,
  '/commitments',
  '/method',
  '/nowhere',
];

const WIDTHS = [320, 360, 768, 1440, 2560];

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** Runs axe through the debugger, which the page's policy does not bind. */
async function axeFindings(page: Page): Promise<string[]> {
  const result = await page.evaluate<AxeResult>(
    `${axe};axe.run(document, { resultTypes: ['violations'] })`,
  );
  return result.violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary ?? ''}`,
  );
}

describe('every screen', () => {
  test.each(SCREENS)('%s', async (path) => {
    if (!ready()) return;
    const { page, wrongs, close } = await open(path);
    await page.waitForSelector('h1');
    expect(await axeFindings(page), 'axe, light').toEqual([]);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 700 });
      const reached = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(reached, `scrolls sideways at ${width} px`).toBeLessThanOrEqual(width);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.keyboard.press('Shift+D');
    expect(await axeFindings(page), 'axe, dark').toEqual([]);
    expect(wrongs).toEqual([]);
    await close();
  });

  test('the layers that open over a screen', async () => {
    if (!ready()) return;
    const { page, close } = await open('/overview');
    await page.keyboard.press('?');
    await page.waitForSelector('[role=dialog]');
    expect(await axeFindings(page), 'keys').toEqual([]);
    await page.keyboard.press('Escape');
    await page.click('[data-filter][aria-label^="Partners"]');
    await page.waitForSelector('.filter-popover');
    expect(await axeFindings(page), 'partners').toEqual([]);
    await close();
  });
});
