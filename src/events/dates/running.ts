import type { Sentence } from '../../language/index.ts';
import type { EventDate } from '../../model/index.ts';
import { findDates } from './find.ts';
import type { FoundDate, Published } from './types.ts';

/** The dates of a document's sentences: looked for when somebody asks. */
export interface Dates {
  /** Tells of the next sentence, in text order. */
  enter(sentence: Sentence): void;
  /** Dates of the sentence that was entered last. */
  last(): readonly FoundDate[];
}

interface Entered {
  sentence: Sentence;
  found: readonly FoundDate[] | null;
  /** The last date stated before the sentence; undefined: not asked yet. */
  anchor: EventDate | null | undefined;
}

/** So many sentences may each lean on a date of the one before; more are read from the front. */
const MOST_LEANING = 50;

/**
 * A date may lean on the last one stated before it ("that year"), which may lean on one before that. Only
 * what a record's date leans on is read, each sentence once.
 */
export function createDates(text: string, published: Published | null): Dates {
  const entered: Entered[] = [];
  let depth = 0;

  const foundAt = (at: number): readonly FoundDate[] => {
    const entry = entered[at]!;
    entry.found ??= findDates(entry.sentence, text, {
      published,
      get anchor() {
        return anchorBefore(at);
      },
    });
    return entry.found;
  };

  const statedIn = (at: number): EventDate | null =>
    foundAt(at).findLast(({ role, date }) => role === 'point' && date.start !== null)?.date ?? null;

  const anchorBefore = (at: number): EventDate | null => {
    const entry = entered[at]!;
    if (entry.anchor !== undefined) return entry.anchor;
    depth++;
    if (depth > MOST_LEANING)
      for (let i = 0, stated: EventDate | null = null; i < at; i++) {
        entered[i]!.anchor ??= stated;
        stated = statedIn(i) ?? stated;
      }
    let anchor: EventDate | null = null;
    for (let i = at - 1; i >= 0 && anchor === null; i--) {
      anchor = statedIn(i);
      const before = entered[i]!.anchor;
      if (anchor !== null || before === undefined) continue;
      anchor = before;
      break;
    }
    entry.anchor = anchor;
    depth--;
    return anchor;
  };

  return {
    enter: (sentence) => void entered.push({ sentence, found: null, anchor: undefined }),
    last: () => (entered.length === 0 ? [] : foundAt(entered.length - 1)),
  };
}
