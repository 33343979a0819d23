/** A populated place of a gazetteer. */
export interface GazetteerEntry {
  id: number;
  name: string;
  otherNames: readonly string[];
  lat: number;
  lon: number;
  /** ISO 3166 alpha-2. */
  iso2: string;
  population: number;
}

/** Alternate names beyond this many are transliterations that no English text has. */
const MOST_NAMES = 30;

/**
 * Reads a gazetteer in GeoNames' own form (`cities500.txt`, CC BY 4.0): lines of 19 fields parted by
 * tabs. Lines that are not of this form are skipped; names in other scripts are left out.
 */
export function readGazetteer(text: string): GazetteerEntry[] {
  const out: GazetteerEntry[] = [];
  let from = 0;
  while (from < text.length) {
    let to = text.indexOf('\n', from);
    if (to === -1) to = text.length;
    const fields = text.slice(from, to).split('\t');
    from = to + 1;
    const [id, name, ascii = '', others = '', lat, lon] = fields;
    const point = [Number(lat), Number(lon)] as const;
    if (fields.length < 15 || !name || !/^\d+$/.test(id ?? '') || lat === '' || lon === '')
      continue;
    if (!point.every((x) => Number.isFinite(x))) continue;
    const latin = others
      .split(',')
      .filter((other) => /^\p{Script=Latin}[\p{Script=Latin}\p{M} .'’-]*$/u.test(other))
      .slice(0, MOST_NAMES);
    out.push({
      id: Number(id),
      name,
      otherNames: [...new Set([ascii, ...latin])].filter((other) => other !== '' && other !== name),
      lat: point[0],
      lon: point[1],
      iso2: fields[8] ?? '',
      population: Number(fields[14]) || 0,
    });
  }
  return out;
}
