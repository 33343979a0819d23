/** A browser for the tests: the one that ships inside npm, else the system's Chromium. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

async function candidates(): Promise<string[]> {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted !== undefined && wanted !== '') return [wanted];
  const paths: string[] = [];
  try {
    const { default: bundled } = await import('@sparticuz/chromium');
    paths.push(await bundled.executablePath());
  } catch {
    // The package may be left out of an install; the system's browser is tried next.
  }
  return [...paths, ...SYSTEM].filter((path) => existsSync(path));
}

/** A running browser, or null where none can run here: then it says so loudly, and CI fails. */
export async function launchBrowser(): Promise<Browser | null> {
  const failures: string[] = [];
  for (const executablePath of await candidates()) {
    try {
      return await chromium.launch({ executablePath, args: FLAGS, headless: true });
    } catch (error) {
      failures.push(`${executablePath}: ${String(error).split('\n')[0] ?? ''}`);
    }
  }
  const text = [
    '',
    '!!! NO BROWSER CAN RUN HERE: the browser tests did not run. !!!',
    'Install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.',
    'The browser that ships inside npm needs libnss3 and libnspr4.',
    ...failures.map((failure) => `  tried ${failure}`),
    '',
  ].join('\n');
  if (process.env['CI']) throw new Error(text);
  console.warn(text);
  return null;
}
