import type { Knowledge } from '../../knowledge/index.ts';
import { BLOCKED_PHRASES } from '../actors/blocks.ts';
import { Trie } from '../actors/trie.ts';
import type { GazetteerEntry } from './gazetteer.ts';

/** A place that a name may mean. */
export interface Candidate {
  kind: 'country' | 'capital' | 'city' | 'region' | 'gazetteer';
  /** The name under which it is told. */
  name: string;
  /** ISO 3166 alpha-3. */
  country: string;
  /** A city that is meant only where this region is named after it. */
  region: string | null;
  lat: number | null;
  lon: number | null;
  geonameId: number | null;
  population: number;
}

/** Places by name; null stands for a phrase that holds a place's name and is no place. */
export type PlaceNames = Trie<Candidate | null>;

/** Phrases of places' names beside those that are no actors either. */
const NO_PLACE = [
  'Wellington boots',
  'Wellington boot',
  'beef Wellington',
  'Duke of Wellington',
  'Duke of York',
  'Air Jordan',
  'New York Times',
  'Boston Consulting Group',
  'Los Angeles Times',
  'Houston Chronicle',
  'Lincoln Center',
  'Athens Democracy Forum',
  'Paris Hilton',
  'Jordan River',
  'Osaka Gas',
  'Berlin Process',
  'Bretton Woods',
  'Vienna Convention',
  'Normandy Format',
  'Minsk agreements',
  'Minsk agreement',
  'Oslo Accords',
  'Dayton Agreement',
  'Abraham Accords',
  'Kyoto Protocol',
  'Budapest Memorandum',
  'Helsinki Final Act',
  'Lisbon Treaty',
  'Treaty of Lisbon',
  'Treaty of Rome',
  'Geneva Conventions',
  'Bayern Munich',
];

/** Countries, capitals, regions and cities of the knowledge folder, and a gazetteer's where one is given. */
export function indexPlaces(
  knowledge: Knowledge,
  gazetteer: readonly GazetteerEntry[] = [],
): PlaceNames {
  const trie: PlaceNames = new Trie();
  const isoOf = new Map<string, string>();
  const points = new Map<string, { lat: number; lon: number }>();
  for (const { kind, country, names, lat, lon } of knowledge.places)
    for (const name of kind === 'country' ? [''] : names)
      points.set(`${country} ${name}`, { lat, lon });
  const blank = { region: null, geonameId: null, population: 0 };
  for (const phrase of [...BLOCKED_PHRASES, ...NO_PLACE]) trie.add(phrase, null);
  for (const actor of knowledge.actors) {
    if (actor.kind !== 'country') continue;
    if (actor.iso2 !== null) isoOf.set(actor.iso2, actor.code);
    const { code } = actor;
    for (const name of actor.capitals)
      trie.add(name, {
        ...blank,
        kind: 'capital',
        name,
        country: code,
        lat: points.get(`${code} ${name}`)?.lat ?? null,
        lon: points.get(`${code} ${name}`)?.lon ?? null,
      });
    const own = points.get(`${code} `);
    const land: Candidate = {
      ...blank,
      kind: 'country',
      name: actor.name,
      country: code,
      lat: own?.lat ?? null,
      lon: own?.lon ?? null,
    };
    for (const name of new Set([actor.name, actor.longName ?? actor.name, ...actor.otherNames]))
      trie.add(name, land);
  }
  for (const { kind, country, names, region, lat, lon } of knowledge.places)
    if (kind === 'city' || kind === 'region')
      for (const name of names)
        trie.add(name, { ...blank, kind, name: names[0] ?? name, country, region, lat, lon });
  for (const { id, name, otherNames, lat, lon, iso2, population } of gazetteer) {
    const country = isoOf.get(iso2);
    if (country === undefined) continue;
    const entry: Candidate = {
      ...blank,
      kind: 'gazetteer',
      name,
      country,
      lat,
      lon,
      geonameId: id,
      population,
    };
    for (const one of new Set([name, ...otherNames])) trie.add(one, entry);
  }
  return trie;
}
