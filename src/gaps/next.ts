import { bitsIn } from '../base/index.ts';
import { byText } from './common.ts';

/** [member, partner, domain, kind]: a kind of tie that a pair has, or may have next. */
export type Tie = readonly [member: string, partner: string, domain: string, kind: string];
export type Pair = readonly [member: string, partner: string];

export const tieKey = (tie: Tie): string => tie.join('|');

/** Ties in the order of their parts. */
export const byTie = (a: Tie, b: Tie): number => {
  for (let i = 0; i < 4; i++) {
    const order = byText(a[i]!, b[i]!);
    if (order !== 0) return order;
  }
  return 0;
};

/** The pairs and the kinds of a set of ties, each in order: a tie is a place in pairs × kinds. */
export class TieGrid {
  readonly pairs: readonly Pair[];
  readonly kinds: readonly (readonly [domain: string, kind: string])[];
  readonly #pairAt: ReadonlyMap<string, number>;
  readonly #kindAt: ReadonlyMap<string, number>;

  constructor(ties: readonly Tie[]) {
    const first = new Map(ties.map((tie) => [`${tie[0]}|${tie[1]}`, tie]));
    const second = new Map(ties.map((tie) => [`${tie[2]}|${tie[3]}`, tie]));
    const order = (a: readonly [string, string], b: readonly [string, string]): number =>
      byText(a[0], b[0]) || byText(a[1], b[1]);
    this.pairs = [...first.values()].map(([a, b]): [string, string] => [a, b]).sort(order);
    this.kinds = [...second.values()].map(([, , a, b]): [string, string] => [a, b]).sort(order);
    this.#pairAt = new Map(this.pairs.map((pair, i) => [pair.join('|'), i]));
    this.#kindAt = new Map(this.kinds.map((kind, i) => [kind.join('|'), i]));
  }

  get size(): number {
    return this.pairs.length * this.kinds.length;
  }
  place([a, b, c, d]: Tie): number {
    return this.#pairAt.get(`${a}|${b}`)! * this.kinds.length + this.#kindAt.get(`${c}|${d}`)!;
  }
  tie(place: number): Tie {
    const [a, b] = this.pairs[Math.floor(place / this.kinds.length)]!;
    const [c, d] = this.kinds[place % this.kinds.length]!;
    return [a, b, c, d];
  }
}

const WORD = 32;

/** What pairs hold, and who holds what. */
export class Holdings {
  readonly #grid: TieGrid;
  readonly #has: Uint8Array;
  /** The kinds of each pair, as bits. */
  readonly #bits: Int32Array;
  readonly #words: number;
  /** How many kinds a pair has; the pairs that have a kind, in order. */
  readonly #sizes: Int32Array;
  readonly #holders: readonly number[][];
  /** How alike two pairs are does not depend on the tie in question: once for each two of them. */
  readonly #likeness: Float64Array;

