import { type DayRange, yearRange } from '../../../base/index.ts';
import {
  halfRange,
  partOf,
  quarterRange,
  seasonRange,
  shiftMonth,
  unitRange,
  yearOf,
  type Unit,
  precisionOf,
  toUnit,
} from '../calendar.ts';
import type { DateRule, Now, Value } from '../types.ts';
import { QUARTER_WORD, SEASON, YEAR, quarterNumber } from '../words.ts';
import { partNamed } from './absolute.ts';
import { leaning, stated } from './make.ts';

const WHOSE_YEAR = `(?:,? (?:of |in )?(?:the )?(?:(?:fiscal|calendar|financial) )?(?:(${YEAR})(?!\\d)|(this|last|next|that|the same|the|the current|the previous|the following) year(?!\\p{L})))`;

/** The year that "of last year", "of that year", "of the year" means, or null. */
function yearBy(now: Now, word: string | undefined): number | null {
  const anchored = word !== undefined && /that|same|previous|following/.test(word);
  const from = anchored ? (now.anchor?.start ?? null) : now.reference;
  if (from === null) return null;
  return (
    yearOf(from) +
    (word && /last|previous/.test(word) ? -1 : word && /next|following/.test(word) ? 1 : 0)
  );
}

/** A period inside a year: with its year stated, by "last year", or the latest (or next) one. */
function inYear(
  year: string | undefined,
  word: string | undefined,
  range: (year: number) => DayRange,
  precision: Value['precision'],
): ReturnType<DateRule['read']> {
  if (year !== undefined)
    return { role: 'point', value: () => stated(range(Number(year)), precision) };
  if (word !== undefined)
    return {
      role: 'point',
      value: (now) => {
        const at = yearBy(now, word);
        return at === null ? null : leaning(range(at), precision);
      },
    };
  return { role: 'point', value: (now) => near(now, range, precision) };
}

/** The latest such period that has begun by publication; the next one where the text looks ahead. */
function near(
  now: Now,
  range: (year: number) => DayRange,
  precision: Value['precision'],
): Value | null {
  if (now.reference === null) return null;
  const year = yearOf(now.reference);
  const at = now.day ?? now.reference;
  for (const candidate of now.future ? [year - 1, year, year + 1] : [year, year - 1, year - 2]) {
    const found = range(candidate);
    if (now.future ? found.end >= at : found.start <= at) return leaning(found, precision);
  }
  return null;
}

/**
 * A fiscal year is named by the year in which it ends in the United States (October to September) and
 * Australia and New Zealand (July to June), by the one in which it begins in Japan, Canada, India and
 * the United Kingdom (April to March); where the sentence does not tell whose it is, the calendar year.
 */
function fiscalYear(sentence: string, year: number, second: number | null): DayRange {
  const first = second === null ? year : second - 1;
  if (
    /\b(?:Japan|Japanese|Tokyo|Canada|Canadian|Ottawa|India|Indian|British|Britain|U\.?K\.?|London|United Kingdom)\b/.test(
      sentence,
    )
  )
    return { start: `${first}-04-01`, end: `${first + 1}-03-31` };
  if (/\b(?:Australian?|Canberra|New Zealand|Wellington|Pakistan)\b/.test(sentence)) {
    const end = second ?? year;
    return { start: `${end - 1}-07-01`, end: `${end}-06-30` };
  }
  if (
    /\b(?:U\.?S\.?|American?|United States|Pentagon|Congress|Washington|House|Senate|White House|NDAA)\b/.test(
      sentence,
    )
  ) {
    const end = second ?? year;
    return { start: `${end - 1}-10-01`, end: `${end}-09-30` };
  }
  return second === null ? yearRange(year) : { start: `${first}-04-01`, end: `${first + 1}-03-31` };
}

const quarterAt =
  (quarter: number) =>
  (year: number): DayRange =>
    quarterRange(year, quarter);
const halfAt =
  (half: number) =>
  (year: number): DayRange =>
    halfRange(year, half);
const PARTS = `(early|mid|late|end of|beginning of|start of|the end of|the beginning of|the start of|mid-|late-|early-)`;

