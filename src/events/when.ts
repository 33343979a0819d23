import type { Clause, Sentence } from '../language/index.ts';
import { UNKNOWN_DATE, type Document, type EventDate } from '../model/index.ts';
import { createDates, eventDate, publishedRange } from './dates/index.ts';

/** How an act is told, as far as its date depends on it. */
export interface Told {
  clause: Clause;
  /** The act lies ahead of the text. */
  ahead: boolean;
  /** The act of the sentence itself, not a noun in passing or a background clause. */
  main: boolean;
}

/** Dates of a document's acts and dues. */
export interface Clock {
  /** Tells of the next sentence, in text order. */
  enter(sentence: Sentence): void;
  ofAct(told: Told): EventDate;
  /** A date after "by" or "until" in a stretch: when a promise falls due. */
  due(start: number, end: number): EventDate | null;
  /** The date named beside a review in the sentence that was entered last. */
  review(): EventDate | null;
}

/** Kinds of text that report of their own day. */
const OF_THE_DAY = new Set(['news', 'statement', 'communique', 'speech', 'interview']);
/** Prose paragraphs at the head of a report, where the act of the day is told. */
const LEAD = 2;

/**
 * The clock of one document. An act has the date that its clause states; failing that, a report's own
 * act (told in the present or perfect, or in the past at the head of the report) has the day of
 * publication, with basis "published". A background act without a date keeps none, and nothing ever
 * has today's.
 */
export function createClock(document: Document): Clock {
  const published = publishedRange(document.published);
  const lead = new Set(
    document.paragraphs
      .flatMap((p, i) =>
        p.prose && p.kind !== 'heading' && p.duplicateOf === undefined ? [i] : [],
      )
      .slice(0, LEAD),
  );
  const fromPublication = ({ start, end, precision }: NonNullable<typeof published>): EventDate =>
    precision === 'day' ? { start, end, precision, basis: 'published', text: null } : UNKNOWN_DATE;

  const dates = createDates(document.text, published);
  let sentence: Sentence | null = null;
  return {
    enter(next) {
      sentence = next;
      dates.enter(next);
    },
    ofAct({ clause, ahead, main }) {
      if (sentence === null) return UNKNOWN_DATE;
      const found = dates.last();
      const date = eventDate(sentence, clause, found, {
        published,
        anchor: null,
        ...(ahead ? { tense: 'future' as const } : {}),
      });
      if (date.start !== null || date.text !== null) return date;
      if (ahead || !main || published === null || !OF_THE_DAY.has(document.kind)) return date;
      const ofTheDay =
        clause.tense === 'present' || sentence.heading || lead.has(sentence.paragraph);
      // A sentence with a date of its own elsewhere tells of more than one day: no guess.
      const undated = found.every(({ role }) => role !== 'point');
      return ofTheDay && undated ? fromPublication(published) : date;
    },
    due: (start, end) =>
      dates.last().find((one) => one.role === 'deadline' && one.start >= start && one.end <= end)
        ?.date ?? null,
    review() {
      if (sentence === null) return null;
      const word = sentence.tokens.find(({ lemma }) => lemma === 'review' || lemma === 'reassess');
      if (!word) return null;
      const after = dates.last().find((one) => one.start > word.start && one.role !== 'duration');
      return after?.date ?? null;
    },
  };
}
