import type { Block, StatedDate } from '../types.ts';
import { DAY_FIRST, type DayOrder, EAST_ASIAN, MONTH, MONTH_FIRST } from './date-values.ts';

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
    if (dateline) found.push({ value: dateline, basis: 'text', where: 'dateline', from: 'shown' });
    if (dateline || text.length > 90) continue;
    const bare = bareDate(text);
    if (isDateLine(text)) {
      found.push({ value: bare, basis: 'text', where: 'dateline', from: 'shown' });
    }
  }
  return found;
}
