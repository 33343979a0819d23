/** Reports as columns: entry i of each belongs to report i. Equal numbers mean equal things. */
export interface ReportColumns {
  /** Place of the id among all ids. */
  rank: Int32Array;
  /** First and last day; infinite where not known. */
  first: Float64Array;
  last: Float64Array;
  /** 0 for exact days, then month, quarter or season, year, 4 for no date. */
  level: Uint8Array;
  /** Status and root; reports of different ones never meet. */
  block: Int32Array;
  /** -1 where not known. */
  mode: Int32Array;
  kind: Int32Array;
  /** Places in `sets`, which holds sorted distinct numbers. */
  actors: Int32Array;
  domains: Int32Array;
  sets: readonly (readonly number[])[];
}

/**
 * Whether two reports of one block (equal status and root, so that a refusal and an act never meet)
 * may tell of the same act: equal mode and instrument where both are known, a domain in common (or
 * none given), days that overlap (two days apart at most where both are exact), and the same actors
 * (or, both exact, at least two and 60 % in common).
 */
export type Same = (a: number, b: number) => boolean;

/** How many numbers two sorted lists have in common. */
export function common(a: readonly number[], b: readonly number[]): number {
  let both = 0;
  for (const x of a) if (b.includes(x)) both++;
  return both;
}

/** A number of two sets, computed once for each pair. */
export function remembered(
  sets: readonly (readonly number[])[],
  compute: (a: readonly number[], b: readonly number[]) => number,
): (a: number, b: number) => number {
  const known = new Map<number, number>();
  return (a, b) => {
    const key = a * sets.length + b;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = compute(sets[a]!, sets[b]!)));
    return found;
  };
}
