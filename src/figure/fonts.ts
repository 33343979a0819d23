import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

/** The faces that figures are set in, from the packages that bring them. */
const FACES = [
  '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff',
  '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff',
  '@fontsource/source-sans-3/files/source-sans-3-latin-ext-400-normal.woff',
  '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff',
  '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff',
];

/** The fonts as TrueType, as a rasteriser takes them. */
export function figureFonts(): Uint8Array[] {
  const require = createRequire(import.meta.url);
  return FACES.map((face) => sfntOf(readFileSync(require.resolve(face))));
}

const HEADER = 12;
const ENTRY = 16;

/**
 * A WOFF 1.0 file as the font inside it: the same tables, unpacked, behind the table directory of an
 * SFNT file (W3C WOFF File Format 1.0, sections 4 and 5).
 */
export function sfntOf(woff: Buffer): Uint8Array {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = 44 + i * 20;
    const [offset, packed, size] = [4, 8, 12].map((more) => woff.readUInt32BE(at + more)) as [
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      bytes: packed < size ? inflateSync(bytes) : bytes,
    };
  });
  const padded = (size: number): number => (size + 3) & ~3;
  const start = HEADER + count * ENTRY;
  const out = Buffer.alloc(
    start + tables.reduce((sum, { bytes }) => sum + padded(bytes.length), 0),
  );
  const power = 2 ** Math.floor(Math.log2(count));
  out.writeUInt32BE(woff.readUInt32BE(4), 0);
  out.writeUInt16BE(count, 4);
  out.writeUInt16BE(power * 16, 6);
  out.writeUInt16BE(Math.log2(power), 8);
  out.writeUInt16BE((count - power) * 16, 10);
  let at = start;
  for (const [i, { tag, checksum, bytes }] of tables.entries()) {
    const entry = HEADER + i * ENTRY;
    tag.copy(out, entry);
    out.writeUInt32BE(checksum, entry + 4);
    out.writeUInt32BE(at, entry + 8);
    out.writeUInt32BE(bytes.length, entry + 12);
    bytes.copy(out, at);
    at += padded(bytes.length);
  }
  return out;
}
