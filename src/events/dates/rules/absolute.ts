import { dayNumber, monthRange, yearRange } from '../../../base/index.ts';
import { day, partOf, weekdayOf, yearOf, type Part } from '../calendar.ts';
import type { DateRule, Now } from '../types.ts';
import {
  CLEAR_MONTH,
  DASH,
  MONTH,
  ORDINAL,
  WEEKDAY_PREFIX,
  YEAR,
  monthNumber,
  weekdayNumber,
} from '../words.ts';
import {
  between,
  dayWithout,
  fullYear,
  leaning,
  monthWithout,
  oneDay,
  stated,
  yearFor,
} from './make.ts';

const TO = `(?:${DASH}|,? (?:to|and|or|until|through|till) )`;
const WEEKDAY_OPTION = `${WEEKDAY_PREFIX}?`;
const YEAR_END = `(${YEAR})(?![\\d%])`;
const PART = `(early|mid|late|beginning of|start of|first days of|middle of|end of|close of|the beginning of|the start of|the middle of|the end of|mid-|late-|early-|end-)`;

const number = (ordinal: string | undefined): number => Number.parseInt(ordinal ?? '', 10);
const flags = 'gu';

export const partNamed = (word: string): Part => {
  if (/early|beginning|start|first/i.test(word)) return 'early';
  if (/mid/i.test(word)) return 'mid';
  return /end|close/i.test(word) ? 'end' : 'late';
};

