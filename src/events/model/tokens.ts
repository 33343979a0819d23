import type { Token } from '../../language/index.ts';
import { knownVerb } from '../triggers/match.ts';
import type { Draft } from '../triggers/draft.ts';
import type { Lexicon } from '../triggers/lexicon.ts';
import { mentionsIn, type View } from '../view.ts';
import type { RuleView } from './anchored.ts';
import { Words, type Index } from './features.ts';

/** Takes the features of the tokens of a sentence, as a `Sink` takes those of one thing. */
export interface TokenSink {
  add(token: number, template: string, a?: string, b?: string): void;
  /** `add(token, template, words.list[i])` for words that are told in many features. */
  addOf(token: number, template: string, words: Words, i: number): void;
  /** A feature of each token of a run, and the same with "B" for its first and "I" for the rest. */
  mark(first: number, last: number, template: string, a: string, b?: string): void;
}

const shape = (text: string): string =>
  /^\p{Lu}+$/u.test(text) && text.length > 1
    ? 'XX'
    : /^\p{Lu}/u.test(text)
      ? 'Xx'
      : /\d/.test(text)
        ? '9'
        : /^\p{L}/u.test(text)
          ? 'x'
          : text;

/** What stands around a token, as templates of lemma, tag and shape. */
const AROUND = [
  [-2, '-2=edge', 'l-2=', 'p-2=', 'x-2='],
  [-1, '-1=edge', 'l-1=', 'p-1=', 'x-1='],
  [1, '+1=edge', 'l+1=', 'p+1=', 'x+1='],
  [2, '+2=edge', 'l+2=', 'p+2=', 'x+2='],
] as const;

/** Features of each token for finding who acts and who is acted upon. */
export function tellTokens(
  out: TokenSink,
  view: View,
  drafts: readonly Draft[],
  rules: RuleView,
  lexicon: Lexicon,
): void {
  const { tokens, clauses } = view;
  for (const [k, clause] of clauses.entries()) {
    const verb = knownVerb(view, clause, lexicon);
    const root = rules.clauseRoots[k] ?? '-';
    const kind = `${clause.kind} ${root === '-' ? '-' : root === 'none' ? 'n' : '+'}`;
    const own = (
      role: string,
      chunks: readonly { first: number; last: number; head: number }[],
    ): void => {
      for (const { first, last, head } of chunks) {
        out.mark(first, last, 'r=', role);
        out.mark(first, last, 'rr=', role, root);
        out.mark(first, last, 'rv=', role, verb);
        out.mark(first, last, 'rk=', role, kind);
        out.mark(first, last, 'h=', tokens[head]!.lemma.toLowerCase());
      }
    };
    const voice = clause.voice === 'passive' ? 'p' : '';
    own(clause.subjectInherited ? `isubj${voice}` : `subj${voice}`, clause.subjects);
    own('obj', clause.objects);
    own('agent', clause.agents);
    for (const o of clause.obliques) own(`p.${o.preposition.toLowerCase()}`, [o.object]);
  }
  for (const draft of drafts) {
    const mutual = draft.reciprocal;
    const named = (list: Draft['actors'], as: string): void => {
      for (const { first, last, slot } of list) {
        out.mark(first, last, 'd=', as);
        out.mark(first, last, 'dr=', as, draft.root);
        out.mark(first, last, 'ds=', as, `${slot} ${draft.told}`);
      }
    };
    named(draft.actors, mutual ? (draft.recipients.length === 0 ? 'R' : 'SR') : 'S');
    named(draft.recipients, mutual ? 'TR' : 'T');
  }
  for (const { at, root } of rules.nouns) out.mark(at, at, 'nf=', root);
  for (const m of view.mentions) {
    for (const [i, token] of tokens.entries())
      if (token.start < m.end && token.end > m.start) {
        out.add(i, 'm=', m.kind, m.sort);
        out.add(i, m.place ? 'm.place' : 'm.actor');
      }
  }
  const lemmas = new Words(tokens.map(({ lemma }) => lemma.toLowerCase()));
  const tags = new Words(tokens.map(({ pos }) => pos));
  const shapes = new Words(tokens.map(({ text }) => shape(text)));
  for (const [i, token] of tokens.entries()) {
    const lemma = lemmas.list[i]!;
    out.add(i, 'bias');
    out.addOf(i, 'l=', lemmas, i);
    out.addOf(i, 'p=', tags, i);
    out.addOf(i, 'x=', shapes, i);
    out.add(i, 'sx=', lemma.slice(-3));
    for (const [step, edge, l, p, x] of AROUND) {
      const other = i + step;
      if (other < 0 || other >= tokens.length) {
        out.add(i, edge);
        continue;
      }
      out.addOf(i, l, lemmas, other);
      out.addOf(i, p, tags, other);
      out.addOf(i, x, shapes, other);
    }
    out.add(i, 'p-1p=', tokens[i - 1]?.pos ?? '^', token.pos);
    out.add(i, 'pp+1=', token.pos, tokens[i + 1]?.pos ?? '$');
    out.add(i, 'pos=', String(Math.min(5, Math.floor(i / 4))));
    tellSide(out, i, view, rules, lexicon);
    if (mentionsIn(view, i, i).length === 0) out.add(i, 'm=', '0');
  }
}

