import { partialDate } from '../../base/index.ts';
import type { Diagnostic, Document } from '../../model/index.ts';
import { problem } from '../problems.ts';
import type { StatedDate } from '../types.ts';
import type { DayOrder } from './date-values.ts';
import { parseStated } from './date-values.ts';
import { isLocalDay, isSameMinute, isSameMoment, isShownDay } from './local-day.ts';

type Published = Document['published'];
/** A stated date that is one, as a partial ISO date. */
export type Valid = StatedDate & { date: string };

export const UNKNOWN_PUBLISHED: Published = { date: null, precision: 'unknown', basis: 'unknown' };

function published(date: string, basis: Published['basis']): Published {
  const precision = date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year';
  return { date, precision, basis };
}

/**
 * Chooses the publication date: what the caller gives, else the first valid one of those stated, in
 * their order (metadata before text), in the page's own time, unless other places speak against it
 * (see `settled`). Dates that are no dates and dates that disagree are reported. The clock and the
 * file's own time are never asked; a page cannot be published after it was fetched.
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
  const valid: Valid[] = [];
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
  const own = ownDay(first, valid);
  const others = valid.filter((one) => !agree(one.date, own.date));
  const taken = settled(own, others, valid);
  const date = typeof taken === 'string' ? taken : taken.date;
  if (others.length > 0) {
    const dates = [own, ...others].map((one) => `${one.date} (${one.where})`);
    diagnostics.push(
      problem('read/date-conflict', uri, {
        dates: [...new Set(dates)].join(', '),
        taken: date === '' ? 'none' : date,
      }),
    );
  }
  if (date === '') return { published: UNKNOWN_PUBLISHED, diagnostics };
  return {
    published: published(date, typeof taken === 'string' ? own.basis : taken.basis),
    diagnostics,
  };
}

/** The same publication as the first states, on the day that it was where the page was published. */
const ownDay = (first: Valid, valid: readonly Valid[]): Valid =>
  valid.find((one) => one.date.length > first.date.length && one.date.startsWith(first.date)) ??
  valid.find((one) => isSameMoment(first, one)) ??
  valid.find((one) => isLocalDay(first, one)) ??
  valid.find((one) => isSameMinute(first, one)) ??
  valid.find((one) => isShownDay(first, one)) ??
  first;

/** Which of a page's statements come from one hand, and so count once. */
type Hand = NonNullable<StatedDate['from']>;

const handsBehind = (date: string, valid: readonly Valid[]): Set<Hand> =>
  new Set(valid.flatMap((one) => (one.from && agree(one.date, date) ? [one.from] : [])));

/**
 * Settles a conflict by what else the page says: data, what is shown, the address and a feed are four
 * hands.
 *
 * - the day of more hands goes before that of fewer
 * - data that repeats the day of the last change gives way to an earlier day, and a date that no word
 *   marks as that of publication to the day in the address
 * - where data and a line that is marked as the publication's disagree, and nothing else speaks for
 *   either, only what both say is taken: the month, the year, or nothing ('')
 */
function settled(own: Valid, others: readonly Valid[], valid: readonly Valid[]): Valid | string {
  const address = valid.find((one) => one.from === 'address' && one.date.length === 10);
  if (own.from === 'shown' && !own.marked && address && address.date < own.date) return address;
  const support = handsBehind(own.date, valid).size;
  let best: Valid = own;
  let most = support;
  for (const one of others) {
    if (one.from === undefined || one.date.length < own.date.length) continue;
    const count = handsBehind(one.date, valid).size;
    const yields = own.asChanged === true && one.date < own.date && count === most && best === own;
    if (count > most || yields) {
      best = one;
      most = count;
    }
  }
  if (best !== own) return best;
  const rival = others.find((one) => one.from === 'shown' && one.marked === true);
  if (own.from !== 'data' || !rival || support > 1) return own;
  return common(own.date, rival.date);
}

/** What two dates have in common: "2024-05" of two days in May, "" of two years. */
function common(a: string, b: string): string {
  if (a.slice(0, 7) === b.slice(0, 7)) return a.slice(0, 7);
  return a.slice(0, 4) === b.slice(0, 4) ? a.slice(0, 4) : '';
}

/** True where a date lies after the page was fetched, by more than time zones make. */
function isAfter(date: string, retrieved: string | undefined): boolean {
  if (retrieved === undefined) return false;
  const last = new Date(Date.parse(retrieved) + 86_400_000).toISOString();
  return date > last.slice(0, date.length);
}

/** Dates a day apart agree: the same moment has two dates in two time zones. */
function agree(a: string, b: string): boolean {
  if (a.startsWith(b) || b.startsWith(a)) return true;
  if (a.length < 10 || b.length < 10) return false;
  return Math.abs(Date.parse(`${a}T00:00:00Z`) - Date.parse(`${b}T00:00:00Z`)) <= 86_400_000;
}
