import type { Splitter } from '../parts.ts';
import { problem } from '../problems.ts';
import { openArchive } from './archive.ts';

/** Left by systems and editors, never documents. */
const SYSTEM = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/;

/** A ZIP archive: each file in it is a part, in the order of names, so that packing order is no matter. */
export const splitZip: Splitter = async function* (input) {
  const { uri, limits, depth, path } = input;
  let from: string | Uint8Array;
  if (path === undefined) {
    from = await input.bytes.take(limits.maxBytes + 1);
    if (from.length > limits.maxBytes) {
      const how = 'unpack it yourself and read the folder';
      yield problem('read/too-large-file', uri, { limit: `${limits.maxBytes} bytes`, how });
      return;
    }
  } else from = path;
  const archive = await openArchive(from, uri, limits);
  if ('record' in archive) {
    yield archive;
    return;
  }
  try {
    yield* archive.diagnostics;
    if (depth >= limits.maxNesting) {
      yield problem('read/too-nested', uri, { limit: limits.maxNesting });
      return;
    }
    let files = 0;
    for (const name of archive.names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))) {
      if (SYSTEM.test(name)) continue;
      files += 1;
      const bytes = await archive.read(name, limits.maxBytes + 1);
      if (bytes === null) continue;
      if ('record' in bytes) yield bytes;
      else yield { part: 'bytes', uri: `${uri}#${name}`, bytes, unasked: true, depth: depth + 1 };
    }
    if (files === 0) yield problem('read/no-documents', uri);
  } finally {
    archive.close();
  }
};
