import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { sha256, temporaryName } from '../../../base/index.ts';
import { keysOf, packEntry, type Entry } from '../entry.ts';
import { ALIGNMENT, COLUMNS, MAGIC, type Columns, type FilePart, type Header } from './file.ts';
import { MOST_LISTED, type Id } from './part.ts';

/** The order of bytes that lists of numbers have on this machine. */
const LITTLE = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Bytes into a file through a buffer, with the place where they end. */
class Sink {
  at = 0;
  readonly #fd: number;
  readonly #buffer = Buffer.allocUnsafeSlow(1 << 20);
  readonly #pairs = new DataView(this.#buffer.buffer);
  #used = 0;
  constructor(fd: number) {
    this.#fd = fd;
  }
  bytes(data: Uint8Array): void {
    this.at += data.length;
    if (this.#used + data.length > this.#buffer.length) this.drain();
    if (data.length > this.#buffer.length) {
      writeAll(this.#fd, data);
      return;
    }
    this.#buffer.set(data, this.#used);
    this.#used += data.length;
  }
  numbers(data: Uint32Array): void {
    this.bytes(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  /** Two numbers; faster than a list of two, which matters for tens of millions. */
  pair(a: number, b: number): void {
    if (this.#used + 8 > this.#buffer.length) this.drain();
    this.#pairs.setUint32(this.#used, a, LITTLE);
    this.#pairs.setUint32(this.#used + 4, b, LITTLE);
    this.#used += 8;
    this.at += 8;
  }
  drain(): void {
    writeAll(this.#fd, this.#buffer.subarray(0, this.#used));
    this.#used = 0;
  }
}

function writeAll(fd: number, data: Uint8Array): void {
  for (let done = 0; done < data.length;) done += writeSync(fd, data, done, data.length - done);
}

/** Takes one key after the other, in order, with the documents that are listed for it. */
type Emit = (key: number, documents: Uint32Array, listed: number, count: number) => void;

interface Parts {
  columns: Columns;
  /** No fewer pairs than there will be. */
  pairs: number;
  groups: (emit: Emit) => void;
  entries: readonly Entry[];
  about: Pick<Header, 'stores' | 'replaces' | 'segments'>;
}

/** Writes a file beside its place, flushes it and renames it there. Gives its name. */
function writePart(folder: string, { columns, pairs, groups, entries, about }: Parts): string {
  const documents = columns.hi.length;
  const bits = Math.min(28, Math.max(0, Math.ceil(Math.log2(Math.max(1, pairs) / 32))));
  const starts = new Uint32Array(2 ** bits + 1);
  const hot: number[] = [];
  const at = { columns: 0, pairs: 0, directory: 0, hot: 0, entries: 0 };
  const beside = join(folder, temporaryName());
  const fd = openSync(beside, 'wx');
  let name: string;
  try {
    const sink = new Sink(fd);
    const packed = entries.map(packEntry);
    let offset = 0;
    packed.forEach((bytes, i) => {
      columns.offset[i] = offset;
      columns.length[i] = bytes.length;
      offset += Math.ceil(bytes.length / ALIGNMENT);
    });
    for (const column of COLUMNS) sink.numbers(columns[column]);
    at.pairs = sink.at;
    let written = 0;
    groups((key, listed, length, count) => {
      const bucket = bits === 0 ? 0 : key >>> (32 - bits);
      starts[bucket + 1]! += length;
      for (let i = 0; i < length; i += 1) sink.pair(key, listed[i]!);
      written += length;
      if (count > length) hot.push(key, count);
    });
    for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
    at.directory = sink.at;
    sink.numbers(starts);
    at.hot = sink.at;
    sink.numbers(Uint32Array.from(hot));
    at.entries = sink.at;
    const padding = new Uint8Array(ALIGNMENT);
    for (const bytes of packed) {
      sink.bytes(bytes);
      sink.bytes(padding.subarray(0, (ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT));
    }
    const header: Header = {
      format: 2,
      documents,
      pairs: written,
      hot: hot.length / 2,
      bits,
      at,
      ...about,
    };
    const text = Buffer.from(JSON.stringify(header));
    sink.bytes(text);
    sink.numbers(Uint32Array.of(text.length));
    sink.bytes(MAGIC);
    sink.drain();
    fsyncSync(fd);
    // Named after what it holds: two writers of the same part write the same file.
    const ids = sha256(new Uint8Array(columns.hi.slice().buffer));
    name = `part-${sha256([ids, text.toString()].join('\n')).slice(0, 16)}`;
  } catch (error) {
    closeSync(fd);
    rmSync(beside, { force: true });
    throw error;
  }
  closeSync(fd);
  renameSync(beside, join(folder, name));
  return name;
}

const columnsFor = (length: number): Columns => ({
  hi: new Uint32Array(length),
  lo: new Uint32Array(length),
  familyHi: new Uint32Array(length),
  familyLo: new Uint32Array(length),
  store: new Uint32Array(length),
  offset: new Uint32Array(length),
  length: new Uint32Array(length),
});

/** Documents, sorted by id, into a new file that holds their entries. */
export function writeDocuments(
  folder: string,
  rows: readonly { id: Id; family: Id; entry: Entry }[],
  segments: readonly string[],
): string {
  const columns = columnsFor(rows.length);
  const keys = rows.map(({ entry }) => keysOf(entry));
  const pairs = Float64Array.from({ length: keys.reduce((sum, k) => sum + k.length, 0) });
  let next = 0;
  rows.forEach(({ id, family }, i) => {
    columns.hi[i] = id.hi;
    columns.lo[i] = id.lo;
    columns.familyHi[i] = family.hi;
    columns.familyLo[i] = family.lo;
    // Key and number in one: 32 and at most 21 bits.
    for (const key of keys[i]!) pairs[next++] = key * 0x200000 + i;
  });
  pairs.sort();
  const groups = (emit: Emit): void => {
    const listed = new Uint32Array(MOST_LISTED);
    for (let i = 0; i < pairs.length;) {
      const key = Math.floor(pairs[i]! / 0x200000);
      let count = 0;
      for (; i < pairs.length && Math.floor(pairs[i]! / 0x200000) === key; i += 1) {
        if (count < MOST_LISTED) listed[count] = pairs[i]! % 0x200000;
        count += 1;
      }
      emit(key, listed, Math.min(count, MOST_LISTED), count);
    }
  };
  return writePart(folder, {
    columns,
    pairs: pairs.length,
    groups,
    entries: rows.map(({ entry }) => entry),
    about: { stores: [''], replaces: [], segments: [...segments] },
  });
}

/** Several files into one that has all their keys; the entries stay where they lie. */
export function mergeParts(folder: string, parts: readonly FilePart[]): string {
  const stores = [
    ...new Set(parts.flatMap((part) => part.header.stores.map((name) => name || part.name))),
  ].sort();
  const storeNumber = new Map(stores.map((name, i) => [name, i]));
  const { columns, numbers } = mergeDocuments(parts, storeNumber);
  const groups = (emit: Emit): void => {
    const readers = parts.map((part, i) => new PairReader(part, numbers[i]!));
    const all = new Uint32Array(MOST_LISTED * parts.length);
    for (;;) {
      let key = Infinity;
      for (const reader of readers) if (reader.key < key) key = reader.key;
      if (key === Infinity) return;
      let length = 0;
      let count = 0;
      let hands = 0;
      for (const reader of readers) {
        if (reader.key !== key) continue;
        const before = length;
        while (reader.key === key) {
          all[length++] = reader.document;
          reader.next();
        }
        count += reader.part.count(key, length - before);
        hands += 1;
      }
      if (hands > 1) {
        all.subarray(0, length).sort();
        const unique = dedupe(all, length);
        count -= length - unique;
        length = unique;
      }
      emit(key, all, Math.min(length, MOST_LISTED), count);
    }
  };
  return writePart(folder, {
    columns,
    pairs: parts.reduce((sum, part) => sum + part.header.pairs, 0),
    groups,
    entries: [],
    about: {
      stores,
      replaces: parts.flatMap((part) => [part.name, ...part.header.replaces]).sort(),
      segments: [...new Set(parts.flatMap((part) => part.header.segments))].sort(),
    },
  });
}

/** Drops equal neighbours of a sorted array; gives the new length. */
function dedupe(sorted: Uint32Array, length: number): number {
  let kept = 1;
  for (let i = 1; i < length; i += 1)
    if (sorted[i] !== sorted[kept - 1]) sorted[kept++] = sorted[i]!;
  return kept;
}

/** The documents of all parts by id, each once, and the new number of each part's documents. */
function mergeDocuments(
  parts: readonly FilePart[],
  storeNumber: ReadonlyMap<string, number>,
): { columns: Columns; numbers: Uint32Array[] } {
  const merged = columnsFor(parts.reduce((sum, part) => sum + part.size, 0));
  const numbers = parts.map((part) => new Uint32Array(part.size));
  const next = parts.map(() => 0);
  let n = 0;
  for (;;) {
    let best = -1;
    for (let p = 0; p < parts.length; p += 1) {
      if (next[p]! >= parts[p]!.size) continue;
      if (best < 0 || before(parts[p]!, next[p]!, parts[best]!, next[best]!)) best = p;
    }
    if (best < 0) break;
    const { columns: from, header, name } = parts[best]!;
    const i = next[best]!++;
    const repeated = n > 0 && merged.hi[n - 1] === from.hi[i] && merged.lo[n - 1] === from.lo[i];
    if (!repeated) {
      for (const column of COLUMNS) merged[column][n] = from[column][i]!;
      merged.store[n] = storeNumber.get((header.stores[from.store[i]!] ?? '') || name) ?? 0;
      n += 1;
    }
    numbers[best]![i] = n - 1;
  }
  for (const column of COLUMNS) merged[column] = merged[column].slice(0, n);
  return { columns: merged, numbers };
}

const before = (a: FilePart, i: number, b: FilePart, j: number): boolean => {
  const hi = a.columns.hi[i]! - b.columns.hi[j]!;
  return hi < 0 || (hi === 0 && a.columns.lo[i]! < b.columns.lo[j]!);
};

/** Reads the pairs of a part in order, with the new numbers of its documents. */
class PairReader {
  readonly part: FilePart;
  key = Infinity;
  document = 0;
  readonly #numbers: Uint32Array;
  readonly #buffer = new Uint32Array(2 * 65_536);
  #from = 0;
  #held = 0;
  #at = 0;
  constructor(part: FilePart, numbers: Uint32Array) {
    this.part = part;
    this.#numbers = numbers;
    this.next();
  }
  next(): void {
    if (this.#at >= this.#held) {
      this.#from += this.#held;
      this.#held = Math.min(65_536, this.part.header.pairs - this.#from);
      this.#at = 0;
      if (this.#held === 0) {
        this.key = Infinity;
        return;
      }
      this.part.pairs(this.#from, this.#from + this.#held, this.#buffer);
    }
    this.key = this.#buffer[2 * this.#at]!;
    this.document = this.#numbers[this.#buffer[2 * this.#at + 1]!]!;
    this.#at += 1;
  }
}
