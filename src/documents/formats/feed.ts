import { decode } from '../charset.ts';
import { licenceIsNamed } from '../facts/licence.ts';
import { ANYBODY, personName } from '../facts/people.ts';
import { domainOf } from '../facts/publishers.ts';
import { plain } from '../normalise.ts';
import type { FileInput, FileReader, Link, Piece } from '../parts.ts';
import { problem } from '../problems.ts';
import { sourceOf } from '../source-of.ts';
import { type Limits, emptyDraft } from '../types.ts';
import {
  childOf,
  childrenOf,
  declaresDoctype,
  findElement,
  parseXml,
  textOf,
  type XmlElement,
} from '../xml.ts';
import { markupBlocks } from './fragment.ts';

/** An entry of a feed, whatever kind of feed it is. */
export interface Entry {
  title: string | null;
  /** As written; only web addresses are kept. */
  link: string | null;
  /** As written. */
  date: string | null;
  /** When the feed says that it was changed last, as written. */
  changed: string | null;
  authors: string[];
  /** As stated by the entry. */
  licence: string | null;
  /** Markup or text. */
  content: string;
}

export interface Feed {
  title: string | null;
  language: string | null;
  /** As stated for all entries. */
  licence: string | null;
  /** Minutes for which the feed says that nothing new comes. */
  minutes: number | null;
  entries: Entry[];
  /** The feed was not well formed, or broke off. */
  malformed: boolean;
}

/** Text of markup: titles hold tags and entities, as text or as elements. */
const bare = (text: string): string => plain(text.slice(0, 4000).replace(/<[^<>]{0,200}>/g, ' '));
const orNull = (text: string): string | null => (text === '' ? null : text);

const firstText = (item: XmlElement, names: readonly string[]): string => {
  for (const name of names) {
    const text = childrenOf(item, name)
      .map(textOf)
      .find((value) => value.trim() !== '');
    if (text !== undefined) return text.trim();
  }
  return '';
};

function linkIn(item: XmlElement): string {
  for (const link of childrenOf(item, 'link')) {
    const { rel, href } = link.attributes;
    if (href !== undefined && (rel === undefined || rel === 'alternate')) return href.trim();
    const text = textOf(link).trim();
    if (text !== '') return text;
  }
  const guid = childOf(item, 'guid');
  const permanent = guid && guid.attributes['isPermaLink'] !== 'false';
  return permanent ? textOf(guid).trim() : '';
}

/** Content: the fullest first. "encoded" is content:encoded of RSS. */
function contentIn(item: XmlElement): string {
  const texts = ['encoded', 'content', 'description', 'summary'].flatMap((name) =>
    childrenOf(item, name).map((found) =>
      found.attributes['type'] === 'xhtml' ? markupOf(found) : textOf(found),
    ),
  );
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

/** XHTML inside Atom as markup again; only what parts paragraphs matters. */
const markupOf = (element: XmlElement): string =>
  element.children
    .map((child) =>
      typeof child === 'string'
        ? child.replaceAll('<', '&lt;')
        : `<${child.name}>${markupOf(child)}</${child.name}>`,
    )
    .join('');

const authorsIn = (item: XmlElement): string[] =>
  [
    ...childrenOf(item, 'creator').map(textOf),
    ...childrenOf(item, 'author').map((author) => textOf(childOf(author, 'name') ?? author)),
  ]
    .map((raw) => personName(/\(([^()]+)\)\s*$/.exec(raw)?.[1] ?? raw, ANYBODY))
    .filter((name) => name !== null);

/** creativeCommons:license, cc:license and Atom's link; `rights` only where a known licence is named. */
function licenceIn(element: XmlElement): string | null {
  const named = childrenOf(element, 'license').map(
    (one) => textOf(one).trim() || (one.attributes['rdf:resource'] ?? ''),
  );
  const linked = childrenOf(element, 'link')
    .filter((link) => link.attributes['rel'] === 'license')
    .map((link) => link.attributes['href'] ?? '');
  const rights = ['rights', 'copyright']
    .flatMap((name) => childrenOf(element, name).map(textOf))
    .filter((text) => licenceIsNamed(text));
  return orNull([...named, ...linked, ...rights].find((one) => one.trim() !== '') ?? '');
}

const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
};

/** How often to ask: `ttl` of RSS 2.0, else the period and frequency of the syndication module. */
function minutesIn(channel: XmlElement): number | null {
  const ttl = Number(firstText(channel, ['ttl']));
  if (Number.isFinite(ttl) && ttl > 0) return ttl;
  const period = PERIODS[firstText(channel, ['updatePeriod']).toLowerCase()];
  const frequency = Number(firstText(channel, ['updateFrequency']) || '1');
  return period !== undefined && frequency >= 1 ? period / frequency : null;
}

