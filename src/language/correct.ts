import type { Tagger } from './tagger.ts';
import type { Token } from './types.ts';
import {
  BE,
  DO,
  HAVE,
  MODALS,
  NOUN_OR_VERB,
  SAYING,
  TAKES_INFINITIVE,
  formsOf,
  set,
  verbLemma,
} from './verbs.ts';

/** Prepositions that look like participles. */
const PREPOSITIONS = set('including regarding concerning pending notwithstanding barring');
const PEOPLE_PLURAL =
  /(?:ers|ors|ists|ents|ials|ings|ions|ances|ments|ships|ties|ities|cies|talks|troops|forces|allies|partners|diplomats|countries|nations|states|lawmakers|governments|envoys|crews|warships|tanks|jets|planes|ships|police)$/;
const DETERMINERS = set(
  "a an the its their his her our my your this these those no any some every each 's ’s both",
);

const isNounish = (token: Token | undefined): boolean =>
  token?.pos === 'NOUN' || token?.pos === 'PROPN' || token?.pos === 'PRON' || token?.pos === 'NUM';

const setVerb = (token: Token): void => {
  token.pos = 'VERB';
  token.lemma = verbLemma(token.lower, token.lemma);
};

/** Whether `token` can be a base form or present form of a verb that is often taken for a noun. */
const mayBeVerb = (token: Token): boolean =>
  NOUN_OR_VERB.has(token.lower) || NOUN_OR_VERB.has(singular(token.lower));

function singular(lower: string): string {
  if (!lower.endsWith('s') || lower.endsWith('ss')) return lower;
  if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (/(?:ch|sh|ss|x)es$/.test(lower)) return lower.slice(0, -2);
  return lower.slice(0, -1);
}

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

/** "Japan Signs Deal With NATO", "NATO ALLIES AGREE": tag again in small letters. */
function retagCapitals(tokens: Token[], tagger: Tagger): boolean {
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

const NOUNS_IN_ED = set(
  'need speed seed feed weed breed deed greed creed bed shed hundred kindred sacred naked wicked hatred bloodshed watershed indeed',
);
const NOUNS_IN_ING = set(
  'thing nothing something anything everything king ring spring string wing being building meeting hearing briefing morning evening housing funding spending shipping mining banking planning beginning ceiling ruling filing gathering rating engineering manufacturing understanding wedding feeling sterling during',
);

/** Words that the tagger does not know come as nouns: "formalized", "recognising". */
function unknown(tokens: Token[], i: number): void {
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
  if (
    token.lower.endsWith('ed') &&
    token.lower.length > 4 &&
    !NOUNS_IN_ED.has(token.lower) &&
    !token.lower.includes('-')
  ) {
    if (
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
}

/** "United States", "the Affordable Care Act": a capital in mid-sentence makes a name. */
function capitals(tokens: Token[], i: number): void {
  const token = tokens[i]!;
  if (i === 0 || token.text === token.lower || !/^\p{Lu}/u.test(token.text)) return;
  if (token.pos !== 'VERB' && token.pos !== 'ADV' && token.pos !== 'X') return;
  const before = tokens[i - 1]!;
  if (/^["“‘«:;—–•.(]$/.test(before.text)) return;
  token.pos = 'PROPN';
  token.lemma = token.lower;
}

/** "Ministers welcomed": the capital of the first word makes it no name. */
function firstWord(tokens: Token[], tagger: Tagger): void {
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

function words(tokens: Token[], i: number): void {
  const token = tokens[i]!;
  const { lower } = token;
  const next = tokens[i + 1];
  if (PREPOSITIONS.has(lower)) token.pos = 'ADP';
  else if (
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
      /^(?:only|never|nor|neither)$/.test(tokens[i - 1]!.lower)) &&
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
function findMissingVerb(tokens: Token[]): void {
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
      const coordinated = tokens[i - 2]?.pos === 'CCONJ';
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
      before.pos === 'NOUN' &&
      !third;
    const infinitiveNext =
      gerund || (next.lower === 'to' && TAKES_INFINITIVE.has(singular(token.lower)));
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
