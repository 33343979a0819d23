import type { Token } from '../../language/index.ts';
import { mentionOf } from '../eval/relations.ts';
import type { Range } from '../model/anchored.ts';
import { readRules } from '../model/anchored.ts';
import { pairFeatures } from '../model/pair.ts';
import { sentenceFeatures } from '../model/sentence.ts';
import { SPAN_TAGS } from '../model/tagger.ts';
import { tokenFeatures } from '../model/tokens.ts';
import { scan, type Kit } from '../scan.ts';
import { findActs } from '../triggers/acts.ts';
import { createView } from '../view.ts';
import type { CharSpan, Example } from './examples.ts';

/** The tokens that a span of characters touches, or null. */
export function rangeOf(tokens: readonly Token[], { start, end }: CharSpan): Range | null {
  const first = tokens.findIndex((t) => t.end > start && t.start < end);
  if (first < 0) return null;
  let last = first;
  while (last + 1 < tokens.length && tokens[last + 1]!.start < end) last++;
  return { first, last };
}

/** Features of the pair, over the sentences in which it stands. */
export function featuresOfPair(kit: Kit, text: string, source: CharSpan, target: CharSpan): string[] {
  const mentions = [mentionOf(text, source, 'SOURCE'), mentionOf(text, target, 'TARGET')].sort(
    (a, b) => a.start - b.start,
  );
  const out = new Set<string>();
  for (const sentence of kit.analyser.analyseText(text)) {
    const here = mentions.filter((m) => m.start < sentence.end && m.end > sentence.start);
    if (here.length === 0) continue;
    const view = createView(text, sentence, here);
    const anchors = {
      source: rangeOf(sentence.tokens, source),
      target: rangeOf(sentence.tokens, target),
    };
    const { drafts } = findActs(view, kit.lexicon);
    for (const f of pairFeatures(view, anchors, drafts, kit.lexicon, readRules(view, kit.lexicon)))
      out.add(f);
  }
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
