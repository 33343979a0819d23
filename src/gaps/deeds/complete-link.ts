import { type ReportColumns, type Same, common, remembered } from './report-columns.ts';
import { SAME_DEFAULTS, type SameOptions } from './same.ts';

/** Groups of places: chains from `head[group]` on; -1 where a group has gone into another. */
export interface Linked {
  head: Int32Array;
  next: Int32Array;
}

/**
 * Greedy complete-link over reports of one block and one precision, given in the order of their ids:
 * closest pairs first, and two groups become one where all their reports may tell of one act.
 */
export function completeLink(
  reports: ReportColumns,
  alone: Int32Array,
  same: Same,
  options: SameOptions,
): Linked {
  const m = alone.length;
  const head = Int32Array.from(alone, (_, i) => i);
  const next = new Int32Array(m).fill(-1);
  const edges = edgesOf(reports, alone, same, options);
  if (edges.length === 0) return { head, next };
  const tail = head.slice();
  const home = head.slice();
  for (const edge of edges) {
    const pair = edge % (m * m);
    const [x, y] = [home[Math.floor(pair / m)]!, home[pair % m]!];
    if (x === y) continue;
    let all = true;
    for (let i = head[x]!; i !== -1 && all; i = next[i]!)
      for (let j = head[y]!; j !== -1 && all; j = next[j]!) all = same(alone[i]!, alone[j]!);
    if (!all) continue;
    for (let j = head[y]!; j !== -1; j = next[j]!) home[j] = x;
    next[tail[x]!] = head[y]!;
    tail[x] = tail[y]!;
    head[y] = -1;
  }
  return { head, next };
}

/**
 * Pairs that may tell of one act, closest first: by days apart, overlap of actors, and ids. Each is
 * one number, ((days apart, place of the overlap), first, second) in a mixed base, so that sorting
 * numbers sorts pairs.
 */
function edgesOf(
  reports: ReportColumns,
  alone: Int32Array,
  same: Same,
  { slack = SAME_DEFAULTS.slack }: SameOptions,
): Float64Array {
  const { first, last, actors, sets } = reports;
  const m = alone.length;
  const overlap = remembered(sets, (a, b) => {
    const both = common(a, b);
    const either = a.length + b.length - both;
    return either === 0 ? 1 : both / either;
  });
  const pairs: number[] = [];
  const gaps: number[] = [];
  const overlaps: number[] = [];
  const add = (p: number, q: number): void => {
    const [a, b] = [alone[p]!, alone[q]!];
    if (!same(a, b)) return;
    pairs.push(p < q ? p * m + q : q * m + p);
    gaps.push(Math.max(0, first[a]! - last[b]!, first[b]! - last[a]!));
    overlaps.push(overlap(actors[a]!, actors[b]!));
  };
  for (const bucket of bucketsBySet(reports, alone)) eachClose(reports, alone, bucket, slack, add);
  eachSharing(reports, alone, slack, add);
  const ranks = new Map(
    [...new Set(overlaps)].sort((a, b) => b - a).map((value, place) => [value, place]),
  );
  const base = ranks.size;
  const keys = Float64Array.from(
    pairs,
    (pair, i) => (gaps[i]! * base + ranks.get(overlaps[i]!)!) * m * m + pair,
  );
  return keys.sort();
}

/** Places of reports with the same actors, by first day. */
function bucketsBySet({ first, actors }: ReportColumns, alone: Int32Array): number[][] {
  const buckets = new Map<number, number[]>();
  for (let p = 0; p < alone.length; p++) {
    const set = actors[alone[p]!]!;
    const bucket = buckets.get(set);
    if (bucket) bucket.push(p);
    else buckets.set(set, [p]);
  }
  return [...buckets.values()].filter((bucket) => bucket.length > 1).map(byFirst(first, alone));
}

const byFirst =
  (first: Float64Array, alone: Int32Array) =>
  (bucket: number[]): number[] =>
    bucket.sort((p, q) => {
      const [a, b] = [first[alone[p]!]!, first[alone[q]!]!];
      return a < b ? -1 : a > b ? 1 : 0;
    });

/** Pairs of a bucket whose days come close. */
function eachClose(
  { first, last }: ReportColumns,
  alone: Int32Array,
  bucket: readonly number[],
  slack: number,
  add: (p: number, q: number) => void,
): void {
  for (let i = 0; i < bucket.length; i++) {
    const end = last[alone[bucket[i]!]!]! + slack;
    for (let j = i + 1; j < bucket.length; j++) {
      if (first[alone[bucket[j]!]!]! > end) break;
      add(bucket[i]!, bucket[j]!);
    }
  }
}

/**
 * Pairs of exactly dated reports with different actors, two of them in common: that can be enough only
 * where one of the reports has a third actor, so only those look about them.
 */
function eachSharing(
  { first, last, level, actors, sets }: ReportColumns,
  alone: Int32Array,
  slack: number,
  add: (p: number, q: number) => void,
): void {
  const isLarge = (p: number): boolean => sets[actors[alone[p]!]!]!.length > 2;
  const large = Array.from(alone.keys()).filter((p) => level[alone[p]!] === 0 && isLarge(p));
  if (large.length === 0) return;
  const duos = (set: readonly number[]): string[] =>
    set.flatMap((x, i) => set.slice(i + 1).map((y) => `${x} ${y}`));
  const known = new Map<number, string[]>();
  const duosOf = (p: number): string[] => {
    const set = actors[alone[p]!]!;
    let found = known.get(set);
    if (!found) known.set(set, (found = duos(sets[set]!)));
    return found;
  };
  const buckets = new Map<string, number[]>(large.flatMap(duosOf).map((duo) => [duo, []]));
  for (let p = 0; p < alone.length; p++)
    if (level[alone[p]!] === 0) for (const duo of duosOf(p)) buckets.get(duo)?.push(p);
  const met = new Set<number>();
  for (const bucket of buckets.values()) {
    byFirst(first, alone)(bucket);
    let longest = 0;
    for (const p of bucket) longest = Math.max(longest, last[alone[p]!]! - first[alone[p]!]!);
    for (let i = 0; i < bucket.length; i++) {
      const p = bucket[i]!;
      if (!isLarge(p)) continue;
      const meet = (q: number): void => {
        if (actors[alone[p]!] === actors[alone[q]!]) return;
        const pair = p < q ? p * alone.length + q : q * alone.length + p;
        if (met.has(pair)) return;
        met.add(pair);
        add(p, q);
      };
      const [begin, end] = [first[alone[p]!]!, last[alone[p]!]! + slack];
      for (let j = i + 1; j < bucket.length && first[alone[bucket[j]!]!]! <= end; j++)
        meet(bucket[j]!);
      // Of two large ones the earlier has looked already.
      for (let j = i - 1; j >= 0; j--) {
        const q = bucket[j]!;
        if (first[alone[q]!]! + longest + slack < begin) break;
        if (!isLarge(q) && last[alone[q]!]! + slack >= begin) meet(q);
      }
    }
  }
}
