import type { Draft } from '../triggers/draft.ts';
import type { Lexicon } from '../triggers/lexicon.ts';
import type { View } from '../view.ts';
import { anchoredFeatures, type RuleView } from './anchored.ts';

/** Features of a whole sentence: does it tell of an act between parties, and of which quad. */
export function sentenceFeatures(
  view: View,
  drafts: readonly Draft[],
  lexicon: Lexicon,
  rules: RuleView,
): string[] {
  const { tokens, clauses, mentions } = view;
  const out = new Set(anchoredFeatures(view, { source: null, target: null }, lexicon, rules));
  const named = (list: Draft['actors']): boolean => list.some((a) => a.mentions.length > 0);
  for (const draft of drafts) {
    const { root } = draft;
    out.add(`d=${root}`);
    out.add(`dq=${root} ${draft.status}`);
    out.add(`d.${draft.told}=${root}`);
    out.add(`dk=${clauses[draft.clause]!.kind} ${root}`);
    out.add(`da=${root} ${draft.actors.length > 0} ${draft.recipients.length > 0}`);
    out.add(`dm=${root} ${named(draft.actors)} ${named(draft.recipients)}`);
    out.add(`dl=${draft.frame.lemma}`);
  }
  out.add(`nd=${Math.min(3, drafts.length)}`);
  for (const clause of clauses) {
    if (clause.kind !== 'main') continue;
    out.add(`mv=${clause.lemma}`);
    out.add(`mt=${clause.tense}${clause.voice}`);
    for (const s of clause.subjects) out.add(`ms=${tokens[s.head]!.lemma.toLowerCase()}`);
    for (const o of clause.objects) out.add(`mo=${tokens[o.head]!.lemma.toLowerCase()}`);
  }
  out.add(`mentions=${Math.min(4, mentions.length)}`);
  out.add(`len=${Math.min(6, Math.floor(tokens.length / 8))}`);
  let before = '^';
  for (const token of tokens) {
    const lemma = token.lemma.toLowerCase();
    out.add(`bg:${before} ${lemma}`);
    before = lemma;
  }
  return [...out];
}
