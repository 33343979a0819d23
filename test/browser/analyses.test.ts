/// <reference lib="dom" />
/** The analysis screens over the bundled case: the product's questions answered by clicking and by keys. */
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFindings } from './support/axe.ts';
import { startBundled } from './support/bundled.ts';
import { quietly, session } from './support/session.ts';

const here = session(startBundled);
const run = (name: string, body: () => Promise<void>): void =>
  test(name, { timeout: 60_000 }, async (context) => {
    if (!here.ready()) {
      console.log(`left out, no browser can run here: ${name}`);
      context.skip();
      return;
    }
    await body();
  });
/** What the service says of a path. */
const api = async <T>(path: string): Promise<T> =>
  (await (await fetch(`${here.address()}/api/v1${path}`)).json()) as T;
const drawn = (page: Page, name: string) => page.locator(`[data-figure="${name}"] svg`).first();
const drawer = (page: Page) => page.locator('[role="dialog"]');

const SCREENS: [path: string, figure: string | null][] = [
  ['/timeline', 'series'],
  ['/dependence', 'dependence'],
  ['/sources', 'reading'],
  ['/wording', null],
  ['/commitments', 'targets'],
  ['/actor/jpn', 'series'],
  ['/method', null],
  ['/embed/series', 'series'],
];

describe.each(SCREENS)('%s', (path, figure) => {
  run(
    'draws, without violation, in both themes and at 320 px without scrolling sideways',
    async () => {
      for (const theme of ['light', 'dark'] as const)
        for (const width of [1280, 320]) {
          const { page, wrongs, close } = await here.open(path, { theme, width });
          if (figure !== null) await drawn(page, figure).waitFor();
          expect(await page.locator('main h1').count()).toBe(1);
          expect(wrongs).toEqual([]);
          expect(await axeFindings(page)).toEqual([]);
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(over).toBeLessThanOrEqual(1);
          await close();
        }
    },
  );
});

describe('question 3: more or less over time', () => {
  run('a bar opens its sentences with one key, and the address keeps it', async () => {
    const { page, close } = await here.open('/timeline');
    await drawn(page, 'series').waitFor();
    const marks = page.locator('[data-figure="series"] [role="button"]');
    // One Tab stop for the whole figure.
    expect(await page.locator('[data-figure="series"] [role="button"][tabindex="0"]').count()).toBe(
      1,
    );
    await page.locator('[data-figure="series"] [role="button"][tabindex="0"]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    const label = await marks.nth((await marks.count()) - 2).getAttribute('aria-label');
    await quietly(page, () => page.keyboard.press('Enter'));
    await drawer(page).waitFor();
    expect(await drawer(page).getByRole('heading').first().textContent()).toBe(label);
    expect(await drawer(page).locator('q').count()).toBeGreaterThan(0);
    const kept = page.url();
    await quietly(page, () => page.reload());
    expect(page.url()).toBe(kept);
    await drawer(page).waitFor();
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'detached' });
    await close();
  });
  run(
    'V shows the same numbers as a table, and by partner there are as many lines as partners',
    async () => {
      const { page, close } = await here.open('/timeline?split=partner');
      await drawn(page, 'series').waitFor();
      const view = await api<{ lines: { name: string }[]; periods: unknown[] }>(
        '/gaps/trend?split=partner',
      );
      await page.keyboard.press('v');
      const rows = page.locator('[data-figure="series"] tbody tr');
      await rows.first().waitFor();
      expect(await rows.count()).toBe(Math.min(400, view.lines.length * view.periods.length));
      await close();
    },
  );
});

describe('question 5: which position changed, in what words', () => {
  run('from a term to its uses, and from a change to its two sentences', async () => {
    const { page, close } = await here.open('/wording');
    await page.locator('[data-term-row]').first().waitFor();
    const { terms } = await api<{ terms: { term: string; cells: { mark: string }[] }[] }>(
      '/gaps/wording',
    );
    expect(await page.locator('[data-term-row]').count()).toBe(terms.length);
    const marks = await page
      .locator('td [data-mark]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['mark']));
    expect(marks).toEqual(terms.flatMap(({ cells }) => cells.map(({ mark }) => mark)));
    await quietly(page, () => page.locator('[data-term-row]').first().click());
    expect(page.url()).toContain('/wording/');
    expect(await page.locator('ol mark').count()).toBeGreaterThan(0);
    const number = page.locator('aside .number').first();
    await number.focus();
    await quietly(page, () => page.keyboard.press('Enter'));
    expect(await drawer(page).locator('q').count()).toBe(1);
    await close();
  });
});

describe('dependence', () => {
  run('another ally is left out by the list, and the headline follows', async () => {
    const { page, close } = await here.open('/dependence');
    await drawn(page, 'dependence').waitFor();
    await quietly(page, () => page.locator('#left-out').selectOption('GBR'));
    expect(page.url()).toContain('/dependence/gbr');
    const view = await api<{ parts: { others: { n: number }; shared: { n: number } }[] }>(
      '/gaps/dependence?member=GBR',
    );
    const stays = view.parts[0]!.others.n + view.parts[0]!.shared.n;
    expect(await page.locator('h1 .number').textContent()).toBe(String(stays));
    await close();
  });
});

describe('question 9: what the record rests on', () => {
  run('kinds and publishers open their deeds', async () => {
    const { page, close } = await here.open('/sources');
    const { deeds } = await api<{ deeds: { n: number } }>('/gaps/sources');
    await page
      .locator('h1')
      .filter({ hasText: String(deeds.n) })
      .waitFor();
    await quietly(page, () => page.locator('tbody .number').first().click());
    expect(await drawer(page).locator('q').count()).toBeGreaterThan(0);
    await close();
  });
});

describe('filters and links', () => {
  run('a narrowed status stands in the address, changes the count and is reset', async () => {
    const { page, close } = await here.open('/overview');
    await page.getByRole('button', { name: /^Status/ }).click();
    await quietly(page, () => page.getByRole('button', { name: 'only Planned' }).click());
    expect(new URL(page.url()).searchParams.get('s')).toBe('planned');
    await page.keyboard.press('Escape');
    await quietly(page, () => page.getByRole('button', { name: 'Reset status' }).click());
    expect(new URL(page.url()).searchParams.get('s')).toBeNull();
    await close();
  });
  run('a screen that does not read a part says so', async () => {
    const { page, close } = await here.open('/wording?s=done');
    const name = await page.getByRole('button', { name: /^Status/ }).getAttribute('aria-label');
    expect(name).toContain('Not used here');
    await close();
  });
  test.each(['svg', 'png', 'csv'])(
    'a figure as %s is the same twice, with its link',
    async (form) => {
      if (!here.ready()) return;
      const path = `${here.address()}/api/v1/figures/series.${form}?link=/timeline`;
      const [a, b] = await Promise.all(
        [fetch(path), fetch(path)].map(async (one) => Buffer.from(await (await one).arrayBuffer())),
      );
      expect(a!.equals(b!)).toBe(true);
      if (form !== 'png') expect(a!.toString('utf8')).toContain('/timeline');
      else expect(a!.subarray(1, 4).toString('latin1')).toBe('PNG');
    },
  );
});
