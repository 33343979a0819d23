import { addDays } from '../../base/index.ts';
import type { Case } from '../../case.ts';
import {
  changePointP,
  changeWhere,
  periodsBetween,
  poissonInterval,
  sides,
  type PeriodLength,
  type PeriodRow,
} from '../../gaps/index.ts';
import type { SeriesInput } from '../../views/index.ts';
import { placing } from '../placing.ts';
import { trendFor } from '../trend.ts';
import { behind, named, partnersOf } from './behind.ts';

type Split = SeriesInput['split'];

/**
 * Deeds on record by period, whole or by partner or domain, with what was read of each period. The
 * change is looked for in the deeds on record, so that it may be a change of the record alone.
 */
export function seriesView(
  kase: Case,
  {
    length = 'half-year',
    split = 'all',
    domains = [],
  }: {
    length?: PeriodLength;
    split?: Split;
    domains?: readonly { id: string; label: string }[];
  } = {},
): SeriesInput {
  const trend = trendFor(kase, { length });
  const periods = upToToday(kase, trend.periods, length);
  const count = behind(kase);
  const deeds = kase.deedById();
  const place = placing(kase);
  const partnersIn = (id: string): string[] => {
    const deed = deeds.get(id);
    return deed === undefined ? [] : sides(deed, place).pairs.map(({ partner }) => partner);
  };
  const line = (id: string, name: string, keep: (deed: string) => boolean) => {
    const counts = periods.map(({ onRecord }) => {
      const found = count(onRecord.filter(keep));
      return { ...found, ...poissonInterval(found.n) };
    });
    return { id, name, total: counts.reduce((sum, { n }) => sum + n, 0), counts };
  };
  const lines = {
    all: () => [line('all', 'All', () => true)],
    partner: () =>
      partnersOf(kase).map(({ code, name }) =>
        line(code, name, (id) => partnersIn(id).includes(code)),
      ),
    domain: () =>
      domains
        .map(({ id: domain, label }) =>
          line(domain, label, (id) => deeds.get(id)?.domains.includes(domain) ?? false),
        )
        .filter(({ total }) => total > 0)
        .sort((a, b) => b.total - a.total),
  }[split]();
  return {
    alliance: named(kase, kase.question.alliance),
    partners: partnersOf(kase),
    length,
    split,
    periods: periods.map(({ key, start, end, documents }) => ({ key, start, end, documents })),
    lines,
    change: changeIn(trend.periods.map(({ key, onRecord }) => ({ key, n: onRecord.length }))),
    read: {
      documents: trend.coverage.documents,
      first: trend.coverage.first,
      last: trend.coverage.last,
    },
    asOf: kase.question.asOf,
    undated: count(trend.left.noPeriod),
  };
}

type Row = Pick<PeriodRow, 'key' | 'start' | 'end' | 'documents' | 'onRecord'>;

/** The periods of a trend, and those after the last day on record up to the day asked for. */
function upToToday(kase: Case, rows: readonly Row[], length: PeriodLength): Row[] {
  const { to, asOf } = kase.question;
  const last = rows.at(-1);
  const end = to !== null && to < asOf ? to : asOf;
  if (last === undefined || last.end >= end) return [...rows];
  const after = periodsBetween(addDays(last.end, 1), end, length);
  return [...rows, ...after.map((period) => ({ ...period, documents: 0, onRecord: [] }))];
}

/** Where the deeds on record change most, with its probability band; periods are taken as equal. */
function changeIn(periods: readonly { key: string; n: number }[]): SeriesInput['change'] {
  const counts = periods.map(({ n }) => n);
  const where = changeWhere(counts);
  if ('value' in where) return { value: null, reason: where.reason };
  const p = changePointP(counts, null, { name: 'series change' });
  const mean = (some: readonly number[]): number => some.reduce((a, b) => a + b, 0) / some.length;
  return {
    at: periods[where.k]!.key,
    from: periods[where.from]!.key,
    to: periods[where.to]!.key,
    inside: where.inside,
    before: mean(counts.slice(0, where.k)),
    after: mean(counts.slice(where.k)),
    p: p ?? 1,
  };
}