/** On which side of its clause's verb a token stands, and what verb that is. */
function tellSide(out: TokenSink, i: number, view: View, rules: RuleView, lexicon: Lexicon): void {
  const k = view.sentence.clauseOf[i] ?? -1;
  const clause = k >= 0 ? view.clauses[k] : undefined;
  if (!clause) return;
  const side = i < clause.group.first ? 'b' : i > clause.group.last ? 'a' : 'v';
  out.add(i, 'side=', side);
  out.add(i, 'side.root=', side, rules.clauseRoots[k] ?? '-');
  out.add(i, 'side.kind=', side, clause.kind);
  out.add(i, 'side.verb=', side, knownVerb(view, clause, lexicon));
}

/** Features of each token by name: for training. */
export function tokenFeatures(
  view: View,
  drafts: readonly Draft[],
  rules: RuleView,
  lexicon: Lexicon,
): string[][] {
  const found = view.tokens.map(() => new Set<string>());
  const name = (template: string, a?: string, b?: string): string =>
    a === undefined ? template : b === undefined ? template + a : `${template}${a} ${b}`;
  const add: TokenSink['add'] = (i, template, a, b) => void found[i]?.add(name(template, a, b));
  const addOf: TokenSink['addOf'] = (i, template, words, at) => add(i, template, words.list[at]);
  tellTokens({ add, addOf, mark: marker(view.tokens, add) }, view, drafts, rules, lexicon);
  return found.map((set) => [...set]);
}

const marker =
  (tokens: readonly Token[], add: TokenSink['add']): TokenSink['mark'] =>
  (first, last, template, a, b) => {
    for (let i = Math.max(0, first); i <= last && i < tokens.length; i++) {
      const place = i === first ? 'B' : 'I';
      add(i, template, a, b);
      if (b === undefined) add(i, template, a, place);
      else add(i, template, a, `${b} ${place}`);
    }
  };

/** Numbers of the known features of each token, each once, in the order in which they were told. */
export function tokenNumbers(
  index: Index,
  length: number,
  tell: (out: TokenSink) => void,
): number[][] {
  const out = Array.from({ length }, (): number[] => []);
  const put = (i: number, id: number): void => {
    if (id >= 0 && !out[i]!.includes(id)) out[i]!.push(id);
  };
  tell({
    add: (i, template, a, b) => put(i, index.find(template, a, b)),
    addOf: (i, template, words, at) => {
      const number = words.numbersIn(index)[at]!;
      if (number !== 0) put(i, index.findNumbers(template, number, 0));
    },
    mark: (first, last, template, a, b) => {
      const id = index.find(template, a, b);
      const begin = index.find(template, a, b === undefined ? 'B' : `${b} B`);
      const inside = index.find(template, a, b === undefined ? 'I' : `${b} I`);
      for (let i = Math.max(0, first); i <= last && i < length; i++) {
        put(i, id);
        put(i, i === first ? begin : inside);
      }
    },
  });
  return out;
}
