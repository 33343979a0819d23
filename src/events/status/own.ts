import type { Clause } from '../../language/index.ts';
import type { Status } from '../../model/index.ts';
import type { View } from '../view.ts';
import { MODALS } from './operators.ts';

/** The word at a token in small letters, "" beyond either end. */
export const lower = (view: View, i: number): string => view.tokens[i]?.lower ?? '';

const BE = new Set(['is', 'are', 'was', 'were', "'s", "'re", 'am', "'m"]);

/** Status by modal and aspect: "will sign", "is to meet", "is going to sign", "should have signed". */
function tensed(view: View, clause: Clause, operators: string[]): Status {
  let status: Status = 'actual';
  const modal = clause.modal?.toLowerCase() ?? null;
  if (modal !== null) {
    status = MODALS.get(modal) ?? 'hypothetical';
    operators.push(modal);
    // "should have signed": it did not
    if (status === 'proposed' && isPerfect(view, clause) && modal !== 'must') status = 'negated';
    else if (status === 'proposed' && isPerfect(view, clause)) status = 'hypothetical';
  } else if (clause.tense === 'future') {
    status = 'planned';
    operators.push('future');
  }
  if (clause.kind === 'infinitive') return status;
  for (let i = clause.group.first + 1; i <= clause.group.last; i++) {
    if (lower(view, i) !== 'to') continue;
    // "is to meet", "are to sign"; "was to have signed" tells that it did not come to that
    if (BE.has(lower(view, i - 1))) {
      status = lower(view, i + 1) === 'have' ? 'cancelled' : 'planned';
      operators.push('be to');
    } else if (lower(view, i - 1) === 'going') {
      status = 'planned';
      operators.push('going to');
    }
  }
  return status;
}

function isPerfect(view: View, clause: Clause): boolean {
  for (let i = clause.group.first; i < clause.group.last; i++)
    if (lower(view, i) === 'have') return true;
  return false;
}

/**
 * Status of a clause by its own verb group and the words around it: "will sign", "has yet to sign",
 * "perhaps signed", "is meeting tomorrow". What decided is added to `operators`.
 */
export function ownStatus(view: View, clause: Clause, operators: string[]): Status {
  let status = tensed(view, clause, operators);
  const { first, last } = clause.group;
  const before = lower(view, first - 1);
  if (before === 'risk' || before === 'risks' || before === 'risked' || before === 'risking') {
    status = 'hypothetical';
    operators.push('risk');
  }
  let never = false;
  for (let i = clause.first; i <= last; i++) {
    const adverb = view.operators.of('adverb', lower(view, i), 'clause');
    if (adverb === null) continue;
    if (adverb.affirmed === 'negated') {
      // "Almost all allies signed" denies nothing.
      if (i >= first - 1) never = true;
    } else {
      status = adverb.affirmed;
      operators.push(lower(view, i));
    }
  }
  const schedule =
    status === 'actual' && clause.tense === 'present' ? scheduled(view, clause) : null;
  if (schedule !== null) {
    status = 'planned';
    operators.push(schedule);
  }
  const next = lower(view, last + 1);
  // "promised no less than 4 percent": a bound, not a denial
  if ((next === 'no' || next === 'not') && BOUNDS.has(lower(view, last + 2))) return status;
  // "has yet to send": it has not.
  if (lower(view, first + 1) === 'yet' && lower(view, first + 2) === 'to') {
    operators.push('yet to');
    return 'negated';
  }
  const negative =
    clause.negated ||
    clause.marker === 'nor' ||
    never ||
    // "opted not to join" denies what follows
    (next === 'not' && lower(view, last + 2) !== 'to') ||
    next === "n't" ||
    next === 'no' ||
    opensWithNot(view, clause);
  // "Not until May did Iran sign": it did
  if (!negative || opensWithUntil(view, clause)) return status;
  operators.push('not');
  const modal = clause.modal?.toLowerCase();
  return status === 'planned' || modal === 'would' ? 'refused' : 'negated';
}

const BOUNDS = new Set(['less', 'more', 'fewer', 'later', 'longer']);

/** "Not a single shell was sent." */
const opensWithNot = (view: View, clause: Clause): boolean =>
  lower(view, clause.first) === 'not' &&
  (lower(view, clause.first + 1) === 'a' ||
    lower(view, clause.first + 1) === 'one' ||
    lower(view, clause.first + 1) === 'even');

const opensWithUntil = (view: View, clause: Clause): boolean =>
  lower(view, clause.first) === 'not' &&
  (lower(view, clause.first + 1) === 'until' || lower(view, clause.first + 1) === 'till');

const PERIOD = new Set(
  'week month year quarter spring summer autumn fall winter weekend decade monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);

/** "are meeting tomorrow", "heads to Tokyo next week": a present with a time that lies ahead. */
function scheduled(view: View, clause: Clause): string | null {
  for (let i = clause.group.last + 1; i <= clause.last; i++) {
    const word = lower(view, i);
    if (word === 'tomorrow') return word;
    // "the next week of talks" is no time
    if (word === 'next' && lower(view, i - 1) !== 'the' && PERIOD.has(lower(view, i + 1)))
      return `next ${lower(view, i + 1)}`;
  }
  return null;
}