/** Dates whose words name a month or give digits; with a year they are stated, without one they lean on publication. */
export const ABSOLUTE: readonly DateRule[] = [
  {
    // 2025-06-24
    cue: 'year',
    pattern: new RegExp(
      `(?<![\\d-])${YEAR_END.replace('(?![\\d%])', '')}-(0[1-9]|1[0-2])-(\\d\\d)(?!\\d)`,
      flags,
    ),
    read: (m) => ({
      role: 'point',
      value: () => stated(oneDay(day(Number(m[1]), Number(m[2]), Number(m[3]))), 'day'),
    }),
  },
  {
    // 24.06.2025, 24/6/2025; where both numbers may be a month the day is not known
    cue: 'year',
    pattern: new RegExp(`(?<![\\d./])(\\d{1,2})([./])(\\d{1,2})\\2(${YEAR})(?!\\d)`, flags),
    read: (m) => {
      const [a, b, year] = [Number(m[1]), Number(m[3]), Number(m[4])];
      if (a > 31 || b > 31 || (a > 12 && b > 12)) return null;
      const open = m[2] === '/' && a <= 12 && b <= 12 && a !== b;
      const iso = b > 12 ? day(year, a, b) : day(year, b, a);
      return {
        role: 'point',
        value: () =>
          open
            ? stated(
                between(monthRange(year, Math.min(a, b)), monthRange(year, Math.max(a, b))),
                'unknown',
              )
            : stated(oneDay(iso), 'day'),
      };
    },
  },
  {
    // 24-25 June 2025, 24 and 25 June, 30 June to 2 July 2025
    cue: 'month',
    pattern: new RegExp(
      `(?<![\\d,.$€£])${WEEKDAY_OPTION}(${ORDINAL})(?: (?:of )?(${MONTH}))?(?:,? ${YEAR_END})?${TO}(?:the )?${WEEKDAY_OPTION}(${ORDINAL}),? (?:of )?(${MONTH})(?:,? ${YEAR_END})?`,
      flags,
    ),
    read: (m) => rangeOfDays(number(m[1]), m[2] ?? m[5], m[3], number(m[4]), m[5], m[6]),
  },
  {
    // June 24-25, 2025; June 24 and 25; June 30 to July 2, 2025
    cue: 'month',
    pattern: new RegExp(
      `${WEEKDAY_OPTION}(${MONTH}) (${ORDINAL})(?:,? ${YEAR_END})?${TO}(?:the )?${WEEKDAY_OPTION}(?:(${MONTH}) )?(${ORDINAL})(?![\\d%:])(?! (?:percent|per cent|million|billion|a\\.m|p\\.m|countries|nations|people|members|states|other))(?:,? ${YEAR_END})?`,
      flags,
    ),
    read: (m) => rangeOfDays(number(m[2]), m[1], m[3], number(m[5]), m[4] ?? m[1], m[6]),
  },
  {
    // Tuesday, 24 June 2025; the 24th of June
    cue: 'month',
    pattern: new RegExp(
      `(?<![\\d,.$€£-])${WEEKDAY_OPTION}(${ORDINAL})(?: day)?(?: of)?[ \\u00a0]?(${MONTH})(?:,? (?:of )?${YEAR_END})?(?!\\p{L})`,
      flags,
    ),
    read: (m) => singleDay(m[0], number(m[1]), m[2], m[3]),
  },
  {
    // Tuesday, June 24, 2025; June 24th; "September 11 attacks" are those of 2001
    cue: 'month',
    pattern: new RegExp(
      `${WEEKDAY_OPTION}(?<!\\p{L})(${MONTH}) (?:the )?(${ORDINAL})(?![\\d%:.]\\d|\\d)(?:,? (?:of )?${YEAR_END})?(?! (?:percent|per cent|million|billion|people))`,
      flags,
    ),
    read: (m, text) => {
      if (
        m[3] === undefined &&
        monthNumber(m[1]!) === 9 &&
        number(m[2]) === 11 &&
        /^,? (?:terror(?:ist)? )?attacks?/.test(
          text.slice(m.index + m[0].length, m.index + m[0].length + 24),
        )
      )
        return { role: 'point', value: () => stated(oneDay('2001-09-11'), 'day') };
      return singleDay(m[0], number(m[2]), m[1], m[3]);
    },
  },
  {
    cue: 'number',
    pattern: /(?<![\d/])9\/11(?![\d/])/gu,
    read: () => ({ role: 'point', value: () => stated(oneDay('2001-09-11'), 'day') }),
  },
  {
    // June to August 2025, March and April 2024, between June and August, June–July
    cue: 'month',
    pattern: new RegExp(
      `(?<!\\p{L})(${MONTH})(?: ${YEAR_END})?${TO}(${MONTH})(?:,? (?:of )?${YEAR_END})?(?! \\d{1,2}(?!\\d))(?!\\p{L})`,
      flags,
    ),
    read: (m) => {
      const [from, to] = [monthNumber(m[1]!), monthNumber(m[3]!)];
      if (m[1] === 'May' && m[4] === undefined && m[2] === undefined) return null;
      if (m[4] !== undefined) {
        const year = Number(m[4]);
        const first = m[2] === undefined ? (from > to ? year - 1 : year) : Number(m[2]);
        return {
          role: 'point',
          value: () => stated(between(monthRange(first, from), monthRange(year, to)), 'month'),
        };
      }
      return {
        role: 'point',
        value: (now) => {
          const year = yearFor(now, to, null);
          return year === null
            ? null
            : leaning(
                between(monthRange(from > to ? year - 1 : year, from), monthRange(year, to)),
                'month',
              );
        },
      };
    },
  },
  {
    // late June 2025, the end of March, mid-May, early in June
    cue: 'month',
    pattern: new RegExp(
      `(?<![\\p{L}-])${PART}[ -]?(?:in )?(${MONTH})(?:,? (?:of )?${YEAR_END})?(?!\\p{L})(?! \\d{1,2}(?!\\d))`,
      'giu',
    ),
    read: (m) => {
      if (/^\p{Ll}/u.test(m[2]!)) return null;
      const part = partNamed(m[1]!);
      const month = monthNumber(m[2]!);
      if (m[3] !== undefined)
        return {
          role: 'point',
          value: () => stated(partOf(monthRange(Number(m[3]), month), part), 'month'),
        };
      return {
        role: 'point',
        value: (now) => {
          const whole = monthWithout(now, month);
          return whole && leaning(partOf(whole, part), 'month');
        },
      };
    },
  },
  {
    // June 2025, June of 2025, June '25
    cue: 'month',
    pattern: new RegExp(
      `(?<!\\p{L})(${MONTH}),? (?:of )?(?:${YEAR_END}|['’](\\d\\d)(?!\\d))`,
      flags,
    ),
    read: (m) => ({
      role: 'point',
      value: () => stated(monthRange(fullYear(m[2] ?? m[3]!), monthNumber(m[1]!)), 'month'),
    }),
  },
  {
    // last June, next March, this May, June this year, June of last year
    cue: 'month',
    pattern: new RegExp(
      `(?<!\\p{L})(?:(last|this past|past|this|next|this coming|coming) (${MONTH})|(${MONTH})(?: of)? (last|this|next|the same|that|the following|the previous) year)(?!\\p{L})(?! \\d{1,2}(?!\\d))`,
      flags,
    ),
    read: (m) => ({
      role: 'point',
      value: (now) => monthOfYear(now, monthNumber(m[2] ?? m[3]!), m[1], m[4]),
    }),
  },
  {
    // 31 March this year, March 31 of last year
    cue: 'month',
    pattern: new RegExp(
      `(?<![\\d,.$€£-])(?:(${ORDINAL})(?: of)? (${MONTH})|(${MONTH}) (${ORDINAL})),? (?:of )?(last|this|next|the same|that|the following|the previous) year(?!\\p{L})`,
      flags,
    ),
    read: (m) => {
      const [date, month] = [number(m[1] ?? m[4]), monthNumber((m[2] ?? m[3])!)];
      return {
        role: 'point',
        value: (now) => {
          const whole = monthOfYear(now, month, undefined, m[5]);
          return whole && leaning(oneDay(day(yearOf(whole.start), month, date)), 'day');
        },
      };
    },
  },
  {
    // "in March", "since May": a month alone, by its full name, where it cannot be a verb or a person
    cue: 'month',
    pattern: new RegExp(
      `(?<!\\p{L})(?:(?<=\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|[Oo]f|[Bb]efore|[Aa]fter|[Dd]uring|[Tt]hrough|[Ff]or|[Tt]o|[Aa]nd|[Ii]n both|[Tt]his|[Tt]he|[Ii]ts|[Tt]heir|[Aa]|['’]s) )(${MONTH})|(${CLEAR_MONTH}))(?!\\p{L})(?! \\d{1,2}(?!\\d))(?! ${YEAR})`,
      flags,
    ),
    read: (m, text) => {
      const name = m[1] ?? m[2]!;
      const after = text.slice(m.index + m[0].length, m.index + m[0].length + 20);
      // A name or a verb, unless a preposition of time stands before: "March On", "April Lee".
      const placed = /(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Dd]uring|[Ff]rom) $/.test(
        text.slice(Math.max(0, m.index - 7), m.index),
      );
      if (
        !placed &&
        /^(?:May|March|Mar|Jun|Jul|Apr|Jan|April|June|August)\b/i.test(name) &&
        /^(?:[ -]\p{Lu}\p{Ll}|['’]s (?:government|cabinet|party|office))/u.test(after)
      )
        return null;
      return {
        role: 'point',
        value: (now) => leaning(monthWithout(now, monthNumber(name)), 'month'),
      };
    },
  },
  {
    // 2023-24, 2023–2026, 2025/26, from 2023 to 2026, between 2023 and 2026, 2024 and 2025
    cue: 'year',
    pattern: new RegExp(
      `(?<![\\d.,$€£/-])(${YEAR})(?:${DASH}|/| to | through | until |(?<=[Bb]etween \\d{4}) and )(${YEAR}|\\d\\d)(?![\\d%.,/-]\\d|\\d|%|\\p{L})(?! (?:percent|per cent|million|troops|people))`,
      flags,
    ),
    read: (m) => {
      const from = Number(m[1]);
      const to = m[2]!.length === 4 ? Number(m[2]) : Math.floor(from / 100) * 100 + Number(m[2]);
      if (to <= from || to - from > 150) return null;
      return {
        role: 'point',
        value: () => stated({ start: yearRange(from).start, end: yearRange(to).end }, 'year'),
      };
    },
  },
  {
    // early 2023, mid-2025, the end of 2024, late in 2021
    cue: 'year',
    pattern: new RegExp(
      `(?<![\\p{L}-])${PART}[ -]?(?:in )?(?:the year )?(${YEAR})(?![\\d%-]\\d|\\d|s)`,
      'giu',
    ),
    read: (m) => ({
      role: 'point',
      value: () => stated(partOf(yearRange(Number(m[2])), partNamed(m[1]!)), 'year'),
    }),
  },
  {
    // a bare year
    cue: 'year',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.,:/$€£¥#+-]|[\\p{L}]\\$ ?|№ ?)(?<!(?:[Rr]esolutions?|[Nn]o\\.|[Aa]rticle|[Pp]aragraph|[Pp]age|[Aa]genda|[Vv]ision|[Hh]orizon|[Cc]hapter|[Rr]oom|[Ff]light|[Uu]SD|EUR|NATO|[Bb]oeing|[Pp]hone|[Tt]el|at least|more than|than|some|about|around|over|nearly|up to|almost|approximately|roughly|another|only|exactly) )(${YEAR})(?![\\d%°$-]|[.,:/]\\d|\\p{L}|(?:st|nd|rd|th)\\b)(?! ?(?:km|kg|kilomet|met(?:er|re)s?\\b|miles?\\b|dollars?\\b|euros?\\b|tonn?e?s?\\b|percent|per cent|MW|megawatts|million|billion|GMT|UTC|EST|EDT|CET|hours\\b|local time|Agenda\\b))`,
      flags,
    ),
    read: (m, text) => {
      const after = text.slice(m.index + m[0].length, m.index + m[0].length + 30);
      if (COUNTED.test(after)) return null;
      const before = text.slice(Math.max(0, m.index - 12), m.index);
      // "killed 1900 soldiers" was caught above; "at 1800" is a time of day.
      if (
        /\b(?:at|[Aa]t) $/.test(before) &&
        Number(m[1]) % 100 < 60 &&
        Number(m[1]) <= 2359 &&
        !/^ (?:prices|rates)/.test(after)
      )
        return null;
      return { role: 'point', value: () => stated(yearRange(Number(m[1])), 'year') };
    },
  },
];

