import type { Place } from '../../model/index.ts';
import type { PlaceNames } from './names.ts';
import { findPlaces } from './resolve.ts';

const LEADING = new Set(['in', 'at', 'near', 'outside']);
const AFTER = new Set('summit conference meeting talks declaration ministerial'.split(' '));

export type PlaceFinder = (text: string, start: number, end: number) => Place | null;

/** Where an act took place: the first town in a stretch ("in Tokyo", "at the Vilnius summit"), else the first state ("in Japan"). */
export const createPlaceFinder =
  (names: PlaceNames): PlaceFinder =>
  (text, start, end) => {
    let land: Place | null = null;
    for (const { place: found, before, after } of findPlaces(names, text, start, end)) {
      const { kind, name, country, lat, lon, geonameId } = found;
      const place: Place = { name, country, lat, lon, geonameId };
      const led = LEADING.has(before);
      if (kind !== 'country' && (led || AFTER.has(after))) return place;
      if (kind === 'country' && led) land ??= place;
    }
    return land;
  };
