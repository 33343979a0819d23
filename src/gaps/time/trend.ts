import { once } from '../../base/index.ts';
import { byText, distinct } from '../common.ts';
import { type CarriedOptions, carriedTrend, type CarriedTrend } from './carried.ts';
import { type ChangePoint, changePoint, changePointP, pelt } from '../change.ts';
import type { Deed } from '../deeds/index.ts';
import { type PlacedDeed, type PlacedOptions, placedDeeds } from '../engagement/placed.ts';
import { benjaminiHochberg } from '../significance.ts';
import { type Trend, trend } from '../trend.ts';
import { type Coverage, type CoverageDocument, coverageOf } from './coverage.ts';
import { type FirstOfKind, firstsOf } from './firsts.ts';
import { type Period, type PeriodLength, periodHolding, periodsBetween } from './periods.ts';

/** One period: what was read, and what those documents report of it. */
export interface PeriodRow extends Period {
  /** Families of documents published in it. */
  documents: number;
  /** Deeds of the period that a document published in it reports; a reason where none was read. */
  deeds: { value: number; deedIds: string[] } | { value: null; reason: 'not-read' };
  /** The same per document; a reason where none was read. */
  rate: { value: number } | { value: null; reason: 'not-read' };
  /** All deeds on record, however and whenever they came to be known, and how many they are. */
  onRecord: string[];
  recorded: number;
}

export interface TrendOf {
  /** Ratio of the rate from one period to the next. */
  rate: Trend;
  /** Deeds counted in it. */
  deedIds: string[];
}

export type ChangeFound =
  | (Extract<ChangePoint, { gain: number }> & {
      /** First period after the change. */
      at: string;
      p: number;
    })
  | Extract<ChangePoint, { value: null }>;

export interface TrendResult {
  length: PeriodLength;
  periods: PeriodRow[];
  rate: Trend;
  /** The same with the choice of documents and the coder's errors carried in; null where not asked for. */
  carried: CarriedTrend | null;
  /** By partner, with q over the partners shown together (Benjamini & Hochberg). */
  partners: (TrendOf & { partner: string; q: number | null })[];
  /** The most likely single change of the rate, and all that PELT finds. */
  change: ChangeFound;
  changes: string[];
  /** All deeds on record by period, without what was read: a trend of the archive, never a finding. */
  archive: Trend;
  firsts: FirstOfKind[];
  coverage: Pick<Coverage, 'first' | 'last' | 'documents' | 'undated'>;
  /** Done deeds that are in no rate, and why. */
  left: {
    /** Known from later texts or from curated entries alone. */
    reportedElsewhen: string[];
    /** Days that span two periods, or none known. */
    noPeriod: string[];
  };
  /** Deeds behind the rates. */
  deedIds: string[];
  recordIds: string[];
}

export interface TrendOptions extends PlacedOptions {
  length?: PeriodLength;
  simulations?: number;
  seed?: number;
  /** Measured errors of coders, to be carried into the interval. */
  error?: CarriedOptions['error'];
  replicates?: number;
}

/**
 * Whether the two sides do more together over time, per document read. A deed counts in its period
 * where a document published in that period reports it: what is only known from hindsight, or from an
 * entry that was written because of it, has no number of documents to be divided by.
 */
