import { capitals, firstWord, retagCapitals } from './capitals.ts';
import { opensInverted } from './groups.ts';
import { findMissingVerb } from './missing-verb.ts';
import type { Tagger } from './tagger.ts';
import type { Token } from './types.ts';
import { unknown } from './unknown.ts';
import { DO, MODALS, NOUN_OR_VERB, SAYING, formsOf, set, verbLemma } from './verbs.ts';
import { DETERMINERS, isNounish, setVerb } from './words.ts';

/** Nouns of asking and offering that look like verbs. */
const CALLS = set(
  'calls demands requests appeals offers plans claims reports attempts moves threats pleas',
);

/** Prepositions that look like participles. */
const PREPOSITIONS = set('including regarding concerning pending notwithstanding barring');

/**
 * Corrects frequent errors of the tagger, in order: titles in capitals, first words, prepositions in
 * -ing, auxiliaries, infinitives, participles before nouns, and headline verbs. Changes the tokens it is
 * given, which nobody else holds yet.
 */
export function correctTags(tokens: Token[], tagger: Tagger): Token[] {
  const headline = retagCapitals(tokens, tagger);
  firstWord(tokens, tagger);
  for (let i = 0; i < tokens.length; i++) {
    unknown(tokens, i);
    if (!headline) capitals(tokens, i);
    words(tokens, i);
  }
  for (let i = 0; i < tokens.length; i++) {
    infinitive(tokens, i);
    afterAuxiliary(tokens, i);
    participleBeforeNoun(tokens, i);
  }
  findMissingVerb(tokens);
  for (const token of tokens)
    if (token.pos === 'VERB') token.lemma = verbLemma(token.lower, token.lemma);
  return tokens;
}

/** "helped build", "made clear": a bare verb may follow. */
const TAKES_BARE_VERB = set('help let make have see hear watch go come dare need do');

/** Nouns that the tagger takes for adjectives where nothing follows that they could describe. */
const NOUNS_LIKE_ADJECTIVES = set(
  'offensive counteroffensive counter-offensive initiative executive captive fugitive operative directive',
);

/** Names of states and capitals that the tagger takes for an adverb or a verb in "-ing". */
const NAMES_IN_DISGUISE = set('italy beijing nanjing');

const BEFORE_MONTH = set(
  'in of on by since until till from last next this early late mid every each',
);

const isMonth = (before: Token | undefined, next: Token | undefined): boolean =>
  next?.pos === 'NUM' || before?.pos === 'NUM' || BEFORE_MONTH.has(before?.lower ?? '');

