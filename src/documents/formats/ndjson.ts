import type { Splitter } from '../parts.ts';
import { problem } from '../problems.ts';
import { INDEXED } from '../sniff.ts';
import { RowParts } from './row-parts.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A list of JSON objects, one a line, or an index of web archives (CDXJ): each is a part. Only one line is held at a time. A line that is
 * no JSON costs that line alone.
 */
export const splitNdjson: Splitter = async function* (input) {
  const rows = new RowParts(input);
  let number = 0;
  for (;;) {
    const line = await input.bytes.line(input.limits.maxLine);
    if (!line) break;
    number += 1;
    const uri = `${input.uri}#line-${number}`;
    const text = new TextDecoder().decode(line.bytes).trim().replace(INDEXED, '');
    if (text === '') continue;
    const row = line.whole ? parse(text) : null;
    if (isObject(row)) yield* rows.take(row, uri, line.bytes);
    else if (line.whole) {
      const reason = row === undefined ? 'not whole, or not JSON' : 'not an object';
      yield* rows.broken(problem('read/invalid-json', uri, { reason }));
    } else {
      const { maxLine: limit } = input.limits;
      yield* rows.broken(problem('read/line-too-long', uri, { limit }));
    }
  }
  yield* rows.end();
};

/** undefined where it is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
