import type { Diagnostic } from '../../model/index.ts';
import { domainOf } from '../facts/publishers.ts';
import { plain } from '../normalise.ts';
import { problem } from '../problems.ts';
import type { GivenPublisher, StatedDate } from '../types.ts';
import { decodeEntities } from './entities.ts';
import { type Element, textOf } from './element.ts';
import type { Head } from './head.ts';

export interface Facts {
  title: string | null;
  publisher: GivenPublisher;
  authors: string[];
  dates: StatedDate[];
  diagnostics: Diagnostic[];
}

type Json = Map<string, unknown>;

const MAX_NODES = 500;
const ARTICLE = /article|posting|report|newsitem|webpage|statement|speech/i;

/** Objects of all JSON-LD blocks, flattened, as maps: a key such as "__proto__" is only a key. */
function jsonLdNodes(blocks: readonly string[]): { nodes: Json[]; broken: boolean } {
  const nodes: Json[] = [];
  let broken = false;
  const queue: unknown[] = [];
  for (const block of blocks) {
    try {
      queue.push(JSON.parse(block.trim().replace(/^<!\[CDATA\[|\]\]>$/g, '')) as unknown);
    } catch {
      broken = true; // it says nothing; the other sources of facts remain
    }
  }
  while (queue.length > 0 && nodes.length < MAX_NODES) {
    const value = queue.shift();
    if (Array.isArray(value)) queue.push(...value.slice(0, 100));
    else if (typeof value === 'object' && value !== null) {
      const map: Json = new Map(Object.entries(value));
      nodes.push(map);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage'])
        if (map.has(key)) queue.push(map.get(key));
    }
  }
  return { nodes, broken };
}

const text = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  const line = plain(decodeEntities(value.slice(0, 1000)));
  return line === '' ? null : line;
};

const typeOf = (node: Json): string => {
  const type = node.get('@type');
  return Array.isArray(type)
    ? type.filter((t) => typeof t === 'string').join(' ')
    : (text(type) ?? '');
};

/** Names of people in a JSON-LD author: strings, objects, lists of them. */
function namesOf(value: unknown, depth = 0): string[] {
  if (depth > 3) return [];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((item) => namesOf(item, depth + 1));
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const map: Json = new Map(Object.entries(value));
  if (/organi[sz]ation|corporation/i.test(typeOf(map))) return [];
  return namesOf(map.get('name'), depth + 1);
}

const NO_NAME =
  /\b(?:staff|editor(?:s|ial)?|admin|team|desk|news(?:room)?|agency|reuters|press|afp|wire|correspondent|contributors?|writers?|department|ministry|embassy|office|council|group|media|magazine|times|post|journal|guest|author|online|web|service|posted|updated|published|inc|ltd)\b|[@/|0-9_]|\.(?:com|org|net)\b/i;

/** A person's name and nothing else: two to five words, each with a capital or of another script. */
export function isPersonName(name: string): boolean {
  if (name.length > 50 || NO_NAME.test(name)) return false;
  const parts = name.split(' ');
  if (parts.length < 2 || parts.length > 5) return false;
  return parts.every((part) =>
    /^(?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|den|la|le|al|bin|da|di|du|y|e)$/u.test(part),
  );
}

const authorsOf = (raw: readonly string[]): string[] => {
  const names = raw
    .flatMap((value) =>
      plain(decodeEntities(value))
        .replace(/^by:?\s+/i, '')
        .split(/,| and | & |;/),
    )
    .map((name) => name.trim())
    .filter(Boolean);
  return names.every(isPersonName) ? [...new Set(names)].slice(0, 10) : [];
};

const DATE_META: readonly (readonly [name: string, where: string])[] = [
  ['article:published_time', 'Open Graph'],
  ['og:published_time', 'Open Graph'],
  ['datepublished', 'itemprop'],
  ['dc.date.issued', 'meta'],
  ['dcterms.issued', 'meta'],
  ['dcterms.created', 'meta'],
  ['dc.date', 'meta'],
  ['dcterms.date', 'meta'],
  ['parsely-pub-date', 'meta'],
  ['sailthru.date', 'meta'],
  ['pubdate', 'meta'],
  ['publishdate', 'meta'],
  ['publish_date', 'meta'],
  ['publication_date', 'meta'],
  ['date', 'meta'],
  ['citation_publication_date', 'meta'],
];

