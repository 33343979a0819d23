import type { Token } from '../../language/index.ts';
import { blankMention, type Found } from '../actors/types.ts';
import type { Kit } from '../scan.ts';
import { findActs } from '../triggers/acts.ts';
import type { Draft } from '../triggers/draft.ts';
import { createView, type View } from '../view.ts';
import { readRules, type Anchors, type Range } from './anchored.ts';
import { namesOf } from './features.ts';
import { tellPair } from './pair.ts';

/** Characters of a text, the end not included. */
export interface CharSpan {
  start: number;
  end: number;
}

/** A sentence with a marked source and target, as plain text. */
interface Marked {
  text: string;
  spans: (CharSpan & { as: 'SOURCE' | 'TARGET' })[];
}

/** "<s>Japan</s> met <t>Korea</t>" as plain text with its spans. */
export function readMarked(marked: string): Marked {
  const spans: Marked['spans'] = [];
  let text = '';
  let open: { start: number; as: 'SOURCE' | 'TARGET' } | null = null;
  for (const piece of marked.split(/(<\/?[st]>)/)) {
    if (piece === '<s>' || piece === '<t>') {
      open = { start: text.length, as: piece === '<s>' ? 'SOURCE' : 'TARGET' };
    } else if (piece === '</s>' || piece === '</t>') {
      if (open && text.length > open.start) spans.push({ ...open, end: text.length });
      open = null;
    } else text += piece;
  }
  return { text, spans };
}

/** The tokens that a span of characters touches, or null. */
export function rangeOf(tokens: readonly Token[], { start, end }: CharSpan): Range | null {
  const first = tokens.findIndex((t) => t.end > start && t.start < end);
  if (first < 0) return null;
  let last = first;
  while (last + 1 < tokens.length && tokens[last + 1]!.start < end) last++;
  return { first, last };
}

/** A marked phrase as a mention, so that the rules of roles find it. */
const mentionOf = (text: string, { start, end }: CharSpan, as: 'SOURCE' | 'TARGET'): Found => ({
  ...blankMention(text, start, end),
  code: as,
  name: text.slice(start, end),
  kind: 'country',
});

/** The sentences in which a marked pair stands, with the acts that the rules find there. */
export function* pairViews(
  kit: Kit,
  text: string,
  source: CharSpan | null,
  target: CharSpan | null,
): Generator<{ view: View; drafts: Draft[]; anchors: Anchors }> {
  const mentions = [
    ...(source ? [mentionOf(text, source, 'SOURCE')] : []),
    ...(target ? [mentionOf(text, target, 'TARGET')] : []),
  ].sort((a, b) => a.start - b.start);
  for (const sentence of kit.analyser.analyseText(text)) {
    const here = mentions.filter((m) => m.start < sentence.end && m.end > sentence.start);
    if (here.length === 0) continue;
    const view = createView(text, sentence, here, kit.operators);
    const anchors = {
      source: source && rangeOf(sentence.tokens, source),
      target: target && rangeOf(sentence.tokens, target),
    };
    yield { view, anchors, drafts: findActs(view, kit.lexicon).drafts };
  }
}

/** Features of a marked pair, over the sentences in which it stands. */
export function featuresOfPair(
  kit: Kit,
  text: string,
  source: CharSpan | null,
  target: CharSpan | null,
): string[] {
  return namesOf((out) => {
    for (const { view, drafts, anchors } of pairViews(kit, text, source, target))
      tellPair(out, view, anchors, drafts, kit.lexicon, readRules(view, kit.lexicon));
  });
}

/** Tokens as one line of text, a space between two, with the place where each begins. */
export function joinTokens(tokens: readonly string[]): { text: string; starts: number[] } {
  const starts: number[] = [];
  let text = '';
  for (const token of tokens) {
    if (text !== '') text += ' ';
    starts.push(text.length);
    text += token;
  }
  return { text, starts };
}
