import type { Chunk, Clause } from '../../language/index.ts';
import type { Frame } from '../../knowledge/index.ts';
import { attachedTo, nounsOf, type View } from '../view.ts';
import type { IndexedFrame, Lexicon } from './lexicon.ts';

export interface Match {
  frame: Frame;
  /** How much of the surroundings the frame asked for and found. */
  score: number;
  runnerUp: string | null;
}

interface Surroundings {
  objects: string[][];
  subjects: string[][];
  obliques: { preposition: string; nouns: string[] }[];
  particles: string[];
  complements: Set<string>;
  /** Verbs of the clauses that complete it: "vowed to retaliate". */
  completing: string[][];
}

/** Words around the verb, read once and only for verbs that have frames. */
function surroundings(view: View, k: number): Surroundings {
  const clause = view.clauses[k]!;
  const passive = clause.voice === 'passive';
  const done = passive ? [...clause.subjects, ...clause.objects] : clause.objects;
  const doers = passive ? clause.agents : clause.subjects;
  const complements = new Set<string>();
  const completing: string[][] = [];
  for (const child of view.children[k] ?? []) {
    const { kind, marker, first, lemma } = view.clauses[child]!;
    if (kind === 'infinitive' || kind === 'complement') completing.push([lemma.toLowerCase()]);
    if (kind === 'infinitive') complements.add('to');
    else if (kind === 'complement') complements.add('that');
    else if (
      kind === 'participial' &&
      first > clause.verb &&
      (marker === null || marker === 'from' || marker === 'of')
    )
      complements.add('ing');
    // "committed itself to supporting"
    else if (kind === 'participial' && first > clause.verb && marker === 'to')
      complements.add('to');
  }
  const after = view.tokens[clause.group.last + 1];
  const particles: string[] = [];
  if (
    after &&
    (after.pos === 'ADP' || after.pos === 'ADV' || after.pos === 'PART' || after.pos === 'NOUN')
  )
    particles.push(after.lower);
  for (const object of clause.objects) {
    const next = view.tokens[object.last + 1];
    if (next && /^(?:out|up|down|off|over|back)$/.test(next.lower)) particles.push(next.lower);
  }
  const objects = done.map((chunk) => nounsOf(view, chunk));
  // "took part in": tagged as an adverb
  if (after?.lower === 'part' && objects.length === 0) objects.push(['part']);
  return {
    objects,
    subjects: doers.map((chunk) => nounsOf(view, chunk)),
    obliques: clause.obliques
      // "At the summit, | Japan took part": a phrase of place may lead the sentence.
      .filter((o) => o.at > clause.group.first || o.preposition.toLowerCase() === 'at')
      .map((o) => ({ preposition: o.preposition.toLowerCase(), nouns: nounsOf(view, o.object) })),
    particles,
    complements,
    completing,
  };
}

/**
 * The lemma of a clause's verb; where the tagger's is unknown, the known one of its form: "staged" is
 * "stage" and not "stag", "honoured" is "honour".
 */
function lemmaOf(view: View, clause: Clause, isKnown: (lemma: string) => boolean): string {
  const lemma = clause.lemma.toLowerCase();
  if (isKnown(lemma)) return lemma;
  const form = view.tokens[clause.verb]!.lower;
  const stem = form.replace(/(?:ing|ed|es|s|(?<=e)d)$/, '');
  const guesses = [form, stem, `${stem}e`, stem.replace(/i$/, 'y'), stem.replace(/(.)\1$/, '$1')];
  // "raped" is "rape": the short "rap" would double its last letter.
  if (/^[^aeiou]*[aeiou][^aeiouwxy]$/.test(stem) && form !== stem) guesses.splice(1, 1);
  // Frames stand under one spelling: "organise" is "organize".
  const folded = [lemma, ...guesses].map((guess) => guess.replace(/is(?=e$)/, 'iz'));
  return [...guesses, ...folded].find((guess) => isKnown(guess)) ?? lemma;
}

/** Remembers `lemmaOf` for one list of known verbs: the same few thousand words come over and over. */
export function rememberLemmas(
  isKnown: (lemma: string) => boolean,
): (view: View, clause: Clause) => string {
  const memory = new Map<string, Map<string, string>>();
  return (view, clause) => {
    const lemma = clause.lemma.toLowerCase();
    if (isKnown(lemma)) return lemma;
    const form = view.tokens[clause.verb]!.lower;
    let lemmas = memory.get(form);
    if (!lemmas) {
      if (memory.size > MOST_FORMS) memory.clear();
      memory.set(form, (lemmas = new Map()));
    }
    let known = lemmas.get(lemma);
    if (known === undefined) {
      known = lemmaOf(view, clause, isKnown);
      lemmas.set(lemma, known);
    }
    return known;
  };
}

const MOST_FORMS = 20_000;
const ofLexicon = new WeakMap<Lexicon, ReturnType<typeof rememberLemmas>>();

