import { byText } from '../common.ts';
import {
  type Report,
  type SameOptions,
  SAME_DEFAULTS,
  dayGap,
  jaccard,
  maybeSame,
} from './same.ts';

/** Of two numbers that may be infinite. */
const byNumber = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Reports taken to tell of one act. */
export interface Cluster {
  reports: Report[];
  /** A coarsely dated report that fits two or more acts: out of the count, in its upper bound. */
  ambiguous: boolean;
  /** For an ambiguous report, the ids of the first report of each act that it fits: at most ten. */
  fits: string[];
}

/** A report without a date may fit thousands of acts; to name the earliest is enough. */
const MOST_FITS = 10;

const FINENESS = { day: 0, month: 1, quarter: 2, season: 2, year: 3, unknown: 4 } as const;

/**
 * Groups reports into acts. Greedy complete-link among reports of the same precision, closest pairs
 * first (days apart, then overlap of actors, then ids), from the finest dates to the coarsest; a
 * coarser report joins the only finer act that it fits, and is ambiguous where it fits several.
 */
export function clusterReports(reports: readonly Report[], options: SameOptions = {}): Cluster[] {
  const byKey = new Map<string, Report[]>();
  for (const report of reports) {
    const key = `${report.status}\u001f${report.root}`;
    const block = byKey.get(key);
    if (block) block.push(report);
    else byKey.set(key, [report]);
  }
  const keyOf = actorsKeys();
  const found: { cluster: Cluster; day: number }[] = [];
  for (const block of byKey.values())
    for (const cluster of clusterBlock(block, options, keyOf)) {
      let day = Infinity;
      for (const report of cluster.reports) if (report.first < day) day = report.first;
      found.push({ cluster, day });
    }
  found.sort((a, b) =>
    a.day < b.day
      ? -1
      : a.day > b.day
        ? 1
        : byText(a.cluster.reports[0]!.id, b.cluster.reports[0]!.id),
  );
  return found.map(({ cluster }) => cluster);
}

function clusterBlock(block: readonly Report[], options: SameOptions, keyOf: KeyOf): Cluster[] {
  const clusters: Cluster[] = [];
  for (let level = 0; level <= FINENESS.unknown; level++) {
    const here = block
      .filter((r) => FINENESS[r.precision] === level)
      .sort((a, b) => byText(a.id, b.id));
    if (here.length === 0) continue;
    const finer = clusters.filter((c) => !c.ambiguous);
    const near = level === 0 ? () => [] : nearIndex(finer, keyOf);
    const alone: Report[] = [];
    for (const report of here) {
      const fits = fitting(report, near(report), options);
      if (fits.length === 1) fits[0]!.reports.push(report);
      else if (fits.length === 0) alone.push(report);
      else
        clusters.push({
          reports: [report],
          ambiguous: true,
          fits: fits.map((c) => c.reports[0]!.id).sort(byText),
        });
    }
    for (const cluster of completeLink(alone, options, keyOf)) clusters.push(cluster);
  }
  for (const { reports } of clusters)
    if (reports.length > 1) reports.sort((a, b) => byText(a.id, b.id));
  return clusters;
}

/** Those of the clusters that a report fits, in their order; no more than can be named. */
function fitting(report: Report, near: Iterable<Cluster>, options: SameOptions): Cluster[] {
  const fits: Cluster[] = [];
  for (const cluster of near) {
    if (!cluster.reports.every((r) => maybeSame(r, report, options))) continue;
    fits.push(cluster);
    if (fits.length === MOST_FITS) break;
  }
  return fits;
}

/** A number for each set of actors: the same for the same set, in any order. */
type KeyOf = (report: Report) => number;

function actorsKeys(): KeyOf {
  const known = new WeakMap<readonly string[], number>();
  const numbers = new Map<string, number>();
  return ({ actors }) => {
    const found = known.get(actors);
    if (found !== undefined) return found;
    const text = [...actors].sort(byText).join('\u001f');
    const key = numbers.get(text) ?? numbers.size;
    numbers.set(text, key);
    known.set(actors, key);
    return key;
  };
}

/**
 * Finds the clusters that a coarse report may fit, without looking at all of them: those of the same
 * actors (a coarse date matches no others) whose first report may overlap it, by that report's day.
 */
function nearIndex(
  clusters: readonly Cluster[],
  keyOf: KeyOf,
): (report: Report) => Iterable<Cluster> {
  const byActors = new Map<number, Cluster[]>();
  for (const cluster of clusters) {
    const key = keyOf(cluster.reports[0]!);
    const bucket = byActors.get(key);
    if (bucket) bucket.push(cluster);
    else byActors.set(key, [cluster]);
  }
  const looks = new Map<number, (report: Report) => Iterable<Cluster>>();
  for (const [key, bucket] of byActors) looks.set(key, byDays(bucket));
  return (report) => looks.get(keyOf(report))?.(report) ?? [];
}

