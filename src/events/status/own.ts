import type { Clause } from '../../language/index.ts';
import type { Status } from '../../model/index.ts';
import type { View } from '../view.ts';
import { DOUBTS, MODALS, NEGATIVE_WORDS } from './operators.ts';

/** The word at a token in small letters, "" beyond either end. */
export const lower = (view: View, i: number): string => view.tokens[i]?.lower ?? '';

/**
 * Status of a clause by its own verb group and the words around it: "will sign", "has yet to sign",
 * "perhaps signed", "is meeting tomorrow". What decided is added to `operators`.
 */
export function ownStatus(view: View, clause: Clause, operators: string[]): Status {
  let status: Status = 'actual';
  if (clause.modal !== null) {
    status = MODALS.get(clause.modal.toLowerCase()) ?? 'hypothetical';
    operators.push(clause.modal.toLowerCase());
  } else if (clause.tense === 'future') {
    status = 'planned';
    operators.push('future');
  }
  for (let i = clause.group.first; i <= clause.group.last; i++) {
    const word = lower(view, i);
    // "is to meet", "are to sign"
    if (
      word === 'to' &&
      i > clause.group.first &&
      /^(?:is|are|was|were|'s|'re)$/.test(lower(view, i - 1)) &&
      clause.kind !== 'infinitive'
    ) {
      status = 'planned';
      operators.push('be to');
    }
    if (word === 'to' && lower(view, i - 1) === 'going') {
      status = 'planned';
      operators.push('going to');
    }
  }
  if (/^risk(?:s|ed|ing)?$/.test(lower(view, clause.group.first - 1))) {
    status = 'hypothetical';
    operators.push('risk');
  }
  for (let i = clause.first; i <= clause.group.last; i++)
    if (DOUBTS.has(lower(view, i))) {
      status = 'hypothetical';
      operators.push(lower(view, i));
    }
  const schedule =
    status === 'actual' && clause.tense === 'present' ? scheduled(view, clause) : null;
  if (schedule !== null) {
    status = 'planned';
    operators.push(schedule);
  }
  const next = lower(view, clause.group.last + 1);
  // "promised no less than 4 percent": a bound, not a denial
  const bound = /^(?:less|more|fewer|later|longer)$/.test(lower(view, clause.group.last + 2));
  if (bound && /^(?:no|not)$/.test(next)) return status;
  let negative = clause.negated || clause.marker === 'nor';
  if (next === 'not' || next === "n't" || next === 'no') negative = true;
  // "Not a single shell was sent."
  if (lower(view, clause.first) === 'not' && /^(?:a|one|even)$/.test(lower(view, clause.first + 1)))
    negative = true;
  for (let i = Math.max(clause.first, clause.group.first - 1); i <= clause.group.last; i++)
    if (NEGATIVE_WORDS.has(lower(view, i))) negative = true;
  // "has yet to send": it has not.
  if (
    lower(view, clause.group.first + 1) === 'yet' &&
    lower(view, clause.group.first + 2) === 'to'
  ) {
    operators.push('yet to');
    return 'negated';
  }
  if (negative) {
    operators.push('not');
    const modal = clause.modal?.toLowerCase();
    if (status === 'planned' || modal === 'would') return 'refused';
    return 'negated';
  }
  return status;
}

const PERIOD =
  /^(?:week|month|year|quarter|spring|summer|autumn|fall|winter|weekend|decade|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** "are meeting tomorrow", "heads to Tokyo next week": a present with a time that lies ahead. */
function scheduled(view: View, clause: Clause): string | null {
  for (let i = clause.group.last + 1; i <= clause.last; i++) {
    const word = lower(view, i);
    if (word === 'tomorrow') return word;
    // "the next week of talks" is no time
    if (word === 'next' && lower(view, i - 1) !== 'the' && PERIOD.test(lower(view, i + 1)))
      return `next ${lower(view, i + 1)}`;
  }
  return null;
}
