import { once } from '../../base/index.ts';
import { loadKnowledge, type PublisherEntry } from '../../knowledge/index.ts';
import type { PublisherKind } from '../../model/index.ts';
import type { GivenPublisher } from '../types.ts';

/** Publishers by domain and by name. */
interface Directory {
  byDomain: ReadonlyMap<string, PublisherEntry>;
  byName: ReadonlyMap<string, PublisherEntry>;
}

const directories = new WeakMap<readonly PublisherEntry[], Directory>();

const packaged = once(() => loadKnowledge().value.publishers);

/** The look-ups of a list of publishers, made once; without a list those of the packaged data. */
function directory(list: readonly PublisherEntry[] | undefined): Directory {
  const entries = list ?? packaged();
  const before = directories.get(entries);
  if (before) return before;
  const byName = new Map<string, PublisherEntry>();
  for (const entry of entries)
    for (const name of [entry.name, ...entry.otherNames])
      if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), entry);
  const made = { byDomain: new Map(entries.map((entry) => [entry.domain, entry])), byName };
  directories.set(entries, made);
  return made;
}

/** Government domains by their shape, with the country where the shape tells it. */
const OFFICIAL: readonly (readonly [pattern: RegExp, country: string | null])[] = [
  [/(^|\.)go\.jp$/, 'JPN'],
  [/(^|\.)go\.kr$/, 'KOR'],
  [/(^|\.)gov\.au$/, 'AUS'],
  [/(^|\.)govt\.nz$/, 'NZL'],
  [/(^|\.)gov\.uk$/, 'GBR'],
  [/(^|\.)gov\.cn$/, 'CHN'],
  [/(^|\.)(gov|mil)$/, 'USA'],
  [/(^|\.)(gov|gouv|gob|govt|gc|mil)\.[a-z]{2}$/, null],
  [/(^|\.)(nato|int)$/, null],
];

/** The host of an http(s) address without "www."; null for everything else. */
export function domainOf(uri: string): string | null {
  if (!/^https?:\/\//i.test(uri) || !URL.canParse(uri)) return null;
  const host = new URL(uri).hostname.toLowerCase().replace(/^www\./, '');
  return host === '' ? null : host;
}

function entryOf(domain: string, byDomain: Directory['byDomain']): PublisherEntry | null {
  const parts = domain.split('.');
  for (let i = 0; i < parts.length - 1; i += 1) {
    const entry = byDomain.get(parts.slice(i).join('.'));
    if (entry) return entry;
  }
  return null;
}

export interface Publisher {
  name: string | null;
  domain: string | null;
  kind: PublisherKind;
  country: string | null;
}

/** Completes what is known of a publisher from the list; what is stated wins over the list. */
export function completePublisher(
  stated: GivenPublisher,
  known?: readonly PublisherEntry[],
): Publisher {
  const { byDomain, byName } = directory(known);
  let name = stated.name ?? null;
  let domain = stated.domain?.toLowerCase().replace(/^www\./, '') ?? null;
  if (name !== null && domain === null && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name)) {
    domain = name.toLowerCase().replace(/^www\./, '');
    name = null;
  }
  const row =
    (domain === null ? null : entryOf(domain, byDomain)) ??
    (name === null ? null : byName.get(name.toLowerCase())) ??
    null;
  const shape = domain === null ? undefined : OFFICIAL.find(([pattern]) => pattern.test(domain));
  return {
    name: name ?? row?.name ?? null,
    domain: domain ?? row?.domain ?? null,
    kind: stated.kind ?? row?.kind ?? (shape ? 'official' : 'other'),
    country: stated.country ?? row?.country ?? shape?.[1] ?? null,
  };
}

const RIGHTS = /^(?:©|\(c\)|copyright(?: ©)?)\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s*)?(?:by\s+)?/i;

/** The publisher that a copyright line names ("© 2025 Foreign Policy"), where it is a known one. */
export function publisherNamed(line: string, known?: readonly PublisherEntry[]): Publisher | null {
  const rights = RIGHTS.exec(line);
  if (!rights) return null;
  const name = line
    .slice(rights[0].length)
    .replace(/[.,]?\s*(?:all rights reserved.*|\d{4}\.?)?$/i, '')
    .replace(/[.,]$/, '')
    .trim();
  return directory(known).byName.has(name.toLowerCase())
    ? completePublisher({ name }, known)
    : null;
}
