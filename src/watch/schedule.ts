import type { EntryState, FeedState } from './state.ts';

/** The longest that anything keeps a feed from being asked again. */
const DAY = 86_400_000;

const iso = (time: number): string => new Date(time).toISOString();

/**
 * When a feed that failed is asked again: after the usual time, then after twice as long, four times
 * … up to a day, and never before the server wants.
 *
 * @param failures in a row, this one counted
 */
export function afterFailure(
  now: number,
  failures: number,
  every: number,
  retryAfter: number | null,
): string {
  const doubled = every * 2 ** Math.min(failures - 1, 20);
  return iso(now + Math.min(DAY, Math.max(doubled, retryAfter ?? 0)));
}

/** When a feed that was read may be asked again, by what it says itself ("ttl"), up to a day. */
export const afterReading = (now: number, minutes: number | null): string =>
  iso(now + Math.min(DAY, (minutes ?? 0) * 60_000));

/** Time at which a feed is due; with `now` left out of account where it was never asked. */
export function dueAt({ checked, notBefore }: FeedState, every: number): number {
  const usual = checked === null ? 0 : Date.parse(checked) + every;
  return Math.max(usual, notBefore === null ? 0 : Date.parse(notBefore));
}

/**
 * True where a feed is to be asked now. With `once` the usual time does not count, since whoever runs
 * it decides when; what failed or asked to be left alone is left alone all the same.
 */
export function isDue(state: FeedState, now: number, every: number, once: boolean): boolean {
  return dueAt(state, once ? 0 : every) <= now;
}

const HOUR = 3_600_000;
/** From one look at a page to the next: most changes come soon, and after ten days it is left alone. */
const LOOKS: readonly number[] = [2 * HOUR, 6 * HOUR, DAY, 3 * DAY, 6 * DAY];

/** When a page is looked at again that was looked at so many times; null where it is no more. */
export const lookAfter = (now: number, looks: number): string | null => {
  const wait = LOOKS[looks];
  return wait === undefined ? null : iso(now + wait);
};

/** True where a page is to be looked at again now. */
export const isLookDue = ({ state, page, lookAt }: EntryState, now: number): boolean =>
  state === 'done' && page !== null && lookAt !== null && Date.parse(lookAt) <= now;