  constructor(grid: TieGrid, seen: Iterable<number>) {
    const [pairs, kinds] = [grid.pairs.length, grid.kinds.length];
    this.#grid = grid;
    this.#has = new Uint8Array(grid.size);
    this.#words = Math.ceil(kinds / WORD);
    this.#bits = new Int32Array(pairs * this.#words);
    this.#sizes = new Int32Array(pairs);
    this.#holders = Array.from({ length: kinds }, () => []);
    this.#likeness = new Float64Array(pairs * pairs).fill(-1);
    for (const place of seen) this.#has[place] = 1;
    for (let pair = 0, place = 0; pair < pairs; pair++)
      for (let kind = 0; kind < kinds; kind++, place++) {
        if (this.#has[place] === 0) continue;
        this.#sizes[pair]!++;
        this.#holders[kind]!.push(pair);
        this.#bits[pair * this.#words + (kind >> 5)]! |= 1 << (kind & 31);
      }
  }

  /** Pairs that have anything, with everything that any pair has, less what they have. */
  candidates(): Int32Array {
    const kinds = this.#holders.flatMap((pairs, kind) => (pairs.length > 0 ? [kind] : []));
    const found: number[] = [];
    for (const [pair, size] of this.#sizes.entries()) {
      if (size === 0) continue;
      for (const kind of kinds) {
        const place = pair * this.#holders.length + kind;
        if (this.#has[place] === 0) found.push(place);
      }
    }
    return Int32Array.from(found);
  }

  #alike(a: number, b: number): number {
    const pairs = this.#sizes.length;
    const known = this.#likeness[a * pairs + b]!;
    if (known >= 0) return known;
    let both = 0;
    for (let w = 0; w < this.#words; w++)
      both += bitsIn(this.#bits[a * this.#words + w]! & this.#bits[b * this.#words + w]!);
    const found = both / (this.#sizes[a]! + this.#sizes[b]! - both + 2);
    this.#likeness[a * pairs + b] = this.#likeness[b * pairs + a] = found;
    return found;
  }

  #weight(a: number, b: number): number {
    const [x, y] = [this.#grid.pairs[a]!, this.#grid.pairs[b]!];
    const likeness = this.#alike(a, b);
    return x[0] === y[0] || x[1] === y[1] ? likeness : likeness / 2;
  }

  /** The scores of candidates, which stand in the order of their places. */
  scores(candidates: Int32Array): Float64Array {
    const kinds = this.#holders.length;
    const sums = new Float64Array(kinds);
    const out = new Float64Array(candidates.length);
    let of = -1;
    for (const [i, place] of candidates.entries()) {
      const pair = Math.floor(place / kinds);
      if (pair !== of) this.#weigh((of = pair), sums);
      const kind = place - pair * kinds;
      out[i] = sums[kind]! + 0.001 * this.#holders[kind]!.length;
    }
    return out;
  }

  /** For each kind, how much the other pairs that have it speak for this one to have it. */
  #weigh(pair: number, sums: Float64Array): void {
    const kinds = sums.length;
    sums.fill(0);
    for (const [other, size] of this.#sizes.entries()) {
      if (size === 0 || other === pair) continue;
      const weight = this.#weight(pair, other);
      if (weight === 0) continue;
      const from = other * kinds;
      for (let kind = 0; kind < kinds; kind++)
        if (this.#has[from + kind] === 1) sums[kind]! += weight;
    }
  }

  /** The three pairs that speak most for it, best first. */
  because(place: number): Pair[] {
    const pair = Math.floor(place / this.#holders.length);
    const holders = this.#holders[place % this.#holders.length]!;
    return holders
      .filter((other) => other !== pair)
      .map((other) => ({ other, weight: this.#weight(pair, other) }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, 3)
      .map(({ other }) => this.#grid.pairs[other]!);
  }

  /** How many pairs have this kind of tie, times how many ties this pair has. */
  popularity(place: number): number {
    const kinds = this.#holders.length;
    return this.#holders[place % kinds]!.length * this.#sizes[Math.floor(place / kinds)]!;
  }
}

export interface NextScore {
  score: number;
  /** The three pairs that speak most for it, best first. */
  because: Pair[];
}

/**
 * Scores ties that a pair does not have yet by the pairs that have them: the likeness of what both
 * hold, halved where no actor is shared, and a thousandth of popularity (cf. Liben-Nowell & Kleinberg
 * 2007). Precedents, not a forecast.
 */
export function nextScores(
  seen: readonly Tie[],
  candidates: readonly Tie[],
): Map<string, NextScore> {
  const { grid, holdings } = heldBy(seen, candidates);
  const places = Int32Array.from(candidates, (tie) => grid.place(tie)).sort();
  const scores = holdings.scores(places);
  const byPlace = new Map(Array.from(places, (place, i) => [place, scores[i]!]));
  return new Map(
    candidates.map((tie) => {
      const place = grid.place(tie);
      return [tieKey(tie), { score: byPlace.get(place)!, because: holdings.because(place) }];
    }),
  );
}

/** The baseline: how many pairs have this kind of tie, times how many ties this pair has. */
export function popularity(seen: readonly Tie[], candidates: readonly Tie[]): Map<string, number> {
  const { grid, holdings } = heldBy(seen, candidates);
  return new Map(candidates.map((tie) => [tieKey(tie), holdings.popularity(grid.place(tie))]));
}

function heldBy(
  seen: readonly Tie[],
  candidates: readonly Tie[],
): { grid: TieGrid; holdings: Holdings } {
  const grid = new TieGrid([...seen, ...candidates]);
  return {
    grid,
    holdings: new Holdings(
      grid,
      seen.map((tie) => grid.place(tie)),
    ),
  };
}

export interface RankMetrics {
  precisionAtK: number;
  /** Mean of 1/rank over the ties that came, 0 for one that was no candidate. */
  mrr: number;
  /** 1/rank of the best ranked one that came. */
  first: number;
  truth: number;
  reachable: number;
  candidates: number;
}

/** How well scores put first what came; ties in the order of their parts. */
export function rankMetrics(
  scores: readonly (readonly [Tie, number])[],
  truth: readonly Tie[],
  k = 10,
): RankMetrics | { value: null; reason: 'fewer-than-1-new-ties' } {
  const came = new Set(truth.map(tieKey));
  if (came.size === 0) return { value: null, reason: 'fewer-than-1-new-ties' };
  const ordered = scores.toSorted((a, b) => byTie(a[0], b[0]));
  const here = ordered.flatMap(([tie], at) => (came.has(tieKey(tie)) ? [at] : []));
  const ranks = ranksOf(
    Float64Array.from(ordered, ([, score]) => score),
    here,
  );
  return metricsOf(ranks, came.size, ordered.length, k);
}

/** The same of the ranks, in order, of what came, of which not all was a candidate. */
export function metricsOf(
  ranks: readonly number[],
  truth: number,
  candidates: number,
  k = 10,
): RankMetrics {
  return {
    precisionAtK: ranks.filter((rank) => rank <= k).length / k,
    mrr: ranks.reduce((sum, rank) => sum + 1 / rank, 0) / truth,
    first: ranks.length === 0 ? 0 : 1 / ranks[0]!,
    truth,
    reachable: ranks.length,
    candidates,
  };
}

/** Up to so many places it is cheaper to count what is above each than to sort all. */
const FEW = 48;

/** The ranks of some places among scores, in order; equal scores in the order of their places. */
export function ranksOf(scores: Float64Array, some: readonly number[]): number[] {
  if (some.length > FEW) {
    const wanted = new Set(some);
    return Array.from(ranked(scores)).flatMap((at, i) => (wanted.has(at) ? [i + 1] : []));
  }
  return some
    .map((at) => {
      const own = scores[at]!;
      let rank = 1;
      for (let i = 0; i < scores.length; i++)
        if (scores[i]! > own || (scores[i] === own && i < at)) rank++;
      return rank;
    })
    .sort((a, b) => a - b);
}

/** Places of scores, the highest first, equal ones in their own order. */
export function ranked(scores: Float64Array): Int32Array {
  const n = scores.length;
  const sorted = scores.slice().sort();
  // How many scores are above one: found in the sorted ones, so that whole numbers can be sorted next.
  const above = (score: number): number => {
    let [lo, hi] = [0, n];
    while (lo < hi) {
      const mid = (lo + hi) >>> 1;
      if (sorted[mid]! > score) hi = mid;
      else lo = mid + 1;
    }
    return n - lo;
  };
  const keys = Float64Array.from(scores, (score, at) => above(score) * n + at).sort();
  return Int32Array.from(keys, (key) => key % n);
}
