import type { Splitter } from '../parts.ts';
import { problem } from '../problems.ts';
import { decode } from '../charset.ts';
import { RowParts } from './row-parts.ts';

type Row = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that hold the list, where a service wraps it: GDELT, news services, exports. */
const LISTS = [
  'articles',
  'documents',
  'items',
  'results',
  'stories',
  'data',
  'entries',
  'records',
  'docs',
  'hits',
];

/** The objects of a JSON value: of a list, of a list inside an object, or the object itself. */
function rowsOf(value: unknown): { row: Row; place: string }[] {
  const list = (items: readonly unknown[], place: string): { row: Row; place: string }[] =>
    items.flatMap((item, i) => (isObject(item) ? [{ row: item, place: `#${place}${i + 1}` }] : []));
  if (Array.isArray(value)) return list(value, 'item-');
  if (!isObject(value)) return [];
  for (const name of LISTS) {
    const items = value[name];
    if (Array.isArray(items) && items.some(isObject)) return list(items, `${name}-`);
  }
  return [{ row: value, place: '' }];
}

const encoder = new TextEncoder();

/** One JSON value: an object is a row, a list of objects several. It is held whole. */
export const splitJson: Splitter = async function* (input) {
  const { uri, limits } = input;
  const bytes = await input.bytes.take(limits.maxBytes + 1);
  if (bytes.length > limits.maxBytes) {
    yield problem('read/too-large-file', uri, {
      limit: `${limits.maxBytes} bytes`,
      how: 'write it as NDJSON, one object a line, which has no limit',
    });
    return;
  }
  let value: unknown;
  try {
    value = JSON.parse(decode(bytes).text.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    yield problem('read/invalid-json', uri, { reason });
    return;
  }
  const parts = new RowParts(input);
  const rows = rowsOf(value);
  for (const { row, place } of rows) {
    const own = rows.length === 1 ? bytes : encoder.encode(JSON.stringify(row));
    yield* parts.take(row, `${uri}${place}`, own);
  }
  yield* parts.end();
};
