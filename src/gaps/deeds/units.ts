import { distinct } from '../common.ts';
import type { Deed } from './deed.ts';
import { DeedRow } from './row.ts';
import type { DeedTable } from './table.ts';

/** Primary documents of deeds as units of a resampling, in the order of their ids. */
export interface DocumentUnits {
  units: number;
  /** Unit of each deed. */
  unitOf: Int32Array;
}

const ranks = new WeakMap<DeedTable, Int32Array>();

/** Places of a table's documents in the order of their ids. */
function ranksIn(table: DeedTable): Int32Array {
  const known = ranks.get(table);
  if (known) return known;
  const { ids } = table.records.documents;
  const texts = Array.from({ length: ids.length }, (_, at) => ids.at(at));
  const order = [...texts.keys()].sort((a, b) => (texts[a]! < texts[b]! ? -1 : 1));
  const rank = new Int32Array(ids.length);
  for (const [place, at] of order.entries()) rank[at] = place;
  ranks.set(table, rank);
  return rank;
}

/** To which unit of a resampling over documents each deed belongs. */
export function documentUnits(deeds: readonly Deed[]): DocumentUnits {
  const rows = deeds.filter((deed) => deed instanceof DeedRow);
  const table = rows[0]?.table;
  if (
    table !== undefined &&
    rows.length === deeds.length &&
    rows.every((row) => row.table === table)
  ) {
    const rank = ranksIn(table);
    const places = Int32Array.from(rows, (row) => rank[table.deeds.primary[row.at]!]!);
    const used = new Uint8Array(rank.length);
    for (const place of places) used[place] = 1;
    const unitAt = new Int32Array(rank.length);
    let units = 0;
    for (let place = 0; place < used.length; place++)
      if (used[place] === 1) unitAt[place] = units++;
    return { units, unitOf: places.map((place) => unitAt[place]!) };
  }
  const documents = deeds.map((deed) => deed.primaryDocumentId);
  const places = new Map(distinct(documents).map((id, i) => [id, i]));
  return { units: places.size, unitOf: Int32Array.from(documents, (id) => places.get(id)!) };
}
