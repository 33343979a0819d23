import { z } from 'zod';
import type { Knowledge } from '../../knowledge/index.ts';
import { ROOTS, STATUSES, type Commitment, type Event } from '../../model/index.ts';
import { createCoder } from '../coder.ts';
import { f1Of, ratio } from './scores.ts';
import { documentOf } from './sentence.ts';

/** A labelled document: each expected record has an anchor, words that stand in its sentence. */
const goldSchema = z.object({
  documents: z.array(
    z.object({
      text: z.string(),
      published: z.string().nullish(),
      events: z
        .array(
          z.object({
            anchor: z.string(),
            root: z.enum(ROOTS),
            status: z.enum(STATUSES).optional(),
            date: z.object({ start: z.string(), end: z.string() }).nullish(),
            actors: z.array(z.string()).optional(),
            recipients: z.array(z.string()).optional(),
          }),
        )
        .default([]),
      commitments: z.array(z.object({ anchor: z.string() })).default([]),
    }),
  ),
});

interface Score {
  precision: number;
  recall: number;
  f1: number;
}
interface Accuracy {
  n: number;
  accuracy: number | null;
}
export interface DocumentScores {
  n: number;
  events: Score;
  status: Accuracy;
  dates: Accuracy;
  actors: Accuracy;
  commitments: Score;
  falsePerDocument: number;
}

const codesOf = (list: Event['actors']): string =>
  [...new Set(list.map((m) => m.code ?? m.text))].sort().join(' ');
const holds = (record: Event | Commitment, anchor: string): boolean =>
  [record.evidence, ...('alsoIn' in record ? record.alsoIn : [])].some(({ quote }) =>
    quote.includes(anchor),
  );

const accuracy = ([ok, n]: number[]): Accuracy => ({
  n: n!,
  accuracy: n === 0 ? null : ok! / n!,
});

/**
 * Scores the whole coder on labelled documents. An expected record is met by one that has its root and
 * whose sentence holds the anchor, each record once; what is met by nothing is missed, what meets
 * nothing is false. Throws a RangeError on a file that has not this form.
 */
export function evalDocuments(json: string, knowledge: Knowledge): DocumentScores {
  const parsed = goldSchema.safeParse(JSON.parse(json));
  if (!parsed.success) throw new RangeError(`invalid gold: ${z.prettifyError(parsed.error)}`);
  const { documents } = parsed.data;
  const coder = createCoder(knowledge);
  const events = { met: 0, gold: 0, mine: 0 };
  const commitments = { met: 0, gold: 0, mine: 0 };
  const right = { status: [0, 0], dates: [0, 0], actors: [0, 0] };
  for (const gold of documents) {
    const coded = coder.code(documentOf(gold.text, gold.published ?? null));
    const free = new Set(coded.events);
    events.gold += gold.events.length;
    events.mine += coded.events.length;
    for (const wanted of gold.events) {
      const fits = [...free].filter((e) => e.root === wanted.root && holds(e, wanted.anchor));
      const found = fits.find((e) => e.status === wanted.status) ?? fits[0];
      if (!found) continue;
      free.delete(found);
      events.met += 1;
      const tally = (key: keyof typeof right, ok: boolean): void => {
        right[key][1]! += 1;
        if (ok) right[key][0]! += 1;
      };
      if (wanted.status) tally('status', found.status === wanted.status);
      if (wanted.date !== undefined)
        tally(
          'dates',
          found.date.start === (wanted.date?.start ?? null) &&
            found.date.end === (wanted.date?.end ?? null),
        );
      if (wanted.actors)
        tally('actors', codesOf(found.actors) === [...new Set(wanted.actors)].sort().join(' '));
    }
    const loose = new Set(coded.commitments);
    commitments.gold += gold.commitments.length;
    commitments.mine += coded.commitments.length;
    for (const { anchor } of gold.commitments) {
      const found = [...loose].find((c) => holds(c, anchor));
      if (!found) continue;
      loose.delete(found);
      commitments.met += 1;
    }
  }
  const score = ({ met, gold, mine }: typeof events): Score => {
    const precision = ratio(met, mine);
    const recall = ratio(met, gold);
    return { precision, recall, f1: f1Of(precision, recall) };
  };
  return {
    n: documents.length,
    events: score(events),
    status: accuracy(right.status),
    dates: accuracy(right.dates),
    actors: accuracy(right.actors),
    commitments: score(commitments),
    falsePerDocument: ratio(events.mine - events.met, documents.length),
  };
}
