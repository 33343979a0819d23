/** The workbench over the test case, on a port of its own. */
import { existsSync, statSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { createApp, memoryStore, serve, type Running } from '../../../src/server/index.ts';
import { testCase, testNames } from './case.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const WEB_ROOT = join(ROOT, 'dist/web');

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true }).map(
      (name) => statSync(join(folder, String(name))).mtimeMs,
    ),
  );

/** Builds the workbench where it is missing or older than its sources. */
export async function ensureBuilt(): Promise<void> {
  const index = join(WEB_ROOT, 'index.html');
  if (existsSync(index) && statSync(index).mtimeMs > newest(join(ROOT, 'web'))) return;
  await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
}

export async function startWorkbench(): Promise<Running> {
  await ensureBuilt();
  const app = createApp({
    ledger: memoryStore(testCase),
    knowledge: testNames,
    webRoot: WEB_ROOT,
    version: '0.1.0',
    today: '2026-11-24',
  });
  return serve({ app, port: 0 });
}
