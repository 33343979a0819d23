import { readRules } from '../model/anchored.ts';
import { Names } from '../model/features.ts';
import { rangeOf } from '../model/marked.ts';
import { tellSentence } from '../model/sentence.ts';
import { SPAN_TAGS } from '../model/tagger.ts';
import { tokenFeatures } from '../model/tokens.ts';
import { scan, type Kit } from '../scan.ts';
import type { Example } from './examples.ts';

/** Features of the whole, and of each token with its tag. */
export function featuresOfText(
  kit: Kit,
  text: string,
  spans: Example['spans'],
): { sentence: string[]; sequences: { features: string[][]; tags: number[] }[] } {
  const sentence = new Names();
  const sequences: { features: string[][]; tags: number[] }[] = [];
  for (const { view, drafts } of scan(kit, text, kit.analyser.analyseText(text), null)) {
    const rules = readRules(view, kit.lexicon);
    tellSentence(sentence, view, drafts, kit.lexicon, rules);
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
  return { sentence: sentence.list(), sequences };
}
