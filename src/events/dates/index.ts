/** Dates in a sentence: where they stand, which days they mean, and which one dates a clause. */
export { findDates } from './find.ts';
export { createDates } from './running.ts';
export { eventDate } from './choose.ts';
export { publishedRange } from './published.ts';
export { evalDates, type DateScores } from './eval.ts';
export type { DateContext, DateRole, FoundDate, Published } from './types.ts';
