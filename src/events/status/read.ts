import type { Status } from '../../model/index.ts';
import type { View } from '../view.ts';
import { opensWithCondition } from './conditions.ts';
import { contextOf, own, type Subordinate } from './context.ts';
import { lower } from './own.ts';
import { combine } from './signature.ts';

export interface Standing {
  status: Status;
  /** What decided, from the inside out: "will", "plan to". */
  operators: string[];
  /** Index of the clause of saying that reports it, or null. */
  reporter: number | null;
  /** No act of its own: a purpose, a means, a thing in general. */
  subordinate: Subordinate | null;
}

/**
 * Status of the act in clause `k`: its own verb group, then what governs it, step by step up to the
 * sentence's root, each step by the signature of the governing word.
 */
export function standingOf(view: View, k: number): Standing {
  const operators: string[] = [];
  const mine = own(view, k, operators);
  const context = contextOf(view, k);
  let status = combine(mine, context.status);
  operators.push(...context.operators);
  if (view.tokens.at(-1)?.text === '?') {
    status = combine(status, 'hypothetical');
    operators.push('?');
  }
  if (status === 'planned' && opensWithCondition(view)) {
    status = 'hypothetical';
    operators.push('condition');
  }
  return { status, operators, reporter: context.reporter, subordinate: context.subordinate };
}

const TURNS_DOWN = new Set(['dismiss', 'reject', 'refute', 'dispute', 'rebut', 'debunk', 'deny']);
const HEARSAY = new Set(
  'report reports rumour rumours rumor rumors suggestion suggestions speculation'.split(' '),
);

/** "dismissed reports that …", "denied rumours that …": the clause at `first` is denied. */
export const deniesReport = (view: View, k: number, first: number): boolean =>
  TURNS_DOWN.has(view.clauses[k]!.lemma) && HEARSAY.has(lower(view, first - 1));