/** The lemma of a clause's verb as the lexicon knows it. */
export function knownVerb(view: View, clause: Clause, lexicon: Lexicon): string {
  let tell = ofLexicon.get(lexicon);
  if (!tell) {
    tell = rememberLemmas((lemma) => lexicon.verbs.has(lemma));
    ofLexicon.set(lexicon, tell);
  }
  return tell(view, clause);
}

/** Points for a word list: 3 if a chunk's head is in it, 2 if another of its nouns, 0 if none. */
function points(wanted: ReadonlySet<string>, chunks: readonly string[][]): number {
  if (chunks.length === 0) return 0;
  if (wanted.has('*')) return 1;
  let best = 0;
  for (const nouns of chunks)
    for (const [i, noun] of nouns.entries())
      if (wanted.has(noun)) {
        best = Math.max(best, i < 2 ? 3 : 2);
        break;
      }
  return best;
}

function score(indexed: IndexedFrame, s: Surroundings): number {
  const { frame } = indexed;
  let sum = 0;
  if (frame.particle !== undefined) {
    if (!s.particles.includes(frame.particle)) return -1;
    sum += 4;
  }
  if (indexed.object) {
    const got = indexed.object.has('-')
      ? s.objects.length === 0
        ? 1
        : 0
      : points(indexed.object, s.objects);
    if (got === 0) return -1;
    sum += got + 1;
  }
  if (indexed.subject) {
    const got = points(indexed.subject, s.subjects);
    if (got === 0) return -1;
    sum += got + 1;
  }
  if (indexed.preposition) {
    const led = s.obliques.filter((o) => indexed.preposition!.has(o.preposition));
    if (
      led.length === 0 &&
      !(indexed.within === null && s.particles.some((p) => indexed.preposition!.has(p)))
    )
      return -1;
    sum += 2;
    if (indexed.within) {
      const got = points(
        indexed.within,
        led.map((o) => o.nouns),
      );
      if (got === 0) return -1;
      sum += got + 1;
    }
  } else if (indexed.within) {
    const got = points(
      indexed.within,
      frame.complement ? s.completing : [...s.obliques.map((o) => o.nouns), ...s.objects],
    );
    if (got === 0) return -1;
    sum += got + 1;
  }
  if (frame.complement) {
    if (!frame.complement.some((kind) => s.complements.has(kind))) return -1;
    sum += 3;
  }
  return sum;
}

const matched = new WeakMap<View, (Match | null | undefined)[]>();

/** The frame that fits a clause's verb best, or null. The more a frame asks for, the more it counts. */
export function matchVerb(view: View, k: number, lexicon: Lexicon): Match | null {
  let known = matched.get(view);
  if (!known) matched.set(view, (known = []));
  let match = known[k];
  if (match === undefined) known[k] = match = findVerb(view, k, lexicon);
  return match;
}

function findVerb(view: View, k: number, lexicon: Lexicon): Match | null {
  const frames = lexicon.verbs.get(knownVerb(view, view.clauses[k]!, lexicon));
  if (!frames) return null;
  const around = surroundings(view, k);
  let best = null as Match | null;
  for (const indexed of frames) {
    const got = score(indexed, around);
    if (got < 0) continue;
    if (!best || got > best.score)
      best = { frame: indexed.frame, score: got, runnerUp: best?.frame.id ?? null };
    else best.runnerUp ??= indexed.frame.id;
  }
  return best;
}

/** The frame of a noun with what stands before it and the prepositional phrases after it. */
export function matchNoun(
  view: View,
  chunk: Chunk,
  lexicon: Lexicon,
  more: readonly string[] = [],
): Match | null {
  const token = view.tokens[chunk.head]!;
  const frames =
    lexicon.nouns.get(token.lemma.toLowerCase()) ??
    lexicon.nouns.get(token.lower) ??
    // "Drills between …" at the head of a sentence comes as a name.
    (token.pos === 'PROPN' && token.lower.endsWith('s')
      ? (lexicon.nouns.get(token.lower.slice(0, -1)) ??
        lexicon.nouns.get(token.lower.replace(/ies$|es$/, (end) => (end === 'es' ? '' : 'y'))))
      : undefined);
  if (!frames) return null;
  const attached = attachedTo(view, chunk);
  const prepositions = new Set([...attached.map((a) => a.preposition.toLowerCase()), ...more]);
  // What the noun is of counts as well: "launch of a missile".
  const nouns = nounsOf(view, chunk).slice(2);
  for (const phrase of attached)
    if (/^(?:of|in|at)$/.test(phrase.preposition))
      for (const object of phrase.objects) nouns.push(...nounsOf(view, object));
  let best = null as Match | null;
  for (const { frame, preposition, within } of frames) {
    let got = 0;
    if (preposition) {
      if (![...preposition].some((p) => prepositions.has(p))) continue;
      got += 2;
    }
    if (within && !within.has('*')) {
      if (!nouns.some((noun) => within.has(noun))) continue;
      got += 3;
    }
    if (!best || got > best.score) best = { frame, score: got, runnerUp: best?.frame.id ?? null };
    else best.runnerUp ??= frame.id;
  }
  return best;
}
