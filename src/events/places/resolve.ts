import { isAcronym, isCapital, piecesOf, type Piece } from '../actors/pieces.ts';
import type { Hit } from '../actors/trie.ts';
import type { Candidate, PlaceNames } from './names.ts';

/** A place where it stands in the text. */
export interface FoundPlace {
  start: number;
  end: number;
  place: Candidate;
  /** The words before and after it, in small letters; "" at the sentence's edge. */
  before: string;
  after: string;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Names that are given names or surnames as well. */
const PERSONS = words(
  'jordan georgia chad wellington victoria washington hamilton kingston douglas stanley florence charlotte sydney houston dallas phoenix salvador israel cordoba paris london cleveland norfolk adelaide darwin perth',
);
/** Names that are common words, or parts of other names: only after a word of place. */
const WORDS = words(
  'nice split cork male rota cali gao osh bergen praia sofia nancy reading mobile bath deal sale',
);
const PLACE_WORDS = words(
  'in at near from to outside around of through via between across over inside',
);
const BEFORE_PLACE = words(
  'in at near from to of for between and the but as when while after since with by on over outside inside across around through downtown central north south east west northern southern eastern western greater upper lower new occupied neighbouring neighboring nearby mainland both where although because if what how',
);
const TITLED = words(
  'mr mrs ms dr sir lord lady duke earl baron senator sen rep congressman president justice judge',
);

/** Words by which the Georgia of the United States is known from the Caucasian state. */
const GEORGIA_USA =
  /\b(?:Atlanta|Savannah|Augusta|Macon|Fulton|Ga\.|Gov\.|Republicans?|Democrats?|Senators?|Sen\.|Raffensperger|Kemp|Alabama|Florida|Tennessee|Carolina|Texas|Ohio|Michigan|Pennsylvania|Arizona|Wisconsin|Nevada|state of|U\.S\. state|state's|state legislature|statehouse|runoff|Bulldogs|Peach State|counties)\b/;

const RANK: Readonly<Record<Candidate['kind'], number>> = {
  country: 4,
  capital: 3,
  city: 2,
  region: 1,
  gazetteer: 0,
};

const isThere = (value: Candidate | null): value is Candidate => value !== null;

/** Of what a name may mean without more being said: states, capitals, our cities, then the most people. */
const likeliest = (values: readonly Candidate[]): Candidate | null =>
  values
    .filter((v) => v.region === null)
    .sort((a, b) => RANK[b.kind] - RANK[a.kind] || b.population - a.population)[0] ?? null;

/** "Paris, Texas", "London, Ontario", "Tripoli (Lebanon)": the one in the land named after it. */
function inLand(values: readonly Candidate[], lands: readonly Candidate[]): Candidate | null {
  const regions = lands.filter((land) => land.kind === 'region');
  const exact = values.find((v) =>
    regions.some((land) => land.country === v.country && land.name === v.region),
  );
  if (exact) return exact;
  const towns = values.filter((v) => v.kind !== 'country' && v.kind !== 'region');
  const own = towns.filter(
    (v) =>
      v.region === null &&
      lands.some((land) => land.kind !== 'capital' && land.country === v.country),
  );
  if (own.length > 0)
    return own.sort((a, b) => b.population - a.population || RANK[b.kind] - RANK[a.kind])[0]!;
  const [land] = regions;
  const [town] = towns;
  // "Paris, Tennessee": a town of that region whose point is not known.
  return land && town
    ? { ...town, country: land.country, region: land.name, lat: null, lon: null, geonameId: null }
    : null;
}

/** "Michael Jordan", "Lord Wellington", "Jordan Smith": a person's name. */
function isPerson(
  text: string,
  pieces: readonly Piece[],
  hit: Hit<Candidate | null>,
  isPlaceAt: (piece: number) => boolean,
): boolean {
  if (hit.first !== hit.last || !PERSONS.has(pieces[hit.first]!.lower)) return false;
  const before = pieces[hit.first - 1];
  const after = pieces[hit.last + 1];
  const own = pieces[hit.first]!;
  if (before && TITLED.has(before.lower)) return true;
  if (
    before &&
    isCapital(before.text) &&
    !isAcronym(before.text) &&
    !BEFORE_PLACE.has(before.lower) &&
    !isPlaceAt(hit.first - 1) &&
    text.slice(before.end, own.start) === ' '
  )
    return true;
  return (
    after !== undefined &&
    isCapital(after.text) &&
    !isAcronym(after.text) &&
    !isPlaceAt(hit.last + 1) &&
    !PLACE_WORDS.has(before?.lower ?? '') &&
    text.slice(own.end, after.start) === ' '
  );
}

/**
 * The places that a stretch of text names, in text order, without overlap: states, capitals, cities,
 * and what a gazetteer adds. A region or state named after a town says which town is meant; names of
 * persons and phrases such as "Paris Agreement" are none.
 */
export function findPlaces(
  names: PlaceNames,
  text: string,
  start: number,
  end: number,
): FoundPlace[] {
  const pieces = piecesOf(text, start, end);
  const hits = names.find(text, pieces, (value, first, last) => {
    const { text: word } = pieces[first]!;
    if (!isCapital(word)) return false;
    // "US" and "UK" are written in capitals, or are "us".
    return (
      value === null || first !== last || word.length > 3 || isAcronym(word) || !isShort(value)
    );
  });
  const placeAt = new Set(
    hits.flatMap((hit) =>
      Array.from({ length: hit.last - hit.first + 1 }, (_, i) => hit.first + i),
    ),
  );
  const out: FoundPlace[] = [];
  for (const [i, hit] of hits.entries()) {
    const values = hit.values.filter(isThere);
    const next = hits[i + 1];
    const from = pieces[hit.first]!.start;
    const bare = pieces[hit.last]!.end;
    // "U.S." with its stop.
    const to = bare + (text[bare] === '.' && /\.\p{Lu}$/u.test(text.slice(from, bare)) ? 1 : 0);
    const gap = next?.first === hit.last + 1 ? text.slice(to, pieces[next.first]!.start) : null;
    const lands = gap === ', ' || gap === ' (' ? (next?.values.filter(isThere) ?? []) : [];
    const before = pieces[hit.first - 1]?.lower ?? '';
    if (values.length === 0 || isPerson(text, pieces, hit, (p) => placeAt.has(p))) continue;
    if (hit.first === hit.last && WORDS.has(pieces[hit.first]!.lower) && !PLACE_WORDS.has(before))
      continue;
    let place = inLand(values, lands) ?? likeliest(values);
    if (place?.country === 'GEO' && place.kind === 'country') {
      const state = values.find((v) => v.kind === 'region');
      const town = out.at(-1);
      const after = town?.place.country === 'USA' && text.slice(town.end, from) === ', ';
      if (state && (after || GEORGIA_USA.test(text.slice(start, end)))) place = state;
    }
    if (place)
      out.push({ start: from, end: to, place, before, after: pieces[hit.last + 1]?.lower ?? '' });
  }
  return out;
}

const isShort = (value: Candidate): boolean => value.kind === 'country';
