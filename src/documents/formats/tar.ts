import type { Splitter } from '../parts.ts';
import { problem } from '../problems.ts';

const BLOCK = 512;
const field = (header: Uint8Array, from: number, size: number): string =>
  Buffer.from(header.subarray(from, from + size))
    .toString('utf8')
    .split('\0', 1)[0]!
    .trim();

/** A tar archive, as it streams: each file in it is a part. Nothing is ever written. */
export const splitTar: Splitter = async function* (input) {
  const { uri, limits, depth, bytes } = input;
  let files = 0;
  let longName: string | null = null;
  for (;;) {
    const header = await bytes.take(BLOCK);
    if (header.length < BLOCK || header.every((byte) => byte === 0)) break;
    const size = Number.parseInt(field(header, 124, 12), 8);
    if (field(header, 257, 5) !== 'ustar' || !Number.isSafeInteger(size) || size < 0) {
      yield problem('read/archive-truncated', uri, { reason: 'a header is broken' });
      return;
    }
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    const type = String.fromCharCode(header[156]!);
    if (/[LxgK]/.test(type)) {
      const body = Buffer.from(await bytes.take(Math.min(size, 65_536))).toString('utf8');
      await bytes.skip(size - Math.min(size, 65_536) + padding);
      if (type === 'L') longName = body.replace(/\0.*$/s, '');
      if (type === 'x') longName = /(?:^|\n)\d+ path=([^\n]*)/.exec(body)?.[1] ?? longName;
      continue;
    }
    const prefix = field(header, 345, 155);
    const name: string = longName ?? (prefix === '' ? '' : `${prefix}/`) + field(header, 0, 100);
    longName = null;
    if ((type !== '0' && type !== '\0') || /(?:^|\/)\.[^/]*$|(?:^|\/)\._/.test(name)) {
      await bytes.skip(size + padding);
      continue;
    }
    if (name.startsWith('/') || name.split(/[\\/]/).includes('..')) {
      yield problem('read/archive-entry-name', uri, { name });
      await bytes.skip(size + padding);
      continue;
    }
    files += 1;
    if (files > limits.maxEntries) {
      yield problem('read/too-many-entries', uri, { limit: limits.maxEntries });
      return;
    }
    const most = Math.min(size, limits.maxBytes + 1);
    const content = await bytes.take(most);
    if (content.length < most) {
      yield problem('read/archive-truncated', uri, { reason: `${name} breaks off` });
      return;
    }
    await bytes.skip(size - most + padding);
    yield {
      part: 'bytes',
      uri: `${uri}#${name}`,
      bytes: Uint8Array.from(content),
      unasked: true,
      depth: depth + 1,
    };
  }
  if (files === 0) yield problem('read/no-documents', uri);
};
