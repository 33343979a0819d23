import { Numbering } from '../../base/index.ts';
import { byText } from '../common.ts';
import { type Clustered, clusterColumns } from './cluster-columns.ts';
import type { ReportColumns } from './report-columns.ts';
import type { Report, SameOptions } from './same.ts';

/** Reports taken to tell of one act. */
export interface Cluster {
  reports: Report[];
  /** A coarsely dated report that fits two or more acts: out of the count, in its upper bound. */
  ambiguous: boolean;
  /** For an ambiguous report, the ids of the first report of each act that it fits: at most ten. */
  fits: string[];
}

/** How fine a date is: only equally fine ones are brought together among themselves. */
export const FINENESS = { day: 0, month: 1, quarter: 2, season: 2, year: 3, unknown: 4 } as const;

/** Groups reports into acts (see `clusterColumns`), the earliest act first. */
export function clusterReports(reports: readonly Report[], options: SameOptions = {}): Cluster[] {
  const found = clusterColumns(columnsOf(reports), options);
  const clusters = reportsOf(found).map((places): Cluster => ({
    reports: places.map((i) => reports[i]!).sort((a, b) => byText(a.id, b.id)),
    ambiguous: false,
    fits: [],
  }));
  for (const [cluster, fits] of found.fits) {
    clusters[cluster]!.ambiguous = true;
    clusters[cluster]!.fits = fits.map((other) => clusters[other]!.reports[0]!.id).sort(byText);
  }
  const firstDay = ({ reports: own }: Cluster): number => Math.min(...own.map((r) => r.first));
  return clusters
    .map((cluster) => ({ cluster, day: firstDay(cluster) }))
    .sort((a, b) =>
      a.day < b.day
        ? -1
        : a.day > b.day
          ? 1
          : byText(a.cluster.reports[0]!.id, b.cluster.reports[0]!.id),
    )
    .map(({ cluster }) => cluster);
}

/** The reports of each cluster, by their places. */
function reportsOf({ clusterOf, count }: Clustered): number[][] {
  const places: number[][] = Array.from({ length: count }, () => []);
  for (const [report, cluster] of clusterOf.entries()) places[cluster]!.push(report);
  return places;
}

function columnsOf(reports: readonly Report[]): ReportColumns {
  const codes = new Numbering<string>();
  const sets = new Numbering<readonly number[]>();
  const blocks = new Numbering<string>();
  const words = new Numbering<string>();
  const codeOf = (text: string): number => codes.of(text, () => text);
  const setOf = (texts: readonly string[]): number => {
    const own = [...new Set(texts)].map(codeOf).sort((a, b) => a - b);
    return sets.of(own.join(' '), () => own);
  };
  const wordOf = (text: string | null): number => (text === null ? -1 : words.of(text, () => text));
  const order = [...reports.keys()].sort((a, b) => byText(reports[a]!.id, reports[b]!.id));
  const rank = new Int32Array(reports.length);
  for (const [place, i] of order.entries()) rank[i] = place;
  const ints = (of: (report: Report) => number): Int32Array => Int32Array.from(reports, of);
  const actors = ints((r) => setOf(r.actors));
  const domains = ints((r) => setOf(r.domains));
  return {
    rank,
    first: Float64Array.from(reports, (r) => r.first),
    last: Float64Array.from(reports, (r) => r.last),
    level: Uint8Array.from(reports, (r) => FINENESS[r.precision]),
    block: ints((r) => {
      const text = `${r.status}\u001f${r.root}`;
      return blocks.of(text, () => text);
    }),
    mode: ints((r) => wordOf(r.mode)),
    kind: ints((r) => wordOf(r.kind)),
    actors,
    domains,
    sets: sets.values,
  };
}
