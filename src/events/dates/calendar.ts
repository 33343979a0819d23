import {
  type DayRange,
  addDays,
  dayNumber,
  isoDayOf,
  lastDayOfMonth,
  monthRange,
  yearRange,
} from '../../base/index.ts';

const two = (n: number): string => String(n).padStart(2, '0');

export const yearOf = (iso: string): number => Number(iso.slice(0, 4));
export const monthOf = (iso: string): number => Number(iso.slice(5, 7));
export const dayOf = (iso: string): number => Number(iso.slice(8, 10));

/** An ISO day, or null where there is no such day (30 February). */
export const day = (year: number, month: number, date: number): string | null =>
  month >= 1 && month <= 12 && date >= 1 && date <= lastDayOfMonth(year, month)
    ? `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
    : null;

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (iso: string): number => (((dayNumber(iso) + 4) % 7) + 7) % 7;

/** Monday to Sunday around a day. */
export function weekOf(iso: string): DayRange {
  const start = addDays(iso, -((weekdayOf(iso) + 6) % 7));
  return { start, end: addDays(start, 6) };
}

/** The month that lies `by` months from the given one. */
export function shiftMonth(year: number, month: number, by: number): DayRange {
  const index = year * 12 + (month - 1) + by;
  return monthRange(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
}

/** The same day `by` months away, or the month's last one. */
export function addMonths(iso: string, by: number): string {
  const { start } = shiftMonth(yearOf(iso), monthOf(iso), by);
  const [year, month] = [yearOf(start), monthOf(start)];
  return day(year, month, Math.min(dayOf(iso), lastDayOfMonth(year, month)))!;
}

export const quarterRange = (year: number, quarter: number): DayRange => ({
  start: monthRange(year, quarter * 3 - 2).start,
  end: monthRange(year, quarter * 3).end,
});

export const halfRange = (year: number, half: number): DayRange =>
  half === 1
    ? { start: `${year}-01-01`, end: `${year}-06-30` }
    : { start: `${year}-07-01`, end: `${year}-12-31` };

/** Months of the northern seasons; winter begins in December and ends in the next year. */
const SEASONS: Readonly<Record<string, number>> = {
  spring: 3,
  summer: 6,
  autumn: 9,
  fall: 9,
  winter: 12,
};

export const seasonRange = (year: number, season: string): DayRange => {
  const month = SEASONS[season] ?? 3;
  return { start: monthRange(year, month).start, end: shiftMonth(year, month, 2).end };
};

export type Part = 'early' | 'mid' | 'late' | 'end';

/**
 * "early", "mid", "late" of a month (days 1–10, 11–20, 21–end) or of a longer range (thirds of its months);
 * the "end" of a year is its last quarter.
 */
export function partOf(range: DayRange, part: Part): DayRange {
  const [year, month] = [yearOf(range.start), monthOf(range.start)];
  if (range.end === monthRange(year, month).end && range.start === monthRange(year, month).start) {
    const at = (date: number): string => day(year, month, date)!;
    if (part === 'early') return { start: range.start, end: at(10) };
    if (part === 'mid') return { start: at(11), end: at(20) };
    return { start: at(21), end: range.end };
  }
  const months = (yearOf(range.end) - year) * 12 + monthOf(range.end) - month + 1;
  if (part === 'end' && months === 12 && month === 1)
    return { start: day(year, 10, 1)!, end: range.end };
  if (months === 120) {
    // A decade: its first four, next three and last three years.
    const [from, to] = part === 'early' ? [0, 3] : part === 'mid' ? [4, 6] : [7, 9];
    return { start: yearRange(year + from).start, end: yearRange(year + to).end };
  }
  if (months >= 3 && dayOf(range.start) === 1) {
    const third = Math.round(months / 3);
    const [from, to] =
      part === 'early'
        ? [0, third]
        : part === 'mid'
          ? [third, months - third]
          : [months - third, months];
    return { start: shiftMonth(year, month, from).start, end: shiftMonth(year, month, to - 1).end };
  }
  const days = dayNumber(range.end) - dayNumber(range.start) + 1;
  const third = Math.round(days / 3);
  const first = dayNumber(range.start);
  if (part === 'early') return { start: range.start, end: isoDayOf(first + third - 1) };
  if (part === 'mid')
    return { start: isoDayOf(first + third), end: isoDayOf(first + days - third - 1) };
  return { start: isoDayOf(first + days - third), end: range.end };
}

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade' | 'century';

const UNITS: readonly Unit[] = ['day', 'week', 'month', 'quarter', 'year', 'decade', 'century'];

/** "Years" to "year", "centuries" to "century". */
export const toUnit = (word: string): Unit => {
  const lower = word.toLowerCase().replace(/(?:s|ies)$/, '');
  return (
    UNITS.find((unit) => unit === lower || (unit === 'century' && lower === 'centur')) ?? 'day'
  );
};

/** How finely an interval of that unit is given. */
export const precisionOf = (unit: string): 'day' | 'month' | 'quarter' | 'year' =>
  unit === 'month' || unit === 'quarter' || unit === 'year'
    ? unit
    : unit === 'decade' || unit === 'century'
      ? 'year'
      : 'day';

/** The unit's whole interval that lies `by` units from the one around `iso`: -1 is last week, last month … */
export function unitRange(iso: string, unit: Unit, by: number): DayRange {
  const year = yearOf(iso);
  switch (unit) {
    case 'day': {
      const at = addDays(iso, by);
      return { start: at, end: at };
    }
    case 'week':
      return weekOf(addDays(iso, by * 7));
    case 'month':
      return shiftMonth(year, monthOf(iso), by);
    case 'quarter': {
      const index = year * 4 + Math.floor((monthOf(iso) - 1) / 3) + by;
      return quarterRange(Math.floor(index / 4), (index % 4) + 1);
    }
    case 'year':
      return yearRange(year + by);
    case 'decade': {
      const from = Math.floor(year / 10) * 10 + by * 10;
      return { start: yearRange(from).start, end: yearRange(from + 9).end };
    }
    default: {
      const from = Math.floor(year / 100) * 100 + by * 100;
      return { start: yearRange(from + 1).start, end: yearRange(from + 100).end };
    }
  }
}

/** The day `n` units from `iso`. */
export function shift(iso: string, unit: Unit, n: number): string {
  switch (unit) {
    case 'day':
      return addDays(iso, n);
    case 'week':
      return addDays(iso, n * 7);
    case 'month':
      return addMonths(iso, n);
    case 'quarter':
      return addMonths(iso, n * 3);
    case 'year':
      return addMonths(iso, n * 12);
    case 'decade':
      return addMonths(iso, n * 120);
    default:
      return addMonths(iso, n * 1200);
  }
}

/** Easter Sunday (Gregorian; the anonymous algorithm printed in Nature, 20 April 1876). */
export function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return day(year, Math.floor(n / 31), (n % 31) + 1)!;
}
