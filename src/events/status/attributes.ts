import type { Status } from '../../model/index.ts';
import type { View } from '../view.ts';
import { lower } from './own.ts';

/** Status of what a noun names, by the words before it: "planned visit", "no agreement". */
export function attributeStatus(
  view: View,
  first: number,
  head: number,
): { status: Status; word: string } | null {
  for (let i = head - 1; i >= first; i--) {
    const word = lower(view, i);
    const attribute = view.operators.of('attribute', word, 'noun');
    if (attribute !== null) return { status: attribute.affirmed, word };
  }
  // "a lack of talks", "the prospect of a visit", "plans for a summit"
  const preposition = lower(view, first - 1);
  if (preposition !== 'of' && preposition !== 'for') return null;
  const word = lower(view, first - 2);
  const noun = OF_ACT.has(word) ? view.operators.of('noun', word, 'ing') : null;
  return noun === null ? null : { status: noun.affirmed, word };
}

/**
 * "Talks between Armenia and Azerbaijan planned for Friday": a headline leaves the auxiliary out, and
 * its participle says what becomes of its subject.
 */
export function headlineStatus(view: View, k: number): { status: Status; word: string } | null {
  const clause = view.clauses[k]!;
  if (clause.kind !== 'main' || clause.objects.length > 0 || clause.tense !== 'past') return null;
  if (clause.group.first !== clause.group.last || clause.voice === 'passive') return null;
  const word = lower(view, clause.verb);
  const attribute = view.operators.of('attribute', word, 'noun');
  return attribute === null ? null : { status: attribute.affirmed, word };
}

/** Nouns that say of the act named after them whether it is there: "the lack of talks". */
const OF_ACT = new Set(
  'lack absence failure risk threat possibility prospect prospects chance chances likelihood fear fears hope hopes plan plans idea proposal proposals cancellation suspension danger talk'.split(
    ' ',
  ),
);

const FIRST =
  /\b(?:for the first time|first[- ]ever|(?:the|its|their|his|her|a|an) (?:historic |very )?first\b(?! (?:half|quarter|phase|day|place|step|round|lady|two|three)))/i;

/** The text says that it was the first of its kind. */
export const saysFirst = (text: string): boolean => FIRST.test(text);
