import { once } from '../../base/index.ts';
import type { DocumentColumns } from '../../model/index.ts';
import { byText, distinct } from '../common.ts';
import { type CarriedOptions, carriedTrend, type CarriedTrend } from './carried.ts';
import { type ChangePoint, changePoint, changePointP, pelt } from '../change.ts';
import {
  type DeedFacts,
  type DocumentFacts,
  type GivenDeeds,
  columnsOfDocuments,
  factsOf,
} from '../deeds/index.ts';
import {
  type PlacedOptions,
  chosen,
  cooperates,
  fitting,
  joins,
  placementOf,
} from '../engagement/placed.ts';
import { benjaminiHochberg } from '../significance.ts';
import { type Trend, trend } from '../trend.ts';
import { type Coverage, coverageOf } from './coverage.ts';
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
  deeds: GivenDeeds,
  documents: readonly DocumentFacts[],
  options: TrendOptions,
): TrendResult {
  const { length = 'half-year', asOf } = options;
  const facts = factsOf(deeds);
  const known = columnsOfDocuments(documents);
  const coverage = coverageOf(known, length);
  const placement = placementOf(facts, options);
  const { kindOf, kinds } = placement;
  const { date, domains } = fitting(options);
  const places = chosen(placement, {
    root: cooperates,
    status: (status) => status === 'actual',
    sides: joins,
    date: (days) => date(days) && (days.start === null || days.start <= asOf),
    ...(domains === undefined ? {} : { domains }),
  });
  /** Period of each date, by its number in the coverage; -1 for none. */
  const { keys } = coverage;
  const holds = Int32Array.from(facts.dates, (days) => {
    const key = periodHolding(days, length);
    return key === null ? -1 : keys.of(key, () => key);
  });
  let [earliest, latest] = [coverage.first, coverage.last];
  const met = new Uint8Array(facts.dates.length);
  for (const at of places) met[facts.date[at]!] = 1;
  for (const [i, { start }] of facts.dates.entries()) {
    if (met[i] === 0 || holds[i]! < 0) continue;
    if (earliest === null || start! < earliest) earliest = start!;
    if (latest === null || start! > latest) latest = start!;
  }
  const from = options.from ?? earliest ?? asOf;
  const to = [options.to ?? asOf, asOf, latest ?? asOf].sort(byText)[0]!;
  const periods = periodsBetween(from, to, length);

  const isContemporary = contemporary(facts, known, coverage, holds);
  const counted = places.filter(isContemporary);
  const idsOf = (some: Int32Array): string[] => Array.from(some, (at) => facts.deed(at).id);
  /** Row of each period by its number; -1 for those that are not shown. */
  const rowOf = new Int32Array(keys.values.length).fill(-1);
  for (const [row, { key }] of periods.entries()) {
    const number = keys.values.indexOf(key);
    if (number >= 0) rowOf[number] = row;
  }
  const rowAt = (at: number): number => {
    const period = holds[facts.date[at]!]!;
    return period < 0 ? -1 : rowOf[period]!;
  };
  /** Counted deeds by row and kind, and all on record by row. */
  const table = new Int32Array(periods.length * kinds.length);
  const recorded = new Int32Array(periods.length);
  for (const at of counted) {
    const row = rowAt(at);
    if (row >= 0) table[row * kinds.length + kindOf[at]!]!++;
  }
  for (const at of places) {
    const row = rowAt(at);
    if (row >= 0) recorded[row]!++;
  }
  const countsOf = (has: (kind: number) => boolean): number[] => {
    const wanted = Int32Array.from(kinds.keys()).filter(has);
    return periods.map((_, row) =>
      wanted.reduce((n, kind) => n + table[row * kinds.length + kind]!, 0),
    );
  };
  const all = countsOf(() => true);
  const rows = periods.map((period, row): PeriodRow => {
    const read = coverage.read.get(period.key) ?? 0;
    const value = all[row]!;
    const ids = once(() => idsOf(counted.filter((at) => rowAt(at) === row)));
    const onRecord = once(() => idsOf(places.filter((at) => rowAt(at) === row)));
    return {
      ...period,
      documents: read,
      deeds:
        read === 0
          ? { value: null, reason: 'not-read' }
          : {
              value,
              get deedIds() {
                return ids();
              },
            },
      rate: read === 0 ? { value: null, reason: 'not-read' } : { value: value / read },
      recorded: recorded[row]!,
      get onRecord() {
        return onRecord();
      },
    };
  });

  const exposure = rows.map((row) => row.documents);
  const looked = new Uint8Array(kinds.length);
  for (const at of counted) looked[kindOf[at]!] = 1;
  const partnersIn = kinds.map(({ pairs }, kind) =>
    looked[kind] === 1 ? pairs.map((pair) => pair.partner) : [],
  );
  const byPartner = distinct(partnersIn.flat()).map((partner) => {
    const has = (kind: number): boolean => partnersIn[kind]!.includes(partner);
    return {
      partner,
      rate: trend(countsOf(has), exposure),
      ids: once(() => idsOf(counted.filter((at) => has(kindOf[at]!)))),
    };
  });
  const tested = byPartner.flatMap(({ rate }) => ('p' in rate ? [rate.p] : []));
  const qs = benjaminiHochberg(tested);
  let next = 0;
  const change = changeOf(rows, all, options);
  const reportedElsewhen = once(() =>
    idsOf(places.filter((at) => holds[facts.date[at]!]! >= 0 && !isContemporary(at))),
  );
  const noPeriod = once(() => idsOf(places.filter((at) => holds[facts.date[at]!]! < 0)));
  const deedIds = once(() => idsOf(counted));
  const recordIds = once(() => distinct([...counted].flatMap((at) => facts.deed(at).eventIds)));
  return {
    length,
    periods: rows,
    rate: trend(all, exposure),
    carried:
      options.error === undefined
        ? null
        : carriedTrend(
            [...counted].flatMap((at) =>
              rowAt(at) < 0 ? [] : [{ deed: facts.deed(at), period: rowAt(at) }],
            ),
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
    firsts: firstsOf({ ...placement, places }, coverage.first),
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

/** Whether a document that was published in a deed's period reports it. */
function contemporary(
  facts: DeedFacts,
  known: DocumentColumns,
  { periodOf }: Coverage,
  holds: Int32Array,
): (at: number) => boolean {
  const { starts, values } = facts.documents();
  const own = facts.table?.records.documents === known ? periodOf : periodsById();
  function periodsById(): Int32Array {
    const places = new Map(Array.from(periodOf, (_, at) => [known.ids.at(at), at]));
    return Int32Array.from({ length: facts.documentCount }, (_, document) => {
      const at = places.get(facts.documentId(document));
      return at === undefined ? -1 : periodOf[at]!;
    });
  }
  return (at) => {
    const period = holds[facts.date[at]!]!;
    if (period < 0) return false;
    for (let k = starts[at]!; k < starts[at + 1]!; k++) if (own[values[k]!] === period) return true;
    return false;
  };
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
