/**
 * For tests that kill a writer: compiles the source so that a plain Node process can run it, starts
 * such a process, and kills it at a given moment.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Turns the TypeScript of some folders into JavaScript, file by file and without checking types, in a
 * folder laid out like the repository: `src/ledger/index.ts` is `<result>/src/ledger/index.js`. Node
 * modules and data folders are linked. The caller removes the result.
 */
export async function compile(
  folders: readonly string[],
  linked: readonly string[] = ['node_modules', 'package.json'],
): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), 'entente-compiled-'));
  for (const name of linked) await symlink(join(ROOT, name), join(out, name));
  for (const folder of folders) {
    const files = await readdir(join(ROOT, folder), { recursive: true });
    for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
      const source = await readFile(join(ROOT, folder, file), 'utf8');
      const { outputText } = ts.transpileModule(source, {
        fileName: file,
        compilerOptions: {
          target: ts.ScriptTarget.ES2022,
          module: ts.ModuleKind.ESNext,
          verbatimModuleSyntax: true,
          rewriteRelativeImportExtensions: true,
        },
      });
      const to = join(out, folder, file.replace(/\.ts$/, '.js'));
      await mkdir(dirname(to), { recursive: true });
      await writeFile(to, outputText);
    }
  }
  return out;
}

/** How a child process ended. */
export interface Ended {
  killed: boolean;
  code: number | null;
  milliseconds: number;
  stdout: string;
  stderr: string;
}

/**
 * When to kill: so many milliseconds after the script has written so many lines to standard output. A
 * script that tells each step is thus killed in the step that was meant, however busy the machine is.
 */
export interface Moment {
  lines: number;
  milliseconds: number;
}

/** Runs a Node script; SIGKILL comes at the moment given, unless the script has ended before. */
export function runNode(script: string, args: readonly string[], kill?: Moment): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (kill && timer === undefined && stdout.split('\n').length > kill.lines)
      timer = setTimeout(() => child.kill('SIGKILL'), kill.milliseconds);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({
        killed: signal === 'SIGKILL',
        code,
        milliseconds: performance.now() - began,
        stdout,
        stderr,
      });
    });
  });
}
