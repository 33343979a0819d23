import type { Clause, Token } from '../../language/index.ts';
import type { Root } from '../../model/index.ts';
import { knownVerb, matchNoun, matchVerb } from '../triggers/match.ts';
import type { Lexicon } from '../triggers/lexicon.ts';
import { chunksOf } from '../triggers/nominal.ts';
import type { View } from '../view.ts';
import { Words, type Sink } from './features.ts';

/** An inclusive token range. */
export interface Range {
  first: number;
  last: number;
}

export interface Anchors {
  source: Range | null;
  target: Range | null;
}

/** What the trigger rules say of a sentence, as features and as evidence. */
export interface RuleView {
  /** Root of each clause's verb frame, or null: no frame; "none": a frame that is no act. */
  clauseRoots: readonly (Root | 'none' | null)[];
  /** Noun frames with the token of their head. */
  nouns: readonly { at: number; root: Root; score: number }[];
}

const overlaps = (a: Range, b: Range): boolean => a.first <= b.last && b.first <= a.last;

/** Where a token stands: in the source or target, left of both, between them (in that order or the other), right. */
type Zone = 'S' | 'T' | 'l' | 'b' | 'c' | 'r';

const seen = new WeakMap<readonly Token[], Words>();

/** Lemmas, numbers told by shape, so that they do not become features one by one. Told once a sentence. */
function wordsOf(tokens: readonly Token[]): Words {
  let words = seen.get(tokens);
  if (!words) {
    words = new Words(tokens.map(({ lemma }) => (/\d/.test(lemma) ? '#' : lemma.toLowerCase())));
    seen.set(tokens, words);
  }
  return words;
}

const beginnings = new Map<string, string>();
const MOST_WORDS = 50_000;

/** The first five letters of a word, cut once a word. */
function beginningOf(word: string): string {
  let known = beginnings.get(word);
  if (known === undefined) {
    known = word.slice(0, 5);
    if (beginnings.size > MOST_WORDS) beginnings.clear();
    beginnings.set(word, known);
  }
  return known;
}

const isContent = (token: Token): boolean =>
  token.pos === 'VERB' ||
  token.pos === 'NOUN' ||
  token.pos === 'ADJ' ||
  token.pos === 'PROPN' ||
  token.pos === 'ADV';

/** Frames of all verbs and nouns, whatever the parse makes of their arguments. */
export function readRules(view: View, lexicon: Lexicon): RuleView {
  const clauseRoots = view.clauses.map((_, k) => {
    const found = matchVerb(view, k, lexicon);
    return found === null ? null : (found.frame.root ?? 'none');
  });
  const nouns: { at: number; root: Root; score: number }[] = [];
  for (const { chunk } of chunksOf(view)) {
    const found = matchNoun(view, chunk, lexicon);
    if (found?.frame.root)
      nouns.push({ at: chunk.head, root: found.frame.root, score: found.score });
  }
  return { clauseRoots, nouns };
}

interface Place {
  clause: number;
  role: string;
}

/** The part that a range plays: in which clause, as what. */
function placeOf(view: View, range: Range): Place | null {
  let best: Place | null = null;
  let size = Infinity;
  const offer = (chunk: Range, clause: number, role: string): void => {
    if (!overlaps(chunk, range)) return;
    const length = chunk.last - chunk.first;
    if (length < size) {
      size = length;
      best = { clause, role };
    }
  };
  for (const [k, clause] of view.clauses.entries()) {
    if (!clause.subjectInherited)
      for (const chunk of clause.subjects)
        offer(chunk, k, clause.voice === 'passive' ? 'psubj' : 'subj');
    for (const chunk of clause.objects) offer(chunk, k, 'obj');
    for (const chunk of clause.agents) offer(chunk, k, 'agent');
    for (const o of clause.obliques) offer(o.object, k, `p.${o.preposition.toLowerCase()}`);
  }
  return best;
}

