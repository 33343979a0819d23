import { type DayRange, addDays, monthRange } from '../../../base/index.ts';
import { dayOf, day as dayIn, monthOf, weekdayOf, yearOf } from '../calendar.ts';
import type { DateRole, Now, Value } from '../types.ts';

/** A value that the text states in full. */
export const stated = (
  range: DayRange | null,
  precision: Value['precision'],
  role?: DateRole,
): Value | null =>
  range === null ? null : { ...range, precision, stated: true, ...(role && { role }) };

/** A value that leans on publication or on an earlier date. */
export const leaning = (
  range: DayRange | null,
  precision: Value['precision'],
  role?: DateRole,
): Value | null =>
  range === null ? null : { ...range, precision, stated: false, ...(role && { role }) };

export const oneDay = (iso: string | null): DayRange | null =>
  iso === null ? null : { start: iso, end: iso };

export const between = (from: DayRange | null, to: DayRange | null): DayRange | null =>
  from && to && from.start <= to.end ? { start: from.start, end: to.end } : null;

/** "24" to 2024, "85" to 1985. */
export const fullYear = (digits: string, century = 20): number =>
  digits.length === 4
    ? Number(digits)
    : Number(digits) + (Number(digits) > 59 ? 1900 : century * 100);

/**
 * The year of a month (and day) that is named without one: the last such month up to publication, the
 * next one where the text looks ahead; null where publication is not known to the month.
 */
export function yearFor(now: Now, month: number, date: number | null): number | null {
  const { reference, precision } = now;
  if (reference === null) return null;
  const year = yearOf(reference);
  if (precision === 'year') return year;
  const at = now.day;
  const later =
    month > monthOf(reference) ||
    (month === monthOf(reference) && date !== null && at !== null && date > dayOf(at));
  const earlier =
    month < monthOf(reference) ||
    (month === monthOf(reference) && date !== null && at !== null && date < dayOf(at));
  if (now.future) return earlier ? year + 1 : year;
  return later ? year - 1 : year;
}

export const monthWithout = (now: Now, month: number): DayRange | null => {
  const year = yearFor(now, month, null);
  return year === null ? null : monthRange(year, month);
};

export const dayWithout = (now: Now, month: number, date: number): string | null => {
  const year = yearFor(now, month, date);
  return year === null ? null : dayIn(year, month, date);
};

/** The named weekday: the last one up to publication, or the next one from it on where the text looks ahead. */
export function weekdayNear(
  now: Now,
  weekday: number,
  which: 'near' | 'last' | 'next',
): string | null {
  if (now.day === null) return null;
  const back = (weekdayOf(now.day) - weekday + 7) % 7;
  if (which === 'last') return addDays(now.day, -(back === 0 ? 7 : back));
  if (which === 'next') return addDays(now.day, 7 - back);
  if (now.future) return addDays(now.day, back === 0 ? 0 : 7 - back);
  return addDays(now.day, -back);
}
