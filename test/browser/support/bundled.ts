/** The product as it ships: its command line makes the ledger of the bundled case and serves it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

export interface Served {
  address: string;
  close(): Promise<void>;
}

/** Resolves with the address that the command prints; rejects with what it said where it fails. */
export async function startBundled(): Promise<Served> {
  if (!existsSync(MAIN)) throw new Error('dist/cli is missing. Run: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'entente-bundled-'));
  const command = ['start', '--ledger', join(folder, 'ledger'), '--port', '0', '--no-open'];
  const child = spawn(process.execPath, [MAIN, ...command], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (words: Buffer): void => {
      said += words.toString();
      const found = /Workbench: (http:\/\/\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', () => reject(new Error(`start ended: ${said.slice(-2000)}`)));
  });
  return {
    address,
    async close() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
