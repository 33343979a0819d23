import type { StatedDate } from '../types.ts';

/** A stated date with the day that it gives. */
type Dated = StatedDate & { date: string };

const UTC_TIME = /T(\d{2}):(\d{2}).*(?:Z|\+00:?00)$/;
const OWN_TIME = /T\d{2}:\d{2}.*[+-](?!00:?00)\d{2}:?\d{2}$/;
const TIME = /[T ](\d{2}):(\d{2})/;
const CLOCK = /(?<!\d)(\d{1,2})[:.](\d{2})(?::\d{2})?\s*(?:([ap])\.?\s?m\b)?/i;

/**
 * True where another value states the same moment with the publisher's own offset, while the first
 * is in UTC: 2025-07-11T23:30:00Z is published on the 12th in Tokyo.
 */
export function isSameMoment(first: StatedDate, other: StatedDate): boolean {
  if (!UTC_TIME.test(first.value) || !OWN_TIME.test(other.value)) return false;
  const apart = Date.parse(first.value) - Date.parse(other.value);
  return Math.abs(apart) < 60_000;
}

/** Latest hour in UTC at which it is still the day before in the Americas, and earliest at which it is the next day in the Pacific. */
const STILL_YESTERDAY = 9;
const ALREADY_TOMORROW = 11;

const daysBetween = (a: Dated, b: Dated): number =>
  a.date.length < 10 || b.date.length < 10
    ? Number.NaN
    : (Date.parse(b.date) - Date.parse(a.date)) / 86_400_000;

/**
 * True where the first value is a moment in UTC and the other a day without one, which is the day
 * that it was then where the publisher is: 2019-11-20T04:31Z beside "Nov 19, 2019, 10:31 pm CST". The
 * page shows its own day, and readers cite that.
 */
export function isLocalDay(first: Dated, other: Dated): boolean {
  const time = UTC_TIME.exec(first.value);
  if (!time || /T\d{2}:\d{2}/.test(other.value)) return false;
  const days = daysBetween(first, other);
  const hour = Number(time[1]);
  return (days === -1 && hour <= STILL_YESTERDAY) || (days === 1 && hour >= ALREADY_TOMORROW);
}

/** Minutes since midnight of a clock in words ("10:31 pm"); null where there is none. */
export function clockIn(words: string): number | null {
  const match = CLOCK.exec(words.replace(/\d{1,2}[./]\d{1,2}[./]\d{2,4}/g, ' '));
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  if (hour > 23 || minute > 59) return null;
  const half = match[3]?.toLowerCase();
  return ((half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)) % 24) * 60 + minute;
}

/**
 * True where the page shows the same minute on the day before or after, some whole or half hours
 * away: the first value is in another time zone than it says, as of templates that put a fixed offset
 * behind UTC ("2019-11-20T04:31:13-06:00" beside "Nov 19, 2019, 10:31 pm CST").
 */
export function isSameMinute(first: Dated, other: Dated): boolean {
  if (other.from !== 'shown' || Math.abs(daysBetween(first, other)) !== 1) return false;
  const time = TIME.exec(first.value);
  const clock = clockIn(other.value);
  if (!time || clock === null) return false;
  return (clock - Number(time[1]) * 60 - Number(time[2])) % 30 === 0;
}

/** True where data gives a day without an hour, and a marked line of the page the one before or after. */
export const isShownDay = (first: Dated, other: Dated): boolean =>
  first.from === 'data' &&
  !TIME.test(first.value) &&
  other.from === 'shown' &&
  other.marked === true &&
  Math.abs(daysBetween(first, other)) === 1;
