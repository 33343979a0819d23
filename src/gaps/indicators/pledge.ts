import { addDays, partialDate } from '../../base/index.ts';
import type { Force, Indicator } from '../../model/index.ts';
import { distinct } from '../common.ts';
import { type Bound, pathState, twoPartPledge } from '../commitments/path.ts';
import type { MembersOn } from '../engagement/index.ts';
import { type Figure, type Series, seriesOf } from './series.ts';

/** A level of an indicator that was promised (see `knowledge/indicators/targets.json`). */
export interface Pledge {
  id: string;
  name: string;
  /** Actors, or groups that stand for their members. */
  actors: readonly string[];
  /** Series that measure it, and series of another definition that come near it. */
  series: readonly string[];
  compare: readonly string[];
  value: number;
  bound: Bound;
  unit: string;
  parts?:
    | {
        core: { series: string; value: number };
        related: { series: string; value: number };
      }
    | undefined;
  /** Partial dates. */
  made: string;
  due: string;
  review: string | null;
  force: Force;
}

type Reasoned<R extends string> = { value: null; reason: R };

/** When the level is reached if the last years go on. */
export type ProjectedYear =
  | {
      value: number;
      /** Earliest and latest year from the last three, four or five figures; `hi` null for never. */
      lo: number;
      hi: number | null;
      n: number;
    }
  | Reasoned<'fewer-than-3-observations' | 'not-moving-towards-target' | 'already-met'>;

export type PledgePath =
  | {
      /** What the straight line asks in the year of the last figure, and what was seen. */
      required: number;
      observed: number;
      /** By how much the figure falls short of the line; negative where it is better. */
      shortfall: number;
      behind: boolean;
      /** By how much it falls short of the level itself; 0 or less where that is reached. */
      toTarget: number;
      projected: ProjectedYear;
    }
  | Reasoned<'no-observation' | 'no-figure-at-start' | 'part-not-reported' | 'not-read'>;

export interface PledgeRow {
  pledge: string;
  actor: string;
  /** `core` and `total` where the promise has parts. */
  part: 'whole' | 'core' | 'total';
  /** Whether the promise is this actor's, or is only laid against its figures. */
  party: boolean;
  /** The series, and whether its definition is that of the promise; null where no series has figures. */
  series: string | null;
  near: boolean;
  level: number;
  /** Figures since the year in which it was promised. */
  figures: Figure[];
  estimates: number;
  path: PledgePath;
  /** Years from the promise to the day asked for, or the due year, without a figure. */
  missing: { year: number; reason: 'no-observation' }[];
  indicatorIds: string[];
}

export interface PledgeTable {
  pledge: Pledge;
  startYear: number;
  dueYear: number;
  /** Has its due year ended by the day asked for? */
  due: boolean;
  /** Promisers first, then the others, each by code. */
  rows: PledgeRow[];
}

export interface PledgeOptions {
  asOf: string;
  members: MembersOn;
  /** Further actors whose figures are laid against the promise, or groups of them. */
  others: readonly string[];
  without?: string | null;
}

/** The year in which most of the twelve months before the end of a date lie: fiscal years included. */
const dueYearOf = (due: string): number =>
  Number(addDays(partialDate(due)?.end ?? due, -182).slice(0, 4));

const membersOf = (codes: readonly string[], { members, asOf }: PledgeOptions): string[] =>
  distinct(
    codes.flatMap((code) => {
      const found = members(code, asOf);
      return found.length > 0 ? found : [code];
    }),
  );

/**
 * Where every actor stands on the straight line to what was promised: the line and what is missing to
 * it, the year in which the level is reached if the last years go on, and which years have no figure.
 * The line is a convention. Series of two definitions are never put on one line.
 */
export function pledgeTable(
  pledge: Pledge,
  indicators: readonly Indicator[],
  options: PledgeOptions,
): PledgeTable {
  const startYear = Number(pledge.made.slice(0, 4));
  const dueYear = dueYearOf(pledge.due);
  const asOfYear = Number(options.asOf.slice(0, 4));
  const shown = (code: string): boolean => code !== options.without;
  const parties = membersOf(pledge.actors, options).filter(shown);
  const others = membersOf(options.others, options).filter(
    (code) => shown(code) && !parties.includes(code),
  );
  const frame: Frame = { startYear, dueYear, lastYear: Math.min(asOfYear - 1, dueYear) };
  const rows = [...parties, ...others].flatMap((actor) => {
    const one = (part: PledgeRow['part'], level: number, found: Found): PledgeRow => ({
      pledge: pledge.id,
      actor,
      part,
      party: parties.includes(actor),
      level,
      ...rowOf(found, level, pledge.bound, frame),
    });
    const { parts } = pledge;
    if (parts === undefined)
      return [one('whole', pledge.value, best(pledge, indicators, actor, options.asOf, startYear))];
    const core = seriesOf(indicators, parts.core.series, actor, options.asOf);
    const related = seriesOf(indicators, parts.related.series, actor, options.asOf);
    const near = best(pledge, indicators, actor, options.asOf, startYear);
    return [
      one('core', parts.core.value, near),
      one('total', pledge.value, together(core, related, parts.core.series)),
    ];
  });
  return { pledge, startYear, dueYear, due: dueYear < asOfYear, rows };
}

interface Frame {
  startYear: number;
  dueYear: number;
  lastYear: number;
}

