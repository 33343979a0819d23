import { plain } from '../normalise.ts';
import { decodeEntities } from './entities.ts';

export type Json = ReadonlyMap<string, unknown>;

const MAX_NODES = 500;
const ARTICLE = /article|posting|report|newsitem|webpage|statement|speech/i;
const NO_ARTICLE = /webpage$|collectionpage|aboutpage|searchresults|itemlist|profilepage/i;

/** Objects of all JSON-LD blocks, flattened, as maps: a key such as "__proto__" is only a key. */
export function jsonLdNodes(blocks: readonly string[]): { nodes: Json[]; broken: boolean } {
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
  for (let i = 0; i < queue.length && nodes.length < MAX_NODES; i += 1) {
    const value = queue[i];
    if (Array.isArray(value)) queue.push(...value.slice(0, 100));
    else {
      const map = asMap(value);
      if (!map) continue;
      nodes.push(map);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage'])
        if (map.has(key)) queue.push(map.get(key));
    }
  }
  return { nodes, broken };
}

const asMap = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : null;

export const text = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  const line = plain(decodeEntities(value.slice(0, 1000)));
  return line === '' ? null : line;
};

export const typeOf = (node: Json): string => {
  const type = node.get('@type');
  return Array.isArray(type)
    ? type.filter((t) => typeof t === 'string').join(' ')
    : (text(type) ?? '');
};

function address(value: unknown): string | null {
  const map = asMap(value);
  const written = map ? (map.get('@id') ?? map.get('url')) : value;
  if (typeof written !== 'string') return null;
  return written.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[?#].*$|\/$/g, '');
}

const fold = (line: string): string => line.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const isSame = (a: string, b: string): boolean =>
  fold(a).length > 8 &&
  fold(b).length > 8 &&
  (fold(a).includes(fold(b)) || fold(b).includes(fold(a)));

/**
 * The article that a page is about, among all that its data names: the one of the page's own address,
 * else the one whose headline is the title, else the first. Pages and lists are taken after articles.
 */
export function mainArticle(
  nodes: readonly Json[],
  own: readonly (string | null)[],
  titles: readonly (string | null)[],
): Json | null {
  const all = nodes.filter((node) => ARTICLE.test(typeOf(node)));
  const articles = all.filter((node) => !NO_ARTICLE.test(typeOf(node)));
  const addresses = new Set(own.map(address).filter((one) => one !== null && one !== ''));
  const headings = titles.filter((one) => one !== null);
  const addressed = articles.find((node) =>
    ['url', '@id', 'mainEntityOfPage'].some((key) => addresses.has(address(node.get(key)))),
  );
  const titled = articles.find((node) => {
    const headline = text(node.get('headline') ?? node.get('name'));
    return headline !== null && headings.some((title) => isSame(title, headline));
  });
  const only = articles.length === 1 || headings.length === 0 ? articles[0] : undefined;
  const whole = all.find((node) => !articles.includes(node));
  return addressed ?? titled ?? only ?? whole ?? null;
}

/** Names of people in a JSON-LD author: strings, objects, lists of them, references by @id. */
export function namesOf(
  value: unknown,
  nodes: readonly Json[],
  depth = 0,
): { name: string; person: boolean }[] {
  if (depth > 3) return [];
  if (Array.isArray(value))
    return value.slice(0, 20).flatMap((item) => namesOf(item, nodes, depth + 1));
  if (typeof value === 'string') return [{ name: value, person: false }];
  const map = asMap(value);
  if (!map || /organi[sz]ation|corporation/i.test(typeOf(map))) return [];
  const name = map.get('name');
  if (name === undefined && typeof map.get('@id') === 'string') {
    const target = nodes.find(
      (node) => node !== map && node.get('@id') === map.get('@id') && node.has('name'),
    );
    return target ? namesOf(Object.fromEntries(target), nodes, depth + 1) : [];
  }
  const person = /person/i.test(typeOf(map));
  return namesOf(name, nodes, depth + 1).map((one) => ({ ...one, person }));
}
