import { DEFAULT_SEED, quantileSorted, stream } from '../../base/index.ts';
import { type Interval, resampleCells } from '../bootstrap.ts';
import { type Deed, documentUnits } from '../deeds/index.ts';
import { excess } from '../excess/index.ts';
import { fitMargins } from '../excess/fit.ts';
import { marginIndex } from '../excess/table.ts';
import type { GapTable, NamedGapCell } from './types.ts';

/** A deed and the cells (row and column) that it fills once each; deeds may share the array of cells. */
export interface Filling {
  deed: Deed;
  cells: readonly (readonly [row: string, column: string])[];
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
  fillings: readonly Filling[],
  rows: readonly string[],
  columns: readonly string[],
  options: GapOptions,
): GapTable {
  const { allowed = () => true, replicates = 1000 } = options;
  const mask = rows.map((row) => columns.map((column) => Number(allowed(row, column))));
  const rowOf = new Map(rows.map((row, i) => [row, i]));
  const columnOf = new Map(columns.map((column, j) => [column, j]));
  const known = new Map<Filling['cells'], number[]>();
  const placesOf = (cells: Filling['cells']): number[] => {
    let found = known.get(cells);
    if (found === undefined) {
      found = cells.flatMap(([row, column]) => {
        const i = rowOf.get(row);
        const j = columnOf.get(column);
        return i === undefined || j === undefined || mask[i]![j] === 0
          ? []
          : [i * columns.length + j];
      });
      known.set(cells, found);
    }
    return found;
  };
  const placed = fillings.map(({ deed, cells }): Placed => ({ deed, at: placesOf(cells) }));
  const counts = rows.map(() => columns.map(() => 0));
  for (const { at } of placed)
    for (const cell of at) counts[Math.floor(cell / columns.length)]![cell % columns.length]!++;
  return gapOfCounts(counts, rows, columns, allowed, () =>
    replicates > 0
      ? gapIntervals(placed, mask, { ...options, replicates })
      : new Map<number, Interval>(),
  );
}

interface Placed {
  deed: Deed;
  at: readonly number[];
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
  placed: readonly Placed[],
  mask: readonly (readonly number[])[],
  options: GapOptions & { replicates: number },
): Map<number, Interval> {
  const { replicates, seed = DEFAULT_SEED, name } = options;
  const used = placed.filter(({ at }) => at.length > 0);
  const { units, unitOf } = documentUnits(used.map(({ deed }) => deed));
  if (units < 2) return new Map();
  const unit: number[] = [];
  const filled: number[] = [];
  for (const [k, { at }] of used.entries())
    for (const one of at) {
      unit.push(unitOf[k]!);
      filled.push(one);
    }
  const shape = [mask.length, mask[0]!.length];
  const margins = [marginIndex(shape, [0]), marginIndex(shape, [1])];
  const allowed = Uint8Array.from(mask.flat());
  const gaps = Array.from({ length: allowed.length }, () => new Float64Array(replicates));
  let kept = 0;
  resampleCells(
    {
      units,
      cells: allowed.length,
      unit: Int32Array.from(unit),
      cell: Int32Array.from(filled),
    },
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
