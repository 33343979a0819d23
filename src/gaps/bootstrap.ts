import { DEFAULT_SEED, type Random, quantileSorted, startsOf, stream } from '../base/index.ts';
import type { GapReason } from './common.ts';

export interface BootstrapOptions {
  replicates?: number;
  seed?: number;
  /** One name per measure and key. */
  name: string;
  level?: number;
}

export type Interval =
  { lo: number; hi: number; B: number; failed: number } | { value: null; reason: GapReason };

/** How often each of n units is drawn in one replicate. */
export function drawWeights(n: number, random: Random, weights: Int32Array): void {
  weights.fill(0);
  for (let i = 0; i < n; i++) weights[random.below(n)]!++;
}

/**
 * Percentile interval of a statistic over resampled units (documents, or coded units). The statistic
 * gets the weight of each unit and gives null where it has no value; more than 10 % of those and
 * the interval is refused, as it is for fewer than two units.
 */
export function bootstrap(
  units: number,
  statistic: (weights: Int32Array) => number | null,
  options: BootstrapOptions,
): Interval {
  const { replicates = 1000, seed = DEFAULT_SEED, level = 0.95 } = options;
  if (units < 2) return { value: null, reason: 'single-cluster' };
  const random = stream(seed, options.name);
  const weights = new Int32Array(units);
  const values: number[] = [];
  for (let b = 0; b < replicates; b++) {
    drawWeights(units, random, weights);
    const value = statistic(weights);
    if (value !== null) values.push(value);
  }
  const failed = replicates - values.length;
  if (failed > 0.1 * replicates) return { value: null, reason: 'unstable-bootstrap' };
  const sorted = Float64Array.from(values).sort();
  return {
    lo: quantileSorted(sorted, (1 - level) / 2)!,
    hi: quantileSorted(sorted, (1 + level) / 2)!,
    B: replicates,
    failed,
  };
}

/** What units (documents) add to cells: entry k says that unit `unit[k]` adds 1 to cell `cell[k]`. */
export interface Fillings {
  units: number;
  cells: number;
  unit: Int32Array;
  cell: Int32Array;
}

/** The same from deeds: each of the places is in one unit and fills some cells once. */
export function fillingsOf(
  places: Int32Array,
  unitOf: Int32Array,
  cellsOf: (at: number) => readonly number[],
): Pick<Fillings, 'unit' | 'cell'> {
  let n = 0;
  for (const at of places) n += cellsOf(at).length;
  const unit = new Int32Array(n);
  const cell = new Int32Array(n);
  let k = 0;
  for (let i = 0; i < places.length; i++)
    for (const one of cellsOf(places[i]!)) {
      unit[k] = unitOf[i]!;
      cell[k++] = one;
    }
  return { unit, cell };
}

/**
 * Resamples units with replacement and gives the counts of all cells in each replicate; the array is
 * used again for the next. Units that add the same are one class: only classes are counted while
 * drawing, so that the work of a replicate is the drawing itself. The draws are those of
 * `drawWeights`.
 */
export function resampleCells(
  fillings: Fillings,
  replicates: number,
  random: Random,
  take: (counts: Float64Array, replicate: number) => void,
): void {
  const { units, cells } = fillings;
  const { classOf: wide, starts, at, times } = classesOf(fillings);
  // Half as wide where that is enough: it is read at random, and more of it stays at hand.
  const classOf = starts.length <= 65_536 ? Uint16Array.from(wide) : wide;
  const drawn = new Int32Array(starts.length - 1);
  const counts = new Float64Array(cells);
  for (let b = 0; b < replicates; b++) {
    drawn.fill(0);
    random.countBelow(units, units, classOf, drawn);
    counts.fill(0);
    for (let c = 0; c < drawn.length; c++) {
      const weight = drawn[c]!;
      if (weight > 0)
        for (let k = starts[c]!; k < starts[c + 1]!; k++) counts[at[k]!]! += weight * times[k]!;
    }
    take(counts, b);
  }
}

/** The class of each unit, and what a class adds: `times[k]` to cell `at[k]`, k from its start on. */
function classesOf({ units, cells, unit, cell }: Fillings): {
  classOf: Int32Array;
  starts: number[];
  at: number[];
  times: number[];
} {
  const from = startsOf(unit, units);
  const next = from.slice();
  const own = new Int32Array(cell.length);
  for (let k = 0; k < unit.length; k++) own[next[unit[k]!]!++] = cell[k]!;
  // Most units add little: one number says what a unit with up to three entries adds.
  const base = cells + 1;
  const few = base ** 3 < Number.MAX_SAFE_INTEGER;
  const known = new Map<number | string, number>();
  const classOf = new Int32Array(units);
  const starts = [0];
  const at: number[] = [];
  const times: number[] = [];
  for (let u = 0; u < units; u++) {
    const mine = own.subarray(from[u], from[u + 1]);
    if (mine.length > 1) mine.sort();
    let key: number | string = 0;
    if (few && mine.length <= 3) for (const one of mine) key = key * base + one + 1;
    else key = mine.join(' ');
    let found = known.get(key);
    if (found === undefined) {
      found = known.size;
      known.set(key, found);
      for (let k = 0; k < mine.length; k++) {
        if (k > 0 && mine[k] === mine[k - 1]) times[times.length - 1]!++;
        else {
          at.push(mine[k]!);
          times.push(1);
        }
      }
      starts.push(at.length);
    }
    classOf[u] = found;
  }
  return { classOf, starts, at, times };
}
