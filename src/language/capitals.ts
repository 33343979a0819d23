import type { Tagger } from './tagger.ts';
import type { Token } from './types.ts';
import { NOUN_OR_VERB, formsOf } from './verbs.ts';
import { mayBeVerb, singular } from './words.ts';

const PEOPLE_PLURAL =
  /(?:ers|ors|ists|ents|ials|ings|ions|ances|ments|ships|ties|ities|cies|talks|troops|forces|allies|partners|diplomats|countries|nations|states|lawmakers|governments|envoys|crews|warships|tanks|jets|planes|ships|police)$/;

/** "Japan Signs Deal With NATO", "NATO ALLIES AGREE": tag again in small letters. */
export function retagCapitals(tokens: Token[], tagger: Tagger): boolean {
  let capital = 0;
  let long = 0;
  for (const token of tokens) {
    if (token.lower.length < 4 || !/^\p{L}/u.test(token.text)) continue;
    long++;
    if (/^\p{Lu}/u.test(token.text)) capital++;
  }
  if (long < 3 || capital < long * 0.75 || tokens.length > 60) return false;
  const small = tagger.tag(
    tokens.map((token) => ({ ...token, text: token.lower, spaced: true, broken: false })),
  );
  for (const [i, token] of tokens.entries()) {
    const again = small[i]!;
    const wasName = token.pos === 'PROPN';
    if (
      again.pos === 'PROPN' ||
      (wasName && (again.pos === 'NOUN' || again.pos === 'ADJ' || again.pos === 'X'))
    ) {
      if (wasName && again.pos === 'NOUN' && NOUN_OR_VERB.has(singular(token.lower))) {
        token.pos = 'NOUN';
        token.lemma = again.lemma;
      }
      continue;
    }
    if (wasName && again.pos === 'VERB' && !mayBeVerb(token) && formsOf(token.lower).base) continue;
    token.pos = again.pos;
    token.lemma = again.lemma;
  }
  return true;
}

/** "United States", "the Affordable Care Act": a capital in mid-sentence makes a name. */
export function capitals(tokens: Token[], i: number): void {
  const token = tokens[i]!;
  if (i === 0 || token.text === token.lower || !/^\p{Lu}/u.test(token.text)) return;
  if (token.pos !== 'VERB' && token.pos !== 'ADV' && token.pos !== 'X') return;
  const before = tokens[i - 1]!;
  if (/^["“‘«:;—–•.(]$/.test(before.text)) return;
  token.pos = 'PROPN';
  token.lemma = token.lower;
}

/** "Ministers welcomed": the capital of the first word makes it no name. */
export function firstWord(tokens: Token[], tagger: Tagger): void {
  const at = tokens.findIndex((token) => /^\p{L}/u.test(token.text));
  const token = tokens[at];
  if (!token || token.pos !== 'PROPN' || token.lower === token.text) return;
  const word = tagger.tagWord(token.lower);
  if (word.pos === 'PROPN') return;
  const next = tokens[at + 1];
  const closed =
    word.pos === 'ADP' ||
    word.pos === 'SCONJ' ||
    word.pos === 'DET' ||
    word.pos === 'PRON' ||
    word.pos === 'ADV' ||
    word.pos === 'AUX' ||
    word.pos === 'CCONJ';
  if (
    closed ||
    (word.pos === 'VERB' && next?.pos !== 'PROPN') ||
    (word.pos === 'NOUN' && PEOPLE_PLURAL.test(token.lower) && word.lemma !== token.lower)
  ) {
    token.pos = word.pos;
    token.lemma = word.lemma;
  }
}
