/// <reference lib="dom" />
/** Every screen, in both themes: no finding of axe, nothing wider than the window. */
import { describe, expect, test } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { session } from './support/session.ts';
import { hostile, testCase } from './support/case.ts';

const { open, ready } = session();

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

describe('every screen', () => {
  test.for(SCREENS)('%s', async (path, context) => {
    if (!ready()) context.skip('no browser can run here');
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

  test('the layers that open over a screen', async (context) => {
    if (!ready()) context.skip('no browser can run here');
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
