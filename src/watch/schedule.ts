import type { FeedState } from './state.ts';

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