/** A plural that a number may count; events that carry a year in front are let through. */
const COUNTED =
  /^ (?:[a-z]+ )?(?!(?:elections|talks|sanctions|games|guidelines|budgets?|protests|attacks|hostilities|polls|commitments|targets|goals|levels|figures|prices|terms|reports|summits|olympics|riots|bombings|floods|negotiations|accords|agreements|rules|plans|exercises|forces|guidelines|numbers|results|rates|borders|lines|wars|in|his|its|is|was|as|has|this|across|plus|thus|minus|us|s)\b)(?:troops|people|soldiers|[a-z]+ (?:were|have|had|are)\b|civilians|workers|members|men|women|children|refugees|migrants|vehicles|ships|aircraft|missiles|tanks|drones|rounds|homes|families|jobs|students|delegates|participants|protesters|words|pages|calories|inmates|prisoners|personnel|police|fighters|militants|rebels|cases|deaths|islands|villages|houses|buildings|companies|firms|flights|passengers)\b/;

function singleDay(
  words: string,
  date: number,
  monthName: string | undefined,
  yearText: string | undefined,
): ReturnType<DateRule['read']> {
  const month = monthNumber(monthName ?? '');
  if (day(2024, month, date) === null) return null;
  if (yearText !== undefined)
    return {
      role: 'point',
      value: () => stated(oneDay(day(Number(yearText), month, date)), 'day'),
    };
  const named = /^(?:sun|mon|tue|wed|thu|fri|sat)/i.test(words) ? weekdayNumber(words) : null;
  return {
    role: 'point',
    value: (now) =>
      leaning(oneDay(dayOnWeekday(now, month, date, named) ?? dayWithout(now, month, date)), 'day'),
  };
}

