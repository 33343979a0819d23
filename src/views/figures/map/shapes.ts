import { geoArea, geoCentroid, geoDistance, type GeoPermissibleObjects } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { LETTERS } from './codes.ts';

/** Outlines of countries: world-atlas' `countries-110m.json` (Natural Earth, public domain). */
export type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** A country as the map draws it. */
export interface Shape {
  /** Its three letters; null where it has none. */
  code: string | null;
  outline: GeoPermissibleObjects;
  /** Its largest part, which overseas parts must not pull away from. */
  main: GeoPermissibleObjects;
  /** Of the largest part: longitude, latitude. */
  middle: [number, number];
}

const ANTARCTICA = '010';
const kept = new WeakMap<World, Shape[]>();

/** The countries of the world but Antarctica, taken apart once. */
export function shapesOf(world: World): readonly Shape[] {
  const before = kept.get(world);
  if (before !== undefined) return before;
  const shapes = feature(world, world.objects.countries).features.flatMap((country): Shape[] => {
    if (country.id === ANTARCTICA) return [];
    const { geometry } = country;
    const parts =
      geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : geometry.type === 'Polygon'
          ? [geometry.coordinates]
          : [];
    const polygons = parts.map((coordinates) => ({ type: 'Polygon' as const, coordinates }));
    const [main] = polygons.toSorted((a, b) => geoArea(b) - geoArea(a));
    if (main === undefined) return [];
    const code = country.id === undefined ? null : (LETTERS.get(String(country.id)) ?? null);
    return [{ code, outline: country, main, middle: geoCentroid(main) }];
  });
  kept.set(world, shapes);
  return shapes;
}

/** The countries whose middles lie near the middle of most of them, and that middle. */
export function cluster(
  shapes: readonly Shape[],
  within: number,
): { around: [number, number]; shapes: Shape[] } | null {
  if (shapes.length === 0) return null;
  // The one from which the others are nearest, all in all: no average over the dateline is needed.
  const cost = (from: Shape): number =>
    shapes.reduce((sum, to) => sum + Math.min(within, geoDistance(from.middle, to.middle)), 0);
  const [centre] = shapes.toSorted((a, b) => cost(a) - cost(b));
  const near = shapes.filter((one) => geoDistance(centre!.middle, one.middle) <= within);
  const all = { type: 'MultiPoint' as const, coordinates: near.map(({ middle }) => middle) };
  return { around: geoCentroid(all), shapes: near };
}
