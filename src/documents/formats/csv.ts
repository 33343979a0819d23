import { parse } from 'csv-parse';
import { decode } from '../charset.ts';
import type { FileInput, Splitter } from '../parts.ts';
import { problem } from '../problems.ts';
import { type Columns, delimiterOf, GDELT, layoutOf, namesColumns } from '../tables.ts';
import { RowParts } from './row-parts.ts';

const SAMPLE = 65_536;
const encoder = new TextEncoder();

/** A stream of bytes as text, in the charset that its first bytes show. */
async function* decoded(input: FileInput, charset: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(charset);
  for await (const chunk of input.bytes.rest()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/**
 * A table of texts, one row a line (or several, in quotes): each row is a part. The first line names
 * the columns; GDELT's tables have none and are known by the count of theirs. Only one row is held.
 */
export const splitTable: Splitter = async function* (input) {
  const head = decode(await input.bytes.peek(SAMPLE), input.charset);
  const line = head.text.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? '';
  const delimiter = delimiterOf(line) ?? ',';
  const count = line.split(delimiter).length;
  const gdelt = delimiter === '\t' && !namesColumns(line.split('\t')) ? GDELT[count] : undefined;
  const columns: Columns = { ...gdelt, ...input.columns };
  const parts = new RowParts({ ...input, columns, charset: head.charset });
  const broken: string[] = [];
  const parser = parse({
    delimiter,
    columns: gdelt ? Array.from({ length: count }, (_, i) => String(i)) : true,
    bom: true,
    // Rows of tab-separated tables seldom know quotes; there a stray one would swallow what follows.
    quote: delimiter === '\t' && gdelt ? null : '"',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: input.limits.maxLine,
    on_skip: (error) => {
      broken.push(error?.code ?? 'unknown reason');
    },
  });
  const feed = async (): Promise<void> => {
    try {
      for await (const text of decoded(input, head.charset)) {
        if (!parser.write(text)) {
          await new Promise<void>((resolve) => {
            parser.once('drain', resolve);
            parser.once('close', resolve);
          });
        }
        if (parser.destroyed) return;
      }
      parser.end();
    } catch (error) {
      parser.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const feeding = feed();
  let rows = 0;
  let unknown = false;
  try {
    for await (const row of parser as AsyncIterable<Record<string, string>>) {
      rows += 1;
      if (rows === 1 && !readable(Object.keys(row), columns)) {
        yield problem('read/unknown-columns', input.uri, {
          columns: Object.keys(row).slice(0, 30).join(', '),
        });
        unknown = true;
        break;
      }
      for (const reason of broken.splice(0)) {
        yield* parts.broken(problem('read/invalid-table', input.uri, { reason }));
      }
      const bytes = encoder.encode(Object.values(row).join('\t'));
      yield* parts.take(row, `${input.uri}#row-${rows}`, bytes);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    yield problem('read/invalid-table', `${input.uri}#row-${rows + 1}`, { reason });
  }
  parser.destroy();
  await feeding;
  for (const reason of broken) {
    yield* parts.broken(problem('read/invalid-table', input.uri, { reason }));
  }
  if (!unknown) yield* parts.end();
};

const readable = (names: readonly string[], columns: Columns): boolean => {
  const layout = layoutOf(names, columns);
  return layout.text.length > 0 || layout.html.length > 0 || layout.url.length > 0;
};
