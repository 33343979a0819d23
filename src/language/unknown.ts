import type { Token } from './types.ts';
import { isPastAlone, set } from './verbs.ts';
import { isNounish, setVerb } from './words.ts';

const NOUNS_IN_ED = set(
  'need speed seed feed weed breed deed greed creed bed shed hundred kindred sacred naked wicked hatred bloodshed watershed indeed',
);

const NOUNS_IN_ING = set(
  'thing nothing something anything everything king ring spring string wing being building meeting hearing briefing morning evening housing funding spending shipping mining banking planning beginning ceiling ruling filing gathering rating engineering manufacturing understanding wedding feeling sterling during',
);

/** Words that the tagger does not know come as nouns: "formalized", "recognising". */
export function unknown(tokens: Token[], i: number): void {
  const token = tokens[i]!;
  if ((token.pos !== 'NOUN' && token.pos !== 'ADJ') || token.text !== token.lower) return;
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  const opens =
    next !== undefined &&
    (next.pos === 'DET' ||
      next.pos === 'PROPN' ||
      next.pos === 'PRON' ||
      (next.pos === 'ADP' && token.pos === 'NOUN'));
  if (token.lower.endsWith('ed') && token.lower.length > 4 && !NOUNS_IN_ED.has(token.lower)) {
    // "test-fired a missile", "co-hosted the summit"; not "a Moscow-backed group"
    if (token.lower.includes('-')) {
      if (isNounish(before) && (next?.pos === 'DET' || next?.pos === 'NUM')) setVerb(token);
    } else if (
      token.pos === 'NOUN' ||
      (isNounish(before) && opens) ||
      (next?.pos === 'DET' && before?.pos !== 'DET')
    )
      setVerb(token);
  } else if (
    token.pos === 'NOUN' &&
    token.lower.endsWith('ing') &&
    token.lower.length > 5 &&
    !NOUNS_IN_ING.has(token.lower) &&
    (next?.pos === 'DET' || next?.pos === 'PROPN' || next?.pos === 'PRON') &&
    (before?.pos === 'ADP' ||
      before?.text === ',' ||
      before?.pos === 'CCONJ' ||
      before?.text === ':')
  )
    setVerb(token);
  // "forgave the debt", "partook in"
  else if (token.pos === 'NOUN' && isNounish(before) && opens && isPastAlone(token.lower))
    setVerb(token);
  // "Turkey shot down a jet", "Israel cast doubt on"; not "the shot on goal"
  else if (
    token.pos === 'NOUN' &&
    before?.pos === 'PROPN' &&
    (token.lower === 'shot'
      ? next?.pos === 'DET' || next?.pos === 'PROPN' || next?.lower === 'down'
      : token.lower === 'cast' &&
        (next?.pos === 'DET' || /^(?:doubt|ballots?|votes?)$/.test(next?.lower ?? '')))
  )
    setVerb(token);
}
