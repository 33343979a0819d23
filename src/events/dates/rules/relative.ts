import { type DayRange, addDays } from '../../../base/index.ts';
import {
  type Unit,
  monthOf,
  shift,
  unitRange,
  weekOf,
  yearOf,
  precisionOf,
  toUnit,
} from '../calendar.ts';
import type { DateRule, Now, Value } from '../types.ts';
import { COUNT, UNITS, WEEKDAY, countOf, weekdayNumber } from '../words.ts';
import { leaning, oneDay, weekdayNear } from './make.ts';
import { usable } from './periods.ts';

/** The unit in which a word counts: hours and fortnights by weeks. */
const unitOf = (word: string): Unit =>
  /^(?:hour|minute|fortnight)/i.test(word) ? 'week' : toUnit(word);
/** How many of `unitOf` a word stands for: a fortnight is two weeks. */
const factor = (word: string): number => (/fortnight/i.test(word) ? 2 : 1);

/** The day or interval from which "the following day", "that year" are counted. */
const anchorOf = (now: Now): DayRange | null =>
  now.anchor?.start && now.anchor.end ? { start: now.anchor.start, end: now.anchor.end } : null;

const fromToday =
  (by: number): DateRule['read'] =>
  () => ({
    role: 'point',
    value: (now) => leaning(now.day === null ? null : oneDay(addDays(now.day, by)), 'day'),
  });

