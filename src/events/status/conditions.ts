import type { Clause } from '../../language/index.ts';
import type { View } from '../view.ts';

const word = (view: View, i: number): string => view.tokens[i]?.lower ?? '';

const MARKERS = new Set(['if', 'unless', 'lest', 'whether']);

/** "if Japan signs", "unless …", "had Japan signed": the clause itself is a condition. */
export const isConditional = (clause: Clause): boolean =>
  clause.kind === 'conditional' || MARKERS.has(clause.marker ?? '');

/** A clause with "if" or "unless" hangs on `k`. */
export const hasCondition = (view: View, k: number): boolean =>
  (view.children[k] ?? []).some((child) => {
    const clause = view.clauses[child]!;
    return isConditional(clause) && clause.marker !== 'whether';
  }) || conditioned(view).has(k);

/** Words that open a condition without a verb: "Absent new funds, …", "Without a deal, …". */
const OPENERS = new Set(
  'absent without unless barring failing if provided providing assuming were should lest pending'.split(
    ' ',
  ),
);

const OPENING_PHRASES = new Set([
  'in case',
  'in the event',
  'in the absence',
  'as long as',
  'so long as',
  'on condition',
  'on the condition',
  'subject to',
  'but for',
  'only if',
  'only when',
  'only after',
  'only once',
]);

/** The sentence opens with a condition, so that what lies ahead in it is left open. */
export function opensWithCondition(view: View): boolean {
  const first = word(view, 0);
  if (OPENERS.has(first)) return true;
  const two = `${first} ${word(view, 1)}`;
  return OPENING_PHRASES.has(two) || OPENING_PHRASES.has(`${two} ${word(view, 2)}`);
}

const found = new WeakMap<View, ReadonlySet<number>>();

/** Phrases within a sentence that make a condition: "subject to approval", "pending a ruling". */
const PHRASES = new Map<string, readonly string[]>([
  ['subject', ['to']],
  ['contingent', ['on', 'upon']],
  ['conditional', ['on', 'upon']],
  ['dependent', ['on', 'upon']],
  ['depending', ['on', 'upon']],
  ['provided', ['that']],
  ['providing', ['that']],
  ['assuming', ['that']],
  ['supposing', ['that']],
  ['condition', ['that']],
  ['proviso', ['that']],
  ['understanding', ['that']],
  ['case', ['of', 'that']],
  ['event', ['of', 'that']],
  ['only', ['if', 'when', 'after', 'once', 'with']],
]);
const ALONE = new Set(['unless', 'barring']);

/** Clauses that hold such a phrase after their verb. */
function conditioned(view: View): ReadonlySet<number> {
  let clauses = found.get(view);
  if (clauses) return clauses;
  const made = new Set<number>();
  for (const [i, token] of view.tokens.entries()) {
    const pending = token.lower === 'pending' && token.pos !== 'ADJ' && i > 0;
    if (!ALONE.has(token.lower) && !pending) {
      const next = PHRASES.get(token.lower);
      if (next === undefined || !next.includes(word(view, i + 1))) continue;
      // "in case of", not "the case of"
      if ((token.lower === 'case' || token.lower === 'event') && !opensCase(view, i)) continue;
    }
    // The clause before it, with all that governs it.
    let k: number | null = view.sentence.clauseOf[i - 1] ?? -1;
    for (let guard = 0; k !== null && k >= 0 && guard < 12; guard++) {
      if (view.clauses[k]!.group.first < i) made.add(k);
      k = view.clauses[k]!.parent;
    }
  }
  found.set(view, (clauses = made));
  return clauses;
}

const opensCase = (view: View, i: number): boolean =>
  word(view, i - 1) === 'in' || (word(view, i - 1) === 'the' && word(view, i - 2) === 'in');
