import type { Diagnostic } from '../../model/index.ts';
import { type AboutName, peopleIn, personName } from '../facts/people.ts';
import { domainOf } from '../facts/publishers.ts';
import { plain } from '../normalise.ts';
import { problem } from '../problems.ts';
import type { GivenPublisher, StatedDate } from '../types.ts';
import type { Element } from './element.ts';
import type { Head } from './head.ts';
import { type Json, jsonLdNodes, mainArticle, namesOf, text, typeOf } from './json-ld.ts';
import { type Marks, type Stamp, marksOf } from './marks.ts';

export interface Facts {
  title: string | null;
  publisher: GivenPublisher;
  authors: string[];
  dates: StatedDate[];
  licence: string | null;
  diagnostics: Diagnostic[];
}

const DATE_META: readonly (readonly [name: string, where: string])[] = [
  ['article:published_time', 'Open Graph'],
  ['og:published_time', 'Open Graph'],
  ['og:article:published_time', 'Open Graph'],
  ['article:published', 'Open Graph'],
  ['datepublished', 'itemprop'],
  ['dc.date.issued', 'meta'],
  ['dcterms.issued', 'meta'],
  ['dcterms.available', 'meta'],
  ['dc.date.created', 'meta'],
  ['dcterms.created', 'meta'],
  ['dc.date', 'meta'],
  ['dcterms.date', 'meta'],
  ['parsely-pub-date', 'meta'],
  ['sailthru.date', 'meta'],
  ['cxenseparse:recs:publishtime', 'meta'],
  ['article_date_original', 'meta'],
  ['article.published', 'meta'],
  ['originalpublicationdate', 'meta'],
  ['published_date', 'meta'],
  ['published-date', 'meta'],
  ['published_at', 'meta'],
  ['published_time', 'meta'],
  ['pubdate', 'meta'],
  ['publishdate', 'meta'],
  ['publish-date', 'meta'],
  ['publish_date', 'meta'],
  ['publication_date', 'meta'],
  ['publication-date', 'meta'],
  ['date.release', 'meta'],
  ['release_date', 'meta'],
  ['date', 'meta'],
  ['citation_publication_date', 'meta'],
  ['citation_date', 'meta'],
];
const AUTHOR_META = new Set([
  'author',
  'article:author',
  'article:author_name',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'byl',
  'article.author',
]);
/** Characters after the first heading within which a date stands for the whole page. */
const NEAR = 1200;

/** Facts of a page from its head, its data and its marks; values as stated, checked later. */
export function factsOf(head: Head, body: Element, uri: string): Facts {
  const meta = (name: string): string | null => {
    const found = head.meta.find((m) => m.name === name);
    return found ? plain(found.content.slice(0, 1000)) || null : null;
  };
  const marks = marksOf(body);
  const { nodes, broken } = jsonLdNodes(head.jsonLd);
  const addresses = [uri, head.canonical, meta('og:url')];
  const article = mainArticle(nodes, addresses, [meta('og:title'), head.title, ...marks.h1]);
  const dates: StatedDate[] = [];
  const state = (value: unknown, where: string, basis: StatedDate['basis'] = 'metadata'): void => {
    const one: unknown = Array.isArray(value) ? value[0] : value;
    const written = typeof one === 'number' ? String(one) : one;
    if (typeof written === 'string' && written.trim() !== '')
      dates.push({ value: written.trim().slice(0, 100), basis, where });
  };
  state(article?.get('datePublished'), 'JSON-LD');
  for (const [name, where] of DATE_META) state(meta(name), `${where} (${name})`);
  for (const { value, shown, where } of chooseStamps(marks)) {
    state(value, where, where === 'time element' ? 'metadata' : 'text');
    state(shown, 'date line', 'text');
  }
  state(marks.labelled[0]?.value, 'date line', 'text');
  const dated = addresses.map((one) => dateInAddress(one ?? '')).find((one) => one !== null);
  if (dated) state(dated, 'address');

  const publisher = publisherOf(meta, nodes, article, addresses);
  const stated = meta('og:title') ?? text(article?.get('headline')) ?? meta('twitter:title');
  return {
    title: chooseTitle(stated, head.title, marks.h1, publisher.name ?? null),
    publisher,
    authors: authorsOf(head, nodes, article, marks, publisher),
    dates,
    licence: head.licence ?? marks.licence ?? licenceIn(nodes, article) ?? metaLicence(meta),
    diagnostics: broken ? [problem('read/invalid-metadata', uri)] : [],
  };
}

const LICENCE_META = [
  'dc.rights.license',
  'dcterms.license',
  'dc.license',
  'license',
  'licence',
  'dcterms.rights',
  'dc.rights',
];

const metaLicence = (meta: (name: string) => string | null): string | null =>
  LICENCE_META.map(meta).find((value) => value !== null) ?? null;

