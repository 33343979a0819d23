import { lemmaOf } from '../triggers/match.ts';
import type { Draft } from '../triggers/draft.ts';
import type { Lexicon } from '../triggers/lexicon.ts';
import { mentionsIn, type View } from '../view.ts';
import type { RuleView } from './anchored.ts';

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

/** Features of each token for finding who acts and who is acted upon. */
export function tokenFeatures(
  view: View,
  drafts: readonly Draft[],
  rules: RuleView,
  lexicon: Lexicon,
): string[][] {
  const { tokens, clauses } = view;
  const n = tokens.length;
  const out: string[][] = tokens.map(() => []);
  const chunkAt: string[][] = tokens.map(() => []);
  const mark = (first: number, last: number, tell: string): void => {
    for (let i = Math.max(0, first); i <= last && i < n; i++) {
      chunkAt[i]!.push(tell);
      out[i]!.push(tell, `${tell} ${i === first ? 'B' : 'I'}`);
    }
  };
  for (const [k, clause] of clauses.entries()) {
    const verb = lemmaOf(view, clause, (l) => lexicon.verbs.has(l));
    const root = rules.clauseRoots[k] ?? '-';
    const own = (
      role: string,
      chunks: readonly { first: number; last: number; head: number }[],
    ): void => {
      for (const chunk of chunks) {
        mark(chunk.first, chunk.last, `r=${role}`);
        mark(chunk.first, chunk.last, `rr=${role} ${root}`);
        mark(chunk.first, chunk.last, `rv=${role} ${verb}`);
        mark(
          chunk.first,
          chunk.last,
          `rk=${role} ${clause.kind} ${root === '-' ? '-' : root === 'none' ? 'n' : '+'}`,
        );
        mark(chunk.first, chunk.last, `h=${tokens[chunk.head]!.lemma.toLowerCase()}`);
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
      for (const a of list) {
        mark(a.first, a.last, `d=${as}`);
        mark(a.first, a.last, `dr=${as} ${draft.root}`);
        mark(a.first, a.last, `ds=${as} ${a.slot} ${draft.told}`);
      }
    };
    named(draft.actors, mutual ? (draft.recipients.length === 0 ? 'R' : 'SR') : 'S');
    named(draft.recipients, mutual ? 'TR' : 'T');
  }
  for (const { at, root } of rules.nouns) mark(at, at, `nf=${root}`);
  for (const m of view.mentions) {
    for (const [i, token] of tokens.entries())
      if (token.start < m.end && token.end > m.start)
        out[i]!.push(`m=${m.kind} ${m.sort}`, m.place ? 'm.place' : 'm.actor');
  }
  for (const [i, token] of tokens.entries()) {
    const f = out[i]!;
    const lemma = token.lemma.toLowerCase();
    f.push(
      'bias',
      `l=${lemma}`,
      `p=${token.pos}`,
      `x=${shape(token.text)}`,
      `sx=${lemma.slice(-3)}`,
    );
    for (const [d, name] of [
      [-2, '-2'],
      [-1, '-1'],
      [1, '+1'],
      [2, '+2'],
    ] as const) {
      const other = tokens[i + d];
      if (!other) {
        f.push(`${name}=edge`);
        continue;
      }
      f.push(
        `l${name}=${other.lemma.toLowerCase()}`,
        `p${name}=${other.pos}`,
        `x${name}=${shape(other.text)}`,
      );
    }
    f.push(
      `p-1p=${tokens[i - 1]?.pos ?? '^'} ${token.pos}`,
      `pp+1=${token.pos} ${tokens[i + 1]?.pos ?? '$'}`,
    );
    f.push(`pos=${Math.min(5, Math.floor(i / 4))}`);
    const k = view.sentence.clauseOf[i] ?? -1;
    const clause = k >= 0 ? clauses[k] : undefined;
    if (clause) {
      const side = i < clause.group.first ? 'b' : i > clause.group.last ? 'a' : 'v';
      f.push(
        `side=${side}`,
        `side.root=${side} ${rules.clauseRoots[k] ?? '-'}`,
        `side.kind=${side} ${clause.kind}`,
      );
      f.push(`side.verb=${side} ${lemmaOf(view, clause, (l) => lexicon.verbs.has(l))}`);
    }
    if (mentionsIn(view, i, i).length === 0) f.push('m=0');
  }
  return out.map((list) => [...new Set(list)]);
}
