import type { Diagnostic } from '../../model/index.ts';
import { type AboutName, peopleIn, personName } from '../facts/people.ts';
import { domainOf } from '../facts/publishers.ts';
import { plain } from '../normalise.ts';
import { problem } from '../problems.ts';
import type { GivenPublisher, StatedDate } from '../types.ts';
import type { Element } from './element.ts';
import type { Head } from './head.ts';
import { type Json, jsonLdNodes, mainArticle, namesOf, text, typeOf } from './json-ld.ts';
import { type Marks, marksOf } from './marks.ts';
import { statedDates } from './stated-dates.ts';

export interface Facts {
  title: string | null;
  publisher: GivenPublisher;
  authors: string[];
  dates: StatedDate[];
  licence: string | null;
  diagnostics: Diagnostic[];
}

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
  const dates = statedDates(article, meta, marks, addresses);
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
