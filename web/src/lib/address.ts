import { DOMAIN_ID, type Domain } from '../../../src/model/ontology.ts';

/** Screens that are one page each. */
const PAGES = [
  ...(['overview', 'evidence', 'commitments', 'timeline', 'sources', 'review'] as const),
  ...(['import', 'method'] as const),
] as const;
type Page = (typeof PAGES)[number];
const isPage = (text: string | undefined): text is Page =>
  (PAGES as readonly (string | undefined)[]).includes(text);

/** Screens of one thing, by the first part of their path. */
const THINGS = { d: 'document', e: 'event', c: 'commitment', embed: 'embed' } as const;

/** The screens there are. */
export type Screen =
  | { name: Page }
  | { name: 'cell'; actor: string; partner: string; domain: Domain | null }
  | { name: 'document' | 'event' | 'commitment' | 'embed'; id: string }
  | { name: 'wording'; term: string | null }
  | { name: 'dependence'; member: string | null }
  | { name: 'actor'; code: string }
  | { name: 'brief'; id: string | null }
  | { name: 'unknown'; path: string };

/** What the filter sentence says. */
export interface Filters {
  /** null: that of the case. */
  alliance: string | null;
  partners: readonly string[] | null;
  /** Months, "2022-01"; null is open. */
  from: string | null;
  to: string | null;
  /** The one domain chosen; null for all, or for several. */
  domain: Domain | null;
  /** All domains chosen; [] for every one. */
  domains: readonly Domain[];
  /** done, planned, refused; [] for all. */
  statuses: readonly string[];
  /** Kinds of sources; [] for all. */
  kinds: readonly string[];
  /** Least confidence in per cent; null for any. */
  confidence: number | null;
}

/** All that an address holds: reloading it gives the same view. */
export interface Address {
  screen: Screen;
  filters: Filters;
  /** The selected record. */
  record: string | null;
  /** The number whose drawer is open: finding and place in it. */
  drawer: string | null;
  query: string;
  /** The state of the ledger that is shown, or two with ".." between; null for that of now. */
  version: string | null;
  /** What only this screen knows of: a view, an order, two texts to compare; in short lower-case keys. */
  own: Readonly<Record<string, string>>;
}

const isDomain = (text: string | null | undefined): text is Domain =>
  text !== null && text !== undefined && text.length <= 60 && DOMAIN_ID.test(text);

const CODE = /^[a-z][a-z0-9-]{1,15}$/i;
const MONTH = /^\d{4}(-(0[1-9]|1[0-2]))?$/;

function screenOf(path: string): Screen {
  const [first, ...rest] = path.split('/').filter(Boolean).map(decode);
  const unknown: Screen = { name: 'unknown', path };
  const only = rest.length <= 1 ? (rest[0] ?? null) : undefined;
  if (first === undefined) return { name: 'overview' };
  if (first === 'overview' && rest.length > 0) {
    const [actor, partner, domain] = rest;
    if (actor === undefined || partner === undefined || rest.length > 3) return unknown;
    if (!CODE.test(actor) || !CODE.test(partner)) return unknown;
    if (domain !== undefined && !isDomain(domain)) return unknown;
    return {
      name: 'cell',
      actor: actor.toUpperCase(),
      partner: partner.toUpperCase(),
      domain: domain ?? null,
    };
  }
  if (isPage(first)) return rest.length === 0 ? { name: first } : unknown;
  if (only === undefined) return unknown;
  if (isThing(first)) return only === null ? unknown : { name: THINGS[first], id: only };
  if (first === 'wording') return { name: first, term: only };
  if (first === 'brief') return { name: first, id: only };
  if (only !== null && !CODE.test(only)) return unknown;
  if (first === 'dependence') return { name: first, member: only?.toUpperCase() ?? null };
  if (first === 'actor' && only !== null) return { name: first, code: only.toUpperCase() };
  return unknown;
}

const isThing = (text: string): text is keyof typeof THINGS => Object.hasOwn(THINGS, text);

