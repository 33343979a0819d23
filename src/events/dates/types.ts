import type { DayRange } from '../../base/index.ts';
import type { EventDate, Span } from '../../model/index.ts';

export type DateRole = 'point' | 'duration' | 'deadline' | 'frequency';

/** A date expression where it stands in the document's text. */
export interface FoundDate extends Span {
  date: EventDate;
  role: DateRole;
}

/** When the text appeared, as an interval of days. */
export interface Published {
  start: string | null;
  end: string | null;
  precision: 'day' | 'month' | 'quarter' | 'season' | 'year' | 'unknown';
}

export interface DateContext {
  published: Published | null;
  /** The last date stated earlier in the document: "that year" is its year. */
  readonly anchor: EventDate | null;
  /** Overrides what the sentence itself tells. */
  tense?: 'past' | 'present' | 'future';
}

/** What a rule may look at when it works out its value. */
export interface Now {
  /** Publication day, or null where only month, year or nothing is known. */
  day: string | null;
  /** First day of the published interval, whatever its precision, or null. */
  reference: string | null;
  precision: Published['precision'];
  readonly anchor: EventDate | null;
  /** Whether what the date belongs to lies ahead. */
  readonly future: boolean;
  /** The sentence's text: fiscal years depend on whose they are. */
  sentence: string;
}

export interface Value extends DayRange {
  precision: EventDate['precision'];
  /** The text gives the whole date itself; otherwise it leans on publication or an earlier date. */
  stated: boolean;
  role?: DateRole;
}

/** A match: span in the sentence's text and its value (null: known to be a date, not to be worked out). */
export interface Candidate extends Span {
  role: DateRole;
  value: (now: Now) => Value | null;
}

/** One construct: a linear pattern with the `g` flag, and what it means. */
export interface DateRule {
  /** Only tried where one of its cue words stands in the sentence. */
  cue: 'month' | 'weekday' | 'year' | 'relative' | 'number';
  pattern: RegExp;
  read: (
    match: RegExpExecArray,
    text: string,
  ) => (Omit<Candidate, 'start' | 'end'> & Partial<Span>) | null;
}