/** Figures of one actor, and where they come from. */
interface Found extends Series {
  series: string | null;
  near: boolean;
  /** Said in place of `no-observation`. */
  reason?: 'part-not-reported';
  /** Ids beside those of the figures. */
  ids?: ReadonlyMap<number, readonly string[]>;
}

/** The first series with a figure since the promise; the promise's own before near ones. */
function best(
  pledge: Pledge,
  indicators: readonly Indicator[],
  actor: string,
  asOf: string,
  startYear: number,
): Found {
  const candidates = [
    ...pledge.series.map((series) => ({ series, near: false })),
    ...pledge.compare.map((series) => ({ series, near: true })),
  ].map((candidate) => ({
    ...candidate,
    ...seriesOf(indicators, candidate.series, actor, asOf),
  }));
  return (
    candidates.find(({ seen }) => seen.some(({ year }) => year >= startYear)) ??
    candidates.find(({ seen }) => seen.length > 0) ?? {
      series: null,
      near: false,
      seen: [],
      forecasts: [],
      aside: [],
    }
  );
}

/** What counts of both parts, in the years for which both are reported. */
function together(core: Series, related: Series, series: string): Found {
  const ids = new Map<number, string[]>();
  const seen = core.seen.flatMap((figure): Figure[] => {
    const other = related.seen.find(({ year }) => year === figure.year);
    const counted = twoPartPledge(figure.value, other?.value ?? null);
    if (counted.value === null || other === undefined) return [];
    ids.set(figure.year, [figure.id, other.id]);
    const estimate = figure.status === 'estimate' || other.status === 'estimate';
    return [{ ...figure, value: counted.counted, status: estimate ? 'estimate' : 'actual' }];
  });
  return {
    series: seen.length > 0 ? series : null,
    near: false,
    seen,
    forecasts: [],
    aside: [],
    ids,
    ...(core.seen.length + related.seen.length > 0 ? { reason: 'part-not-reported' as const } : {}),
  };
}

function rowOf(
  found: Found,
  level: number,
  bound: Bound,
  { startYear, dueYear, lastYear }: Frame,
): Pick<
  PledgeRow,
  'series' | 'near' | 'figures' | 'estimates' | 'path' | 'missing' | 'indicatorIds'
> {
  const figures = found.seen.filter(({ year }) => year >= startYear);
  const have = new Set(figures.map(({ year }) => year));
  const years = Array.from(
    { length: Math.max(0, lastYear - startYear + 1) },
    (_, i) => startYear + i,
  );
  const ids = found.ids ?? new Map<number, readonly string[]>();
  return {
    series: found.series,
    near: found.near,
    figures,
    estimates: figures.filter(({ status }) => status === 'estimate').length,
    path: pathOf(found, figures, level, bound, startYear, dueYear),
    missing: years
      .filter((year) => !have.has(year))
      .map((year) => ({ year, reason: 'no-observation' })),
    indicatorIds: figures.flatMap(({ id, year }) => ids.get(year) ?? [id]),
  };
}

function pathOf(
  found: Found,
  figures: readonly Figure[],
  level: number,
  bound: Bound,
  startYear: number,
  dueYear: number,
): PledgePath {
  const first = figures[0];
  if (first === undefined) {
    if (found.reason !== undefined) return { value: null, reason: found.reason };
    return { value: null, reason: found.seen.length > 0 ? 'no-observation' : 'not-read' };
  }
  if (first.year !== startYear) return { value: null, reason: 'no-figure-at-start' };
  // Whoever was there at the start has nothing to climb: the line is the level itself.
  const there =
    (bound === 'floor' && first.value >= level) || (bound === 'ceiling' && first.value <= level);
  const points = figures.map(({ year, value }) => [year, value] as const);
  const start = [startYear, there ? level : first.value] as const;
  const target = [dueYear, level] as const;
  const path = pathState(start, target, points, bound);
  if ('value' in path) return { value: null, reason: 'no-observation' };
  const { required, observed, shortfall, behind, gapToTarget } = path;
  return {
    required,
    observed,
    shortfall,
    behind,
    toTarget: gapToTarget,
    projected: projectedYear(points, start, target, bound, gapToTarget),
  };
}

/** From the last five figures, with the spread over the last three, four and five. */
function projectedYear(
  points: readonly (readonly [number, number])[],
  start: readonly [number, number],
  target: readonly [number, number],
  bound: Bound,
  toTarget: number,
): ProjectedYear {
  if (toTarget <= 0) return { value: null, reason: 'already-met' };
  if (points.length < 3) return { value: null, reason: 'fewer-than-3-observations' };
  const last = points.at(-1)![0];
  const from = (n: number): number | null => {
    const path = pathState(start, target, points.slice(-n), bound);
    if ('value' in path) return null;
    // A line through the figures may have passed the level already while the last figure has not.
    return path.projected.value === null ? null : Math.max(path.projected.value, last);
  };
  const value = from(5);
  if (value === null) return { value: null, reason: 'not-moving-towards-target' };
  const others = [3, 4, 5].filter((n) => n <= points.length).map(from);
  const known = others.filter((year) => year !== null);
  return {
    value,
    lo: Math.min(...known),
    hi: known.length < others.length ? null : Math.max(...known),
    n: Math.min(points.length, 5),
  };
}