/** `license` of the article, else of the page: an address, or a CreativeWork with a name or one. */
function licenceIn(nodes: readonly Json[], article: Json | null): string | null {
  const pages = nodes.filter((node) => /webpage$/i.test(typeOf(node)));
  for (const node of [article, ...pages]) {
    const value = node?.get('license');
    const one: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof one === 'string') return text(one);
    if (typeof one !== 'object' || one === null) continue;
    const map = new Map<string, unknown>(Object.entries(one));
    const found = text(map.get('url')) ?? text(map.get('@id')) ?? text(map.get('name'));
    if (found !== null) return found;
  }
  return null;
}

/** Dates in the body that can be the page's own: those marked so, else those near its heading. */
function chooseStamps({ stamps }: Marks): Stamp[] {
  const first = (list: readonly Stamp[]): Stamp[] => list.slice(0, 1);
  const marked = stamps.filter((one) => one.marked);
  if (marked.length > 0) return first(marked);
  const near = stamps.filter((one) => one.since !== null && one.since <= NEAR);
  if (near.length > 0) return first(near);
  // Before the heading, or on a page without one: only where no other date competes.
  const days = new Set(stamps.map((one) => one.value.slice(0, 10)));
  return days.size === 1 ? first(stamps) : [];
}

const DAY_PATH = /\/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)/;
const DAY_COMPACT = /[/_-]((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/;
const MONTH_PATH = /\/((?:19|20)\d{2})\/(0[1-9]|1[0-2])\//;

/** The date in an address: "/2023/07/11/…", "/20230711-…"; of "/2023/07/…" the month. */
export function dateInAddress(address: string): string | null {
  if (!/^https?:\/\//i.test(address)) return null;
  const path = address.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const day = DAY_PATH.exec(path) ?? DAY_COMPACT.exec(path);
  if (day) return [day[1], day[2]!.padStart(2, '0'), day[3]!.padStart(2, '0')].join('-');
  const month = MONTH_PATH.exec(path);
  return month ? `${month[1]}-${month[2]}` : null;
}

function publisherOf(
  meta: (name: string) => string | null,
  nodes: readonly Json[],
  article: Json | null,
  addresses: readonly (string | null)[],
): GivenPublisher {
  const stated = [article, ...nodes]
    .map((node) => node?.get('publisher'))
    .find((p) => typeof p === 'object' && p !== null);
  const name = stated ? text(new Map<string, unknown>(Object.entries(stated)).get('name')) : null;
  const own = nodes.find((node) => /^website$/i.test(typeOf(node)))?.get('name');
  const domain = addresses.map((a) => (a ? domainOf(a) : null)).find((d) => d !== null) ?? null;
  const names = [meta('og:site_name'), name, text(own)];
  return { name: names.find((one) => one !== null && !/^https?:/i.test(one)) ?? null, domain };
}

/** People of the first source that names any: data of the page, its head, its marks. */
function authorsOf(
  head: Head,
  nodes: readonly Json[],
  article: Json | null,
  marks: Marks,
  publisher: GivenPublisher,
): string[] {
  const site = publisher.domain?.split('.').find((part) => part.length > 3) ?? '';
  const about: AboutName = { publisher: [publisher.name ?? '', site] };
  const data = namesOf(article?.get('author') ?? article?.get('creator'), nodes).flatMap(
    ({ name, person }) => {
      const whole = person ? personName(name, { ...about, person }) : null;
      return whole === null ? peopleIn(name, about) : [whole];
    },
  );
  const metas = head.meta
    .filter((m) => AUTHOR_META.has(m.name) && !/^https?:/i.test(m.content))
    .slice(0, 10);
  const sources = [
    data,
    metas.flatMap((m) => peopleIn(m.content, about)),
    ...['itemprop', 'rel', 'class'].map((kind) => {
      const list = marks.bylines.filter((one) => one.kind === kind);
      const texts = kind === 'class' ? list.slice(0, 3) : list;
      return texts.flatMap((one) => peopleIn(one.text, about));
    }),
  ];
  const found = sources.find((list) => list.length > 0) ?? [];
  return [...new Set(found)].slice(0, 10);
}

/** The title without the site's name: "Talks end | Example News" beside a heading "Talks end". */
function chooseTitle(
  stated: string | null,
  title: string | null,
  headings: readonly string[],
  site: string | null,
): string | null {
  const h1 = headings.filter((heading) => heading !== site);
  const whole = stated ?? (title === null ? null : plain(title));
  const only = h1.length === 1 ? h1[0]! : null;
  if (whole === null) return only ?? h1[0] ?? null;
  if (only !== null && only.length >= 10 && whole.length > only.length && whole.startsWith(only))
    return only;
  const parts = whole.split(/\s[|–—»·-]\s/);
  if (parts.length > 1) {
    const heading = h1.find((text_) => parts.includes(text_) && whole.startsWith(text_));
    if (heading) return heading;
    const longest = parts.reduce((a, b) => (b.length > a.length ? b : a));
    if (stated === null && longest.split(' ').length >= 4) return longest;
  }
  return whole;
}
