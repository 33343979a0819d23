import { once } from '../../base/index.ts';
import type { GapReason } from '../common.ts';
import { benjaminiHochberg, poissonMidP } from '../significance.ts';
import { fitMargins, leverages } from './fit.ts';
import { type ShrunkRatio, fitShrinkage, shrinkCell } from './shrink.ts';
import { type Nested, coordinates, marginIndex, tableOf } from './table.ts';

export type Verdict =
  | 'surplus'
  | 'deficit'
  | 'nothing-to-say'
  | 'not-tested-expected-below-minimum'
  | 'too-thin-to-call-empty';

/** One cell of the engagement gap. */
export interface GapCell {
  cell: number[];
  /** Observed and expected deeds, and their difference. */
  n: number;
  m: number;
  gap: number;
  /** Adjusted residual (Haberman 1973), or why there is none. */
  adj: { value: number } | { value: null; reason: 'saturated' };
  /** Two-sided mid-p and its q-value in this table; null where the cell was not tested. */
  p: number | null;
  q: number | null;
  eb: ShrunkRatio;
  say: Verdict;
}

export interface ExcessOptions {
  /** Sets of axes whose totals are kept; each axis alone unless given. */
  margins?: readonly (readonly number[])[] | null;
  /** An empty cell is too thin to call where e^-m exceeds this. */
  alpha?: number;
  /** False discovery rate of surplus and deficit. */
  q?: number;
  minTotal?: number;
  /** Cells with less expected are shown, not tested. */
  minExpected?: number;
}

export type Excess =
  | {
      value: GapCell[];
      total: number;
      /** Shape of the shrinkage; "no-excess-variation" where the counts vary no more than chance. */
      ebA: number;
      ebEdge: 'no-excess-variation' | 'extreme-variation' | null;
      rank: number;
      df: number;
      iterations: number;
    }
  | { value: null; reason: GapReason; total: number };

/**
 * Which cells of a table of whole counts hold more or fewer deeds than the given margins lead one
 * to expect (log-linear quasi-independence; Goodman 1963, Haberman 1973). `mask` is 0 where a cell
 * cannot exist (a structural zero). Cells of empty rows and columns are left out: nothing is
 * expected there. Poisson p-values take the expectation as known.
 */
export function excess(
  counts: Nested,
  mask: Nested | null = null,
  options: ExcessOptions = {},
): Excess {
  const { alpha = 0.05, q: rate = 0.1, minTotal = 30, minExpected = 1 } = options;
  const table = tableOf(counts);
  const allowed = mask
    ? Uint8Array.from(tableOf(mask).values, (x) => (x === 0 ? 0 : 1))
    : new Uint8Array(table.values.length).fill(1);
  const values = table.values.map((n, i) => (allowed[i] === 1 ? n : 0));
  const total = values.reduce((sum, n) => sum + n, 0);
  if (total < minTotal) return { value: null, reason: 'too-few-deeds', total };

  const margins = (options.margins ?? table.shape.map((_, axis) => [axis])).map((axes) =>
    marginIndex(table.shape, axes),
  );
  const fit = fitMargins(values, allowed, margins);
  if (!fit.converged) return { value: null, reason: 'no-convergence', total };
  const { h, rank } = leverages(fit.expected, margins);
  const open = [...fit.expected.keys()].filter((i) => fit.expected[i]! > 0);
  const n = open.map((i) => values[i]!);
  const m = open.map((i) => fit.expected[i]!);
  // Asked for only where the ratios are shown: refitting without each member does not need them.
  const shrinkage = once(() => fitShrinkage(n, m));

  // A sum in another order may fall short of a whole number by its last digit.
  const tested = open.map((_, k) => k).filter((k) => m[k]! >= minExpected - 1e-9);
  const ps = tested.map((k) => poissonMidP(n[k]!, m[k]!));
  const qs = benjaminiHochberg(ps);
  const pOf = new Map(tested.map((k, j) => [k, { p: ps[j]!, q: qs[j]! }]));

  const value = open.map((i, k): GapCell => {
    const test = pOf.get(k) ?? { p: null, q: null };
    const free = 1 - h[i]!;
    const eb = once(() => shrinkCell(n[k]!, m[k]!, shrinkage().a));
    return {
      cell: coordinates(i, table.shape),
      n: n[k]!,
      m: m[k]!,
      gap: n[k]! - m[k]!,
      adj:
        free < 1e-8
          ? { value: null, reason: 'saturated' }
          : { value: (n[k]! - m[k]!) / Math.sqrt(m[k]! * free) },
      ...test,
      get eb() {
        return eb();
      },
      say: verdict(n[k]!, m[k]!, test.q, alpha, rate),
    };
  });
  return {
    value,
    total,
    get ebA() {
      return shrinkage().a;
    },
    get ebEdge() {
      return shrinkage().edge;
    },
    rank,
    df: open.length - rank,
    iterations: fit.iterations,
  };
}

function verdict(n: number, m: number, q: number | null, alpha: number, rate: number): Verdict {
  if (n === 0 && Math.exp(-m) > alpha) return 'too-thin-to-call-empty';
  if (q === null) return 'not-tested-expected-below-minimum';
  if (q > rate) return 'nothing-to-say';
  return n > m ? 'surplus' : 'deficit';
}
