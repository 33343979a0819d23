import { open, readdir, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Diagnostic, Document } from '../model/index.ts';
import { problem } from './problems.ts';
import { readBytes } from './read.ts';
import { type Given, LIMITS, type Limits } from './types.ts';
import { isAddress } from './web/address.ts';
import { readAddress } from './web/read.ts';
import type { Fetcher } from './web/types.ts';

export interface PathOptions {
  given?: Given | undefined;
  limits?: Partial<Limits> | undefined;
  /** Fetches addresses; without one they are refused, and nothing reaches for the network. */
  fetcher?: Fetcher | undefined;
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';

/**
 * Reads files, folders (recursively, in code-unit order) and glob patterns, one document at a time.
 * Every input gives at least one document or one diagnostic; nothing is thrown. In a folder, files
 * that are no documents are warnings, since nobody asked for them by name; hidden files are passed
 * over.
 */
export async function* readPaths(
  paths: readonly string[],
  options: PathOptions = {},
): AsyncGenerator<Document | Diagnostic> {
  for (const path of paths) yield* readPath(path, options);
}

async function* readPath(
  path: string,
  options: PathOptions,
): AsyncGenerator<Document | Diagnostic> {
  if (isAddress(path)) {
    if (options.fetcher) yield* readAddress(path, options.fetcher, options);
    else yield problem('read/unsupported-address', path);
    return;
  }
  let folder: boolean;
  try {
    folder = (await stat(path)).isDirectory();
  } catch (error) {
    if (isDynamicPattern(path)) {
      yield* many(
        path,
        await glob(path, { dot: false, absolute: isAbsolute(path), expandDirectories: false }),
        options,
      );
      return;
    }
    const missing = reasonOf(error) === 'ENOENT' || reasonOf(error) === 'ENOTDIR';
    yield missing
      ? problem('read/missing-path', path)
      : problem('read/unreadable-path', path, { reason: reasonOf(error) });
    return;
  }
  if (!folder) {
    yield* readFileAt(path, options);
    return;
  }
  const found: string[] = [];
  const problems: Diagnostic[] = [];
  await walk(path, found, problems);
  yield* problems;
  yield* many(path, found, options);
}

/** Reads the files behind one folder or pattern; says so where no document came out of them. */
async function* many(
  asked: string,
  files: readonly string[],
  options: PathOptions,
): AsyncGenerator<Document | Diagnostic> {
  let documents = 0;
  for (const file of files.toSorted(byCodeUnit)) {
    for await (const item of readFileAt(file, options)) {
      if (item.record === 'document') documents += 1;
      const unasked =
        item.record === 'diagnostic' &&
        (item.code === 'read/unsupported-format' || item.code === 'read/binary-file');
      yield unasked ? { ...item, severity: 'warning' as const } : item;
    }
  }
  if (documents === 0) yield problem('read/no-documents', asked);
}

async function walk(folder: string, found: string[], problems: Diagnostic[]): Promise<void> {
  try {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(folder, entry.name).replaceAll('\\', '/');
      if (entry.isDirectory()) await walk(path, found, problems);
      else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path)))) found.push(path);
    }
  } catch (error) {
    problems.push(problem('read/unreadable-path', folder, { reason: reasonOf(error) }));
  }
}

const isFile = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isFile();
  } catch {
    return true; // a dangling link: reading it reports the problem
  }
};

/** Reads at most the limit and one byte more, so that the reader sees that there was more. */
async function* readFileAt(
  path: string,
  { given, limits }: PathOptions,
): AsyncGenerator<Document | Diagnostic> {
  const most = limits?.maxBytes ?? LIMITS.maxBytes;
  let bytes: Uint8Array;
  try {
    const file = await open(path, 'r');
    try {
      const info = await file.stat();
      if (!info.isFile()) {
        yield problem('read/unreadable-path', path, { reason: 'not a regular file' });
        return;
      }
      const buffer = Buffer.alloc(Math.min(info.size, most + 1));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      bytes = buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = reasonOf(error);
    yield code === 'ENOENT'
      ? problem('read/missing-path', path)
      : problem('read/unreadable-path', path, { reason: code });
    return;
  }
  const result = readBytes(bytes, { uri: path, given, limits });
  yield* result.value;
  yield* result.diagnostics;
}