/** Keys of an address that every screen understands alike; all other short ones are a screen's own. */
const SHARED = new Set(['a', 'c', 'd', 'e', 'k', 'p', 'q', 'r', 's', 't', 'v']);
const STATE = String.raw`(?:\d{4}-\d{2}-\d{2}(?:-[0-9a-f]{8,64})?|[0-9a-f]{8,64})`;
const VERSION = new RegExp(`^${STATE}(?:\\.\\.(?:${STATE})?)?$`);
const OWN_KEY = /^[a-z][a-z-]{0,11}$/;

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** An address from a path with query and fragment; what it does not understand is left out. */
export function parseAddress(url: URL): Address {
  const query = url.searchParams;
  const [from, to] = (query.get('t') ?? '').split('..');
  const partners = (query.get('p') ?? '').split(',').filter((code) => CODE.test(code));
  const alliance = query.get('a') ?? '';
  const listOf = (key: string): string[] =>
    [...new Set((query.get(key) ?? '').split(',').filter(isDomain))].sort();
  const domains = listOf('d');
  const confidence = Number(query.get('c'));
  return {
    screen: screenOf(url.pathname),
    filters: {
      alliance: CODE.test(alliance) ? alliance.toUpperCase() : null,
      partners: partners.length > 0 ? partners.map((code) => code.toUpperCase()).sort() : null,
      from: from !== undefined && MONTH.test(from) ? from : null,
      to: to !== undefined && MONTH.test(to) ? to : null,
      domain: domains.length === 1 ? (domains[0] ?? null) : null,
      domains,
      statuses: listOf('s'),
      kinds: listOf('k'),
      confidence:
        Number.isInteger(confidence) && confidence > 0 && confidence <= 100 ? confidence : null,
    },
    record:
      query.get('r') ??
      (url.hash.startsWith('#') && url.hash.length > 1 ? url.hash.slice(1) : null),
    drawer: query.get('e'),
    query: query.get('q') ?? '',
    version: VERSION.test(query.get('v') ?? '') ? query.get('v') : null,
    own: Object.fromEntries(
      [...query].filter(([key, value]) => !SHARED.has(key) && OWN_KEY.test(key) && value !== ''),
    ),
  };
}

function pathOfScreen(screen: Screen): string {
  switch (screen.name) {
    case 'cell': {
      const parts = [screen.actor.toLowerCase(), screen.partner.toLowerCase()];
      if (screen.domain !== null) parts.push(screen.domain);
      return `/overview/${parts.join('/')}`;
    }
    case 'document':
    case 'event':
    case 'commitment':
    case 'embed': {
      const first = Object.entries(THINGS).find(([, name]) => name === screen.name)?.[0] ?? '';
      return `/${first}/${encodeURIComponent(screen.id)}`;
    }
    case 'wording':
      return screen.term === null ? '/wording' : `/wording/${encodeURIComponent(screen.term)}`;
    case 'dependence':
      return screen.member === null ? '/dependence' : `/dependence/${screen.member.toLowerCase()}`;
    case 'actor':
      return `/actor/${screen.code.toLowerCase()}`;
    case 'brief':
      return screen.id === null ? '/brief' : `/brief/${encodeURIComponent(screen.id)}`;
    case 'unknown':
      return screen.path;
    default:
      return `/${screen.name}`;
  }
}

/** Kept readable in an address: a comma and a colon need no escape in a query. */
const escape = (text: string): string =>
  encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':');

/** The address as text: defaults left out, keys sorted, so that equal views have equal addresses. */
export function formatAddress(address: Address): string {
  const { screen, filters, record, drawer, query, version, own } = address;
  const { alliance, partners, from, to, domains, statuses, kinds, confidence } = filters;
  const list = (all: readonly string[]): string | null =>
    all.length === 0 ? null : [...all].sort().join(',');
  const keys: [string, string | null][] = [
    ['a', alliance?.toLowerCase() ?? null],
    ['c', confidence === null ? null : String(confidence)],
    ['d', screen.name === 'cell' ? null : list(domains)],
    ['k', list(kinds)],
    ['s', list(statuses)],
    ['e', drawer],
    ['p', partners === null ? null : [...partners].sort().join(',').toLowerCase()],
    ['q', query === '' ? null : query],
    ['r', screen.name === 'document' ? null : record],
    ['v', version],
    ['t', from === null && to === null ? null : `${from ?? ''}..${to ?? ''}`],
  ];
  const search = [...keys, ...Object.entries(own)]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .flatMap(([key, value]) => (value === null || value === '' ? [] : [`${key}=${escape(value)}`]))
    .join('&');
  const hash = screen.name === 'document' && record !== null ? `#${record}` : '';
  return `${pathOfScreen(screen)}${search === '' ? '' : `?${search}`}${hash}`;
}
