import { addDays, dayNumber, lastDayOfMonth } from '../../base/index.ts';

/** How time is cut. */
export const PERIOD_LENGTHS = ['month', 'quarter', 'half-year', 'year'] as const;
export type PeriodLength = (typeof PERIOD_LENGTHS)[number];

const MONTHS: Readonly<Record<PeriodLength, number>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

/** A stretch of the calendar: "2022-H1" is 2022-01-01 to 2022-06-30. */
export interface Period {
  key: string;
  start: string;
  end: string;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The period of an ISO day. */
export function periodOf(day: string, length: PeriodLength): Period {
  const year = day.slice(0, 4);
  const size = MONTHS[length];
  const index = Math.floor((Number(day.slice(5, 7)) - 1) / size);
  const [first, last] = [index * size + 1, (index + 1) * size];
  const key = {
    month: `${year}-${two(first)}`,
    quarter: `${year}-Q${index + 1}`,
    'half-year': `${year}-H${index + 1}`,
    year,
  }[length];
  return {
    key,
    start: `${year}-${two(first)}-01`,
    end: `${year}-${two(last)}-${two(lastDayOfMonth(Number(year), last))}`,
  };
}

/** All periods from the one that holds the first day to the one that holds the last. */
export function periodsBetween(from: string, to: string, length: PeriodLength): Period[] {
  const out: Period[] = [];
  for (let at = from; at <= to;) {
    const period = periodOf(at, length);
    out.push(period);
    at = addDays(period.end, 1);
  }
  return out;
}

/** The period in which an interval of days lies as a whole; null where it spans two, or is not known. */
export function periodHolding(
  date: { start: string | null; end: string | null },
  length: PeriodLength,
): string | null {
  if (date.start === null || date.end === null) return null;
  const period = periodOf(date.start, length);
  return dayNumber(date.end) <= dayNumber(period.end) ? period.key : null;
}
