import type { Token } from '../../language/index.ts';
import type { Found } from '../actors/types.ts';
import type { Anchors, Range } from '../model/anchored.ts';
import { readRules } from '../model/anchored.ts';
import { pairFeatures } from '../model/pair.ts';
import { sentenceFeatures } from '../model/sentence.ts';
import { SPAN_TAGS } from '../model/tagger.ts';
import { tokenFeatures } from '../model/tokens.ts';
import { scan, type Kit } from '../scan.ts';
import { findActs } from '../triggers/acts.ts';
import type { Draft } from '../triggers/draft.ts';
import { createView, type View } from '../view.ts';
import type { CharSpan, Example } from './examples.ts';

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
  code: as,
  name: text.slice(start, end),
  kind: 'country',
  sector: null,
  person: null,
  text: text.slice(start, end),
  start,
  end,
  viaGroup: null,
  sort: 'name',
  weak: false,
  place: false,
  possessive: false,
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
    const view = createView(text, sentence, here);
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
  const out = new Set<string>();
  for (const { view, drafts, anchors } of pairViews(kit, text, source, target))
    for (const f of pairFeatures(view, anchors, drafts, kit.lexicon, readRules(view, kit.lexicon)))
      out.add(f);
  return [...out];
}

/** Features of the whole, and of each token with its tag. */
export function featuresOfText(
  kit: Kit,
  text: string,
  spans: Example['spans'],
): { sentence: string[]; sequences: { features: string[][]; tags: number[] }[] } {
  const sentence = new Set<string>();
  const sequences: { features: string[][]; tags: number[] }[] = [];
  for (const { view, drafts } of scan(kit, text, kit.analyser.analyseText(text), null)) {
    const rules = readRules(view, kit.lexicon);
    for (const f of sentenceFeatures(view, drafts, kit.lexicon, rules)) sentence.add(f);
    if (!spans) continue;
    const tags = view.tokens.map(() => 0);
    for (const span of spans) {
      const range = rangeOf(view.tokens, span);
      if (!range) continue;
      for (let i = range.first; i <= range.last; i++)
        tags[i] = SPAN_TAGS.indexOf(`${i === range.first ? 'B' : 'I'}-${span.kind}`);
    }
    sequences.push({ features: tokenFeatures(view, drafts, rules, kit.lexicon), tags });
  }
  return { sentence: [...sentence], sequences };
}
