/** Feeds, read again and again into a ledger; it may be killed at any moment. */
export { createWatch, type Watch } from './watch.ts';
export type { Arrival, Reading, Round, WatchOptions } from './types.ts';
