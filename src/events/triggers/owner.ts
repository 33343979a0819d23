import type { Clause } from '../../language/index.ts';
import { hasMention, nounSlot, type Argument } from '../roles/args.ts';
import { nounBefore } from '../status/govern.ts';
import type { View } from '../view.ts';

const SLOTS = ['possessor', 'by', 'of', 'from'] as const;

/**
 * Who is to do what fills a noun: "Norway's plan | to ratify the treaty collapsed", "the decision by
 * Japan | to sign drew praise". Empty where the noun names nobody.
 */
export function ownersOf(view: View, clause: Clause): Argument[] {
  if (clause.kind !== 'infinitive' || clause.parent === null) return [];
  const n = nounBefore(view, clause.group.first, 'to');
  if (n === -1) return [];
  const parent = view.clauses[clause.parent]!;
  const chunk = [
    ...parent.subjects,
    ...parent.objects,
    ...parent.obliques.map((o) => o.object),
  ].find((c) => c.first <= n && n <= c.last);
  if (!chunk) return [];
  for (const slot of SLOTS) {
    const owners = nounSlot(view, chunk, slot, 'actor');
    if (hasMention(owners)) return owners;
  }
  return [];
}
