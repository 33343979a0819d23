/// <reference lib="dom" />
/** Addresses with `v=`: they keep showing what was there, and say what has come since. */
import { describe, expect, test } from 'vitest';
import { session, type Opened } from './support/session.ts';
import { startKept, type Kept } from './support/kept.ts';
import { axeFindings } from './support/axe.ts';
import { testCase } from './support/case.ts';

let kept: Kept | null = null;
const { open, ready } = session(async () => (kept = await startKept()));

const inBrowser = (name: string, run: (kept: Kept) => Promise<void>): void =>
  test(name, async (context) => {
    if (!ready() || kept === null) return context.skip('no browser can run here');
    await run(kept);
    return undefined;
  });
const closing = async (opened: Opened, run: (opened: Opened) => Promise<void>): Promise<void> => {
  try {
    await run(opened);
    expect(opened.wrongs).toEqual([]);
  } finally {
    await opened.close();
  }
};
const cell = async ({ page }: Opened, at: string): Promise<string> => {
  await page.waitForSelector(`[data-cell="${at}"]`);
  return (await page.textContent(`[data-cell="${at}"]`))?.replace(/\s+/g, ' ').trim() ?? '';
};

describe('an address that pins a state', () => {
  inBrowser('shows the old numbers after a decision, and says what changed', async ({ ledger }) => {
    let pin = '';
    await closing(await open('/overview'), async (opened) => {
      expect(await cell(opened, 'NATO/JPN')).toContain('2 done or planned');
      pin = (await ledger.fingerprint()).slice(0, 16);
    });
    const signed = testCase.events.find(
      ({ root, status }) => root === 'AGREE' && status === 'actual',
    )!;
    const { documentId, evidence, root } = signed;
    await ledger.addReview({
      ...{ record: 'review', id: 'rv_pin', recordId: signed.id, decision: 'reject', patch: {} },
      ...{ reviewer: 'ada', at: '2026-11-24T10:00:00Z', note: null },
      binds: { documentId, start: evidence.start, end: evidence.end, root },
    });
    await closing(await open('/overview'), async (opened) => {
      expect(await cell(opened, 'NATO/JPN')).toContain('1 done or planned');
    });
    await closing(await open(`/overview?v=2026-11-24-${pin}`), async (opened) => {
      expect(await cell(opened, 'NATO/JPN')).toContain('2 done or planned');
      const { page } = opened;
      await page.waitForSelector('text=It has moved on since');
      expect(await page.textContent('.state')).toContain('1 decision');
      await page.click('text=What changed >> nth=0');
      await page.waitForSelector('.details');
      expect((await page.textContent('.details'))?.replace(/\s+/g, ' ')).toContain(
        'NATO, Japan: 2 → 1',
      );
      expect(new URL(page.url()).searchParams.get('v')).toBe(`2026-11-24-${pin}`);
      expect(await axeFindings(page)).toEqual([]);
      // Going on keeps the state; the latest is one click away.
      await page.click('nav >> text=Evidence');
      await page.waitForSelector('[data-event]');
      expect(new URL(page.url()).searchParams.get('v')).toBe(`2026-11-24-${pin}`);
      await page.click('text=To the latest');
      await page.waitForFunction(() => !location.search.includes('v='));
    });
  });

  inBrowser('a comparison of two names both and lists cells and findings', async ({ ledger }) => {
    const [now, before] = await ledger.states();
    const pair = `${before!.fingerprint.slice(0, 16)}..${now!.fingerprint.slice(0, 16)}`;
    await closing(await open(`/overview?changes=all&v=${pair}`), async ({ page }) => {
      await page.waitForSelector('.details');
      expect(await page.textContent('.state')).toContain('Comparing');
    });
  });

  inBrowser('one that nobody noted is told to be unknown, with a way on', async () => {
    const opened = await open('/overview?v=0123456789abcdef');
    await opened.page.waitForSelector('text=That state of the ledger cannot be opened');
    await opened.page.click('text=To the latest');
    await opened.page.waitForSelector('[data-cell]');
    await opened.close();
  });

  inBrowser('takes no decision', async ({ address, ledger }) => {
    const v = (await ledger.fingerprint()).slice(0, 16);
    const response = await fetch(`${address}/api/v1/reviews?v=${v}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(409);
    expect(((await response.json()) as { code: string }).code).toBe('server/old-state');
  });
});

describe('what changed since a summit', () => {
  inBrowser('stands in the strip; an entry opens its sentences', async () => {
    await closing(await open('/overview'), async ({ page }) => {
      await page.waitForSelector('[data-change="refused"]');
      await page.click('[data-change="refused"]');
      await page.waitForSelector('[role=dialog] a.row');
      expect(await page.textContent('[role=dialog]')).toContain('reached no agreement with NATO');
    });
  });

  inBrowser('V goes through the views; each is free of faults', async () => {
    await closing(await open('/overview'), async ({ page }) => {
      await page.waitForSelector('[data-cell]');
      const seen: string[] = [];
      for (let i = 0; i < 8; i += 1) {
        await page.keyboard.press('v');
        await page.waitForTimeout(150);
        seen.push(new URL(page.url()).searchParams.get('view') ?? '');
      }
      expect(seen).toEqual([
        'residuals',
        'since',
        'multiples',
        'summits',
        'map',
        'network',
        'table',
        '',
      ]);
    });
    for (const view of ['since', 'map', 'network', 'multiples'])
      await closing(await open(`/overview?view=${view}`), async ({ page }) => {
        await page.waitForSelector(
          view === 'since' ? '[data-shift]' : `[data-figure="${view}"] svg`,
        );
        expect(await axeFindings(page)).toEqual([]);
      });
  });
});
