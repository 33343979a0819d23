import { MONTH_NAMES as MONTHS } from '../../base/index.ts';

/** The words of dates, as pieces of regular expressions and tables. */
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Number of a month's name or abbreviation, 1..12. */
export const monthNumber = (name: string): number =>
  MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) +
  1;

/** 0 Sunday … 6 Saturday. */
export const weekdayNumber = (name: string): number =>
  WEEKDAYS.findIndex(
    (weekday) => weekday.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase(),
  );

const both = (words: readonly string[]): string =>
  words.flatMap((word) => [word, word.toUpperCase()]).join('|');

/** A month's full name, or an abbreviation ("Sept."); capitals only: "may" and "march" are no months. */
export const MONTH = `(?:${both(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?![a-z])\\.?)`;
/** Months whose full names are hardly anything else. */
export const CLEAR_MONTH = `(?:${both(MONTHS.filter((month) => month !== 'May' && month !== 'March' && month !== 'August'))}|(?:Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec)\\.)`;
export const WEEKDAY = `(?:${both(WEEKDAYS)})`;
export const WEEKDAY_PREFIX = `(?:(?:${both(WEEKDAYS)}|Sun|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat)\\.?,? )`;
export const DAY = `(?:3[01]|[12]\\d|0?[1-9])`;
export const ORDINAL = `${DAY}(?:st|nd|rd|th)?`;
export const YEAR = `(?:1[5-9]\\d\\d|20\\d\\d|21[0-4]\\d)`;
export const DASH = `\\s?[-–—‑]\\s?`;
export const SEASON = `(?:spring|summer|autumn|fall|winter)`;
export const UNIT = `(?:day|week|month|quarter|year|decade|century)`;
export const UNITS = `(?:hours?|minutes?|days?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))`;

const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];
const TENS: Readonly<Record<string, number>> = {
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};

/** A count: "3", "three", "a", "a couple of", "twenty". */
export const COUNT = `(?:\\d{1,3}|an?|${SMALL.slice(1).join('|')}|${Object.keys(TENS).join('|')}|a couple of|a dozen)`;

export function countOf(word: string): number {
  const lower = word.toLowerCase();
  if (/^\d+$/.test(lower)) return Number(lower);
  if (lower === 'a' || lower === 'an') return 1;
  if (lower === 'a couple of') return 2;
  if (lower === 'a dozen') return 12;
  const small = SMALL.indexOf(lower);
  return small === -1 ? (TENS[lower] ?? 0) : small;
}

const ORDINALS = ['first', 'second', 'third', 'fourth'];
export const QUARTER_WORD = `(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)`;
export const quarterNumber = (word: string): number => {
  const lower = word.toLowerCase();
  if (lower === 'final' || lower === 'last') return 4;
  const at = ORDINALS.indexOf(lower);
  return at === -1 ? Number(lower[0]) : at + 1;
};