function byDays(clusters: Cluster[]): (report: Report) => Iterable<Cluster> {
  clusters.sort((a, b) => byNumber(a.reports[0]!.first, b.reports[0]!.first));
  const firsts = clusters.map((c) => c.reports[0]!.first);
  const longest = clusters.reduce(
    (days, c) => Math.max(days, c.reports[0]!.last - c.reports[0]!.first),
    0,
  );
  return function* (report) {
    const to = lowerBound(firsts, report.last + 1);
    for (let i = lowerBound(firsts, report.first - longest); i < to; i++) yield clusters[i]!;
  };
}

/** Index of the first value that is not below x, in sorted values. */
function lowerBound(values: readonly number[], x: number): number {
  let lo = 0;
  let hi = values.length;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (values[mid]! < x) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

interface Edge {
  a: number;
  b: number;
  gap: number;
  overlap: number;
}

function completeLink(reports: readonly Report[], options: SameOptions, keyOf: KeyOf): Cluster[] {
  const edges: Edge[] = [];
  for (const [a, b] of candidates(reports, options.slack ?? SAME_DEFAULTS.slack, keyOf)) {
    const [x, y] = [reports[a]!, reports[b]!];
    if (maybeSame(x, y, options))
      edges.push({ a, b, gap: dayGap(x, y), overlap: jaccard(x.actors, y.actors) });
  }
  // `reports` come in the order of their ids, so that indices stand for ids.
  edges.sort((x, y) => x.gap - y.gap || y.overlap - x.overlap || x.a - y.a || x.b - y.b);
  const home = reports.map((_, i) => i);
  const members = reports.map((_, i) => [i]);
  for (const { a, b } of edges) {
    const [x, y] = [home[a]!, home[b]!];
    if (x === y) continue;
    const all = members[x]!.every((i) =>
      members[y]!.every((j) => maybeSame(reports[i]!, reports[j]!, options)),
    );
    if (!all) continue;
    for (const j of members[y]!) home[j] = x;
    members[x]!.push(...members[y]!);
    members[y] = [];
  }
  return members
    .filter((group) => group.length > 0)
    .map((group) => ({ reports: group.map((i) => reports[i]!), ambiguous: false, fits: [] }));
}

/**
 * Pairs of reports that may tell of one act, as indices a < b, each pair once: their days come close,
 * and they have the same actors, or at least two in common and exact dates.
 */
function* candidates(
  reports: readonly Report[],
  slack: number,
  keyOf: KeyOf,
): Generator<[number, number]> {
  const same = new Map<number, number[]>();
  const sharing = new Map<string, number[]>();
  const put = <K>(buckets: Map<K, number[]>, key: K, i: number): void => {
    const bucket = buckets.get(key);
    if (bucket) bucket.push(i);
    else buckets.set(key, [i]);
  };
  // Two actors in common are looked for only where some report has a third.
  const larger = reports.some((r) => r.actors.length > 2 && r.precision === 'day');
  for (const [i, report] of reports.entries()) {
    put(same, keyOf(report), i);
    if (!larger || report.precision !== 'day') continue;
    const actors = [...report.actors].sort(byText);
    for (let p = 0; p < actors.length; p++)
      for (let q = p + 1; q < actors.length; q++) put(sharing, `${actors[p]}\u001f${actors[q]}`, i);
  }
  for (const bucket of same.values()) yield* closeIn(reports, bucket, slack);
  const found = new Set<number>();
  for (const bucket of sharing.values())
    for (const pair of closeIn(reports, bucket, slack)) {
      const [a, b] = pair;
      if (keyOf(reports[a]!) === keyOf(reports[b]!)) continue;
      const key = a * reports.length + b;
      if (found.has(key)) continue;
      found.add(key);
      yield pair;
    }
}

/** Pairs of a bucket whose days come close. */
function* closeIn(
  reports: readonly Report[],
  bucket: number[],
  slack: number,
): Generator<[number, number]> {
  if (bucket.length < 2) return;
  bucket.sort((a, b) => byNumber(reports[a]!.first, reports[b]!.first));
  for (let p = 0; p < bucket.length; p++) {
    const x = bucket[p]!;
    const end = reports[x]!.last + slack;
    for (let q = p + 1; q < bucket.length; q++) {
      const y = bucket[q]!;
      if (reports[y]!.first > end) break;
      yield x < y ? [x, y] : [y, x];
    }
  }
}
