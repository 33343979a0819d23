import { decode } from '../charset.ts';
import { ANYBODY, personName } from '../facts/people.ts';
import { plain } from '../normalise.ts';
import type { FileReader } from '../parts.ts';
import { problem } from '../problems.ts';
import { type Feed, feedPieces } from './feed.ts';

type Row = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Row[] =>
  Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [];
const line = (value: unknown): string | null =>
  typeof value === 'string' ? plain(value.slice(0, 4000)) || null : null;
const raw = (value: unknown): string => (typeof value === 'string' ? value : '');
const escaped = (text: string): string =>
  `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replace(/\n+/g, '</p><p>')}</p>`;

/** A JSON Feed (jsonfeed.org, 1 and 1.1) as entries; null where it is none. */
export function parseJsonFeed(text: string): Feed | null {
  let feed: unknown;
  try {
    feed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(feed)) return null;
  return {
    title: line(feed['title']),
    language: line(feed['language']),
    licence: null,
    minutes: null,
    malformed: false,
    entries: objects(feed['items']).map((item) => ({
      title: line(item['title']),
      link: line(item['url'] ?? item['external_url']),
      date: line(item['date_published'] ?? item['date_modified']),
      changed: line(item['date_modified']),
      authors: [...objects(item['authors']), ...objects(item['author'])]
        .map((author) => personName(line(author['name']) ?? '', ANYBODY))
        .filter((name) => name !== null),
      licence: null,
      content:
        raw(item['content_html']) || escaped(raw(item['content_text']) || raw(item['summary'])),
    })),
  };
}

/** A JSON Feed: each item is a document at the address it links to. */
export const readJsonFeed: FileReader = async function* (input) {
  const bytes = await input.bytes.take(input.limits.maxBytes);
  const feed = parseJsonFeed(decode(bytes, input.charset).text);
  if (feed) yield* feedPieces(feed, input, bytes);
  else yield problem('read/invalid-json', input.uri, { reason: 'it begins like a JSON Feed' });
};
