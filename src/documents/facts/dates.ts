import { partialDate } from '../../base/index.ts';
import type { Diagnostic, Document } from '../../model/index.ts';
import { problem } from '../problems.ts';
import type { Block, StatedDate } from '../types.ts';
import {
  DAY_FIRST,
  type DayOrder,
  EAST_ASIAN,
  MONTH,
  MONTH_FIRST,
  parseStated,
} from './date-values.ts';

type Published = Document['published'];

export const UNKNOWN_PUBLISHED: Published = { date: null, precision: 'unknown', basis: 'unknown' };

function published(date: string, basis: Published['basis']): Published {
  const precision = date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year';
  return { date, precision, basis };
}

/**
 * Chooses the publication date: what the caller gives, else the first valid one of those stated, in
 * their order (metadata before text). Dates that are no dates and dates that disagree are reported.
 * The clock and the file's own time are never asked; a page cannot be published after it was fetched.
 */
export function choosePublished(
  stated: readonly StatedDate[],
  given: string | undefined,
  uri: string,
  order: DayOrder = null,
  retrieved?: string,
): { published: Published; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  if (given !== undefined) {
    const date = partialDate(given) ? given : null;
    if (date !== null) return { published: published(date, 'given'), diagnostics };
    diagnostics.push(problem('read/invalid-date', uri, { where: 'the given date', value: given }));
  }
  const valid: (StatedDate & { date: string })[] = [];
  for (const one of stated.slice(0, 50)) {
    const parsed = parseStated(one.value, order);
    if ('date' in parsed && isAfter(parsed.date, retrieved))
      diagnostics.push(
        problem('read/date-after-retrieval', uri, {
          where: one.where,
          value: one.value,
          retrieved: retrieved?.slice(0, 10) ?? '',
        }),
      );
    else if ('date' in parsed) valid.push({ ...one, date: parsed.date });
    else if ('reason' in parsed && parsed.reason === 'invalid' && one.basis !== 'text') {
      diagnostics.push(problem('read/invalid-date', uri, { where: one.where, value: one.value }));
    }
  }
  const first = valid[0];
  if (!first) return { published: UNKNOWN_PUBLISHED, diagnostics };
  const taken =
    valid.find((one) => one.date.length > first.date.length && one.date.startsWith(first.date)) ??
    valid.find((one) => isSameMoment(first, one)) ??
    valid.find((one) => isLocalDay(first, one)) ??
    first;
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

/**
 * True where another value states the same moment with the publisher's own offset, while the first
 * is in UTC: 2025-07-11T23:30:00Z is published on the 12th in Tokyo.
 */
function isSameMoment(first: StatedDate, other: StatedDate): boolean {
  if (!/T\d{2}:\d{2}.*(?:Z|\+00:?00)$/.test(first.value)) return false;
  if (!/T\d{2}:\d{2}.*[+-](?!00:?00)\d{2}:?\d{2}$/.test(other.value)) return false;
  const apart = Date.parse(first.value) - Date.parse(other.value);
  return Math.abs(apart) < 60_000;
}

/** Latest hour in UTC at which it is still the day before in the Americas, and earliest at which it is the next day in the Pacific. */
const STILL_YESTERDAY = 9;
const ALREADY_TOMORROW = 11;

/**
 * True where the first value is a moment in UTC and the other a day without one, which is the day
 * that it was then where the publisher is: 2019-11-20T04:31Z beside "Nov 19, 2019, 10:31 pm CST". The
 * page shows its own day, and readers cite that.
 */
function isLocalDay(
  first: StatedDate & { date: string },
  other: StatedDate & { date: string },
): boolean {
  const time = /T(\d{2}):\d{2}.*(?:Z|\+00:?00)$/.exec(first.value);
  if (!time || other.date.length < 10 || /T\d{2}:\d{2}/.test(other.value)) return false;
  const days = (Date.parse(other.date) - Date.parse(first.date)) / 86_400_000;
  const hour = Number(time[1]);
  return (days === -1 && hour <= STILL_YESTERDAY) || (days === 1 && hour >= ALREADY_TOMORROW);
}

/** True where a date lies after the page was fetched, by more than time zones make. */
function isAfter(date: string, retrieved: string | undefined): boolean {
  if (retrieved === undefined) return false;
  const last = new Date(Date.parse(retrieved) + 86_400_000).toISOString();
  return date > last.slice(0, date.length);
}

/** The order of day and month of a publisher, from its country's domain or the language of its page. */
export function dayOrder(language: string | null, domain: string | null): DayOrder {
  if (domain !== null && /\.(?:gov|mil|us)$/.test(domain)) return 'mdy';
  if (
    domain !== null &&
    /\.(?:uk|au|nz|ie|in|sg|eu|int|fr|de|it|es|nl|be|pt|pl|ro|tr|gr|ua|fi|no|dk)$/.test(domain)
  )
    return 'dmy';
  if (language === null) return null;
  if (/^en[-_]us$/i.test(language)) return 'mdy';
  if (
    /^(?:en[-_](?:gb|au|nz|ie|in|sg|za)|fr|de|it|es|nl|pt|pl|ro|tr|el|uk|ru|cs|sk|bg|hr|fi|nb|da)\b/i.test(
      language,
    )
  )
    return 'dmy';
  return null;
}

/** Dates a day apart agree: the same moment has two dates in two time zones. */
function agree(a: string, b: string): boolean {
  if (a.startsWith(b) || b.startsWith(a)) return true;
  if (a.length < 10 || b.length < 10) return false;
  return Math.abs(Date.parse(`${a}T00:00:00Z`) - Date.parse(`${b}T00:00:00Z`)) <= 86_400_000;
}

const LABEL = /^(?:first )?(?:published|posted|issued|released|release date|date)\b(?: on)?:?\s*/i;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;
const PLACE = /^\p{Lu}[\p{L}.' -]{1,40},\s+/u;
const DATELINE = new RegExp(
  `^(?:\\p{Lu}[\\p{L}.' ]{1,40}[,(]\\s*){1,2}((?:\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?),?\\s+\\d{4})\\b\\)?\\s*(?:\\([^()]{1,40}\\)\\s*)?[—–:-]`,
  'iu',
);

/** A line without what may stand before its date: a label, a weekday, a place. */
const bareDate = (line: string): string =>
  line
    .replace(LABEL, '')
    .replace(WEEKDAY, '')
    .replace(PLACE, '')
    .replace(/[.,;]$/, '')
    .trim();

/** True for a line that is nothing but a date, perhaps with a label, a place, a time of day. */
export function isDateLine(line: string): boolean {
  if (line.length > 90) return false;
  const bare = bareDate(line);
  const whole = [DAY_FIRST, MONTH_FIRST, EAST_ASIAN].some((pattern) => {
    const match = pattern.exec(bare);
    return match !== null && match.index === 0 && bare.length - match[0].length <= 22;
  });
  return whole || /^\d{4}-\d{2}-\d{2}$/.test(bare);
}

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
    const bare = bareDate(text);
    if (isDateLine(text)) {
      found.push({ value: bare, basis: 'text', where: 'dateline' });
    }
  }
  return found;
}
