import type { Knowledge } from '../../knowledge/index.ts';
import type { Place } from '../../model/index.ts';
import { isCapital, piecesOf } from '../actors/pieces.ts';
import { Trie } from '../actors/trie.ts';

/** Where meetings are held that are no capitals: name and state. */
const VENUES: readonly (readonly [string, string])[] = [
  ['The Hague', 'NLD'],
  ['Geneva', 'CHE'],
  ['New York', 'USA'],
  ['Munich', 'DEU'],
  ['Davos', 'CHE'],
  ['Istanbul', 'TUR'],
  ['Hiroshima', 'JPN'],
  ['Osaka', 'JPN'],
  ['Sydney', 'AUS'],
  ['Melbourne', 'AUS'],
  ['Perth', 'AUS'],
  ['Adelaide', 'AUS'],
  ['Darwin', 'AUS'],
  ['Auckland', 'NZL'],
  ['Busan', 'KOR'],
  ['Gyeongju', 'KOR'],
  ['Honolulu', 'USA'],
  ['San Francisco', 'USA'],
  ['Camp David', 'USA'],
  ['Chicago', 'USA'],
  ['Newport', 'GBR'],
  ['Mons', 'BEL'],
  ['Ramstein', 'DEU'],
  ['Shanghai', 'CHN'],
  ['Hong Kong', 'HKG'],
  ['Dubai', 'ARE'],
  ['Jeddah', 'SAU'],
  ['Sharm el-Sheikh', 'EGY'],
  ['Milan', 'ITA'],
  ['Lyon', 'FRA'],
  ['Strasbourg', 'FRA'],
  ['Marseille', 'FRA'],
  ['Hamburg', 'DEU'],
];
const BEFORE = new Set(['in', 'at', 'near', 'outside', 'to']);
const AFTER = new Set('summit conference meeting talks declaration ministerial'.split(' '));

export type PlaceFinder = (text: string, start: number, end: number) => Place | null;

/** The first place in a stretch: "in Tokyo", "at the Vilnius summit"; countries and capitals always. */
export function createPlaceFinder(knowledge: Knowledge): PlaceFinder {
  const trie = new Trie<{ name: string; country: string; city: boolean }>();
  for (const actor of knowledge.actors) {
    if (actor.kind !== 'country') continue;
    for (const name of actor.capitals) trie.add(name, { name, country: actor.code, city: true });
    trie.add(actor.name, { name: actor.name, country: actor.code, city: false });
  }
  for (const [name, country] of VENUES) trie.add(name, { name, country, city: true });
  return (text, start, end) => {
    const pieces = piecesOf(text, start, end);
    const hits = trie.find(text, pieces, (_, first) => isCapital(pieces[first]!.text));
    let land: Place | null = null;
    for (const hit of hits) {
      const value = hit.values.find((v) => v.city) ?? hit.values[0]!;
      const before = pieces[hit.first - 1]?.lower ?? '';
      const after = pieces[hit.last + 1]?.lower ?? '';
      const led = BEFORE.has(before) && before !== 'to';
      const place: Place = {
        name: value.name,
        country: value.country,
        lat: null,
        lon: null,
        geonameId: null,
      };
      if (value.city && (led || AFTER.has(after))) return place;
      if (!value.city && led) land ??= place;
    }
    return land;
  };
}