function words(tokens: Token[], i: number): void {
  const token = tokens[i]!;
  const { lower } = token;
  const next = tokens[i + 1];
  if (PREPOSITIONS.has(lower)) token.pos = 'ADP';
  // "drills involving Poland and Lithuania"
  else if (lower === 'involving' && tokens[i - 1]?.pos === 'NOUN') token.pos = 'ADP';
  // "the build-up of troops"
  else if (token.pos === 'ADP' && lower.includes('-')) token.pos = 'NOUN';
  else if (NAMES_IN_DISGUISE.has(lower) && token.text !== lower && token.pos !== 'PROPN') {
    token.pos = 'PROPN';
    token.lemma = lower;
  }
  // "Ethiopia's offensive against"
  else if (
    token.pos === 'ADJ' &&
    NOUNS_LIKE_ADJECTIVES.has(lower) &&
    i > 0 &&
    tokens[i - 1]!.pos !== 'ADV' &&
    tokens[i - 1]!.pos !== 'AUX' &&
    !isNounish(next) &&
    next?.pos !== 'ADJ' &&
    next?.pos !== 'CCONJ'
  )
    token.pos = 'NOUN';
  // "Fighting between Sudan and Chad", "Shelling by Russia"
  else if (
    token.pos === 'VERB' &&
    lower.endsWith('ing') &&
    (i === 0 || tokens[i - 1]!.pos === 'PUNCT') &&
    (next?.lower === 'between' || (next?.lower === 'by' && tokens[i + 2]?.pos === 'PROPN'))
  )
    token.pos = 'NOUN';
  // "tear gas", "mine clearance"
  else if (
    (lower === 'tear' && next?.lower === 'gas') ||
    (lower === 'mine' && token.pos === 'PRON' && next?.pos === 'NOUN')
  )
    token.pos = 'NOUN';
  // "in May 2022", "9 May": the month, not the modal
  else if (token.text === 'May' && token.pos !== 'PROPN' && isMonth(tokens[i - 1], next)) {
    token.pos = 'PROPN';
    token.lemma = lower;
  }
  // "NATO chief visits"
  else if (lower === 'chief' && token.pos === 'ADJ' && tokens[i - 1]?.pos === 'PROPN')
    token.pos = 'NOUN';
  // "neither signed … nor attended": beside a verb it denies, and is no subject
  else if (lower === 'neither' && (next?.pos === 'VERB' || tokens[i - 1]?.pos === 'AUX'))
    token.pos = 'ADV';
  // "ignored calls to join": a verb has its object, and no verb of another subject
  else if (
    token.pos === 'VERB' &&
    CALLS.has(lower) &&
    tokens[i - 1]?.pos === 'VERB' &&
    tokens[i - 1]!.lower.endsWith('ed')
  )
    token.pos = 'NOUN';
  // "made it clear that"
  else if (
    lower === 'clear' &&
    token.pos === 'VERB' &&
    tokens[i - 1]?.lower === 'it' &&
    tokens[i - 2]?.lemma === 'make'
  )
    token.pos = 'ADJ';
  // "there will be talks between"
  else if (
    token.pos === 'VERB' &&
    tokens[i - 1]?.lower === 'be' &&
    tokens[i - 2]?.pos === 'AUX' &&
    tokens[i - 3]?.lower === 'there' &&
    next?.pos === 'ADP' &&
    lower.endsWith('s')
  )
    token.pos = 'NOUN';
  // "it is time for Canada to sign"
  else if (lower === 'time' && token.pos === 'VERB' && tokens[i - 1]?.pos === 'AUX')
    token.pos = 'NOUN';
  // "has been training with Japan"
  else if (
    token.pos === 'NOUN' &&
    /^\p{Ll}+ing$/u.test(token.text) &&
    tokens[i - 1]?.lower === 'been' &&
    (next?.pos === 'ADP' || next?.pos === 'DET' || next?.pos === 'PROPN')
  )
    setVerb(token);
  // "these relationships risk being undermined"
  else if (lower === 'risk' && token.pos === 'NOUN' && next && /^\p{Ll}+ing$/u.test(next.text)) {
    const before = tokens[i - 1];
    const plural = before?.pos === 'NOUN' && before.lemma !== before.lower;
    if (plural || before?.pos === 'PRON' || MODALS.has(before?.lower ?? '')) setVerb(token);
  } else if (
    lower === 'following' &&
    next &&
    next.pos !== 'ADP' &&
    next.pos !== 'PUNCT' &&
    tokens[i - 1]?.pos !== 'DET' &&
    tokens[i - 1]?.pos !== 'AUX'
  )
    token.pos = 'ADP';
  else if (
    lower === 'that' &&
    next &&
    i > 0 &&
    (next.pos === 'PROPN' ||
      next.pos === 'PRON' ||
      next.pos === 'DET' ||
      next.pos === 'NUM' ||
      (next.pos === 'NOUN' && (next.lemma !== next.lower || SAYING.has(tokens[i - 1]!.lemma))) ||
      next.pos === 'ADJ')
  )
    token.pos = 'SCONJ';
  else if (lower === 'according' && next?.lower === 'to') token.pos = 'ADP';
  else if (
    MODALS.has(lower) &&
    lower !== "'d" &&
    (lower !== 'may' || token.text === 'may') &&
    lower !== 'might' &&
    lower !== 'ca'
  ) {
    // "the will of the people" stays a noun.
    const before = tokens[i - 1];
    if (
      !(
        lower === 'will' &&
        before &&
        (before.pos === 'DET' || before.pos === 'ADJ' || before.lower === "'s")
      ) &&
      !(lower === 'must' && before?.pos === 'DET')
    )
      token.pos = 'AUX';
  } else if (lower === 'lead' && token.pos === 'VERB' && tokens[i - 1]?.pos === 'DET')
    token.pos = 'NOUN';
  else if (token.pos === 'VERB' && i > 0) {
    // "the visit", "its support", "a joint call": never a verb right after a determiner.
    const before = tokens[i - 1]!;
    const forms = formsOf(lower);
    if (
      DETERMINERS.has(before.lower) &&
      before.pos !== 'AUX' &&
      before.lower !== 'that' &&
      before.lower !== 'her' &&
      (before.pos === 'DET' ||
        before.pos === 'PART' ||
        (before.pos === 'PRON' &&
          before.lower !== 'this' &&
          before.lower !== 'these' &&
          before.lower !== 'those' &&
          before.lower !== 'both')) &&
      (forms.base ||
        (forms.ing && (!isNounish(next) || next?.pos === 'NUM')) ||
        (forms.s && !isNounish(next)))
    )
      token.pos = 'NOUN';
    // "an earlier trip to"
    else if (
      forms.base &&
      (before.pos === 'ADJ' || before.lower === 'earlier' || before.lower === 'later') &&
      tokens[i - 2]?.pos === 'DET' &&
      !isNounish(next) &&
      next?.pos !== 'DET'
    )
      token.pos = 'NOUN';
    // "offered help to"
    else if (
      forms.base &&
      before.pos === 'VERB' &&
      !TAKES_BARE_VERB.has(before.lemma) &&
      formsOf(before.lower).past &&
      (next?.pos === 'ADP' || next?.pos === 'PUNCT')
    )
      token.pos = 'NOUN';
    // "in torture", "against rule"
    else if (before.pos === 'ADP' && before.lower !== 'to' && forms.base && token.text === lower)
      token.pos = 'NOUN';
  }
}

