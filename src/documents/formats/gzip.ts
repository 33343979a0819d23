import { createGunzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import type { ByteReader } from '../bytes.ts';

/** Unpacked, anything may be as large as this, whatever its ratio. */
export const HARMLESS = 16 * 1024 * 1024;

/** Thrown by what unpacks where too much comes out of too little. */
export class Bomb extends Error {
  constructor(readonly limit: string) {
    super(`more than ${limit} unpacked`);
  }
}

/**
 * Unpacks a gzip stream of one member or many, as it is read. Throws `Bomb` where more than
 * `maxRatio` bytes come out of each one and more than is harmless in all, and an `Error` where the
 * stream is broken or cut off; what came before has been given by then.
 */
export async function* gunzip(
  packed: ByteReader,
  { maxRatio }: { maxRatio: number },
): AsyncGenerator<Uint8Array> {
  const from = packed.taken;
  const unpacked = createGunzip({ chunkSize: 256 * 1024 });
  pipeline(
    Readable.from(packed.rest(), { objectMode: false, highWaterMark: 65_536 }),
    unpacked,
    () => {
      // The error comes out of the iteration below.
    },
  );
  let size = 0;
  for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > HARMLESS && size > maxRatio * (packed.taken - from)) {
      unpacked.destroy();
      throw new Bomb(`${maxRatio} times its size`);
    }
    yield chunk;
  }
}
