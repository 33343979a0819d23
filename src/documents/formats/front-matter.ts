import { parse } from 'yaml';
import { DOCUMENT_KINDS, PUBLISHER_KINDS, type Diagnostic } from '../../model/index.ts';
import { plain } from '../normalise.ts';
import { problem } from '../problems.ts';
import type { Draft, GivenPublisher, Input, StatedDate } from '../types.ts';

const FENCE = /^\ufeff?---[ \t]*\r?\n/;
const MAX = 65_536;

export type FrontMatterFields = Partial<
  Pick<
    Draft,
    | 'title'
    | 'publisher'
    | 'authors'
    | 'dates'
    | 'language'
    | 'kind'
    | 'sources'
    | 'licence'
    | 'diagnostics'
  >
>;

/**
 * Splits YAML front matter from the body:
 *
 *     ---
 *     title: Ministers meet
 *     publisher: { name: Example Wire, domain: wire.example, kind: news, country: GBR }
 *     date: 2025-07-11
 *     authors: [A. Writer]
 *     language: en
 *     kind: news
 *     licence: CC BY 4.0
 *     sources: [https://www.example.org/page]
 *     ---
 *
 * Broken front matter is left out with a warning; the body is read all the same. A rule of dashes
 * at the head of a text that is no front matter stays.
 */
export function splitFrontMatter({ text, uri }: Input): {
  fields: FrontMatterFields;
  body: string;
} {
  const open = FENCE.exec(text);
  if (!open) return { fields: {}, body: text };
  const head = text.slice(open[0].length, MAX);
  const close = /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(head);
  if (!close) return { fields: {}, body: text };
  const yaml = head.slice(0, close.index);
  const body = text.slice(open[0].length + close.index + close[0].length);
  if (!/^[A-Za-z_][\w-]*[ \t]*:/m.test(yaml)) return { fields: {}, body: text };
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 20, schema: 'failsafe' });
    if (typeof value !== 'object' || value === null) throw new Error('no keys');
    return { fields: toFields(new Map(Object.entries(value)), uri), body };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown';
    return {
      fields: { diagnostics: [problem('read/invalid-front-matter', uri, { reason })] },
      body,
    };
  }
}

const asText = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  const line = plain(value.slice(0, 2000));
  return line === '' || line === 'null' || line === '~' ? null : line;
};

const asList = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map(asText).filter((item) => item !== null);

function toFields(map: Map<string, unknown>, uri: string): FrontMatterFields {
  const diagnostics: Diagnostic[] = [];
  const oneOf = <T extends string>(
    field: string,
    allowed: readonly T[],
    value: unknown,
  ): T | null => {
    const word = asText(value);
    if (word === null) return null;
    const found = allowed.find((item) => item === word.toLowerCase());
    if (!found) diagnostics.push(problem('read/invalid-field', uri, { field, value: word }));
    return found ?? null;
  };
  const dates: StatedDate[] = [];
  for (const key of ['published', 'date']) {
    const value = asText(map.get(key));
    if (value) dates.push({ value, basis: 'metadata', where: `front matter (${key})` });
  }
  return {
    title: asText(map.get('title')),
    publisher: publisherOf(map.get('publisher'), (value) =>
      oneOf('publisher kind', PUBLISHER_KINDS, value),
    ),
    authors: asList(map.get('authors') ?? map.get('author')),
    dates,
    language: asText(map.get('language') ?? map.get('lang')),
    kind: oneOf('kind', DOCUMENT_KINDS, map.get('kind')),
    licence: asText(map.get('licence') ?? map.get('license') ?? map.get('rights')),
    sources: asList(map.get('sources') ?? map.get('source')),
    diagnostics,
  };
}

function publisherOf(
  value: unknown,
  kindOf: (value: unknown) => GivenPublisher['kind'] | null,
): GivenPublisher {
  if (typeof value === 'string') return { name: asText(value) };
  if (typeof value !== 'object' || value === null) return {};
  const map = new Map<string, unknown>(Object.entries(value));
  const kind = kindOf(map.get('kind'));
  return {
    name: asText(map.get('name')),
    domain: asText(map.get('domain')),
    country: asText(map.get('country')),
    ...(kind ? { kind } : {}),
  };
}
