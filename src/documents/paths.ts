import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Diagnostic, Document } from '../model/index.ts';
import type { ByteSource, Part } from './parts.ts';
import { problem } from './problems.ts';
import { readParts, splitSource, type SourceOptions } from './source.ts';
import { isAddress } from './web/address.ts';
import { readAddress, readLink } from './web/read.ts';
import type { Fetcher } from './web/types.ts';

export interface PathOptions extends Omit<SourceOptions, 'fetchLink'> {
  /** Called with the number of bytes that were read of a file, as they are read. */
  onRead?: ((bytes: number) => void) | undefined;
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
    yield* readParts(partsOfFile(path, options), sourceOptions(options));
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
  async function* parts(): AsyncGenerator<Part | Diagnostic> {
    for (const file of files.toSorted(byCodeUnit)) yield* partsOfFile(file, options);
  }
  for await (const item of readParts(parts(), sourceOptions(options))) {
    if (item.record === 'document') documents += 1;
    const unasked =
      item.record === 'diagnostic' &&
      /^read\/(?:unsupported-format|binary-file|no-text-field)$/.test(item.code);
    yield unasked ? { ...item, severity: 'warning' as const } : item;
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

const CHUNK = 256 * 1024;

/** A file's bytes, chunk by chunk. A fault of reading is thrown, and told by who reads. */
async function* chunksOf(
  file: FileHandle,
  size: number,
  onRead: PathOptions['onRead'],
): AsyncGenerator<Uint8Array> {
  let buffer = Buffer.allocUnsafe(Math.max(1, Math.min(size + 1, CHUNK)));
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) return;
    onRead?.(bytesRead);
    yield buffer.subarray(0, bytesRead);
    buffer = Buffer.allocUnsafe(CHUNK);
  }
}

/** Opens a file for reading as a stream; the caller closes it. A diagnostic where it cannot be read. */
async function openFile(
  path: string,
  onRead: PathOptions['onRead'],
): Promise<{ source: ByteSource; close: () => Promise<void> } | Diagnostic> {
  try {
    const file = await open(path, 'r');
    const info = await file.stat();
    if (info.isFile()) {
      const bytes = chunksOf(file, info.size, onRead);
      return { source: { uri: path, path, bytes }, close: () => file.close() };
    }
    await file.close();
    return problem('read/unreadable-path', path, { reason: 'not a regular file' });
  } catch (error) {
    const code = reasonOf(error);
    return code === 'ENOENT'
      ? problem('read/missing-path', path)
      : problem('read/unreadable-path', path, { reason: code });
  }
}

async function* partsOfFile(path: string, options: PathOptions): AsyncGenerator<Part | Diagnostic> {
  const opened = await openFile(path, options.onRead);
  if ('record' in opened) {
    yield opened;
    return;
  }
  try {
    yield* splitSource(opened.source, options);
  } finally {
    await opened.close();
  }
}

/** Links are fetched by the same fetcher as addresses that the user names. */
function sourceOptions(options: PathOptions): SourceOptions {
  const { fetcher } = options;
  if (!options.follow || !fetcher) return { ...options, follow: false };
  return { ...options, fetchLink: (link) => readLink(link, fetcher, options) };
}

/**
 * Bytes of all files behind the paths, to tell how much is left; null where that cannot be known
 * beforehand (addresses, "-").
 */
export async function sizeOfPaths(paths: readonly string[]): Promise<number | null> {
  let sum = 0;
  for (const path of paths) {
    if (path === '-' || isAddress(path)) return null;
    let files: string[] = [path];
    try {
      if ((await stat(path)).isDirectory()) {
        files = [];
        await walk(path, files, []);
      }
    } catch {
      if (!isDynamicPattern(path)) continue;
      files = await glob(path, {
        dot: false,
        absolute: isAbsolute(path),
        expandDirectories: false,
      });
    }
    for (const file of files)
      sum += await stat(file).then(
        (info) => info.size,
        () => 0,
      );
  }
  return sum;
}
