/** Calendar days as whole numbers (days since 1970-01-01, proleptic Gregorian, UTC). */
const DAY = 86_400_000;

/** "2025-06-24" -> 20263. The string must be a full ISO day. */
export const dayNumber = (iso: string): number => Math.floor(Date.parse(`${iso}T00:00:00Z`) / DAY);

/** 20263 -> "2025-06-24". */
export const isoDayOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The day `days` after (or, negative, before) an ISO day. */
export const addDays = (iso: string, days: number): string => isoDayOf(dayNumber(iso) + days);

/** Last day of a month (1..12). */
export const lastDayOfMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

const two = (n: number): string => String(n).padStart(2, '0');

/** Inclusive interval of days. */
export interface DayRange {
  start: string;
  end: string;
}

export const monthRange = (year: number, month: number): DayRange => ({
  start: `${String(year).padStart(4, '0')}-${two(month)}-01`,
  end: `${String(year).padStart(4, '0')}-${two(month)}-${two(lastDayOfMonth(year, month))}`,
});

export const yearRange = (year: number): DayRange => ({
  start: `${String(year).padStart(4, '0')}-01-01`,
  end: `${String(year).padStart(4, '0')}-12-31`,
});

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * A partial ISO date ("2012", "2012-05", "2012-05-20") as the interval of days it may mean, with its
 * precision; null where it is no such date ("2012-13", "2012-02-30").
 */
export function partialDate(
  text: string,
): (DayRange & { precision: 'day' | 'month' | 'year' }) | null {
  const match = PARTIAL.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  if (match[2] === undefined) return { ...yearRange(year), precision: 'year' };
  const month = Number(match[2]);
  if (month < 1 || month > 12) return null;
  if (match[3] === undefined) return { ...monthRange(year, month), precision: 'month' };
  const day = Number(match[3]);
  if (day < 1 || day > lastDayOfMonth(year, month)) return null;
  return { start: text, end: text, precision: 'day' };
}

/** Names of the months, January first. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
