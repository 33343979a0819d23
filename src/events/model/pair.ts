import { quadOf, ROOTS, type Root, type Status } from '../../model/index.ts';
import type { Draft } from '../triggers/draft.ts';
import type { Lexicon } from '../triggers/lexicon.ts';
import type { View } from '../view.ts';
import { tellAnchored, type Anchors, type Range, type RuleView } from './anchored.ts';
import type { Sink } from './features.ts';

/**
 * Classes of the pair model: the roots, with CONCEDE and RETREAT as one (YIELD), and cooperation
 * that is refused as REJECT: what was said to the other side, whatever it was about.
 */
export const labelOf = (root: Root, status: Status): string =>
  status === 'refused' && quadOf(root) <= 2
    ? 'REJECT'
    : root === 'CONCEDE' || root === 'RETREAT'
      ? 'YIELD'
      : root;

/** Quads of the sentence model, by its classes. */
export const QUAD_OF_LABEL: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    1: 'AGREE CONSULT SUPPORT',
    2: 'COOPERATE AID YIELD',
    3: 'REQUEST ACCUSE REJECT THREATEN',
    4: 'PROTEST SANCTION MOBILIZE COERCE ASSAULT',
  }).flatMap(([quad, roots]) => roots.split(' ').map((root) => [root, quad])),
);

/** The root that a class of the pair model names; null for YIELD, which is one of two. */
export const rootOfLabel = (label: string): Root | null =>
  ROOTS.find((root) => root === label) ?? null;

/** The likeliest class, but for one. */
export const likeliest = (probabilities: readonly number[], but = -1): number => {
  let top = but === 0 ? 1 : 0;
  for (let c = 0; c < probabilities.length; c++)
    if (c !== but && probabilities[c]! > probabilities[top]!) top = c;
  return top;
};

/** YIELD in the word that the act calls for: giving way in words, or going back in deed. */
export const yieldRoot = (draft: Draft | null): Root =>
  draft !== null && (draft.root === 'AGREE' || draft.root === 'SUPPORT' || draft.root === 'CONCEDE')
    ? 'CONCEDE'
    : 'RETREAT';

const meets = (list: Draft['actors'], range: Range | null): boolean =>
  range !== null && list.some((a) => a.first <= range.last && range.first <= a.last);

/** How well an act found by rules fits a pair of phrases: both in their roles, one of them, or the two reversed. */
export function fitOf(draft: Draft, { source, target }: Anchors): number {
  const s = meets(draft.actors, source);
  const t = meets(draft.recipients, target);
  if (s && t) return 6;
  if (draft.reciprocal && s && meets(draft.actors, target)) return 6;
  if (s) return 4;
  if (t) return 3;
  const reversedSource = meets(draft.recipients, source);
  const reversedTarget = meets(draft.actors, target);
  if (reversedSource && reversedTarget) return 2;
  return reversedSource || reversedTarget ? 1 : 0;
}

/** The act that the rules would give to a pair, or null. */
export function ruleChoice(drafts: readonly Draft[], anchors: Anchors): Draft | null {
  let best: { draft: Draft; value: number } | null = null;
  for (const draft of drafts) {
    const value =
      fitOf(draft, anchors) + (draft.score > 0 ? 0.5 : 0) + (draft.told === 'noun' ? 0 : 0.25);
    if (best === null || value > best.value) best = { draft, value };
  }
  return best?.draft ?? null;
}

/** Features of a pair of phrases in a sentence: anchored words, and what the rules found. */
export function tellPair(
  out: Sink,
  view: View,
  anchors: Anchors,
  drafts: readonly Draft[],
  lexicon: Lexicon,
  rules: RuleView,
  chosen: Draft | null = ruleChoice(drafts, anchors),
): void {
  tellAnchored(out, view, anchors, lexicon, rules);
  for (const draft of drafts) {
    const value = fitOf(draft, anchors);
    const { root, status } = draft;
    out.add(`d.${value}=`, root);
    out.add('d=', root);
    if (status !== 'actual') out.add('ds=', root, status);
    if (value >= 4) out.add('d4=', root);
  }
  if (chosen) {
    out.add('best=', chosen.root, chosen.status === 'actual' ? '' : chosen.status);
    out.add('bestroot=', chosen.root);
    out.add('bestlemma=', chosen.frame.lemma);
    out.add('bestframe=', chosen.frame.id);
    out.add('besttold=', chosen.told, chosen.root);
  } else out.add('best=', 'none');
}
