import type { OperatorEntry } from '../../knowledge/index.ts';
import type { Status } from '../../model/index.ts';

/** The less real of two; the first is nearer to the act. */
const ORDER: readonly Status[] = [
  'actual',
  'planned',
  'proposed',
  'hypothetical',
  'refused',
  'cancelled',
  'negated',
];

export const denies = (s: Status): boolean =>
  s === 'negated' || s === 'refused' || s === 'cancelled';

/** Statuses that leave the act undone without denying it. */
const looksAhead = (s: Status): boolean =>
  s === 'planned' || s === 'proposed' || s === 'hypothetical';

/**
 * Two statuses of one act, its own ("to have signed", "not to sign") and what its surroundings lend: a
 * negation under a plan is a refusal ("will not"), two negations leave it open ("did not refuse to").
 */
export function combine(inner: Status, outer: Status): Status {
  if (outer === 'actual') return inner;
  if (inner === 'actual') return outer;
  if (inner === outer) return inner;
  if (denies(inner) && denies(outer)) return 'hypothetical';
  if (inner === 'negated' && outer === 'planned') return 'refused';
  if (inner === 'planned' && outer === 'negated') return 'negated';
  if (denies(outer)) return outer;
  if (denies(inner)) return outer === 'hypothetical' ? 'hypothetical' : inner;
  return ORDER.indexOf(inner) >= ORDER.indexOf(outer) ? inner : outer;
}

/** A class of words and what they make of the act that they govern. */
export type Operator = Pick<OperatorEntry, 'affirmed' | 'negated'> & Partial<OperatorEntry>;

/**
 * Status of an act under an operator whose own status is `world`: "managed to sign" is done, "did not
 * manage to" is not, "will manage to" lies ahead, "may manage to" is left open, "refused to agree to" is
 * turned down. The signature says what follows where the operator is affirmed and where it is denied
 * (Nairn, Condoravdi and Karttunen 2006).
 */
export function through(op: Operator, world: Status): Status {
  const { affirmed, negated } = op;
  if (affirmed === 'actual' && negated === 'actual') return 'actual';
  if (op.says === true)
    return denies(world) ? negated : world === 'hypothetical' ? world : affirmed;
  switch (world) {
    case 'actual':
      return affirmed;
    case 'negated':
      return negated;
    case 'refused':
    case 'cancelled':
      return affirmed === 'actual' || looksAhead(affirmed) ? world : negated;
    case 'planned':
      if (affirmed === 'actual') return 'planned';
      return affirmed === 'negated' ? 'refused' : affirmed;
    case 'proposed':
      return affirmed === 'actual' || affirmed === 'planned' || affirmed === 'proposed'
        ? 'proposed'
        : 'hypothetical';
    default:
      return 'hypothetical';
  }
}
