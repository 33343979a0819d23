/// <reference lib="dom" />
/** One browser and one workbench for a file of tests, and pages that note what must not happen. */
import { afterAll, beforeAll } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import type { Served } from './bundled.ts';
import { startWorkbench } from './workbench.ts';

export interface Opened {
  page: Page;
  /** Errors of the page, refusals by the policy and requests to other hosts, in words. */
  wrongs: string[];
  close(): Promise<void>;
}

export interface View {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  offline?: boolean;
}

export interface Session {
  /** False where no browser can run here; the tests then say that they were left out. */
  ready(): boolean;
  open(path: string, view?: View): Promise<Opened>;
  address(): string;
}

/** To be called once in a file; starts before its tests and ends after them. */
export function session(start: () => Promise<Served> = startWorkbench): Session {
  let browser: Browser | null = null;
  let server: Served | null = null;
  beforeAll(async () => {
    browser = await launchBrowser();
    if (browser !== null) server = await start();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  const address = (): string => server?.address ?? '';
  return {
    ready: () => browser !== null,
    address,
    async open(path, view = {}) {
      if (browser === null) throw new Error('no browser');
      const context = await browser.newContext({
        viewport: { width: view.width ?? 1280, height: view.height ?? 800 },
        colorScheme: view.theme ?? 'light',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const wrongs: string[] = [];
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol !== 'data:' && origin !== address()) wrongs.push(`asked ${request.url()}`);
      });
      page.on('pageerror', (error) => wrongs.push(`error ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('status of 404'))
          wrongs.push(`console ${message.text()}`);
      });
      await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) =>
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
        );
      });
      await quietly(page, () => page.goto(`${address()}${path}`, { waitUntil: 'load' }));
      return { page, wrongs, close: () => context.close() };
    },
  };
}

const QUIET_MS = 120;

/** Does what is given, then waits until no request has been under way for a moment. */
export async function quietly(page: Page, act: () => Promise<unknown>): Promise<void> {
  const state = { underWay: 0, since: Date.now() };
  const began = (): void => void (state.underWay += 1);
  const ended = (): void => {
    state.underWay -= 1;
    state.since = Date.now();
  };
  page.on('request', began).on('requestfinished', ended).on('requestfailed', ended);
  await act();
  state.since = Date.now();
  while (state.underWay > 0 || Date.now() - state.since < QUIET_MS) await page.waitForTimeout(20);
  page.off('request', began).off('requestfinished', ended).off('requestfailed', ended);
}
