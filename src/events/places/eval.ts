import { z } from 'zod';
import { DEFAULT_SEED, quantileSorted, stream } from '../../base/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { createAnalyser } from '../../language/index.ts';
import type { GazetteerEntry } from './gazetteer.ts';
import { indexPlaces } from './names.ts';
import { findPlaces } from './resolve.ts';

/** Radius of the usual measure of toponym resolution, 100 miles (Leidner 2007). */
const RADIUS_KM = 161;
const EARTH_KM = 6371.0088;
const RESAMPLES = 1000;

/** `accuracy`: share of the gold's places that were found and put within 161 km of their point. */
export interface PlaceScores {
  n: number;
  places: number;
  accuracy: number;
  /** 95 % percentile interval over resampled texts. */
  ci95: [number, number];
  /** Of the gold's places: how many were found at all, and the accuracy among these. */
  found: { share: number; accuracy: number };
  /** Found places that overlap none of the gold's, of all found. */
  unexpected: number;
}

/** Great-circle distance in kilometres (haversine). */
export function kilometres(
  a: { lat: number; lon: number },
  b: { lat: number; lon: number },
): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

interface Counts {
  places: number;
  right: number;
  found: number;
  predicted: number;
  met: number;
}

/**
 * Scores places on lines `{id, text, places: [{start, end, lat, lon}]}`: accuracy within 161 km, where
 * a place that is not found counts as wrong. Lines that are not of this form are skipped.
 */
export function evalPlaces(
  lines: Iterable<string>,
  knowledge: Knowledge,
  gazetteer: readonly GazetteerEntry[] = [],
): PlaceScores {
  const names = indexPlaces(knowledge, gazetteer);
  const analyser = createAnalyser();
  const rows: Counts[] = [];
  for (const line of lines) {
    const gold = parse(line);
    if (!gold) continue;
    const predicted = analyser
      .analyseText(gold.text)
      .flatMap(({ start, end }) => findPlaces(names, gold.text, start, end));
    const used = new Set<number>();
    const row: Counts = {
      places: gold.places.length,
      right: 0,
      found: 0,
      predicted: predicted.length,
      met: 0,
    };
    for (const expected of gold.places) {
      const at = predicted.findIndex(
        (one, i) => !used.has(i) && one.start < expected.end && one.end > expected.start,
      );
      if (at < 0) continue;
      used.add(at);
      row.found++;
      const { lat, lon } = predicted[at]!.place;
      if (lat !== null && lon !== null && kilometres({ lat, lon }, expected) <= RADIUS_KM)
        row.right++;
    }
    row.met = used.size;
    rows.push(row);
  }
  const sum = (list: readonly Counts[], key: keyof Counts): number =>
    list.reduce((total, row) => total + row[key], 0);
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  const random = stream(DEFAULT_SEED, 'places');
  const draws = Array.from({ length: RESAMPLES }, () => {
    const drawn = rows.map(() => rows[random.below(rows.length)]!);
    return share(sum(drawn, 'right'), sum(drawn, 'places'));
  }).sort((a, b) => a - b);
  const places = sum(rows, 'places');
  const found = sum(rows, 'found');
  const right = sum(rows, 'right');
  const predicted = sum(rows, 'predicted');
  return {
    n: rows.length,
    places,
    accuracy: share(right, places),
    ci95:
      rows.length === 0
        ? [0, 0]
        : [quantileSorted(draws, 0.025) ?? 0, quantileSorted(draws, 0.975) ?? 0],
    found: { share: share(found, places), accuracy: share(right, found) },
    unexpected: share(predicted - sum(rows, 'met'), predicted),
  };
}

const goldLine = z.object({
  text: z.string(),
  places: z.array(
    z.object({ start: z.number(), end: z.number(), lat: z.number(), lon: z.number() }),
  ),
});

function parse(line: string): z.infer<typeof goldLine> | null {
  if (line.trim() === '') return null;
  try {
    return goldLine.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