/** RSS 0.9 to 2.0, RDF and Atom as entries. Works on what is not well formed; never throws. */
export function parseFeed(text: string): Feed {
  const { root, open } = parseXml(text);
  const channel = findElement(root, 'channel') ?? findElement(root, 'feed') ?? root;
  const rdf = findElement(root, 'RDF');
  const items = [
    ...childrenOf(channel, 'item'),
    ...childrenOf(channel, 'entry'),
    ...(rdf ? childrenOf(rdf, 'item') : []),
  ];
  return {
    title: orNull(bare(firstText(channel, ['title']))),
    language: orNull(firstText(channel, ['language'])) ?? channel.attributes['xml:lang'] ?? null,
    licence: licenceIn(channel),
    minutes: minutesIn(channel),
    malformed: open,
    entries: items.map((item) => ({
      title: orNull(bare(firstText(item, ['title']))),
      link: orNull(linkIn(item)),
      date: orNull(firstText(item, ['pubDate', 'published', 'date', 'issued', 'updated'])),
      changed: orNull(firstText(item, ['updated', 'modified'])),
      authors: authorsIn(item),
      licence: licenceIn(item),
      content: contentIn(item),
    })),
  };
}

export const isWebAddress = (link: string): boolean =>
  /^https?:\/\/\S+$/i.test(link) && URL.canParse(link);

/** The links of a feed, for those who fetch the pages. */
export const linksOf = (feed: Feed): Link[] =>
  feed.entries.flatMap(({ link, title, date }) =>
    link !== null && isWebAddress(link) ? [{ url: link, title, date, publisher: feed.title }] : [],
  );

/** Entries as documents; with `follow` as links to be fetched. */
export function* feedPieces(
  feed: Feed,
  input: Pick<FileInput, 'uri' | 'limits' | 'follow' | 'mediaType'>,
  bytes: Uint8Array,
): Generator<Piece> {
  const { uri, limits, follow } = input;
  if (feed.malformed) yield problem('read/malformed-feed', uri);
  if (follow) {
    for (const link of linksOf(feed)) yield { piece: 'part', part: { part: 'link', uri, link } };
    return;
  }
  const source = sourceOf(input, bytes, 'utf-8');
  const bareLinks: string[] = [];
  let documents = 0;
  for (const [i, entry] of feed.entries.slice(0, limits.maxEntries).entries()) {
    const place = `${uri}#entry-${i + 1}`;
    const link = entry.link !== null && isWebAddress(entry.link) ? entry.link : null;
    const draft = draftOf(entry, feed, link, limits);
    if (entry.link !== null && link === null) {
      draft.diagnostics.push(problem('read/unsafe-link', place, { link: entry.link }));
    }
    if (draft.blocks.some((block) => block.kind !== 'heading')) {
      documents += 1;
      yield { piece: 'draft', uri: link ?? place, draft, source };
    } else if (link !== null) bareLinks.push(link);
  }
  if (bareLinks.length > 0) {
    yield problem('read/no-text-column', uri, { count: bareLinks.length, example: bareLinks[0]! });
  } else if (documents === 0) yield problem('read/no-documents', uri);
}

function draftOf(
  entry: Entry,
  feed: Feed,
  link: string | null,
  limits: Limits,
): ReturnType<typeof emptyDraft> {
  const draft = emptyDraft();
  const blocks = markupBlocks(entry.content, limits);
  if (entry.title !== null && blocks[0]?.text !== entry.title) {
    blocks.unshift({ text: entry.title, kind: 'heading' });
  }
  draft.blocks = blocks;
  draft.title = entry.title;
  draft.authors = entry.authors;
  draft.licence = entry.licence ?? feed.licence;
  if (entry.date !== null)
    draft.dates.push({ value: entry.date, basis: 'metadata', where: 'feed' });
  if (feed.language !== null && /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(feed.language))
    draft.language = feed.language;
  if (link !== null && domainOf(link) !== null) draft.publisher = { domain: domainOf(link) };
  else if (feed.title !== null) draft.publisher = { name: feed.title };
  return draft;
}

/** RSS and Atom: each entry is a document at the address it links to. */
export const readFeed: FileReader = async function* (input) {
  const bytes = await input.bytes.take(input.limits.maxBytes);
  const { text } = decode(bytes, input.charset);
  if (declaresDoctype(text)) yield problem('read/doctype-refused', input.uri);
  else yield* feedPieces(parseFeed(text), input, bytes);
};
