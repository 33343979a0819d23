import type { Verdict } from './model/judge.ts';
import type { Draft } from './triggers/draft.ts';

/**
 * How sure a record is, in (0, 1): a logistic score over a few facts of its making. The weights are
 * set by hand from error analysis on the development set and are to be replaced by a calibration.
 */
const WEIGHTS = {
  base: 0.3,
  /** The frame asked for words around its trigger and found them. */
  pattern: 0.5,
  /** Told by a noun alone. */
  noun: -0.5,
  /** Recipient known. */
  recipient: 0.5,
  /** Subject of the clause itself is the actor. */
  named: 0.5,
  /** The actor is only an adjective or an owner in the phrase. */
  weak: -0.4,
  /** The actor is a pronoun or "the alliance". */
  coreference: -0.2,
  /** Anything but an actual act. */
  modal: -0.2,
  /** Another frame of the lemma fitted as well. */
  runnerUp: -0.1,
} as const;

export function confidenceOf(draft: Draft, verdict: Verdict | null): number {
  if (verdict) {
    const p = verdict.granted?.p ?? verdict.act * verdict.root;
    return Math.round(p * 1000) / 1000;
  }
  const actors = draft.actors.flatMap((a) => a.mentions);
  let sum: number = WEIGHTS.base;
  if (draft.score > 0) sum += WEIGHTS.pattern;
  if (draft.told === 'noun') sum += WEIGHTS.noun;
  if (draft.recipients.some((a) => a.mentions.length > 0)) sum += WEIGHTS.recipient;
  if (
    actors.some(
      (m) =>
        m.sort === 'name' || m.sort === 'office' || m.sort === 'person' || m.sort === 'capital',
    )
  )
    sum += WEIGHTS.named;
  if (actors.every((m) => m.weak)) sum += WEIGHTS.weak;
  if (actors.some((m) => m.sort === 'pronoun' || m.sort === 'noun')) sum += WEIGHTS.coreference;
  if (draft.status !== 'actual') sum += WEIGHTS.modal;
  if (draft.runnerUp !== null) sum += WEIGHTS.runnerUp;
  return Math.round((1 / (1 + Math.exp(-sum))) * 1000) / 1000;
}
