import { DEFAULT_SEED, quantileSorted, stream } from '../../base/index.ts';
import { type Interval, fillingsOf, resampleCells } from '../bootstrap.ts';
import { type DeedFacts, documentUnits } from '../deeds/index.ts';
import { excess } from '../excess/index.ts';
import { fitMargins } from '../excess/fit.ts';
import { marginIndex } from '../excess/table.ts';
import type { GapTable, NamedGapCell } from './types.ts';

/** Cells (row and column) that a deed fills once each. */
export type Cells = readonly (readonly [row: string, column: string])[];

/** Deeds and the cells that each fills; those of one class fill the same. */
export interface Filling {
  facts: DeedFacts;
  places: Int32Array;
  classOf: (at: number) => number;
  cellsOf: (which: number) => Cells;
}

export interface GapOptions {
  /** Whether a row and a column can meet at all. */
  allowed?: (row: string, column: string) => boolean;
  replicates?: number;
  seed?: number;
  /** Stream of the bootstrap. */
  name: string;
}

/** The engagement gap of a table of two axes, with an interval over documents for every cell. */
export function gapTable(
  { facts, places, classOf, cellsOf }: Filling,
  rows: readonly string[],
  columns: readonly string[],
  options: GapOptions,
): GapTable {
  const { allowed = () => true, replicates = 1000 } = options;
  const mask = rows.map((row) => columns.map((column) => Number(allowed(row, column))));
  const rowOf = new Map(rows.map((row, i) => [row, i]));
  const columnOf = new Map(columns.map((column, j) => [column, j]));
  const known: (number[] | undefined)[] = [];
  const filledBy = (at: number): number[] => {
    const which = classOf(at);
    return (known[which] ??= cellsOf(which).flatMap(([row, column]) => {
      const i = rowOf.get(row);
      const j = columnOf.get(column);
      return i === undefined || j === undefined || mask[i]![j] === 0
        ? []
        : [i * columns.length + j];
    }));
  };
  const flat = new Int32Array(rows.length * columns.length);
  for (const at of places) for (const cell of filledBy(at)) flat[cell]!++;
  const counts = rows.map((_, i) => [
    ...flat.subarray(i * columns.length, (i + 1) * columns.length),
  ]);
  return gapOfCounts(counts, rows, columns, allowed, () =>
    replicates > 0
      ? gapIntervals(facts, places, filledBy, mask, { ...options, replicates })
      : new Map<number, Interval>(),
  );
}

/** The engagement gap of counts of two axes; intervals of the cells are asked for where there is a gap. */
export function gapOfCounts(
  counts: readonly (readonly number[])[],
  rows: readonly string[],
  columns: readonly string[],
  allowed: (row: string, column: string) => boolean,
  intervalsOf: () => ReadonlyMap<number, Interval> = () => new Map(),
): GapTable {
  const mask = rows.map((row) => columns.map((column) => Number(allowed(row, column))));
  const total = counts
    .flatMap((row, i) => row.filter((_, j) => mask[i]![j] === 1))
    .reduce((a, b) => a + b, 0);
  if (rows.length === 0 || columns.length === 0)
    return { value: null, reason: 'too-few-deeds', total };
  const found = excess(
    counts.map((row) => [...row]),
    mask,
  );
  if (found.value === null) return found;
  const intervals = intervalsOf();
  const value = found.value.map((one): NamedGapCell => {
    const { cell, n, m, gap, adj, p, q, say } = one;
    return {
      row: rows[cell[0]!]!,
      column: columns[cell[1]!]!,
      ...{ n, m, gap, adj, p, q, say },
      get eb() {
        return one.eb;
      },
      bootstrap: intervals.get(cell[0]! * columns.length + cell[1]!) ?? null,
    };
  });
  return {
    value,
    total: found.total,
    get ebA() {
      return found.ebA;
    },
    get ebEdge() {
      return found.ebEdge;
    },
    df: found.df,
    called: value.filter((c) => c.say === 'surplus' || c.say === 'deficit').length,
    tooThin: value.filter((c) => c.say === 'too-thin-to-call-empty').length,
    tested: value.filter((c) => c.q !== null).length,
  };
}

/** Percentile intervals of observed minus expected, refitting the model in each replicate. */
function gapIntervals(
  facts: DeedFacts,
  places: Int32Array,
  filledBy: (at: number) => readonly number[],
  mask: readonly (readonly number[])[],
  options: GapOptions & { replicates: number },
): Map<number, Interval> {
  const { replicates, seed = DEFAULT_SEED, name } = options;
  const used = places.filter((at) => filledBy(at).length > 0);
  const { units, unitOf } = documentUnits(facts, used);
  if (units < 2) return new Map();
  const fillings = fillingsOf(used, unitOf, filledBy);
  const shape = [mask.length, mask[0]!.length];
  const margins = [marginIndex(shape, [0]), marginIndex(shape, [1])];
  const allowed = Uint8Array.from(mask.flat());
  const gaps = Array.from({ length: allowed.length }, () => new Float64Array(replicates));
  let kept = 0;
  resampleCells(
    { units, cells: allowed.length, ...fillings },
    replicates,
    stream(seed, name),
    (counts) => {
      const fit = fitMargins(counts, allowed, margins, 500);
      if (!fit.converged) return;
      for (let cell = 0; cell < counts.length; cell++)
        gaps[cell]![kept] = counts[cell]! - fit.expected[cell]!;
      kept++;
    },
  );
  const failed = replicates - kept;
  const out = new Map<number, Interval>();
  for (const [cell, all] of gaps.entries()) {
    const values = all.subarray(0, kept).sort();
    out.set(
      cell,
      failed > 0.1 * replicates
        ? { value: null, reason: 'unstable-bootstrap' }
        : {
            lo: quantileSorted(values, 0.025)!,
            hi: quantileSorted(values, 0.975)!,
            B: replicates,
            failed,
          },
    );
  }
  return out;
}