/** "to sign", "to support Ukraine" where the verb was taken for a noun. */
function infinitive(tokens: Token[], i: number): void {
  const to = tokens[i]!;
  if (to.lower !== 'to') return;
  let at = i + 1;
  while (tokens[at]?.pos === 'ADV' && at < i + 4) at++;
  const token = tokens[at];
  if (!token || !/^\p{Ll}/u.test(token.text)) return;
  const forms = formsOf(token.lower);
  if (!forms.base) return;
  if (token.pos === 'VERB' || token.pos === 'AUX') {
    to.pos = 'PART';
    return;
  }
  const next = tokens[at + 1];
  if (token.pos === 'NOUN' || token.pos === 'ADJ') {
    const object =
      next?.pos === 'DET' || next?.pos === 'PRON' || next?.pos === 'PROPN' || next?.lower === "'s";
    const tagged = to.pos === 'PART' && (token.pos === 'NOUN' || NOUN_OR_VERB.has(token.lower));
    if (
      next?.lower !== "'s" &&
      (tagged || (NOUN_OR_VERB.has(token.lower) && (object || at > i + 1)))
    ) {
      to.pos = 'PART';
      setVerb(token);
    }
  }
}

/** "will host", "did not visit": a base form after an auxiliary is a verb. */
function afterAuxiliary(tokens: Token[], i: number): void {
  const aux = tokens[i]!;
  if (aux.pos !== 'AUX' || !(MODALS.has(aux.lower) || DO.has(aux.lower))) return;
  let at = i + 1;
  while (
    tokens[at] &&
    (tokens[at]!.pos === 'ADV' ||
      tokens[at]!.lower === 'not' ||
      tokens[at]!.lower === "n't" ||
      tokens[at]!.lower === 'never')
  )
    at++;
  const token = tokens[at];
  const subject = tokens[i + 1];
  // "Should China attack Taiwan": a question or condition.
  if (
    at === i + 1 &&
    (i === 0 ||
      tokens[i - 1]!.pos === 'PUNCT' ||
      /^(?:only|never|nor|neither)$/.test(tokens[i - 1]!.lower) ||
      opensInverted(tokens, i)) &&
    subject &&
    isNounish(subject)
  ) {
    let verb = i + 2;
    while (verb < i + 6 && tokens[verb]?.pos === 'PROPN' && !/^\p{Ll}/u.test(tokens[verb]!.text))
      verb++;
    const found = tokens[verb];
    if (
      found &&
      found.pos !== 'VERB' &&
      found.pos !== 'AUX' &&
      /^\p{Ll}/u.test(found.text) &&
      NOUN_OR_VERB.has(found.lower)
    )
      setVerb(found);
    return;
  }
  if (
    token &&
    (token.pos === 'NOUN' || token.pos === 'ADJ') &&
    /^\p{Ll}/u.test(token.text) &&
    formsOf(token.lower).base &&
    tokens[at + 1]?.lower !== "'s"
  ) {
    if (token.pos === 'NOUN' || NOUN_OR_VERB.has(token.lower)) setVerb(token);
  }
}

/** "the proposed deal", "a growing threat", "Japan's planned visit": adjectives in all but name. */
function participleBeforeNoun(tokens: Token[], i: number): void {
  const token = tokens[i]!;
  if (token.pos !== 'VERB' || i === 0) return;
  const forms = formsOf(token.lower);
  if (!forms.participle && !forms.ing) return;
  let before = i - 1;
  while (before > 0 && tokens[before]!.pos === 'ADV') before--;
  const left = tokens[before]!;
  let after = i + 1;
  while (tokens[after]?.pos === 'ADJ') after++;
  const right = tokens[after];
  const possessive =
    left.lower === 'its' ||
    left.lower === 'their' ||
    left.lower === 'his' ||
    left.lower === 'our' ||
    (left.lower === "'s" && left.pos === 'PART');
  const opens =
    left.pos === 'DET' ||
    possessive ||
    (left.pos === 'ADJ' && tokens[before - 1]?.pos === 'DET') ||
    (left.pos === 'ADP' &&
      forms.participle &&
      !forms.ing &&
      left.lower !== 'by' &&
      left.lower !== 'as');
  if (
    opens &&
    (right?.pos === 'NOUN' || right?.pos === 'PROPN') &&
    !(left.pos === 'DET' && left.lower === 'that')
  )
    token.pos = 'ADJ';
  else if (opens && forms.ing && left.pos !== 'ADP') token.pos = 'NOUN';
  else if (
    left.pos === 'VERB' &&
    before === i - 1 &&
    forms.participle &&
    !formsOf(left.lower).participle &&
    right?.pos === 'NOUN' &&
    after === i + 1
  )
    // "signing tailored programmes"
    token.pos = 'ADJ';
  else if (
    forms.ing &&
    (left.pos === 'NOUN' || left.pos === 'ADJ') &&
    before === i - 1 &&
    right &&
    (right.pos === 'AUX' || (right.pos === 'VERB' && formsOf(right.lower).past))
  )
    // "government shelling killed"
    token.pos = 'NOUN';
}