export function trendOfDeeds(
  deeds: readonly Deed[],
  documents: readonly CoverageDocument[],
  options: TrendOptions,
): TrendResult {
  const { length = 'half-year', asOf } = options;
  const coverage = coverageOf(documents, length);
  const placed = placedDeeds(deeds, options).filter(
    ({ deed }) => deed.status === 'actual' && (deed.date.start === null || deed.date.start <= asOf),
  );
  const holding = new Map<Deed['date'], string | null>();
  const holds = (date: Deed['date']): string | null => {
    let found = holding.get(date);
    if (found === undefined) holding.set(date, (found = periodHolding(date, length)));
    return found;
  };
  const dated = placed.map(({ deed, sides }) => ({ deed, sides, period: holds(deed.date) }));
  let [earliest, latest] = [coverage.first, coverage.last];
  for (const { deed, period } of dated) {
    if (period === null) continue;
    const day = deed.date.start!;
    if (earliest === null || day < earliest) earliest = day;
    if (latest === null || day > latest) latest = day;
  }
  const from = options.from ?? earliest ?? asOf;
  const to = [options.to ?? asOf, asOf, latest ?? asOf].sort(byText)[0]!;
  const periods = periodsBetween(from, to, length);

  const contemporary = (one: (typeof dated)[number]): boolean =>
    one.period !== null &&
    one.deed.documentIds.some((id) => coverage.periodOf.get(id) === one.period);
  const counted = dated.filter(contemporary);
  const countedIn = byPeriod(counted);
  const onRecordIn = byPeriod(dated);
  const rows = periods.map((period): PeriodRow => {
    const read = coverage.read.get(period.key) ?? 0;
    const own = countedIn.get(period.key) ?? [];
    const ids = once(() => own.map(({ deed }) => deed.id));
    const recorded = onRecordIn.get(period.key) ?? [];
    const onRecord = once(() => recorded.map(({ deed }) => deed.id));
    return {
      ...period,
      documents: read,
      deeds:
        read === 0
          ? { value: null, reason: 'not-read' }
          : {
              value: own.length,
              get deedIds() {
                return ids();
              },
            },
      rate: read === 0 ? { value: null, reason: 'not-read' } : { value: own.length / read },
      recorded: recorded.length,
      get onRecord() {
        return onRecord();
      },
    };
  });

  const rowAt = new Map(rows.map((row, i) => [row.key, i]));
  const exposure = rows.map((row) => row.documents);
  const countsOf = (keep: (one: PlacedDeed) => boolean): number[] =>
    rows.map((row) => (countedIn.get(row.key) ?? []).filter(keep).length);
  const all = countsOf(() => true);
  const looked = [...new Set(counted.map(({ sides }) => sides))];
  const byPartner = distinct(looked.flatMap(({ pairs }) => pairs.map((p) => p.partner))).map(
    (partner) => {
      const those = new Set(looked.filter(({ pairs }) => pairs.some((p) => p.partner === partner)));
      const has = ({ sides }: PlacedDeed): boolean => those.has(sides);
      const ids = once(() => counted.filter(has).map(({ deed }) => deed.id));
      return {
        partner,
        rate: trend(countsOf(has), exposure),
        ids,
      };
    },
  );
  const tested = byPartner.flatMap(({ rate }) => ('p' in rate ? [rate.p] : []));
  const qs = benjaminiHochberg(tested);
  let next = 0;
  const change = changeOf(rows, all, options);
  const among = new Set(counted);
  const reportedElsewhen = once(() =>
    dated.filter((one) => one.period !== null && !among.has(one)).map(({ deed }) => deed.id),
  );
  const noPeriod = once(() =>
    dated.filter(({ period }) => period === null).map(({ deed }) => deed.id),
  );
  const deedIds = once(() => counted.map(({ deed }) => deed.id));
  const recordIds = once(() => distinct(counted.flatMap(({ deed }) => deed.eventIds)));
  return {
    length,
    periods: rows,
    rate: trend(all, exposure),
    carried:
      options.error === undefined
        ? null
        : carriedTrend(
            counted.map(({ deed, period }) => ({ deed, period: rowAt.get(period!)! })),
            exposure,
            { ...options, error: options.error },
          ),
    partners: byPartner.map(({ partner, rate, ids }) => ({
      partner,
      rate,
      q: 'p' in rate ? qs[next++]! : null,
      get deedIds() {
        return ids();
      },
    })),
    ...change,
    archive: trend(rows.map((row) => row.recorded)),
    firsts: firstsOf(placed, coverage.first),
    coverage: {
      first: coverage.first,
      last: coverage.last,
      documents: coverage.documents,
      undated: coverage.undated,
    },
    left: {
      get reportedElsewhen() {
        return reportedElsewhen();
      },
      get noPeriod() {
        return noPeriod();
      },
    },
    get deedIds() {
      return deedIds();
    },
    get recordIds() {
      return recordIds();
    },
  };
}

function byPeriod<T extends { period: string | null }>(all: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    if (one.period === null) continue;
    const there = found.get(one.period);
    if (there) there.push(one);
    else found.set(one.period, [one]);
  }
  return found;
}

/** Changes of the rate over the periods that were read; the others hold no information. */
function changeOf(
  rows: readonly PeriodRow[],
  counts: readonly number[],
  { simulations = 999, seed }: Pick<TrendOptions, 'simulations' | 'seed'>,
): Pick<TrendResult, 'change' | 'changes'> {
  const read = rows.flatMap((row, i) =>
    row.documents > 0 ? [{ key: row.key, n: counts[i]!, e: row.documents }] : [],
  );
  const n = read.map((one) => one.n);
  const e = read.map((one) => one.e);
  const found = changePoint(n, e);
  if (!('gain' in found)) return { change: found, changes: [] };
  const p = changePointP(n, e, {
    simulations,
    name: 'trend change',
    ...(seed === undefined ? {} : { seed }),
  });
  return {
    change: { ...found, at: read[found.k]!.key, p: p ?? 1 },
    changes: pelt(n, e).changes.map((k) => read[k]!.key),
  };
}