/** Features of a pair of phrases in a sentence: what stands before, between and after them, whose verbs they hang on, and which frames of the lexicon were met where. */
export function tellAnchored(
  out: Sink,
  view: View,
  { source, target }: Anchors,
  lexicon: Lexicon,
  rules: RuleView,
): void {
  const { tokens, clauses } = view;
  const told = wordsOf(tokens);
  const words = told.list;
  out.add('bias');
  const s = source;
  const t = target;
  const first = s && t ? (s.first <= t.first ? s : t) : (s ?? t);
  const second = s && t ? (first === s ? t : s) : null;
  const order = s && t ? (first === s ? 'st' : 'ts') : s ? 's' : t ? 't' : '0';
  out.add('order=', order);
  const zone = (i: number): Zone => {
    if (s && i >= s.first && i <= s.last) return 'S';
    if (t && i >= t.first && i <= t.last) return 'T';
    if (first && i < first.first) return 'l';
    if (second && i > first!.last && i < second.first) return order === 'ts' ? 'c' : 'b';
    return 'r';
  };
  let before = '';
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.pos === 'PUNCT') continue;
    const z = zone(i);
    const word = words[i]!;
    const content = isContent(token);
    if (z === 'S' || z === 'T') {
      if (content) out.add(`${z}:`, word);
      before = z;
      continue;
    }
    if (content || token.pos === 'ADP' || token.pos === 'PART') {
      if (content) {
        out.addOf('w:', told, i);
        if (word.length > 5) out.add('w5:', beginningOf(word));
      }
      // What stands outside the pair counts as a word of the sentence only.
      if (z === 'b' || z === 'c') {
        out.add(`${z}:`, word);
        out.add(`${z}2:`, before, word);
      }
    }
    before = word;
  }
  const verbOf = (clause: Clause): string => knownVerb(view, clause, lexicon);
  const chain = (k: number): string => {
    const clause = clauses[k]!;
    const marks =
      (clause.negated ? '!' : '') +
      (clause.modal ? '~' : '') +
      (clause.tense === 'future' ? '>' : '') +
      (clause.voice === 'passive' ? '^' : '');
    return marks;
  };
  const ps = s && placeOf(view, s);
  const pt = t && placeOf(view, t);
  const tell = (name: string, place: Place | null): void => {
    if (!place) {
      out.add(`${name}=`, 'none');
      return;
    }
    const clause = clauses[place.clause]!;
    const verb = verbOf(clause);
    const root = rules.clauseRoots[place.clause];
    out.add(`${name}.role=`, place.role);
    out.add(`${name}.verb=`, verb);
    out.add(`${name}.verb.role=`, verb, place.role);
    out.add(`${name}.kind=`, clause.kind);
    if (root) {
      out.add(`${name}.root=`, root);
      out.add(`${name}.root.role=`, root, place.role);
      out.add(`${name}.root.marks=`, root + chain(place.clause));
    }
    out.add(`${name}.marks=`, chain(place.clause));
    for (const object of clause.objects) {
      out.add(`${name}.vo=`, verb, words[object.head]);
      out.add(`${name}.o=`, words[object.head]);
    }
    for (const child of view.children[place.clause] ?? []) {
      const c = clauses[child]!;
      if (
        c.kind === 'infinitive' ||
        c.kind === 'complement' ||
        (c.kind === 'participial' && c.first > clause.verb)
      ) {
        out.add(`${name}.child=`, verbOf(c));
        out.add(`${name}.verb.child=`, verb, verbOf(c));
        const inner = rules.clauseRoots[child];
        if (inner) {
          out.add(`${name}.childroot=`, inner);
          out.add(`${name}.root.childroot=`, root ?? '-', inner);
        }
      }
    }
    if (clause.parent !== null) {
      const parent = clauses[clause.parent]!;
      out.add(`${name}.parent=`, verbOf(parent));
      const up = rules.clauseRoots[clause.parent];
      if (up) out.add(`${name}.parentroot=`, up);
    }
  };
  tell('s', ps);
  tell('t', pt);
  if (ps && pt) {
    const vs = verbOf(clauses[ps.clause]!);
    const vt = verbOf(clauses[pt.clause]!);
    const roles = `${ps.role} ${pt.role}`;
    if (ps.clause === pt.clause) {
      out.add('st=', vs, roles);
      out.add('st.roles=', roles);
      const root = rules.clauseRoots[ps.clause];
      if (root) out.add('st.root=', root + chain(ps.clause));
    } else {
      out.add('path=', vs, vt);
      const a = rules.clauseRoots[ps.clause];
      const b = rules.clauseRoots[pt.clause];
      out.add('path.roots=', a ?? '-', b ?? '-');
      out.add('path.roles=', roles);
    }
  }
  for (const [k, root] of rules.clauseRoots.entries()) {
    if (!root) continue;
    const z = zone(clauses[k]!.verb);
    out.add('f=', root);
    out.add(`f.${z}=`, root);
    out.add(`f.${z}.marks=`, root + chain(k));
    out.add(`f.${clauses[k]!.kind}=`, root);
  }
  for (const { at, root, score } of rules.nouns) {
    const z = zone(at);
    out.add('n=', root);
    out.add(`n.${z}=`, root);
    if (score > 0) out.add('n+=', root);
  }
  if (t && t.first > 0) out.add('t-1=', words[t.first - 1]);
  if (t && tokens[t.last + 1]) out.add('t+1=', words[t.last + 1]);
  if (s && tokens[s.last + 1]) out.add('s+1=', words[s.last + 1]);
  if (s && s.first > 0) out.add('s-1=', words[s.first - 1]);
  if (s) out.add('sh=', words[s.last]);
  if (t) out.add('th=', words[t.last]);
}
