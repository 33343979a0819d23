import type { Draft } from '../triggers/draft.ts';
import type { Lexicon } from '../triggers/lexicon.ts';
import type { View } from '../view.ts';
import { tellAnchored, type RuleView } from './anchored.ts';
import { Words, type Sink } from './features.ts';

const NOBODY = { source: null, target: null };

/** Features of a whole sentence: does it tell of an act between parties, and of which quad. */
export function tellSentence(
  out: Sink,
  view: View,
  drafts: readonly Draft[],
  lexicon: Lexicon,
  rules: RuleView,
): void {
  const { tokens, clauses, mentions } = view;
  tellAnchored(out, view, NOBODY, lexicon, rules);
  const named = (list: Draft['actors']): string => String(list.some((a) => a.mentions.length > 0));
  for (const draft of drafts) {
    const { root } = draft;
    out.add('d=', root);
    out.add('dq=', root, draft.status);
    out.add(`d.${draft.told}=`, root);
    out.add('dk=', clauses[draft.clause]!.kind, root);
    out.add('da=', root, `${draft.actors.length > 0} ${draft.recipients.length > 0}`);
    out.add('dm=', root, `${named(draft.actors)} ${named(draft.recipients)}`);
    out.add('dl=', draft.frame.lemma);
  }
  out.add('nd=', String(Math.min(3, drafts.length)));
  for (const clause of clauses) {
    if (clause.kind !== 'main') continue;
    out.add('mv=', clause.lemma);
    out.add('mt=', clause.tense + clause.voice);
    for (const s of clause.subjects) out.add('ms=', tokens[s.head]!.lemma.toLowerCase());
    for (const o of clause.objects) out.add('mo=', tokens[o.head]!.lemma.toLowerCase());
  }
  out.add('mentions=', String(Math.min(4, mentions.length)));
  out.add('len=', String(Math.min(6, Math.floor(tokens.length / 8))));
  const words = new Words(['^', ...tokens.map(({ lemma }) => lemma.toLowerCase())]);
  for (let i = 1; i < words.list.length; i++) out.addOf('bg:', words, i - 1, i);
}
