import { type Linked, completeLink } from './complete-link.ts';
import { type ReportColumns, type Same, common, remembered } from './report-columns.ts';
import { type SameOptions, SAME_DEFAULTS } from './same.ts';

export interface Clustered {
  /** Cluster of each report. */
  clusterOf: Int32Array;
  count: number;
  /** For each ambiguous cluster the clusters that its only report fits: the ten earliest at most. */
  fits: ReadonlyMap<number, readonly number[]>;
}

const LEVELS = 5;
/** A report without a date may fit thousands of acts; to name the earliest is enough. */
const MOST_FITS = 10;

/**
 * Groups reports into acts. Greedy complete-link among reports of the same precision, closest pairs
 * first (days apart, then overlap of actors, then ids), from the finest dates to the coarsest; a
 * coarser report joins the only finer act that it fits, and is ambiguous where it fits several.
 */
export function clusterColumns(reports: ReportColumns, options: SameOptions = {}): Clustered {
  const n = reports.rank.length;
  const same = sameness(reports, options);
  const clusterOf = new Int32Array(n).fill(-1);
  const found: Growing = {
    head: new Int32Array(n),
    tail: new Int32Array(n),
    next: new Int32Array(n).fill(-1),
    count: 0,
  };
  const fits = new Map<number, number[]>();
  const open = (report: number): number => {
    const cluster = found.count++;
    found.head[cluster] = found.tail[cluster] = report;
    clusterOf[report] = cluster;
    return cluster;
  };
  const join = (cluster: number, report: number): void => {
    found.next[found.tail[cluster]!] = report;
    found.tail[cluster] = report;
    clusterOf[report] = cluster;
  };

  for (const groups of byBlock(reports)) {
    const from = found.count;
    for (const [level, here] of groups.entries()) {
      if (here.length === 0) continue;
      const near = level === 0 ? null : nearIndex(reports, found, from, fits);
      const alone: number[] = [];
      for (const report of here) {
        const fitting = near === null ? [] : near(report, same);
        if (fitting.length === 1) join(fitting[0]!, report);
        else if (fitting.length === 0) alone.push(report);
        else fits.set(open(report), fitting);
      }
      const linked = completeLink(reports, Int32Array.from(alone), same, options);
      place(linked, alone, open, join);
    }
  }
  return { clusterOf, count: found.count, fits };
}

/** Clusters while they grow: reports of a cluster as a chain. */
interface Growing {
  head: Int32Array;
  tail: Int32Array;
  next: Int32Array;
  count: number;
}

function place(
  { head, next }: Linked,
  alone: readonly number[],
  open: (report: number) => number,
  join: (cluster: number, report: number) => void,
): void {
  for (let group = 0; group < alone.length; group++) {
    if (head[group] === -1) continue;
    const cluster = open(alone[head[group]!]!);
    for (let at = next[head[group]!]!; at !== -1; at = next[at]!) join(cluster, alone[at]!);
  }
}

/** For each block, its reports by level, in the order of their ids. */
function byBlock({ block, level, rank }: ReportColumns): Int32Array[][] {
  const n = rank.length;
  const inOrder = new Int32Array(n);
  for (let i = 0; i < n; i++) inOrder[rank[i]!] = i;
  const blocks: number[][][] = [];
  for (const i of inOrder) {
    const levels = (blocks[block[i]!] ??= Array.from({ length: LEVELS }, () => []));
    levels[level[i]!]!.push(i);
  }
  return blocks.flatMap((levels) =>
    levels === undefined ? [] : [levels.map((own) => Int32Array.from(own))],
  );
}

function sameness(reports: ReportColumns, options: SameOptions): Same {
  const { slack = SAME_DEFAULTS.slack, minOverlap = SAME_DEFAULTS.minOverlap } = options;
  const { first, last, level, mode, kind, actors, domains, sets } = reports;
  const share = remembered(sets, (a, b) => Number(a.length > 0 && common(a, b) > 0));
  const close = remembered(sets, (a, b) => {
    const both = common(a, b);
    return Number(both >= 2 && both / (a.length + b.length - both) >= minOverlap);
  });
  return (a, b) => {
    if (mode[a] !== mode[b] && mode[a] !== -1 && mode[b] !== -1) return false;
    if (kind[a] !== kind[b] && kind[a] !== -1 && kind[b] !== -1) return false;
    const [d, e] = [domains[a]!, domains[b]!];
    if (d !== e && sets[d]!.length > 0 && sets[e]!.length > 0 && share(d, e) === 0) return false;
    const exact = level[a] === 0 && level[b] === 0;
    const gap = Math.max(0, first[a]! - last[b]!, first[b]! - last[a]!);
    if (gap > (exact ? slack : 0)) return false;
    return actors[a] === actors[b] || (exact && close(actors[a]!, actors[b]!) === 1);
  };
}

/**
 * Finds the clusters of a block that a coarse report fits, without looking at all of them: those of
 * the same actors (a coarse date matches no others) whose first report may overlap it, the earliest
 * first. No more than can be named.
 */
function nearIndex(
  reports: ReportColumns,
  { head, next, count }: Growing,
  from: number,
  ambiguous: ReadonlyMap<number, unknown>,
): (report: number, same: Same) => number[] {
  const { first, last, actors } = reports;
  const bySet = new Map<number, number[]>();
  for (let cluster = from; cluster < count; cluster++) {
    if (ambiguous.has(cluster)) continue;
    const set = actors[head[cluster]!]!;
    const bucket = bySet.get(set);
    if (bucket) bucket.push(cluster);
    else bySet.set(set, [cluster]);
  }
  const looks = new Map(
    [...bySet].map(([set, clusters]) => {
      const day = (cluster: number): number => first[head[cluster]!]!;
      // Sorting keeps the order of clusters that begin on one day.
      const sorted = clusters.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
      let longest = 0;
      for (const cluster of sorted) {
        const days = last[head[cluster]!]! - day(cluster);
        if (days > longest) longest = days;
      }
      return [set, { sorted, longest, days: Float64Array.from(sorted, day) }];
    }),
  );
  return (report, same) => {
    const fitting: number[] = [];
    const look = looks.get(actors[report]!);
    if (!look) return fitting;
    const begin = lowerBound(look.days, first[report]! - look.longest);
    for (let k = begin; k < look.sorted.length && look.days[k]! <= last[report]!; k++) {
      const cluster = look.sorted[k]!;
      let fitsAll = true;
      for (let at = head[cluster]!; at !== -1 && fitsAll; at = next[at]!)
        fitsAll = same(at, report);
      if (!fitsAll) continue;
      fitting.push(cluster);
      if (fitting.length === MOST_FITS) break;
    }
    return fitting;
  };
}

/** Index of the first value that is not below x, in sorted values. */
function lowerBound(values: Float64Array, x: number): number {
  let lo = 0;
  let hi = values.length;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (values[mid]! < x) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}
