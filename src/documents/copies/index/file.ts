import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { unpackEntry } from '../entry.ts';
import { compareIds, MOST_LISTED, type Id, type Part } from './part.ts';

export const PART_NAME = /^part-[0-9a-f]{16}$/;
/** "ENTFAM1\n" read as two numbers on the machine that wrote it. */
export const MAGIC = new Uint8Array(Uint32Array.from([0x4e544645, 0x314d4146]).buffer);

/** Columns of the table of documents; each is a column of 32-bit numbers. */
export const COLUMNS = ['hi', 'lo', 'familyHi', 'familyLo', 'store', 'offset', 'length'] as const;
export type Columns = Record<(typeof COLUMNS)[number], Uint32Array>;

/** An entry begins at a multiple of this, so that an offset fits 32 bits up to 64 GB. */
export const ALIGNMENT = 16;

export const headerSchema = z.object({
  format: z.literal(2),
  documents: z.int().nonnegative(),
  pairs: z.int().nonnegative(),
  hot: z.int().nonnegative(),
  /** The directory has 2^bits + 1 numbers. */
  bits: z.int().min(0).max(28),
  /** Where each stretch begins, in bytes. */
  at: z.object({
    columns: z.int(),
    pairs: z.int(),
    directory: z.int(),
    hot: z.int(),
    entries: z.int(),
  }),
  /** Parts that hold the entries, by name; "" is this one. */
  stores: z.array(z.string()),
  /** Parts whose keys stand here now. */
  replaces: z.array(z.string()),
  /** Segments of the ledger whose documents stand here. */
  segments: z.array(z.string()),
});
export type Header = z.infer<typeof headerSchema>;

/** An open file of the index. */
export interface FilePart extends Part {
  readonly name: string;
  readonly header: Header;
  readonly columns: Columns;
  /** How many documents a key with a full list stands in. */
  count(key: number, listed: number): number;
  /** Copies pairs [from, to) into the array, two numbers a pair. */
  pairs(from: number, to: number, into: Uint32Array): void;
  bytes(offset: number, length: number): Uint8Array;
  close(): void;
}

const bytesOf = (array: Uint32Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

function fill(fd: number, into: Uint8Array, position: number): void {
  let done = 0;
  while (done < into.length) {
    const got = readSync(fd, into, done, into.length - done, position + done);
    if (got === 0) throw new Error('a file of the index ends too early');
    done += got;
  }
}

function readHeader(fd: number): Header {
  const { size } = fstatSync(fd);
  const tail = new Uint8Array(12);
  if (size < tail.length) throw new Error('not a file of the index');
  fill(fd, tail, size - tail.length);
  const length = new Uint32Array(tail.slice(0, 4).buffer)[0]!;
  if (MAGIC.some((byte, i) => tail[4 + i] !== byte) || length > size - tail.length)
    throw new Error('not a file of the index');
  const text = new Uint8Array(length);
  fill(fd, text, size - tail.length - length);
  return headerSchema.parse(JSON.parse(new TextDecoder().decode(text)));
}

/**
 * Opens a file of the index. In memory stand 28 bytes a document and a directory of about a number
 * for 32 pairs; pairs and entries are read where they lie.
 *
 * @param store gives the open part of a name, for entries that lie in another file
 * @throws where the file is not what was written
 */
export function openPart(
  folder: string,
  name: string,
  store: (name: string) => FilePart,
): FilePart {
  const fd = openSync(join(folder, name), 'r');
  try {
    return partOf(fd, name, store);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function partOf(fd: number, name: string, store: (name: string) => FilePart): FilePart {
  const header = readHeader(fd);
  const { documents, bits, at } = header;
  const numbers = (length: number, position: number): Uint32Array => {
    const array = new Uint32Array(length);
    fill(fd, bytesOf(array), position);
    return array;
  };
  const column = (i: number): Uint32Array => numbers(documents, at.columns + 4 * i * documents);
  const columns: Columns = {
    hi: column(0),
    lo: column(1),
    familyHi: column(2),
    familyLo: column(3),
    store: column(4),
    offset: column(5),
    length: column(6),
  };
  const directory = numbers(2 ** bits + 1, at.directory);
  const hot = numbers(header.hot * 2, at.hot);
  const scratch = new Uint32Array(2 * 4096);

  const id = (document: number): Id => ({ hi: columns.hi[document]!, lo: columns.lo[document]! });
  const pairs: FilePart['pairs'] = (from, to, into) =>
    fill(fd, bytesOf(into.subarray(0, 2 * (to - from))), at.pairs + 8 * from);
  const count: FilePart['count'] = (key, listed) => {
    if (listed < MOST_LISTED) return listed;
    const found = lowerBound(header.hot, (i) => hot[2 * i]! - key);
    return found < header.hot && hot[2 * found] === key ? hot[2 * found + 1]! : listed;
  };
  const part: FilePart = {
    name,
    header,
    columns,
    size: documents,
    count,
    pairs,
    lookup: (key) => {
      const bucket = bits === 0 ? 0 : key >>> (32 - bits);
      const [from, to] = [directory[bucket]!, directory[bucket + 1]!];
      if (from === to) return null;
      const length = to - from;
      const buffer = length * 2 <= scratch.length ? scratch : new Uint32Array(2 * length);
      pairs(from, to, buffer);
      const first = lowerBound(length, (i) => buffer[2 * i]! - key);
      let end = first;
      while (end < length && buffer[2 * end] === key) end += 1;
      if (first === end) return null;
      const found = new Uint32Array(end - first);
      for (let i = first; i < end; i += 1) found[i - first] = buffer[2 * i + 1]!;
      return { count: count(key, found.length), documents: found };
    },
    find: (wanted) => {
      const found = lowerBound(documents, (i) => compareIds(id(i), wanted));
      return found < documents && compareIds(id(found), wanted) === 0 ? found : -1;
    },
    id,
    family: (document) => ({
      hi: columns.familyHi[document]!,
      lo: columns.familyLo[document]!,
    }),
    entry: (document) => {
      const holder = header.stores[columns.store[document]!] ?? '';
      const source = holder === '' ? part : store(holder);
      return unpackEntry(source.bytes(columns.offset[document]!, columns.length[document]!));
    },
    bytes: (offset, length) => {
      const bytes = new Uint8Array(length);
      fill(fd, bytes, at.entries + offset * ALIGNMENT);
      return bytes;
    },
    close: () => closeSync(fd),
  };
  return part;
}

/** The first index whose element does not come before the wanted one. */
function lowerBound(length: number, compare: (index: number) => number): number {
  let lo = 0;
  let hi = length;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (compare(mid) < 0) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}
