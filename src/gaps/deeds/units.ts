import type { DeedFacts } from './facts.ts';

/** Primary documents of deeds as units of a resampling, in the order of their ids. */
export interface DocumentUnits {
  units: number;
  /** Unit of each of the places. */
  unitOf: Int32Array;
}

/** To which unit of a resampling over documents each of the deeds belongs. */
export function documentUnits(
  { primary, documentRank }: DeedFacts,
  places: Int32Array,
): DocumentUnits {
  const rank = documentRank();
  const used = new Uint8Array(rank.length);
  for (const at of places) used[rank[primary[at]!]!] = 1;
  const unitAt = new Int32Array(rank.length);
  let units = 0;
  for (let place = 0; place < used.length; place++) if (used[place] === 1) unitAt[place] = units++;
  return { units, unitOf: places.map((at) => unitAt[rank[primary[at]!]!]!) };
}
