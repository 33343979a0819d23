import type { Token } from './types.ts';
import { NOUN_OR_VERB, set, verbLemma } from './verbs.ts';

export const isNounish = (token: Token | undefined): boolean =>
  token?.pos === 'NOUN' || token?.pos === 'PROPN' || token?.pos === 'PRON' || token?.pos === 'NUM';

export const setVerb = (token: Token): void => {
  token.pos = 'VERB';
  token.lemma = verbLemma(token.lower, token.lemma);
};

/** Whether `token` can be a base form or present form of a verb that is often taken for a noun. */
export const mayBeVerb = (token: Token): boolean =>
  NOUN_OR_VERB.has(token.lower) || NOUN_OR_VERB.has(singular(token.lower));

export function singular(lower: string): string {
  if (!lower.endsWith('s') || lower.endsWith('ss')) return lower;
  if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (/(?:ch|sh|ss|x)es$/.test(lower)) return lower.slice(0, -2);
  return lower.slice(0, -1);
}

export const DETERMINERS = set(
  "a an the its their his her our my your this these those no any some every each 's ’s both",
);
