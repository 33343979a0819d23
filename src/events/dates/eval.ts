import { z } from 'zod';
import { type Analyser, createAnalyser } from '../../language/index.ts';
import type { EventDate } from '../../model/index.ts';
import { findDates } from './find.ts';
import { publishedRange } from './published.ts';

interface Score {
  precision: number;
  recall: number;
  f1: number;
}

/** `span`: same ends; `relaxed`: overlapping; `value`: overlapping and the same days. */
export interface DateScores {
  n: number;
  span: Score;
  relaxed: Score;
  value: Score;
}

const score = (hits: number, predicted: number, expected: number): Score => {
  const precision = predicted === 0 ? 0 : hits / predicted;
  const recall = expected === 0 ? 0 : hits / expected;
  return {
    precision,
    recall,
    f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
};

/** Dates of a whole text with the days they mean, one sentence after the other; what has no days is left out. */
function datesOfText(
  text: string,
  published: string | null,
  analyser: Analyser,
): { start: number; end: number; date: EventDate }[] {
  const context = { published: publishedRange({ date: published }) };
  let anchor: EventDate | null = null;
  const all: { start: number; end: number; date: EventDate }[] = [];
  for (const sentence of analyser.analyseText(text)) {
    for (const { start, end, date, role } of findDates(sentence, text, { ...context, anchor })) {
      if (role === 'duration' || role === 'frequency') continue;
      all.push({ start, end, date });
      if (date.start !== null && role === 'point') anchor = date;
    }
  }
  return all;
}

/**
 * Scores the date finder on lines `{id, published, text, dates: [{start, end, from, to}]}` (see the
 * contract). Micro-averaged; each gold date is matched at most once, to the first prediction that
 * overlaps it. Lines that are not JSON are skipped.
 */
export function evalDates(lines: Iterable<string>): DateScores {
  const analyser = createAnalyser();
  const counts = {
    n: 0,
    predicted: 0,
    gold: 0,
    valued: 0,
    goldValued: 0,
    span: 0,
    relaxed: 0,
    value: 0,
  };
  for (const line of lines) {
    const gold = parse(line);
    if (!gold) continue;
    counts.n++;
    const predicted = datesOfText(gold.text, gold.published?.slice(0, 10) ?? null, analyser);
    counts.predicted += predicted.length;
    counts.gold += gold.dates.length;
    counts.valued += predicted.filter(({ date }) => date.start !== null).length;
    counts.goldValued += gold.dates.filter(({ from }) => typeof from === 'string').length;
    const used = new Set<number>();
    for (const expected of gold.dates) {
      const overlapping = predicted
        .map((one, i) => ({ one, i }))
        .filter(
          ({ one, i }) => !used.has(i) && one.start < expected.end && one.end > expected.start,
        );
      const exact = overlapping.find(
        ({ one }) => one.start === expected.start && one.end === expected.end,
      );
      const match = exact ?? overlapping[0];
      if (!match) continue;
      used.add(match.i);
      counts.relaxed++;
      if (exact) counts.span++;
      const { date } = match.one;
      if (
        typeof expected.from === 'string' &&
        date.start === expected.from &&
        date.end === expected.to
      )
        counts.value++;
    }
  }
  return {
    n: counts.n,
    span: score(counts.span, counts.predicted, counts.gold),
    relaxed: score(counts.relaxed, counts.predicted, counts.gold),
    value: score(counts.value, counts.valued, counts.goldValued),
  };
}

const goldLine = z.object({
  id: z.union([z.string(), z.number()]),
  published: z.string().nullish(),
  text: z.string(),
  dates: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      from: z.string().nullish(),
      to: z.string().nullish(),
    }),
  ),
});

/** A gold line, or null where it is not one. */
function parse(line: string): z.infer<typeof goldLine> | null {
  if (line.trim() === '') return null;
  try {
    return goldLine.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
