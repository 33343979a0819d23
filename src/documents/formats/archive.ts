import * as yauzl from 'yauzl';
import type { Diagnostic } from '../../model/index.ts';
import type { FileInput, Piece } from '../parts.ts';
import { problem } from '../problems.ts';
import type { Limits } from '../types.ts';
import { HARMLESS } from './gzip.ts';

export interface Archive {
  /** Names of files in the order of the archive, without folders and names that reach out of it. */
  names: string[];
  diagnostics: Diagnostic[];
  /** A file's bytes, at most `most`; a diagnostic where it cannot be read, null where there is none. */
  read(name: string, most: number): Promise<Uint8Array | Diagnostic | null>;
  close(): void;
}

const OPTIONS = { lazyEntries: true, decodeStrings: false, autoClose: false } as const;

const open = (from: string | Uint8Array): Promise<yauzl.ZipFile> =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null, zip: yauzl.ZipFile | undefined): void => {
      if (zip) resolve(zip);
      else reject(error ?? new Error('it cannot be opened'));
    };
    if (typeof from === 'string') yauzl.open(from, OPTIONS, done);
    else yauzl.fromBuffer(Buffer.from(from.buffer, from.byteOffset, from.length), OPTIONS, done);
  });

const entriesOf = (zip: yauzl.ZipFile, most: number): Promise<yauzl.Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      if (entries.length > most) resolve(entries);
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });

/** Names are bytes here, so that a bad one costs one file and not the archive. */
const nameOf = (entry: yauzl.Entry): string => {
  const raw: unknown = entry.fileName;
  if (typeof raw === 'string') return raw;
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.alloc(0);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
};

const reachesOut = (name: string): boolean =>
  /^(?:[\\/]|[A-Za-z]:)/.test(name) || name.split(/[\\/]/).includes('..') || name.includes('\0');

/** Opens a ZIP archive, from a file or from bytes. A diagnostic where it is broken, or a bomb. */
export async function openArchive(
  from: string | Uint8Array,
  uri: string,
  limits: Limits,
): Promise<Archive | Diagnostic> {
  let zip: yauzl.ZipFile;
  let entries: yauzl.Entry[];
  try {
    zip = await open(from);
    entries = await entriesOf(zip, limits.maxEntries);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    return problem('read/archive-truncated', uri, { reason });
  }
  const bomb = bombIn(entries, zip.fileSize, limits);
  if (bomb) {
    zip.close();
    return problem('read/archive-bomb', uri, { reason: bomb });
  }
  const diagnostics: Diagnostic[] = [];
  if (entries.length > limits.maxEntries) {
    entries.length = limits.maxEntries;
    diagnostics.push(problem('read/too-many-entries', uri, { limit: limits.maxEntries }));
  }
  const byName = new Map<string, yauzl.Entry>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if (reachesOut(name)) diagnostics.push(problem('read/archive-entry-name', uri, { name }));
    else if (!name.endsWith('/') && !byName.has(name)) byName.set(name, entry);
  }
  return {
    names: [...byName.keys()],
    diagnostics: diagnostics.slice(0, 100),
    close: () => zip.close(),
    async read(name, most) {
      const entry = byName.get(name);
      if (!entry) return null;
      if ((entry.generalPurposeBitFlag & 1) === 1)
        return problem('read/archive-encrypted', uri, { name });
      try {
        return await bytesOf(zip, entry, most);
      } catch (error) {
        const reason = `${name}: ${error instanceof Error ? error.message : 'unknown reason'}`;
        return problem('read/archive-truncated', uri, { reason });
      }
    },
  };
}

/** By what the directory of the archive says; what a file really unpacks to is held against it. */
function bombIn(
  entries: readonly yauzl.Entry[],
  size: number,
  { maxRatio }: Limits,
): string | null {
  let total = 0;
  for (const { uncompressedSize, compressedSize } of entries) {
    total += uncompressedSize;
    if (uncompressedSize > HARMLESS && uncompressedSize > maxRatio * Math.max(1, compressedSize)) {
      return `one file of it ${Math.round(uncompressedSize / Math.max(1, compressedSize))} times`;
    }
  }
  return total > HARMLESS && total > maxRatio * size
    ? `${Math.round(total / size)} times its size`
    : null;
}

const bytesOf = (zip: yauzl.ZipFile, entry: yauzl.Entry, most: number): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (!stream) {
        reject(error ?? new Error('it cannot be opened'));
        return;
      }
      const chunks: Uint8Array[] = [];
      let length = 0;
      stream.on('data', (chunk: Uint8Array) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length < most) return;
        stream.destroy();
        resolve(Buffer.concat(chunks).subarray(0, most));
      });
      stream.on('end', () => resolve(Buffer.concat(chunks)));
      stream.on('error', reject);
    });
  });

/** What `read` makes of the archive that is the input, which is closed behind it. */
export async function* inArchive(
  { bytes: input, uri, limits }: FileInput,
  read: (archive: Archive, bytes: Uint8Array) => AsyncIterable<Piece>,
): AsyncGenerator<Piece> {
  const bytes = await input.take(limits.maxBytes);
  const archive = await openArchive(bytes, uri, limits);
  if ('record' in archive) {
    yield archive;
    return;
  }
  try {
    yield* read(archive, bytes);
  } finally {
    archive.close();
  }
}
