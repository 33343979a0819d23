import { sha256 } from '../base/index.ts';
import type { Diagnostic, Document, Yield } from '../model/index.ts';
import { decode } from './charset.ts';
import { compose } from './compose.ts';
import { type Entry, type Feed, feedPieces, isWebAddress, parseFeed } from './formats/feed.ts';
import { parseJsonFeed } from './formats/json-feed.ts';
import { listedFeeds } from './formats/opml.ts';
import type { Link } from './parts.ts';
import { problem } from './problems.ts';
import { type Format, sniffBytes, sniffText } from './sniff.ts';
import { type Given, LIMITS } from './types.ts';
import { declaresDoctype } from './xml.ts';

const formatOf = (bytes: Uint8Array, text: string, uri: string): Format =>
  sniffBytes(bytes) ?? sniffText(text, uri);

const nameOf = (format: Format): string =>
  'unsupported' in format ? format.unsupported : format.reader;

/**
 * The feed that bytes hold: RSS, Atom or JSON Feed, by content. Null with the reason where they hold
 * none; entries of a broken one are given with a warning. Never throws.
 */
export function feedIn(
  bytes: Uint8Array,
  { uri, charset }: { uri: string; charset?: string | undefined },
): Yield<Feed | null> {
  const none = (diagnostic: Diagnostic): Yield<null> => ({
    value: null,
    diagnostics: [diagnostic],
  });
  if (bytes.length === 0) return none(problem('read/empty-file', uri));
  const { text } = decode(bytes.subarray(0, LIMITS.maxBytes), charset);
  const format = formatOf(bytes, text, uri);
  const reader = 'reader' in format ? format.reader : null;
  if (reader !== 'json-feed' && declaresDoctype(text) && reader !== 'html')
    return none(problem('read/doctype-refused', uri));
  const feed =
    reader === 'feed' ? parseFeed(text) : reader === 'json-feed' ? parseJsonFeed(text) : null;
  if (feed === null) return none(problem('read/not-a-feed', uri, { found: nameOf(format) }));
  return {
    value: feed,
    diagnostics: feed.malformed ? [problem('read/malformed-feed', uri)] : [],
  };
}

/** The feeds that a list names. */
export interface FeedList {
  feeds: Link[];
}

/** The feeds that an OPML file lists, however its outlines lie in one another. Never throws. */
export function feedsIn(bytes: Uint8Array, uri: string): Yield<FeedList> {
  const none = (diagnostic: Diagnostic): Yield<FeedList> => ({
    value: { feeds: [] },
    diagnostics: [diagnostic],
  });
  if (bytes.length === 0) return none(problem('read/empty-file', uri));
  const { text } = decode(bytes.subarray(0, LIMITS.maxBytes));
  const format = formatOf(bytes, text, uri);
  const isText = 'reader' in format && format.reader !== 'opml';
  if (!isText && declaresDoctype(text)) return none(problem('read/doctype-refused', uri));
  if (!('reader' in format) || format.reader !== 'opml')
    return none(problem('read/not-a-feed-list', uri, { found: nameOf(format) }));
  const { links, refused, open } = listedFeeds(text);
  const diagnostics = refused.map((link) => problem('read/unsafe-link', uri, { link }));
  if (open) diagnostics.push(problem('read/malformed-feed', uri));
  if (links.length === 0) diagnostics.push(problem('read/no-feeds', uri));
  return { value: { feeds: links }, diagnostics };
}

/** Some entries of a feed as documents, by the text that they hold themselves. Never throws. */
export function* readEntries(
  feed: Feed,
  entries: readonly Entry[],
  { uri, bytes, given = {} }: { uri: string; bytes: Uint8Array; given?: Given | undefined },
): Generator<Document | Diagnostic> {
  const about = { uri, limits: LIMITS, follow: false, mediaType: 'application/rss+xml' };
  const some = { ...feed, malformed: false, entries: [...entries] };
  for (const piece of feedPieces(some, about, bytes)) {
    if ('record' in piece) yield piece;
    else if (piece.piece === 'draft') {
      const { draft, source } = piece;
      const made = compose(draft, { uri: piece.uri, given, limits: LIMITS, source });
      yield* made.diagnostics;
      if (made.document) yield made.document;
    }
  }
}

/** What an entry is known by from one reading to the next: its address, else its words. */
export const entryKey = ({ link, title, date, content }: Entry): string =>
  link !== null && isWebAddress(link)
    ? link
    : `${title ?? ''} ${date ?? ''} ${content.slice(0, 200)}`.trim();

/** What an entry says, in sixteen digits: another where it was changed. */
export const entrySign = ({ title, date, changed, content }: Entry): string =>
  sha256([title, date, changed, content].join('\u0000')).slice(0, 16);
