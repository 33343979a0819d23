import { addDays } from '../../../base/index.ts';
import { day, easter, weekdayOf, yearOf } from '../calendar.ts';
import type { DateRule, Now, Value } from '../types.ts';
import { COUNT, UNIT, UNITS, WEEKDAY, YEAR } from '../words.ts';
import { leaning, oneDay, stated } from './make.ts';

const nothing = (): Value | null => null;

const HOLIDAYS: Readonly<Record<string, (year: number) => string | null>> = {
  'christmas day': (year) => day(year, 12, 25),
  christmas: (year) => day(year, 12, 25),
  'christmas eve': (year) => day(year, 12, 24),
  'boxing day': (year) => day(year, 12, 26),
  "new year's day": (year) => day(year, 1, 1),
  "new year's eve": (year) => day(year, 12, 31),
  "valentine's day": (year) => day(year, 2, 14),
  halloween: (year) => day(year, 10, 31),
  thanksgiving: (year) => {
    const first = day(year, 11, 1)!;
    return addDays(first, ((4 - weekdayOf(first) + 7) % 7) + 21);
  },
  'good friday': (year) => addDays(easter(year), -2),
  'easter sunday': easter,
  'easter monday': (year) => addDays(easter(year), 1),
  easter,
  'may day': (year) => day(year, 5, 1),
};

function holiday(now: Now, name: string, year: string | undefined): Value | null {
  const find = HOLIDAYS[name.toLowerCase().replaceAll('’', "'")];
  if (!find) return null;
  if (year !== undefined) return stated(oneDay(find(Number(year))), 'day');
  if (now.day === null) return null;
  const at = yearOf(now.day);
  for (const candidate of now.future ? [at, at + 1] : [at, at - 1]) {
    const found = find(candidate);
    if (found !== null && (now.future ? found >= now.day : found <= now.day))
      return leaning(oneDay(found), 'day');
  }
  return null;
}

/** Holidays; and what only looks like a date: durations, ages, frequencies. */
export const OTHERS: readonly DateRule[] = [
  {
    cue: 'relative',
    pattern: new RegExp(
      `(?<!\\p{L})(Christmas(?: Day| Eve)?|Boxing Day|New Year['’]s (?:Day|Eve)|Valentine['’]s Day|Halloween|Thanksgiving|Good Friday|Easter(?: Sunday| Monday)?|May Day)(?:,? (?:in |of )?(${YEAR})(?!\\d))?(?! Island)(?!\\p{L})`,
      'gu',
    ),
    read: (m) => ({ role: 'point', value: (now) => holiday(now, m[1]!, m[2]) }),
  },
  {
    // a two-day visit, 10-year plan, a 61-year-old
    cue: 'relative',
    pattern: new RegExp(
      `(?<!\\p{L})(?:${COUNT}|multi|half|several|many|nearly|decades|year|month|week|day)-?${UNIT}?-?(?:${UNIT}|hour|minute)(?:-(?:old|long|olds))(?!\\p{L})|(?<!\\p{L})(?:\\d{1,3}|[\\p{L}]+)-(?:hour|minute|day|week|month|year|decade)(?:-olds?|-long)?(?!\\p{L})|(?<!\\p{L})(?:day|week|month|year|decade)s?-long(?!\\p{L})`,
      'giu',
    ),
    read: () => ({ role: 'duration', value: nothing }),
  },
  {
    // for three years, 48 hours, two and a half years, more than a decade, years of war
    cue: 'relative',
    pattern: new RegExp(
      `(?<!\\p{L}|\\d[.,])(?:(?:${COUNT}|several|a few|few|many|some)(?: and a half)?(?: (?:full|more|straight|consecutive|long|calendar|working))? ${UNITS}(?: (?:old|of age|running|in a row|long))?)(?!\\p{L}|-old)`,
      'giu',
    ),
    read: (m) => {
      // "a day", "a year" as a rate ("3 percent a year") or in a set phrase is no date either.
      return /^an? (?:hour|minute)/i.test(m[0]) && m[0].length < 8
        ? null
        : { role: 'duration', value: nothing };
    },
  },
  {
    // every year, each month, on Mondays, twice a week, annually
    cue: 'relative',
    pattern: new RegExp(
      `(?<!\\p{L})(?:(?:every|each)(?: (?:other|single|two|three|four|five|\\d+))? (?:${UNITS}|(?:spring|summer|autumn|fall|winter)|${WEEKDAY})|(?:once|twice|three times|four times) (?:a|each|every|per) ${UNIT}|(?:daily|weekly|monthly|quarterly|annually|yearly|biannually|biennially))(?!\\p{L})`,
      'giu',
    ),
    read: () => ({ role: 'frequency', value: nothing }),
  },
  {
    cue: 'weekday',
    pattern: new RegExp(`(?<!\\p{L})${WEEKDAY}s(?!\\p{L})`, 'gu'),
    read: () => ({ role: 'frequency', value: nothing }),
  },
];
