import { byText } from './common.ts';

/** [member, partner, domain, kind]: a kind of tie that a pair has, or may have next. */
export type Tie = readonly [member: string, partner: string, domain: string, kind: string];
export type Pair = readonly [member: string, partner: string];

export const tieKey = (tie: Tie): string => tie.join('|');
const pairKey = (tie: Tie | Pair): string => `${tie[0]}|${tie[1]}`;
const kindKey = (tie: Tie): string => `${tie[2]}|${tie[3]}`;

/** Ties in the order of their parts. */
export const byTie = (a: Tie, b: Tie): number => {
  for (let i = 0; i < 4; i++) {
    const order = byText(a[i]!, b[i]!);
    if (order !== 0) return order;
  }
  return 0;
};

/** What pairs hold, and who holds what. */
class Holdings {
  /** pair -> its (domain, kind)s */
  readonly kinds = new Map<string, Set<string>>();
  /** (domain, kind) -> pairs, in order */
  readonly holders = new Map<string, Pair[]>();

  constructor(seen: readonly Tie[]) {
    for (const tie of [...seen].sort(byTie)) {
      const mine = this.kinds.get(pairKey(tie)) ?? new Set<string>();
      this.kinds.set(pairKey(tie), mine);
      if (mine.has(kindKey(tie))) continue;
      mine.add(kindKey(tie));
      const holders = this.holders.get(kindKey(tie)) ?? [];
      this.holders.set(kindKey(tie), holders);
      holders.push([tie[0], tie[1]]);
    }
  }
}

const NONE: ReadonlySet<string> = new Set();

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
  const holdings = new Holdings(seen);
  const out = new Map<string, NextScore>();
  // How alike two pairs are does not depend on the tie in question: once for each two of them.
  const known = new Map<string, number>();
  const likenessOf = (a: Tie, b: Pair): number => {
    const key = `${pairKey(a)}\u001f${pairKey(b)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const mine = holdings.kinds.get(pairKey(a)) ?? NONE;
    const theirs = holdings.kinds.get(pairKey(b)) ?? NONE;
    let both = 0;
    for (const kind of mine) if (theirs.has(kind)) both++;
    const likeness = both / (mine.size + theirs.size - both + 2);
    known.set(key, likeness);
    return likeness;
  };
  for (const candidate of candidates) {
    const others = (holdings.holders.get(kindKey(candidate)) ?? []).filter(
      (pair) => pairKey(pair) !== pairKey(candidate),
    );
    const weighed = others.map((pair) => {
      const likeness = likenessOf(candidate, pair);
      const related = pair[0] === candidate[0] || pair[1] === candidate[1];
      return { pair, weight: related ? likeness : likeness / 2 };
    });
    const because = weighed
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, 3)
      .map(({ pair }) => pair);
    const score =
      weighed.reduce((sum, { weight }) => sum + weight, 0) +
      0.001 * (holdings.holders.get(kindKey(candidate))?.length ?? 0);
    out.set(tieKey(candidate), { score, because });
  }
  return out;
}

/** The baseline: how many pairs have this kind of tie, times how many ties this pair has. */
export function popularity(seen: readonly Tie[], candidates: readonly Tie[]): Map<string, number> {
  const holdings = new Holdings(seen);
  return new Map(
    candidates.map((tie) => [
      tieKey(tie),
      (holdings.holders.get(kindKey(tie))?.length ?? 0) *
        (holdings.kinds.get(pairKey(tie))?.size ?? 0),
    ]),
  );
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
  const ranked = scores.toSorted((a, b) => b[1] - a[1] || byTie(a[0], b[0]));
  const ranks = ranked.flatMap(([tie], i) => (came.has(tieKey(tie)) ? [i + 1] : []));
  return {
    precisionAtK: ranks.filter((rank) => rank <= k).length / k,
    mrr: ranks.reduce((sum, rank) => sum + 1 / rank, 0) / came.size,
    first: ranks.length === 0 ? 0 : 1 / ranks[0]!,
    truth: came.size,
    reachable: ranks.length,
    candidates: scores.length,
  };
}
