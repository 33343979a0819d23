import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const main = join(root, 'dist/cli/main.js');

export interface Ran {
  status: number | null;
  out: string;
  err: string;
  /** Standard output, a JSON value a line. */
  json: () => Record<string, unknown>[];
}

/** Runs the built command line to its end. */
export const entente = (
  args: string[],
  options: { cwd?: string; input?: string | Uint8Array } = {},
): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: options.cwd ?? root,
    encoding: 'utf8',
    maxBuffer: 1 << 29,
    ...(options.input === undefined ? {} : { input: options.input }),
  });
  return {
    status,
    out: stdout,
    err: stderr,
    json: () =>
      stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
};

/** Starts the built command line and leaves it running. */
export const start = (args: string[], cwd: string = root): ChildProcess =>
  spawn(process.execPath, [main, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });

/** Resolves with what was printed once `pattern` is seen. */
export const printed = (child: ChildProcess, pattern: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const look = (data: Buffer): void => {
      text += data.toString();
      if (pattern.test(text)) resolve(text);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', (code) =>
      reject(new Error(`ended with ${code} before ${pattern}:\n${text}`)),
    );
  });

export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.once('exit', (code) => resolve(code));
  });