/** Quarters, halves, seasons, fiscal years, decades, centuries. */
export const PERIODS: readonly DateRule[] = [
  {
    // Q2 2023, Q2 of 2023, Q3
    cue: 'number',
    pattern: new RegExp(
      `(?<![\\p{L}\\d])Q([1-4])(?![\\p{L}\\d])(?:[ -/](${YEAR})(?!\\d)|${WHOSE_YEAR})?`,
      'gu',
    ),
    read: (m) => inYear(m[2] ?? m[3], m[4], quarterAt(Number(m[1])), 'quarter'),
  },
  {
    // 2023 Q2, 2Q 2023
    cue: 'number',
    pattern: new RegExp(`(?<!\\d)(?:(${YEAR})[ -]?Q([1-4])|([1-4])Q ?(${YEAR}))(?!\\d)`, 'gu'),
    read: (m) => inYear(m[1] ?? m[4], undefined, quarterAt(Number(m[2] ?? m[3])), 'quarter'),
  },
  {
    // H1 2024, H2
    cue: 'number',
    pattern: new RegExp(`(?<![\\p{L}\\d])H([12]) (?:of )?(${YEAR})(?!\\d)`, 'gu'),
    read: (m) => inYear(m[2], undefined, halfAt(Number(m[1])), 'quarter'),
  },
  {
    // the second quarter of 2023, the fourth quarter
    cue: 'relative',
    pattern: new RegExp(
      `(?<!\\p{L})(?:the )?(${QUARTER_WORD})[ -]quarter(?!-?final|\\p{L}| of (?:a|the) (?:century|a)|s)${WHOSE_YEAR}?`,
      'giu',
    ),
    read: (m) =>
      /^last$/i.test(m[1]!) && m[2] === undefined && m[3] === undefined
        ? null
        : inYear(m[2], m[3], quarterAt(quarterNumber(m[1]!)), 'quarter'),
  },
  {
    // the first half of 2024, the second half of the year
    cue: 'relative',
    pattern: new RegExp(
      `(?<!\\p{L})(?:the )?(first|second|latter|1st|2nd) half${WHOSE_YEAR}`,
      'giu',
    ),
    read: (m) => inYear(m[2], m[3], halfAt(/first|1st/i.test(m[1]!) ? 1 : 2), 'quarter'),
  },
  {
    // spring 2024, the summer of 2023, late autumn 2022
    cue: 'relative',
    pattern: new RegExp(
      `(?<!\\p{L})(?:(?:the )?${PARTS}[ -]?)?(?:the )?(${SEASON})(?:,? (?:of )?| (?:of )?)(${YEAR})(?!\\d)`,
      'giu',
    ),
    read: (m) => ({
      role: 'point',
      value: () => {
        const whole = seasonRange(Number(m[3]), m[2]!.toLowerCase());
        return stated(m[1] === undefined ? whole : partOf(whole, partNamed(m[1])), 'season');
      },
    }),
  },
  {
    // this summer, last winter, next spring; in the spring, over the summer
    cue: 'relative',
    pattern: new RegExp(
      `(?<!\\p{L})(?:(last|this|this past|this coming|next|the coming|the previous|the following|that) (${SEASON})|(?<=(?:[Ii]n|[Oo]ver|[Dd]uring|[Bb]y|[Uu]ntil|[Ss]ince) )the (${SEASON}))(?!\\p{L}|-| (?:of|offensive|break|games|olympics))`,
      'giu',
    ),
    read: (m) => {
      const season = (m[2] ?? m[3])!.toLowerCase();
      if (season === 'fall' && m[3] !== undefined) return null;
      return { role: 'point', value: (now) => seasonNear(now, season, m[1]?.toLowerCase()) };
    },
  },
  {
    // fiscal year 2025, FY2025, fiscal 2024-25, the 2024/25 financial year
    cue: 'number',
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?:(?:fiscal year|financial year|fiscal|FY) ?['’]?(${YEAR}|\\d\\d)(?:[-–/](${YEAR}|\\d\\d))?(?!\\d)|(${YEAR})(?:[-–/](${YEAR}|\\d\\d))? (?:fiscal|financial|budget) year)`,
      'gu',
    ),
    read: (m) => {
      const first = m[1] ?? m[3]!;
      const year = first.length === 4 ? Number(first) : 2000 + Number(first);
      const last = m[2] ?? m[4];
      const second =
        last === undefined
          ? null
          : last.length === 4
            ? Number(last)
            : Math.floor(year / 100) * 100 + Number(last);
      return {
        role: 'point',
        value: ({ sentence }) => stated(fiscalYear(sentence, year, second), 'year'),
      };
    },
  },
  {
    // the 1990s, the late 2020s, the '90s
    cue: 'number',
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?:the )?(?:${PARTS}[ -]?(?:the )?)?(?:(\\d{3})0s|['’]([2-9])0s)(?!\\p{L})`,
      'giu',
    ),
    read: (m) => {
      const decade = m[2] === undefined ? 190 + Number(m[3]) : Number(m[2]);
      if (decade < 150 || decade > 214) return null;
      return {
        role: 'point',
        value: () => {
          const whole = { start: `${decade}0-01-01`, end: `${decade}9-12-31` };
          return stated(m[1] === undefined ? whole : partOf(whole, partNamed(m[1])), 'year');
        },
      };
    },
  },
  {
    // the 21st century
    cue: 'number',
    pattern: /(?<!\p{L})(?:the )?(1[6-9]th|20th|21st|22nd) century(?!\p{L})/giu,
    read: (m) => ({
      role: 'point',
      value: () => {
        const century = Number.parseInt(m[1]!, 10);
        return stated({ start: `${century - 1}01-01-01`, end: `${century}00-12-31` }, 'year');
      },
    }),
  },
  {
    // the end of the year, by year's end, year-end, the end of next month, later this decade
    cue: 'relative',
    pattern:
      /(?<!\p{L})(?:(?:(early|mid|late|the end of|end of|the close of|the beginning of|the start of|the middle of|later|earlier|later in|earlier in|early in|late in|mid-)[ -]?(the|this|last|next|that|the same|the current|the coming|the following|the previous) (week|month|quarter|year|decade|century))|(year|month|decade|quarter)(?:['’]s end|-end(?!ing))|(?<=\bby |\buntil )(?:the )?(year|month|week) end)(?!\p{L})/giu,
    read: (m) => {
      const unit = toUnit((m[3] ?? m[4] ?? m[5])!);
      const which = (m[2] ?? 'the').toLowerCase();
      return {
        role: 'point',
        value: (now) => partOfUnit(now, unit, which, m[1]?.toLowerCase() ?? 'end'),
      };
    },
  },
];

function partOfUnit(now: Now, unit: Unit, which: string, part: string): Value | null {
  const anchored = /that|same|following|previous/.test(which);
  const from = anchored ? (now.anchor?.start ?? null) : usable(now, unit);
  if (from === null) return null;
  const by = /last|previous/.test(which) ? -1 : /next|coming|following/.test(which) ? 1 : 0;
  const whole = unitRange(from, unit, by);
  const precision = precisionOf(unit);
  if (part.startsWith('later')) {
    const after = anchored ? (now.anchor?.end ?? whole.start) : now.day;
    return leaning(
      after !== null && after > whole.start && after <= whole.end
        ? { start: after, end: whole.end }
        : whole,
      precision,
    );
  }
  if (part.startsWith('earlier')) {
    const until = anchored ? null : now.day;
    return leaning(
      until !== null && until >= whole.start && until < whole.end
        ? { start: whole.start, end: until }
        : whole,
      precision,
    );
  }
  return leaning(partOf(whole, partNamed(part)), precision);
}

/** The reference day where publication is known at least as finely as the unit. */
export function usable(now: Now, unit: string): string | null {
  if (now.reference === null) return null;
  if (unit === 'year' || unit === 'decade' || unit === 'century') return now.reference;
  if (unit === 'month' || unit === 'quarter' || unit === 'season')
    return now.precision === 'year' ? null : now.reference;
  return now.day;
}

function seasonNear(now: Now, season: string, which: string | undefined): Value | null {
  const anchored = which !== undefined && /that|previous|following/.test(which);
  const from = anchored ? (now.anchor?.start ?? null) : usable(now, 'season');
  if (from === null) return null;
  const year = yearOf(from);
  const range = (at: number): DayRange => seasonRange(at, season);
  if (which === undefined) return near(now, range, 'season');
  const around = [year - 2, year - 1, year, year + 1].map(range);
  if (which === 'this' || which === 'this coming' || which === 'that') {
    // The one now, else the one of this calendar year.
    const inside = around.find(({ start, end }) => start <= from && from <= end);
    return leaning(inside ?? range(year), 'season');
  }
  if (/last|past|previous/.test(which))
    return leaning(around.findLast(({ end }) => end < from) ?? null, 'season');
  return leaning(
    around.find(({ start }) => start > from) ?? range(yearOf(shiftMonth(year, 12, 1).start)),
    'season',
  );
}
