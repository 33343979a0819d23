import type { Chunk, Clause, Sentence, Token } from '../language/index.ts';
import type { Found } from './actors/types.ts';
import type { Operators } from './status/operators.ts';

/** A sentence as the coder looks at it: tokens, clauses, mentions, and what hangs on what. */
export interface View {
  text: string;
  sentence: Sentence;
  tokens: readonly Token[];
  clauses: readonly Clause[];
  mentions: readonly Found[];
  /** Objects of the preposition at a token. */
  prepositional: ReadonlyMap<number, { preposition: string; objects: Chunk[]; clause: number }>;
  children: readonly (readonly number[])[];
  /** What governing words make of the acts that they govern. */
  operators: Operators;
  /** Towns, as mentions of the states that they lie in; sought when first asked for. */
  grounds: () => readonly Found[];
}

const NONE = (): readonly Found[] => [];

export function createView(
  text: string,
  sentence: Sentence,
  mentions: readonly Found[],
  operators: Operators,
  grounds: View['grounds'] = NONE,
): View {
  const prepositional = new Map<
    number,
    { preposition: string; objects: Chunk[]; clause: number }
  >();
  const children = sentence.clauses.map((): number[] => []);
  for (const [k, clause] of sentence.clauses.entries()) {
    if (clause.parent !== null) children[clause.parent]?.push(k);
    for (const { preposition, at, object } of clause.obliques) {
      const entry = prepositional.get(at);
      if (entry) {
        if (!entry.objects.some((o) => o.first === object.first)) entry.objects.push(object);
      } else prepositional.set(at, { preposition, objects: [object], clause: k });
    }
    for (const agent of clause.agents) {
      const at = agent.first - 1;
      if (sentence.tokens[at]?.lower === 'by' && !prepositional.has(at))
        prepositional.set(at, { preposition: 'by', objects: [agent], clause: k });
    }
  }
  return {
    text,
    sentence,
    tokens: sentence.tokens,
    clauses: sentence.clauses,
    mentions,
    prepositional,
    children,
    grounds,
    operators,
  };
}

/** Text of a run of tokens. */
export const textOf = (view: View, first: number, last: number): string =>
  view.text.slice(view.tokens[first]!.start, view.tokens[last]!.end);

/** Length of the longest mention of a list, told once. */
const longest = new WeakMap<readonly Found[], number>();

/** Mentions that lie in the tokens `[first, last]` or share a piece with them, in text order. */
export function mentionsIn(view: View, first: number, last: number): Found[] {
  const { mentions } = view;
  const start = view.tokens[first]?.start ?? 0;
  const end = view.tokens[last]?.end ?? 0;
  let reach = longest.get(mentions);
  if (reach === undefined) {
    reach = mentions.reduce((most, m) => Math.max(most, m.end - m.start), 0);
    longest.set(mentions, reach);
  }
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.start < start - reach) low = middle + 1;
    else high = middle;
  }
  const out: Found[] = [];
  for (let i = low; i < mentions.length && mentions[i]!.start < end; i++)
    if (mentions[i]!.end > start) out.push(mentions[i]!);
  return out;
}

export interface Attached {
  preposition: string;
  at: number;
  objects: readonly Chunk[];
}

/** Prepositional phrases that follow a chunk without a break: "talks | between A and B | in Perth". */
export function attachedTo(view: View, chunk: Chunk): Attached[] {
  const out: Attached[] = [];
  let end = chunk.last;
  for (let guard = 0; guard < 8; guard++) {
    let next = end + 1;
    // A closing bracket or quotation mark does not part them.
    if (/^[)”"’]$/.test(view.tokens[next]?.text ?? '')) next++;
    const entry = view.prepositional.get(next);
    if (!entry) break;
    out.push({ preposition: entry.preposition, at: next, objects: entry.objects });
    end = Math.max(...entry.objects.map((o) => o.last));
  }
  return out;
}

/** Nouns of quantity: what they count stands after "of". */
const COUNTERS = new Set(
  'series number range round set pair dozen dozens hundred hundreds thousand thousands batch package wave host raft string spate array couple majority part member group million billion total tranche shipment'.split(
    ' ',
  ),
);

/** Lemmas of a chunk's nouns, the head first; "a series of drills" also gives "drill". */
export function nounsOf(view: View, chunk: Chunk): string[] {
  const lemmas: string[] = [];
  const add = (token: Token | undefined): void => {
    if (token) lemmas.push(token.lemma.toLowerCase(), token.lower);
  };
  add(view.tokens[chunk.head]);
  for (let i = chunk.last; i >= chunk.first; i--)
    if (i !== chunk.head && view.tokens[i]!.pos !== 'DET') add(view.tokens[i]);
  if (COUNTERS.has(lemmas[0] ?? '') || lemmas[0] === 'state') {
    // "a state of emergency"
    const of = attachedTo(view, chunk)[0];
    if (of?.preposition === 'of')
      for (const object of of.objects) lemmas.push(...nounsOf(view, object));
  }
  return lemmas;
}

/** The head noun, or what it counts. */
export function headNoun(view: View, chunk: Chunk): { token: number; lemma: string; chunk: Chunk } {
  const lemma = view.tokens[chunk.head]!.lemma.toLowerCase();
  if (COUNTERS.has(lemma)) {
    const of = attachedTo(view, chunk)[0];
    const object = of?.preposition === 'of' ? of.objects[0] : undefined;
    if (object) return headNoun(view, object);
  }
  return { token: chunk.head, lemma, chunk };
}
