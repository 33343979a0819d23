import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { temporaryName } from '../base/index.ts';

/** The folder of what can be made again from segments and reviews at any time. */
export const DERIVED = 'derived';
const MAGIC = 'ENTENTE1';
const ALIGNED = 8;

/** Numbers by name, and whatever JSON goes with them. */
export interface Packed {
  arrays: Readonly<Record<string, Int32Array | Uint32Array | Uint8Array>>;
  words: unknown;
}

const TYPES = { Int32Array, Uint32Array, Uint8Array } as const;
const headerSchema = z.object({
  arrays: z.array(
    z.object({
      name: z.string(),
      type: z.enum(['Int32Array', 'Uint32Array', 'Uint8Array']),
      length: z.int(),
      at: z.int(),
    }),
  ),
  words: z.unknown(),
  check: z.int(),
});
type Header = z.infer<typeof headerSchema>;

const typeOf = (array: Packed['arrays'][string]): keyof typeof TYPES =>
  array instanceof Int32Array
    ? 'Int32Array'
    : array instanceof Uint32Array
      ? 'Uint32Array'
      : 'Uint8Array';

const aligned = (n: number): number => Math.ceil(n / ALIGNED) * ALIGNED;
const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** The same numbers and words give the same bytes. */
export function pack({ arrays, words }: Packed): Uint8Array<ArrayBuffer> {
  let at = 0;
  const parts: Header['arrays'] = [];
  for (const [name, array] of Object.entries(arrays)) {
    const type = typeOf(array);
    parts.push({ name, type, length: array.length, at });
    at = aligned(at + array.byteLength);
  }
  const body = new Uint8Array(at);
  for (const [i, array] of Object.values(arrays).entries()) body.set(bytesOf(array), parts[i]!.at);
  const header: Header = { arrays: parts, words, check: crc32(body) };
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const begin = aligned(MAGIC.length + 4 + text.length);
  const bytes = new Uint8Array(begin + body.length);
  const all = Buffer.from(bytes.buffer);
  all.write(MAGIC, 0, 'latin1');
  all.writeUInt32LE(text.length, MAGIC.length);
  text.copy(all, MAGIC.length + 4);
  all.set(body, begin);
  return bytes;
}

/** What was packed; null where the bytes are not whole. */
export function unpack(bytes: Uint8Array<ArrayBuffer>): Packed | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (all.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
    const length = all.readUInt32LE(MAGIC.length);
    const from = MAGIC.length + 4;
    const header = headerSchema.parse(JSON.parse(all.toString('utf8', from, from + length)));
    const body = all.subarray(aligned(from + length));
    if (crc32(body) !== header.check) return null;
    const arrays: Record<string, Int32Array | Uint32Array | Uint8Array> = {};
    for (const { name, type, length: size, at } of header.arrays)
      arrays[name] = new TYPES[type](bytes.buffer, body.byteOffset + at, size);
    return { arrays, words: header.words };
  } catch {
    return null;
  }
}

/** A shelf in a ledger's folder for what was derived of one state of it. */
export interface Shelf {
  read(name: string): Packed | null;
  /** Keeps it, and lets go of what was kept of other states. Where it cannot be written, nothing is lost. */
  write(name: string, packed: Packed): void;
}

const NAME = /^[a-z0-9-]+-[0-9a-f]{16}\.bin$/;

/** The shelf of the state that a fingerprint names. */
export function shelfOf(dir: string, fingerprint: string): Shelf {
  const folder = join(dir, DERIVED);
  const state = fingerprint.slice(0, 16);
  const path = (name: string): string => join(folder, `${name}-${state}.bin`);
  return {
    read: (name) => {
      try {
        // A buffer of its own, so that columns in it stand on whole words.
        return unpack(new Uint8Array(readFileSync(path(name))));
      } catch {
        return null;
      }
    },
    write: (name, packed) => {
      try {
        mkdirSync(folder, { recursive: true });
        const beside = join(folder, temporaryName());
        writeFileSync(beside, pack(packed));
        renameSync(beside, path(name));
        for (const other of readdirSync(folder))
          if (NAME.test(other) && !other.endsWith(`-${state}.bin`))
            rmSync(join(folder, other), { force: true });
      } catch {
        // A disk that cannot be written to only costs the time of deriving it again.
      }
    },
  };
}
