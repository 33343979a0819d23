import { sha256 } from '../base/index.ts';
import { standingReviews, type Event, type Review } from '../model/index.ts';

/** By what the records that wait for a person are ordered. */
export const ORDERS = ['uncertain', 'influence', 'dispute', 'random'] as const;
export type Order = (typeof ORDERS)[number];

/** What the order needs to know beside the records. */
export interface QueueFacts {
  /** How much a headline number would move without the record: 1 over the deeds of its thinnest cell. */
  influence: (event: Event) => number;
  /** Records that say the contrary, and reviewers who decided otherwise. */
  disputed: ReadonlyMap<string, readonly string[]>;
}

export interface QueueOptions {
  by: Order;
  /** Whose queue: records that this person has decided are done. */
  reviewer: string | null;
  /** Do not hold back what others have decided: two people then code the same records. */
  double: boolean;
  /** Of the random order; the same seed gives the same sample. */
  seed: string;
}

export interface Queued {
  event: Event;
  /** What the order goes by, larger first. */
  score: number;
  /** Records or reviewers on the other side, where it is disputed. */
  against: readonly string[];
}

/** Reviewers by the record on which they have decided and not taken it back. */
function decidedBy(reviews: readonly Review[]): Map<string, Set<string>> {
  const by = new Map<string, Set<string>>();
  for (const { recordId, reviewer } of standingReviews(reviews)) {
    const set = by.get(recordId);
    if (set) set.add(reviewer);
    else by.set(recordId, new Set([reviewer]));
  }
  return by;
}

/**
 * The machine's events that wait for a person, in the order asked for. What was curated or added by
 * hand is no question. The random order is a sample without regard to certainty: the share that a
 * person rejects in it estimates the error rate (see `agreementOf`).
 */
export function reviewQueue(
  events: readonly Event[],
  reviews: readonly Review[],
  facts: QueueFacts,
  { by, reviewer, double, seed }: QueueOptions,
): { waiting: Queued[]; done: number; total: number } {
  const decided = decidedBy(reviews);
  const isDone = (event: Event): boolean => {
    const who = decided.get(event.id);
    if (who === undefined) return false;
    return double && reviewer !== null ? who.has(reviewer) : true;
  };
  const machine = events.filter(({ coder }) => coder !== 'curated' && !coder.startsWith('human/'));
  const scoreOf = (event: Event): number => {
    if (by === 'uncertain') return 1 - Math.abs(event.confidence - 0.5) * 2;
    if (by === 'influence') return facts.influence(event) * (1 - event.confidence);
    if (by === 'dispute') return (facts.disputed.get(event.id) ?? []).length;
    return Number.parseInt(sha256(`${seed} ${event.id}`).slice(0, 12), 16) / 2 ** 48;
  };
  const fitting = machine.filter((event) => by !== 'dispute' || facts.disputed.has(event.id));
  const waiting = fitting
    .filter((event) => (by === 'dispute' ? true : !isDone(event)))
    .map((event) => ({
      event,
      score: scoreOf(event),
      against: facts.disputed.get(event.id) ?? [],
    }))
    .sort(
      (a, b) =>
        b.score - a.score || (a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0),
    );
  return { waiting, done: machine.filter(isDone).length, total: machine.length };
}
