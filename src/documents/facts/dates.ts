import { lastDayOfMonth, partialDate } from '../../base/index.ts';
import type { Diagnostic, Document } from '../../model/index.ts';
import { problem } from '../problems.ts';
import type { Block, StatedDate } from '../types.ts';

type Published = Document['published'];

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTH =
  '(jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?\\.?|july?\\.?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)';
const DAY_FIRST = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH},?\\s+(\\d{4})\\b`,
  'i',
);
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'i');
const MONTH_YEAR = new RegExp(`^${MONTH},?\\s+(\\d{4})$`, 'i');
const ISO = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?=$|[T\s])/;
const ISO_TIME = /^[T\s](\d{1,2}):(\d{2})/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/;
const SLASHED = /^(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})\b/;
const EAST_ASIAN = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/;

const monthNumber = (name: string): number =>
  MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().replace('.', '').slice(0, 3))) +
  1;

const two = (n: number): string => String(n).padStart(2, '0');

function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(year, month)) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

/** Years in which what we read can have been published; 1970-01-01 is a clock that was not set. */
const plausible = (date: string): boolean => {
  const year = Number(date.slice(0, 4));
  return year >= 1800 && year <= 2080 && date !== '1970-01-01' && date !== '1970-01';
};

/**
 * A stated date as a partial ISO date, or why it is none. "03/04/2023" is ambiguous unless one part
 * is over 12: it is never guessed. The day is the one that is written, in its own time zone.
 */
export function parseStated(value: string): { date: string } | { reason: 'invalid' | 'ambiguous' } {
  const text = value.trim().slice(0, 100);
  const date = isoDate(text) ?? slashedDate(text) ?? wordedDate(text);
  if (date === 'ambiguous') return { reason: 'ambiguous' };
  return date && date !== 'invalid' && plausible(date) ? { date } : { reason: 'invalid' };
}

function isoDate(text: string): string | null {
  const iso = ISO.exec(text);
  if (iso) {
    if (iso[3] === undefined) {
      const month = `${iso[1]}-${two(Number(iso[2]))}`;
      return partialDate(month) ? month : 'invalid';
    }
    const time = ISO_TIME.exec(text.slice(iso[0].length));
    if (time && (Number(time[1]) > 24 || Number(time[2]) > 59)) return 'invalid';
    return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])) ?? 'invalid';
  }
  if (/^\d{4}$/.test(text)) return text;
  const compact = COMPACT.exec(text);
  if (compact)
    return dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3])) ?? 'invalid';
  return null;
}

function slashedDate(text: string): string | null {
  const parts = SLASHED.exec(text);
  if (!parts) return null;
  const [a, b, c] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (a > 999) return dayOf(a, b, c) ?? 'invalid';
  if (c < 1000) return 'invalid';
  if (a > 12 && b <= 12) return dayOf(c, b, a) ?? 'invalid';
  if (b > 12 && a <= 12) return dayOf(c, a, b) ?? 'invalid';
  if (a === b) return dayOf(c, a, b) ?? 'invalid';
  return a > 12 ? 'invalid' : 'ambiguous';
}

function wordedDate(text: string): string | null {
  const day = DAY_FIRST.exec(text);
  if (day) return dayOf(Number(day[3]), monthNumber(day[2]!), Number(day[1])) ?? 'invalid';
  const month = MONTH_FIRST.exec(text);
  if (month) return dayOf(Number(month[3]), monthNumber(month[1]!), Number(month[2])) ?? 'invalid';
  const asian = EAST_ASIAN.exec(text);
  if (asian) return dayOf(Number(asian[1]), Number(asian[2]), Number(asian[3])) ?? 'invalid';
  const only = MONTH_YEAR.exec(text);
  return only ? `${only[2]}-${two(monthNumber(only[1]!))}` : null;
}

export const UNKNOWN_PUBLISHED: Published = { date: null, precision: 'unknown', basis: 'unknown' };

function published(date: string, basis: Published['basis']): Published {
  const precision = date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year';
  return { date, precision, basis };
}

/**
 * Chooses the publication date: what the caller gives, else the first valid one of those stated, in
 * their order (metadata before text). Dates that are no dates and dates that disagree are reported.
 * The clock and the file's own time are never asked.
 */
export function choosePublished(
  stated: readonly StatedDate[],
  given: string | undefined,
  uri: string,
): { published: Published; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  if (given !== undefined) {
    const date = partialDate(given) ? given : null;
    if (date !== null) return { published: published(date, 'given'), diagnostics };
    diagnostics.push(problem('read/invalid-date', uri, { where: 'the given date', value: given }));
  }
  const valid: (StatedDate & { date: string })[] = [];
  for (const one of stated.slice(0, 50)) {
    const parsed = parseStated(one.value);
    if ('date' in parsed) valid.push({ ...one, date: parsed.date });
    else if (parsed.reason === 'invalid' && one.basis !== 'text') {
      diagnostics.push(problem('read/invalid-date', uri, { where: one.where, value: one.value }));
    }
  }
  const first = valid[0];
  if (!first) return { published: UNKNOWN_PUBLISHED, diagnostics };
  const taken =
    valid.find(
      (one) =>
        one.basis === first.basis &&
        one.date.length > first.date.length &&
        one.date.startsWith(first.date),
    ) ?? first;
  const others = valid.filter((one) => !agree(one.date, taken.date));
  if (others.length > 0) {
    const dates = [taken, ...others].map((one) => `${one.date} (${one.where})`);
    diagnostics.push(
      problem('read/date-conflict', uri, {
        dates: [...new Set(dates)].join(', '),
        taken: taken.date,
      }),
    );
  }
  return { published: published(taken.date, taken.basis), diagnostics };
}

/** Dates a day apart agree: the same moment has two dates in two time zones. */
function agree(a: string, b: string): boolean {
  if (a.startsWith(b) || b.startsWith(a)) return true;
  if (a.length < 10 || b.length < 10) return false;
  return Math.abs(Date.parse(`${a}T00:00:00Z`) - Date.parse(`${b}T00:00:00Z`)) <= 86_400_000;
}

const LABEL = /^(?:published|posted|updated|issued|released|date|last updated)\b(?: on)?:?\s*/i;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;
const PLACE = /^\p{Lu}[\p{L}.' -]{1,40},\s+/u;
const DATELINE = new RegExp(
  `^(?:\\p{Lu}[\\p{L}.' ]{1,40}[,(]\\s*){1,2}((?:\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?),?\\s+\\d{4})\\b\\)?\\s*(?:\\([^()]{1,40}\\)\\s*)?[—–:-]`,
  'iu',
);

/**
 * Dates that the head of a text states as its own: a line that is nothing but a date (with a label,
 * a weekday or a place), or a dateline before the first sentence.
 *
 *     Vilnius, 11 July 2023            yes
 *     TOKYO, July 9, 2024 (Kyodo) --   yes
 *     On 11 July 2023, leaders met.    no: that is in the story
 */
export function datelines(blocks: readonly Block[]): StatedDate[] {
  const found: StatedDate[] = [];
  for (const { text } of blocks.slice(0, 5)) {
    const dateline = /^\p{Lu}/u.test(text) ? DATELINE.exec(text.slice(0, 200))?.[1] : undefined;
    if (dateline) found.push({ value: dateline, basis: 'text', where: 'dateline' });
    if (dateline || text.length > 90) continue;
    const bare = text
      .replace(LABEL, '')
      .replace(WEEKDAY, '')
      .replace(PLACE, '')
      .replace(/[.,;]$/, '')
      .trim();
    const whole = [DAY_FIRST, MONTH_FIRST, EAST_ASIAN].some((pattern) => {
      const match = pattern.exec(bare);
      return match !== null && match.index === 0 && bare.length - match[0].length <= 22;
    });
    if (whole || /^\d{4}-\d{2}-\d{2}$/.test(bare)) {
      found.push({ value: bare, basis: 'text', where: 'dateline' });
    }
  }
  return found;
}
