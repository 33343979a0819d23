import { UNKNOWN_DATE, type Document, type EventDate } from '../model/index.ts';
import type { Sentence } from '../language/index.ts';

/** Dates of a document's acts and dues. */
export interface Clock {
  /** Tells of the next sentence, in text order. */
  enter(sentence: Sentence): void;
  /** Date of an act whose trigger starts at `at`. */
  ofAct(at: number, tense: 'past' | 'present' | 'future' | 'none'): EventDate;
  /** A date after "by" or "until" in a stretch: when a promise falls due. */
  due(start: number, end: number): EventDate | null;
  review(start: number, end: number): EventDate | null;
}

export function createClock(_document: Document): Clock {
  return {
    enter: () => undefined,
    ofAct: () => UNKNOWN_DATE,
    due: () => null,
    review: () => null,
  };
}