/** Words that lean on publication ("yesterday", "last month") or on the last date in the text ("that year"). */
export const RELATIVE: readonly DateRule[] = [
  {
    cue: 'relative',
    pattern: /(?<!\p{L})(?:today|tonight|this (?:morning|afternoon|evening))(?!\p{L})/giu,
    read: fromToday(0),
  },
  { cue: 'relative', pattern: /(?<!\p{L})the day after tomorrow(?!\p{L})/giu, read: fromToday(2) },
  {
    cue: 'relative',
    pattern: /(?<!\p{L})the day before yesterday(?!\p{L})/giu,
    read: fromToday(-2),
  },
  {
    cue: 'relative',
    pattern: /(?<!\p{L})(?:yesterday|last night)(?: (?:morning|afternoon|evening))?(?!\p{L})/giu,
    read: fromToday(-1),
  },
  {
    cue: 'relative',
    pattern: /(?<!\p{L})tomorrow(?: (?:morning|afternoon|evening|night))?(?!\p{L})/giu,
    read: fromToday(1),
  },
  {
    // last Friday, next Monday, on Wednesday, Tuesday's
    cue: 'weekday',
    pattern: new RegExp(
      `(?<!\\p{L})(?:(last|next|this|this past|this coming|coming|past|the following|the previous|that) )?(${WEEKDAY})(?: (?:morning|afternoon|evening|night))?(?: (last|this|next) week)?(?!\\p{L})`,
      'giu',
    ),
    read: (m) => {
      if (/^\p{Ll}/u.test(m[2]!)) return null;
      return {
        role: 'point',
        value: (now) =>
          weekdayValue(now, weekdayNumber(m[2]!), m[1]?.toLowerCase(), m[3]?.toLowerCase()),
      };
    },
  },
  {
    // last week, next month, this year, the current quarter
    cue: 'relative',
    pattern:
      /(?<!\p{L})(?<!(?:over|in|during|for|within|of|throughout) the )(last|this|next|this past|this coming|the current|the coming|current|(?<=\bthe )coming) (week|weekend|month|quarter|year|decade|century)(?!\p{L}|['’]s end|-long)/giu,
    read: (m) => ({
      role: 'point',
      value: (now) => thisUnit(now, m[1]!.toLowerCase(), m[2]!.toLowerCase()),
    }),
  },
  {
    // in the past year, over the last decade, in the coming month
    cue: 'relative',
    pattern:
      /(?<!\p{L})(?<=(?:[Oo]ver|[Ii]n|[Dd]uring|[Ff]or|[Ww]ithin|[Oo]f|[Tt]hroughout) )(?:the )?(past|last|next|coming|previous|preceding) (day|week|month|quarter|year|decade|century)(?!\p{L})/giu,
    read: (m) => ({ role: 'point', value: (now) => stretch(now, m[1]!, 1, m[2]!) }),
  },
  {
    // the weekend
    cue: 'relative',
    pattern: /(?<=(?:at|over|on|during|by) )the weekend(?!\p{L})/giu,
    read: () => ({
      role: 'point',
      value: (now) => thisUnit(now, now.future ? 'this' : 'last', 'weekend'),
    }),
  },
  {
    // in the next five years, over the past two decades, within the last 24 hours
    cue: 'relative',
    pattern: new RegExp(
      `(?<!\\p{L})(?:the )?(past|last|next|coming|previous|preceding|following) (${COUNT}) (${UNITS})(?!\\p{L})`,
      'giu',
    ),
    read: (m) => ({
      role: 'point',
      value: (now) => stretch(now, m[1]!, countOf(m[2]!) * factor(m[3]!), m[3]!),
    }),
  },
  {
    // two years ago, a week ago; some three months ago
    cue: 'relative',
    pattern: new RegExp(`(?<!\\p{L})(${COUNT}) (${UNITS}) ago(?!\\p{L})`, 'giu'),
    read: (m) => ({
      role: 'point',
      value: (now) => away(usable(now, unitOf(m[2]!)), m[2]!, -countOf(m[1]!), now),
    }),
  },
  {
    // a year from now, two weeks from now, in two years' time
    cue: 'relative',
    pattern: new RegExp(
      `(?<!\\p{L})(?:(${COUNT}) (${UNITS}) from (?:now|today)|(?<=[Ii]n )(${COUNT}) (${UNITS})['’]?s?['’]? time)(?!\\p{L})`,
      'giu',
    ),
    read: (m) => {
      const [count, unit] = [(m[1] ?? m[3])!, (m[2] ?? m[4])!];
      return {
        role: 'point',
        value: (now) => away(usable(now, unitOf(unit)), unit, countOf(count), now),
      };
    },
  },
  {
    // a day earlier, two years later, the day before, the year after that
    cue: 'relative',
    pattern: new RegExp(
      `(?<!\\p{L})(?:(${COUNT}) (${UNITS}) (earlier|later|afterwards?|previously)|(?:(${COUNT}) (${UNITS})|the (day|week|month|year)) (before|after|prior)(?! (?:the|his|her|its|their|a|an|he|she|it|they|we|\\p{Lu}|last|that \\p{Ll}+ (?:was|were|had)|being|[\\p{Ll}]+ing)\\b|\\p{L}))(?!\\p{L})`,
      'giu',
    ),
    read: (m, text) => {
      // "two years later than planned", "a day before yesterday"
      if (/^ (?:than|yesterday|tomorrow)/.test(text.slice(m.index + m[0].length))) return null;
      const word = (m[3] ?? m[7])!.toLowerCase();
      const back = /earlier|before|prev|prior/.test(word);
      const number = m[1] ?? m[4];
      const [count, unit] = [number === undefined ? 1 : countOf(number), (m[2] ?? m[5] ?? m[6])!];
      return { role: 'point', value: (now) => fromAnchor(now, unit, back ? -count : count) };
    },
  },
  {
    // the following day, the next day, the previous year, the preceding month
    cue: 'relative',
    pattern:
      /(?<!\p{L})(?:the|a) (following|next|previous|preceding|prior|subsequent) (day|week|month|quarter|year|decade)(?!\p{L})/giu,
    read: (m) => ({
      role: 'point',
      value: (now) => fromAnchor(now, m[2]!, /previous|preceding|prior/i.test(m[1]!) ? -1 : 1),
    }),
  },
  {
    // that year, the same day, that same month
    cue: 'relative',
    pattern:
      /(?<!\p{L})(?:that|the same|that same|the very same|that very) (day|week|month|quarter|year|decade)(?!\p{L}|['’]s end)/giu,
    read: (m) => ({ role: 'point', value: (now) => fromAnchor(now, m[1]!, 0) }),
  },
  {
    // later that year, earlier that month stand with the parts of units; here the day of the month: "on the 13th"
    cue: 'relative',
    pattern:
      /(?<=\b(?:[Oo]n|[Bb]y|[Uu]ntil) )the ([12]?\d|3[01])(?:st|nd|rd|th)(?=[,.;)]|$| (?:of (?:this|the|last|next) month|and|when|as|to)\b)(?: of (this|the|last|next) month)?/gu,
    read: (m) => ({ role: 'point', value: (now) => dayOfMonth(now, Number(m[1]), m[2]) }),
  },
];

function weekdayValue(
  now: Now,
  weekday: number,
  which: string | undefined,
  week: string | undefined,
): Value | null {
  if (week !== undefined) {
    if (now.day === null) return null;
    const { start } = unitRange(now.day, 'week', week === 'last' ? -1 : week === 'next' ? 1 : 0);
    return leaning(oneDay(addDays(start, (weekday + 6) % 7)), 'day');
  }
  if (which !== undefined && /following|previous|that/.test(which)) {
    const anchor = anchorOf(now);
    if (!anchor) return null;
    const from: Now = { ...now, day: which === 'the previous' ? anchor.start : anchor.end };
    if (which === 'that')
      return leaning(oneDay(weekdayNear({ ...from, future: true }, weekday, 'near')), 'day');
    return leaning(
      oneDay(weekdayNear(from, weekday, which === 'the previous' ? 'last' : 'next')),
      'day',
    );
  }
  const how =
    which === undefined || which === 'this' ? 'near' : /last|past/.test(which) ? 'last' : 'next';
  return leaning(oneDay(weekdayNear(now, weekday, how)), 'day');
}

function thisUnit(now: Now, which: string, unit: string): Value | null {
  const by = /last|past/.test(which) ? -1 : /next|coming/.test(which) ? 1 : 0;
  if (unit === 'weekend') {
    if (now.day === null) return null;
    const { start } = weekOf(addDays(now.day, by * 7));
    return leaning({ start: addDays(start, 5), end: addDays(start, 6) }, 'day');
  }
  const from = usable(now, unit);
  return from === null ? null : leaning(unitRange(from, toUnit(unit), by), precisionOf(unit));
}

/** From publication back, or from publication on, over `count` units. */
function stretch(now: Now, which: string, count: number, unitWord: string): Value | null {
  if (/hour|minute/i.test(unitWord)) {
    if (now.day === null) return null;
    const days = Math.max(1, Math.ceil((count * (/minute/i.test(unitWord) ? 1 / 60 : 1)) / 24));
    return leaning(
      /next|coming|following/i.test(which)
        ? { start: now.day, end: addDays(now.day, days) }
        : { start: addDays(now.day, -days), end: now.day },
      'day',
    );
  }
  const unit = unitOf(unitWord);
  const anchored = /preceding|previous|following/i.test(which);
  const from = anchored ? (anchorOf(now)?.start ?? usable(now, unit)) : usable(now, unit);
  if (from === null || count < 1 || count > 300) return null;
  const range = /next|coming|following/i.test(which)
    ? { start: from, end: shift(from, unit, count) }
    : { start: shift(from, unit, -count), end: from };
  return leaning(range, precisionOf(unit));
}

/** `n` units from a day: years give a year, months a month, weeks a week, days a day. */
function away(from: string | null, unitWord: string, n: number, now: Now): Value | null {
  if (/hour|minute/i.test(unitWord)) {
    if (now.day === null) return null;
    const days = Math.trunc((Math.abs(n) * (/minute/i.test(unitWord) ? 0 : 1)) / 24);
    return leaning(oneDay(addDays(now.day, n < 0 ? -days : days)), 'day');
  }
  if (from === null || Math.abs(n) > 500) return null;
  const unit = unitOf(unitWord);
  const at = shift(from, unit, n * factor(unitWord));
  const round = unit === 'decade' || unit === 'century' ? 'year' : unit;
  return leaning(round === 'day' ? oneDay(at) : unitRange(at, round, 0), precisionOf(unit));
}

/** `by` units from the last date in the text; without one, "a day earlier" counts from publication. */
function fromAnchor(now: Now, unitWord: string, by: number): Value | null {
  const unit = unitOf(unitWord);
  const anchor = anchorOf(now);
  if (!anchor) {
    if (by > 0) return null;
    return away(usable(now, unit), unitWord, by, now);
  }
  const precision = now.anchor?.precision ?? 'unknown';
  // A day cannot be counted from a whole year.
  if (/hour|minute/i.test(unitWord)) return null;
  if (unit === 'day' && precision !== 'day') return null;
  if (unit === 'week' && precision !== 'day') return null;
  if ((unit === 'month' || unit === 'quarter') && precision === 'year') return null;
  if (unit === 'day' && by === 0) return leaning(anchor, 'day');
  return away(by > 0 ? anchor.end : anchor.start, unitWord, by, now);
}

function dayOfMonth(now: Now, date: number, which: string | undefined): Value | null {
  const base = which === undefined ? (anchorOf(now)?.start ?? now.day) : now.day;
  if (base === null) return null;
  const by = which === 'last' ? -1 : which === 'next' ? 1 : 0;
  const index = yearOf(base) * 12 + monthOf(base) - 1 + by;
  const iso = `${String(Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return Number.isNaN(Date.parse(`${iso}T00:00:00Z`)) ||
    new Date(`${iso}T00:00:00Z`).getUTCDate() !== date
    ? null
    : leaning(oneDay(iso), 'day');
}