/** Facts of a page from its head and its time elements; values as stated, checked later. */
export function factsOf(head: Head, body: Element, uri: string): Facts {
  const meta = (name: string): string | null => {
    const found = head.meta.find((m) => m.name === name);
    return found ? plain(found.content.slice(0, 1000)) || null : null;
  };
  const { nodes, broken } = jsonLdNodes(head.jsonLd);
  const articles = nodes.filter((node) => ARTICLE.test(typeOf(node)));
  const dates: StatedDate[] = [];
  const state = (value: unknown, where: string): void => {
    if (typeof value === 'string' && value.trim() !== '') {
      dates.push({ value: value.trim().slice(0, 100), basis: 'metadata', where });
    }
  };
  for (const node of articles) state(node.get('datePublished'), 'JSON-LD');
  for (const [name, where] of DATE_META) state(meta(name), `${where} (${name})`);
  for (const value of timesOf(body)) state(value, 'time element');

  const h1 = headings(body);
  const stated = meta('og:title') ?? text(articles[0]?.get('headline')) ?? meta('twitter:title');
  const authors = articles.flatMap((node) => namesOf(node.get('author')));
  const metaAuthors = head.meta.filter((m) =>
    ['author', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator'].includes(
      m.name,
    ),
  );
  return {
    title: chooseTitle(stated, head.title, h1),
    publisher: publisherOf(head, meta, articles, uri),
    authors: authorsOf(
      authors.length > 0 ? authors : metaAuthors.slice(0, 5).map((m) => m.content),
    ),
    dates,
    diagnostics: broken ? [problem('read/invalid-metadata', uri)] : [],
  };
}

function publisherOf(
  head: Head,
  meta: (name: string) => string | null,
  articles: readonly Json[],
  uri: string,
): GivenPublisher {
  const stated = articles
    .map((node) => node.get('publisher'))
    .find((p) => typeof p === 'object' && p !== null);
  const name = stated ? text(new Map<string, unknown>(Object.entries(stated)).get('name')) : null;
  const address = [uri, head.canonical, meta('og:url')]
    .map((a) => (a ? domainOf(a) : null))
    .find((d) => d !== null);
  return { name: meta('og:site_name') ?? name, domain: address ?? null };
}

/** The title without the site's name: "Talks end | Example News" beside a heading "Talks end". */
function chooseTitle(
  stated: string | null,
  title: string | null,
  h1: readonly string[],
): string | null {
  const whole = stated ?? (title === null ? null : plain(title));
  const only = h1.length === 1 ? h1[0]! : null;
  if (whole === null) return only;
  if (only !== null && only.length >= 10 && whole.length > only.length && whole.startsWith(only))
    return only;
  const parts = whole.split(/\s[|–—»·-]\s/);
  if (stated === null && parts.length > 1) {
    const heading = h1.find((text_) => parts.includes(text_));
    if (heading) return heading;
    const longest = parts.reduce((a, b) => (b.length > a.length ? b : a));
    if (longest.split(' ').length >= 4) return longest;
  }
  return whole;
}

function collect(root: Element, found: (element: Element) => void): void {
  const queue: Element[] = [root];
  for (let i = 0; i < queue.length && i < 100_000; i += 1) {
    const element = queue[i]!;
    found(element);
    for (const child of element.children) if (typeof child !== 'string') queue.push(child);
  }
}

function headings(body: Element): string[] {
  const out: string[] = [];
  collect(body, (element) => {
    if (element.tag === 'h1' && out.length < 5) out.push(plain(textOf(element, 1000)));
  });
  return out.filter(Boolean);
}

/** Time elements: those marked as the date of publication, else the only one of the page. */
function timesOf(body: Element): string[] {
  const marked: string[] = [];
  const all: string[] = [];
  collect(body, (element) => {
    if (element.tag !== 'time' && !element.attributes.has('itemprop')) return;
    const value =
      element.attributes.get('datetime') ??
      element.attributes.get('content') ??
      textOf(element, 60);
    const about = `${element.attributes.get('itemprop') ?? ''} ${element.attributes.get('class') ?? ''}`;
    if (/datepublished|\b(?:entry-date|published|pubdate|post-date)\b/i.test(about))
      marked.push(value);
    if (element.tag === 'time') all.push(value);
  });
  if (marked.length > 0) return marked.slice(0, 1);
  return new Set(all.map((v) => v.slice(0, 10))).size === 1 ? all.slice(0, 1) : [];
}
