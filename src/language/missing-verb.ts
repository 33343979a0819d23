import type { Token } from './types.ts';
import { BE, HAVE, NOUN_OR_VERB, TAKES_INFINITIVE, formsOf } from './verbs.ts';
import { DETERMINERS, isNounish, setVerb, singular } from './words.ts';

const isFinite = (tokens: readonly Token[], i: number): boolean => {
  const token = tokens[i]!;
  if (token.pos === 'AUX') return token.lower !== 'being' && token.lower !== 'having';
  if (token.pos !== 'VERB') return false;
  const forms = formsOf(token.lower);
  if (forms.ing) return false;
  let before = i - 1;
  while (before >= 0 && tokens[before]!.pos === 'ADV') before--;
  return tokens[before]?.lower !== 'to';
};

/** A sentence or main clause without any verb: "Ministers plan to meet", "Japan visits". */
export function findMissingVerb(tokens: Token[]): void {
  let clauseHasVerb = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (/^[;:.!?]$/.test(token.text) || token.pos === 'SCONJ') clauseHasVerb = false;
    if (isFinite(tokens, i)) {
      clauseHasVerb = true;
      if (BE.has(token.lower) || HAVE.has(token.lower)) continue;
    }
    // "the alliance formalized ties"
    if (
      i > 0 &&
      !clauseHasVerb &&
      token.pos === 'ADJ' &&
      /[^e]ed$/.test(token.lower) &&
      !token.lower.includes('-') &&
      isNounish(tokens[i - 1]) &&
      tokens[i + 1]?.pos !== 'PUNCT'
    ) {
      setVerb(token);
      clauseHasVerb = true;
    }
    if (i === 0 || token.pos !== 'NOUN' || clauseHasVerb || !/^\p{L}/u.test(token.text)) continue;
    if (!NOUN_OR_VERB.has(token.lower) && !NOUN_OR_VERB.has(singular(token.lower))) continue;
    if (token.text !== token.lower && tokens[i - 1]!.text === tokens[i - 1]!.lower) continue;
    const before = tokens[i - 1]!;
    const next = tokens[i + 1];
    const third = token.lower !== singular(token.lower);
    // A plural or a name before a base form, a singular or a name before a form in -s.
    const agrees =
      before.pos === 'PROPN' ||
      before.pos === 'PRON' ||
      (before.pos === 'NOUN' && before.lower.endsWith('s') !== third);
    if (!agrees || !next || (before.pos === 'PRON' && DETERMINERS.has(before.lower))) continue;
    if (before.pos === 'PROPN' && !third && !/s$/i.test(before.text)) {
      // "Japan and Australia sign", "Japan, Australia sign"
      const coordinated =
        tokens[i - 2]?.pos === 'CCONJ' ||
        (tokens[i - 2]?.text === ',' && tokens[i - 3]?.pos === 'PROPN');
      if (!coordinated) continue;
    }
    // "if Japan signs and", "when talks end,": a clause has just been opened and has no verb yet.
    const opened =
      tokens[i - 2]?.pos === 'SCONJ' ||
      (i > 2 && tokens[i - 3]?.pos === 'SCONJ' && tokens[i - 2]!.pos !== 'ADP');
    if (opened && third && (next.pos === 'CCONJ' || next.pos === 'PUNCT' || next.pos === 'ADV')) {
      setVerb(token);
      clauseHasVerb = true;
      continue;
    }
    // "relations risk being undermined"
    const gerund =
      (next.lower === 'being' || (next.pos === 'VERB' && next.lower.endsWith('ing'))) &&
      (before.pos === 'NOUN' ? !third : before.pos === 'PROPN' && third);
    // "the admiral fears that …"
    const fillsThat = next.lower === 'that' && next.pos === 'SCONJ' && third;
    const infinitiveNext =
      gerund || fillsThat || (next.lower === 'to' && TAKES_INFINITIVE.has(singular(token.lower)));
    const object =
      next.pos === 'DET' ||
      next.pos === 'PROPN' ||
      next.pos === 'PRON' ||
      (next.pos === 'NUM' && third);
    if (
      !infinitiveNext &&
      (verbAhead(tokens, i + 1) ||
        !(object || next.pos === 'NOUN' || next.pos === 'ADJ' || next.pos === 'ADP'))
    )
      continue;
    if (
      !infinitiveNext &&
      !object &&
      (before.pos === 'NOUN' || next.pos === 'ADP') &&
      tokens.length > 25
    )
      continue;
    setVerb(token);
    clauseHasVerb = true;
  }
}

const verbAhead = (tokens: readonly Token[], from: number): boolean => {
  for (let i = from; i < tokens.length; i++) {
    if (/^[;:.!?]$/.test(tokens[i]!.text) || tokens[i]!.pos === 'SCONJ') return false;
    if (isFinite(tokens, i)) return true;
  }
  return false;
};
