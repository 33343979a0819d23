import { z } from 'zod';
import type { Knowledge } from '../../knowledge/index.ts';
import { ROOTS, STATUSES, type Commitment, type Event, type Position } from '../../model/index.ts';
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
      commitments: z
        .array(
          z.object({
            anchor: z.string(),
            by: z.array(z.string()).optional(),
            to: z.array(z.string()).optional(),
            quantities: z
              .array(
                z.object({
                  value: z.number(),
                  unit: z.string(),
                  of: z.string().nullish(),
                  bound: z.enum(['floor', 'ceiling', 'exact']).optional(),
                }),
              )
              .optional(),
            due: z.object({ start: z.string(), end: z.string() }).nullish(),
            force: z.string().optional(),
            restated: z.boolean().optional(),
          }),
        )
        .default([]),
      /** A position; `about` is the code of an actor, null for a topic. */
      positions: z
        .array(
          z.object({
            anchor: z.string(),
            term: z.string(),
            by: z.array(z.string()).optional(),
            about: z.string().nullish(),
            quoted: z.boolean().optional(),
            stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]).optional(),
          }),
        )
        .optional(),
    }),
  ),
});

const COMMITMENT_FIELDS = ['by', 'to', 'quantities', 'due', 'force', 'restated'] as const;
export type CommitmentField = (typeof COMMITMENT_FIELDS)[number];
const POSITION_FIELDS = ['by', 'about', 'quoted', 'stance'] as const;
export type PositionField = (typeof POSITION_FIELDS)[number];

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
  /** Of the commitments met: each field where the gold states it. */
  commitmentFields: Record<CommitmentField, Accuracy>;
  /** Positions by holder's sentence and term; only over documents whose gold lists them. */
  positions: Score;
  positionFields: Record<PositionField, Accuracy>;
  falsePerDocument: number;
}

const codesOf = (list: Event['actors']): string =>
  [...new Set(list.map((m) => m.code ?? m.text))].sort().join(' ');
const holds = (record: Event | Commitment | Position, anchor: string): boolean =>
  [record.evidence, ...('alsoIn' in record ? record.alsoIn : [])].some(({ quote }) =>
    quote.includes(anchor),
  );

const accuracy = ([ok, n]: number[]): Accuracy => ({
  n: n!,
  accuracy: n === 0 ? null : ok! / n!,
});

type Gold = z.infer<typeof goldSchema>['documents'][number];
type Found<K> = [K, boolean][];

/** Which of the fields that the gold states are right in a commitment. */
function commitmentFields(
  wanted: Gold['commitments'][number],
  found: Commitment,
): Found<CommitmentField> {
  const out: Found<CommitmentField> = [];
  if (wanted.by) out.push(['by', codesOf(found.by) === wanted.by.toSorted().join(' ')]);
  if (wanted.to) out.push(['to', codesOf(found.to) === wanted.to.toSorted().join(' ')]);
  if (wanted.quantities) {
    const same = (w: (typeof wanted.quantities)[number]): boolean =>
      found.quantities.some(
        (q) =>
          q.value === w.value &&
          q.unit === w.unit &&
          (w.of === undefined || q.of === w.of) &&
          (w.bound === undefined || q.bound === w.bound),
      );
    out.push([
      'quantities',
      found.quantities.length === wanted.quantities.length && wanted.quantities.every(same),
    ]);
  }
  if (wanted.due !== undefined)
    out.push([
      'due',
      (found.due?.start ?? null) === (wanted.due?.start ?? null) &&
        (found.due?.end ?? null) === (wanted.due?.end ?? null),
    ]);
  if (wanted.force !== undefined) out.push(['force', found.force === wanted.force]);
  if (wanted.restated !== undefined) out.push(['restated', found.restated === wanted.restated]);
  return out;
}

/** The like for a position. */
function positionFields(
  wanted: NonNullable<Gold['positions']>[number],
  found: Position,
): Found<PositionField> {
  const out: Found<PositionField> = [];
  if (wanted.by) out.push(['by', codesOf(found.by) === wanted.by.toSorted().join(' ')]);
  if (wanted.about !== undefined)
    out.push(['about', (found.about.mention?.code ?? null) === wanted.about]);
  if (wanted.quoted !== undefined) out.push(['quoted', found.quoted === wanted.quoted]);
  if (wanted.stance !== undefined) out.push(['stance', found.stance === wanted.stance]);
  return out;
}

const tallyOf = <K>(tallies: Map<K, number[]>, key: K, ok: boolean): void => {
  const tally = tallies.get(key) ?? [0, 0];
  tallies.set(key, [tally[0]! + (ok ? 1 : 0), tally[1]! + 1]);
};
const accuracies = <K extends string>(
  fields: readonly K[],
  tallies: ReadonlyMap<K, number[]>,
): Record<K, Accuracy> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry a field
  Object.fromEntries(
    fields.map((field) => [field, accuracy(tallies.get(field) ?? [0, 0])]),
  ) as Record<K, Accuracy>;

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
  const positions = { met: 0, gold: 0, mine: 0 };
  const promised = new Map<CommitmentField, number[]>();
  const held = new Map<PositionField, number[]>();
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
    for (const wanted of gold.commitments) {
      const found = [...loose].find((c) => holds(c, wanted.anchor));
      if (!found) continue;
      loose.delete(found);
      commitments.met += 1;
      for (const [field, ok] of commitmentFields(wanted, found)) tallyOf(promised, field, ok);
    }
    if (!gold.positions) continue;
    const said = new Set(coded.positions);
    positions.gold += gold.positions.length;
    positions.mine += coded.positions.length;
    for (const wanted of gold.positions) {
      const found = [...said].find(
        (p) =>
          holds(p, wanted.anchor) && (p.term.includes(wanted.term) || wanted.term.includes(p.term)),
      );
      if (!found) continue;
      said.delete(found);
      positions.met += 1;
      for (const [field, ok] of positionFields(wanted, found)) tallyOf(held, field, ok);
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
    commitmentFields: accuracies(COMMITMENT_FIELDS, promised),
    positions: score(positions),
    positionFields: accuracies(POSITION_FIELDS, held),
    falsePerDocument: ratio(events.mine - events.met, documents.length),
  };
}