/** "Thursday, July 18": of the years around publication the nearest in which that day falls so. */
function dayOnWeekday(
  { reference }: Now,
  month: number,
  date: number,
  weekday: number | null,
): string | null {
  if (reference === null || weekday === null) return null;
  const year = yearOf(reference);
  const away = (iso: string): number => Math.abs(dayNumber(iso) - dayNumber(reference));
  return (
    [year - 1, year, year + 1]
      .flatMap((y) => day(y, month, date) ?? [])
      .filter((iso) => weekdayOf(iso) === weekday)
      .sort((a, b) => away(a) - away(b))[0] ?? null
  );
}

function rangeOfDays(
  from: number,
  fromMonth: string | undefined,
  fromYear: string | undefined,
  to: number,
  toMonth: string | undefined,
  yearText: string | undefined,
): ReturnType<DateRule['read']> {
  const [m1, m2] = [monthNumber(fromMonth ?? ''), monthNumber(toMonth ?? '')];
  if (
    day(2024, m1, from) === null ||
    day(2024, m2, to) === null ||
    (m1 === m2 && fromYear === undefined && from >= to)
  )
    return null;
  const make = (year: number): ReturnType<typeof between> =>
    between(
      oneDay(
        day(fromYear === undefined ? (m1 > m2 ? year - 1 : year) : Number(fromYear), m1, from),
      ),
      oneDay(day(year, m2, to)),
    );
  const year = yearText ?? fromYear;
  if (year !== undefined) return { role: 'point', value: () => stated(make(Number(year)), 'day') };
  return {
    role: 'point',
    value: (now) => {
      const near = yearFor(now, m1, from);
      return near === null ? null : leaning(make(m1 > m2 ? near + 1 : near), 'day');
    },
  };
}

const monthOfYear = (
  now: Parameters<typeof yearFor>[0],
  month: number,
  which: string | undefined,
  ofYear: string | undefined,
): ReturnType<typeof leaning> => {
  if (ofYear !== undefined) {
    const anchored = /that|same|following|previous/.test(ofYear);
    const from = anchored ? (now.anchor?.start ?? null) : now.reference;
    if (from === null) return null;
    const by = /last|previous/.test(ofYear) ? -1 : /next|following/.test(ofYear) ? 1 : 0;
    return leaning(monthRange(Number(from.slice(0, 4)) + by, month), 'month');
  }
  if (now.reference === null || now.precision === 'year') return null;
  const [year, current] = [Number(now.reference.slice(0, 4)), Number(now.reference.slice(5, 7))];
  if (/last|past/.test(which ?? ''))
    return leaning(monthRange(month < current ? year : year - 1, month), 'month');
  if (/next|coming/.test(which ?? ''))
    return leaning(monthRange(month > current ? year : year + 1, month), 'month');
  return leaning(monthRange(year, month), 'month');
};
