import { byText } from '../common.ts';
import {
  type Report,
  type SameOptions,
  SAME_DEFAULTS,
  dayGap,
  jaccard,
  maybeSame,
} from './same.ts';

/** Reports taken to tell of one act. */
export interface Cluster {
  reports: Report[];
  /** A coarsely dated report that fits two or more acts: out of the count, in its upper bound. */
  ambiguous: boolean;
  /** For an ambiguous report, the ids of the first report of each act that it fits. */
  fits: string[];
}

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
  return [...byKey.values()].flatMap((block) => clusterBlock(block, options)).sort(byDay);
}

const earliest = (cluster: Cluster): number =>
  cluster.reports.reduce((day, r) => Math.min(day, r.first), Infinity);

const byDay = (a: Cluster, b: Cluster): number => {
  const [x, y] = [earliest(a), earliest(b)];
  return x < y ? -1 : x > y ? 1 : byText(a.reports[0]!.id, b.reports[0]!.id);
};

function clusterBlock(block: readonly Report[], options: SameOptions): Cluster[] {
  const clusters: Cluster[] = [];
  for (let level = 0; level <= FINENESS.unknown; level++) {
    const here = block
      .filter((r) => FINENESS[r.precision] === level)
      .sort((a, b) => byText(a.id, b.id));
    if (here.length === 0) continue;
    const finer = clusters.filter((c) => !c.ambiguous);
    const near = nearIndex(finer);
    const alone: Report[] = [];
    for (const report of here) {
      const fits = near(report).filter((c) =>
        c.reports.every((r) => maybeSame(r, report, options)),
      );
      if (fits.length === 1) fits[0]!.reports.push(report);
      else if (fits.length === 0) alone.push(report);
      else
        clusters.push({
          reports: [report],
          ambiguous: true,
          fits: fits.map((c) => c.reports[0]!.id).sort(byText),
        });
    }
    clusters.push(...completeLink(alone, options));
  }
  for (const cluster of clusters) cluster.reports.sort((a, b) => byText(a.id, b.id));
  return clusters;
}

/** Finds the clusters whose first report may overlap a report, without looking at all of them. */
function nearIndex(clusters: readonly Cluster[]): (report: Report) => Cluster[] {
  const sorted = [...clusters].sort((a, b) => a.reports[0]!.first - b.reports[0]!.first);
  const firsts = sorted.map((c) => c.reports[0]!.first);
  const longest = sorted.reduce(
    (days, c) => Math.max(days, c.reports[0]!.last - c.reports[0]!.first),
    0,
  );
  return (report) => {
    const from = lowerBound(firsts, report.first - longest);
    const to = lowerBound(firsts, report.last + 1);
    return sorted.slice(from, to);
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

function completeLink(reports: readonly Report[], options: SameOptions): Cluster[] {
  const slack = options.slack ?? SAME_DEFAULTS.slack;
  const order = reports.map((_, i) => i).sort((a, b) => reports[a]!.first - reports[b]!.first);
  const edges: Edge[] = [];
  // Only pairs whose days come close are looked at.
  for (let p = 0; p < order.length; p++) {
    const x = reports[order[p]!]!;
    for (let q = p + 1; q < order.length; q++) {
      const y = reports[order[q]!]!;
      if (y.first > x.last + slack) break;
      if (!maybeSame(x, y, options)) continue;
      const [a, b] = [Math.min(order[p]!, order[q]!), Math.max(order[p]!, order[q]!)];
      edges.push({ a, b, gap: dayGap(x, y), overlap: jaccard(x.actors, y.actors) });
    }
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
