import type { Clause } from '../../language/index.ts';
import type { OperatorEntry } from '../../knowledge/index.ts';
import type { Status } from '../../model/index.ts';
import { rememberLemmas } from '../triggers/match.ts';
import type { View } from '../view.ts';
import type { Operators, Takes } from './operators.ts';
import { lower } from './own.ts';
import { combine, through } from './signature.ts';

/** What governs an act: a class, the word itself, and the status of that word. */
export interface Governor {
  op: OperatorEntry;
  word: string;
  world: Status;
}

const tellers = new WeakMap<Operators, ReturnType<typeof rememberLemmas>>();

/** The lemma of a clause's verb as the operators know it. */
export function verbOf(view: View, clause: Clause): string {
  const { operators } = view;
  let tell = tellers.get(operators);
  if (!tell) tellers.set(operators, (tell = rememberLemmas(operators.isVerb)));
  return tell(view, clause);
}

/** The class of a clause's verb with what follows it, the longest first: "back out of", "rule out". */
export function verbOperator(
  view: View,
  clause: Clause,
  takes: Takes,
  marker: string | null = null,
): { op: OperatorEntry; word: string } | null {
  const verb = verbOf(view, clause);
  if (!view.operators.isVerb(verb)) return null;
  let at = clause.group.last + 1;
  // "pulled abruptly out of"
  if (view.tokens[at]?.pos === 'ADV' && lower(view, at).endsWith('ly')) at++;
  const one = lower(view, at);
  const passive = clause.voice === 'passive';
  const two = `${verb} ${one}`;
  const words = [`${two} ${lower(view, at + 1)}`, two, verb];
  if (marker !== null) words.unshift(`${two} ${marker}`, `${verb} ${marker}`);
  for (const word of words) {
    const op = view.operators.of('verb', word, takes, passive);
    if (op !== null && (op.tense === null || clause.tense === op.tense)) return { op, word };
  }
  return null;
}

/** Whether a verb with this very preposition governs a gerund: "accused Japan | of sending". */
export const takesGerund = (view: View, parent: Clause, marker: string): boolean =>
  view.operators.of('verb', `${verbOf(view, parent)} ${marker}`, 'ing') !== null;

/**
 * The noun that a clause starting at token `at` fills: the one before, or before the phrases between,
 * "the decision | by Japan on Monday | to sign". -1 where it is no operator.
 */
export function nounBefore(view: View, at: number, takes: Takes): number {
  let i = at - 1;
  for (let guard = 0; guard < 3 && i >= 0; guard++) {
    const token = view.tokens[i]!;
    if (token.pos === 'VERB' || token.pos === 'AUX') return -1;
    if (nounOperator(view, i, takes) !== null) return i;
    const preposition = phraseEndingAt(view, i);
    if (preposition === -1) return -1;
    i = preposition - 1;
  }
  return -1;
}

/** Token of the preposition whose object ends at `last`, or -1. */
function phraseEndingAt(view: View, last: number): number {
  for (let i = last; i > last - 8 && i >= 0; i--) {
    const phrase = view.prepositional.get(i);
    if (phrase?.objects.some((object) => object.last === last) === true) return i;
  }
  return -1;
}

export const nounOperator = (view: View, i: number, takes: Takes): OperatorEntry | null =>
  view.operators.of('noun', lower(view, i), takes) ??
  view.operators.of('noun', view.tokens[i]?.lemma.toLowerCase() ?? '', takes);

const ACTIVE_DO = new Set(['take', 'use', 'seize', 'exercise', 'grab', 'grasp']);

/**
 * Status of the act that a noun announces: what stands before the noun ("no plan", "failed attempt")
 * and what its verb does to it ("dropped plans", "plans … fell through", "kept its promise").
 */
export function throughNoun(
  view: View,
  n: number,
  parent: Clause,
  world: Status,
  takes: Takes,
): { status: Status; general: boolean } {
  const op = nounOperator(view, n, takes)!;
  let before: Status = 'actual';
  for (let i = n - 1; i >= Math.max(0, n - 5); i--) {
    const { pos } = view.tokens[i]!;
    const attribute = view.operators.of('attribute', lower(view, i), 'noun');
    if (attribute !== null) before = combine(before, attribute.affirmed);
    else if (pos === 'VERB' || pos === 'AUX' || pos === 'ADP' || pos === 'PUNCT') break;
  }
  // "a planned attempt" is no attempt yet; "no plan" is none
  const after = n > parent.group.last;
  const passive = parent.voice === 'passive';
  let given: Status;
  if (after || passive) {
    const phrase = lower(view, phraseStart(view, n));
    const verb = verbOperator(view, parent, 'noun', after ? phrase : null);
    given = verb === null ? world : through(verb.op, world);
    if (verb?.op.fulfils === true) return { status: combine(before, given), general: false };
    if (op.general && ACTIVE_DO.has(verbOf(view, parent)) && world === 'actual')
      return { status: 'actual', general: false };
  } else {
    const verb = verbOperator(view, parent, 'subject');
    // Of a plan that only "remains" or "angered" somebody the verb says nothing.
    given = verb === null ? (world === 'negated' ? 'actual' : world) : through(verb.op, world);
    if (verb?.op.fulfils === true) return { status: given, general: false };
  }
  return { status: through(op, combine(before, given)), general: op.general };
}

/** The preposition of the phrase in which a noun stands: "backed away | from its plan". */
function phraseStart(view: View, n: number): number {
  for (let i = n - 1; i >= Math.max(0, n - 5); i--) {
    const { pos } = view.tokens[i]!;
    if (pos === 'ADP') return i;
    if (pos === 'VERB' || pos === 'PUNCT') return -1;
  }
  return -1;
}

const COPULAS = new Set(
  'be remain stay become seem appear feel get look stand prove grow sound set keep find leave make consider deem think hold'.split(
    ' ',
  ),
);

/** "is likely to", "is set to", "remains opposed to", "it is time for Japan to". */
export function adjectiveOperator(
  view: View,
  parent: Clause,
  child: Clause,
  takes: Takes,
): { op: OperatorEntry; word: string } | null {
  const passive = parent.voice === 'passive';
  if (!passive && !COPULAS.has(parent.lemma.toLowerCase())) return null;
  const marker = child.kind === 'participial' ? child.marker : null;
  const start = child.kind === 'infinitive' ? child.group.first : child.first;
  const last = marker === null ? start - 1 : child.group.first - 2;
  const places = [parent.verb, last, parent.group.last + 1, parent.group.last + 2];
  for (const i of places) {
    if (i < parent.group.first || i >= child.group.first) continue;
    const word = lower(view, i);
    // "is about to", not "is about trade"
    if (word === 'about' && lower(view, i + 1) !== 'to') continue;
    if (i === parent.verb && !passive && word !== 'set') continue;
    if (i > last && i !== parent.verb) continue;
    const op =
      (marker === null ? null : view.operators.of('adjective', `${word} ${marker}`, takes)) ??
      view.operators.of('adjective', word, takes);
    if (op !== null) return { op, word };
  }
  return null;
}

/** "too weak to host" tells that it was not done; "bold enough to sign", that it was. */
export function degree(view: View, parent: Clause, child: Clause): Status | null {
  if (child.kind !== 'infinitive') return null;
  const to = child.group.first;
  if (lower(view, to - 1) === 'enough') return 'actual';
  for (let i = to - 1; i > parent.group.last && i > to - 4; i--)
    if (lower(view, i) === 'too') return 'negated';
  return null;
}
