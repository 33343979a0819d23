import type { Token } from './types.ts';
import { BE, DO, HAVE, MODALS, formsOf } from './verbs.ts';

/** A verb with its auxiliaries. */
export interface Group {
  first: number;
  last: number;
  head: number;
  /** `ed` is a bare form that may be past tense or participle: only its surroundings tell. */
  form: 'finite' | 'infinitive' | 'ing' | 'participle' | 'ed' | 'base';
  passive: boolean;
  tense: 'past' | 'present' | 'future' | 'none';
  modal: string | null;
  negated: boolean;
  /** A past form that cannot be a participle ("took"), or a group with an auxiliary. */
  certain: boolean;
  /** "Should China attack": the auxiliary stands before its subject, at this index; else -1. */
  inverted: number;
}

const isNegation = (token: Token, next: Token | undefined): boolean =>
  (token.lower === 'not' && next?.lower !== 'only') ||
  token.lower === "n't" ||
  token.lower === 'never' ||
  (token.lower === 'neither' && token.pos === 'ADV') ||
  (token.lower === 'no' && next?.lower === 'longer');

const inGroup = (tokens: readonly Token[], i: number): boolean => {
  const token = tokens[i]!;
  const { lower, pos } = token;
  return (
    (pos === 'ADV' &&
      lower !== 'when' &&
      lower !== 'where' &&
      lower !== 'how' &&
      lower !== 'why') ||
    lower === 'not' ||
    lower === "n't" ||
    lower === 'never' ||
    lower === 'also' ||
    (lower === 'no' && tokens[i + 1]?.lower === 'longer') ||
    (lower === 'longer' && tokens[i - 1]?.lower === 'no')
  );
};

/** Verb groups from left to right; they do not overlap. */
export function findGroups(tokens: readonly Token[]): Group[] {
  const groups: Group[] = [];
  for (let i = 0; i < tokens.length;) {
    const { pos } = tokens[i]!;
    if (pos !== 'AUX' && pos !== 'VERB') {
      i++;
      continue;
    }
    const group = readGroup(tokens, i);
    groups.push(group);
    i = Math.max(group.last, i) + 1;
  }
  return groups;
}

function readGroup(tokens: readonly Token[], at: number): Group {
  const auxiliaries: string[] = [];
  let negated = false;
  let first = at;
  let i = at;
  let head = at;
  let inverted = -1;
  for (;;) {
    const token = tokens[i]!;
    if (
      token.pos === 'VERB' &&
      !(HAVE.has(token.lower) && auxiliaries.length === 0 && verbFollows(tokens, i, true))
    ) {
      head = i;
      break;
    }
    let next = i + 1;
    while (next < tokens.length && inGroup(tokens, next)) next++;
    const semi = semiModal(tokens, i, next);
    if (semi) {
      auxiliaries.push(token.lower, semi.word);
      i = semi.next;
      continue;
    }
    const following = tokens[next];
    const lower = token.lower;
    const modal = MODALS.has(lower);
    const fits =
      following &&
      ((following.pos === 'AUX' &&
        next < tokens.length &&
        (modal || HAVE.has(lower) || BE.has(lower))) ||
        (following.pos === 'VERB' && fitsAfter(lower, modal, formsOf(following.lower))));
    if (!fits) {
      const far = auxiliaries.length === 0 ? invertedVerb(tokens, at, next) : -1;
      if (far !== -1) {
        inverted = i;
        auxiliaries.push(lower);
        first = far;
        i = far;
        continue;
      }
      head = i;
      break;
    }
    auxiliaries.push(lower);
    i = next;
  }
  for (let k = inverted === -1 ? first : inverted; k <= head; k++)
    negated ||= isNegation(tokens[k]!, tokens[k + 1]);
  if (!negated)
    negated =
      negationAround(tokens, first, head) || (inverted !== -1 && deniesAhead(tokens, inverted));
  return describe(tokens, {
    first: inverted === -1 ? withTo(tokens, first) : first,
    head,
    auxiliaries,
    negated,
    inverted,
  });
}

const fitsAfter = (lower: string, modal: boolean, forms: ReturnType<typeof formsOf>): boolean => {
  if (modal || DO.has(lower)) return forms.base;
  if (HAVE.has(lower)) return forms.participle;
  if (BE.has(lower) || lower === 'got') return forms.participle || forms.ing;
  return forms.participle || forms.ing;
};

const verbFollows = (tokens: readonly Token[], i: number, participle: boolean): boolean => {
  let next = i + 1;
  while (next < tokens.length && inGroup(tokens, next)) next++;
  const token = tokens[next];
  return (
    (token?.pos === 'VERB' || token?.pos === 'AUX') &&
    (!participle || formsOf(token.lower).participle || token.lower === 'been')
  );
};

/** "have to", "is going to", "used to", "ought to" before a base form. */
function semiModal(
  tokens: readonly Token[],
  i: number,
  next: number,
): { word: string; next: number } | null {
  const { lower } = tokens[i]!;
  const verbAt = (from: number): number => {
    let at = from;
    while (tokens[at]?.pos === 'ADV') at++;
    const token = tokens[at];
    return token &&
      (token.pos === 'VERB' || token.pos === 'AUX') &&
      (formsOf(token.lower).base || token.lower === 'be')
      ? at
      : -1;
  };
  if ((HAVE.has(lower) || lower === 'ought') && tokens[next]?.lower === 'to') {
    const at = verbAt(next + 1);
    if (at !== -1) return { word: 'must', next: at };
  }
  if (BE.has(lower) && tokens[next]?.lower === 'going' && tokens[next + 1]?.lower === 'to') {
    const at = verbAt(next + 2);
    if (at !== -1) return { word: 'will', next: at };
  }
  return null;
}

/** "Should China attack", "Did Japan sign", "Will the leaders": index of the verb, or -1. */
function invertedVerb(tokens: readonly Token[], at: number, next: number): number {
  const { lower } = tokens[at]!;
  const before = tokens[at - 1];
  const opens =
    !before ||
    before.pos === 'PUNCT' ||
    before.pos === 'CCONJ' ||
    /^(?:never|nor|neither|only|why|how|when|what|where)$/.test(before.lower) ||
    deniesAhead(tokens, at) ||
    opensInverted(tokens, at);
  if (!opens || !(MODALS.has(lower) || DO.has(lower) || HAVE.has(lower) || BE.has(lower)))
    return -1;
  let nouns = 0;
  for (let i = next; i < tokens.length && i < next + 10; i++) {
    const token = tokens[i]!;
    if (token.pos === 'VERB')
      return nouns > 0 && fitsAfter(lower, MODALS.has(lower), formsOf(token.lower)) ? i : -1;
    if (token.pos === 'AUX') return nouns > 0 && MODALS.has(lower) && token.lower === 'be' ? i : -1;
    if (token.pos === 'PUNCT' || token.pos === 'SCONJ') return -1;
    if (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'PRON') nouns++;
  }
  return -1;
}

/** "Not until May | did Japan sign", "Only after the vote | will they meet". */
export const opensInverted = (tokens: readonly Token[], at: number): boolean =>
  at > 1 &&
  at < 9 &&
  ((tokens[0]!.lower === 'not' && tokens[1]!.lower === 'until') ||
    (tokens[0]!.lower === 'only' &&
      /^(?:after|when|once|in|then|if|with|on)$/.test(tokens[1]!.lower)));

/** "under no circumstances | will Hungary send", "at no time | did they meet". */
const deniesAhead = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 2]?.lower === 'no' &&
  /^(?:circumstances?|time|account|way|condition)$/.test(tokens[at - 1]!.lower) &&
  tokens[at - 3]?.pos === 'ADP';

/** "never", "no longer" or "not" right before the group. */
const negationAround = (tokens: readonly Token[], first: number, head: number): boolean => {
  for (let k = first - 1; k >= 0 && k >= first - 3; k--) {
    const token = tokens[k]!;
    if (isNegation(token, tokens[k + 1])) return true;
    if (token.pos !== 'ADV' && token.lower !== 'to') break;
  }
  return (
    tokens[head + 1]?.lower === "n't" ||
    (tokens[head + 1]?.lower === 'not' &&
      tokens[head]!.pos === 'AUX' &&
      tokens[head + 2]?.lower !== 'only')
  );
};

/** Start of the group with its "to" and the adverbs between. */
function withTo(tokens: readonly Token[], first: number): number {
  let at = first - 1;
  while (at >= 0 && at > first - 4 && (tokens[at]!.pos === 'ADV' || tokens[at]!.lower === 'not'))
    at--;
  const token = tokens[at];
  return token?.lower === 'to' && formsOf(tokens[first]!.lower).base ? at : first;
}

function describe(
  tokens: readonly Token[],
  about: { first: number; head: number; auxiliaries: string[]; negated: boolean; inverted: number },
): Group {
  const { first, head, auxiliaries, negated, inverted } = about;
  const verb = tokens[head]!.lower;
  const forms = formsOf(verb);
  const start = auxiliaries[0] ?? verb;
  const beforeHead = auxiliaries.at(-1);
  const passive =
    forms.participle &&
    beforeHead !== undefined &&
    (BE.has(beforeHead) || beforeHead === 'getting' || beforeHead === 'got');
  const modal =
    auxiliaries.find((word) => MODALS.has(word)) ??
    (auxiliaries.length === 0 && MODALS.has(verb) ? verb : null);
  const group: Group = {
    first,
    last: head,
    head,
    form: 'finite',
    passive,
    tense: 'none',
    modal: modal === null ? null : fullModal(modal),
    negated,
    certain: true,
    inverted,
  };
  if (tokens[first]!.lower === 'to' && first !== head) group.form = 'infinitive';
  else if (auxiliaries.length > 0 || AUXILIARIES.has(verb)) {
    if (start === 'be' && modal === null) group.form = 'base';
    else if (start === 'being' || start === 'having' || start === 'doing') group.form = 'ing';
    else if (start === 'been') group.form = 'participle';
    else if (start === 'done') {
      group.form = 'participle';
      group.passive = true;
    } else group.tense = tenseOf(auxiliaries, verb, modal);
  } else if (forms.ing) group.form = 'ing';
  else if (forms.past) {
    group.tense = 'past';
    if (forms.participle) {
      group.form = 'ed';
      group.certain = false;
    }
  } else if (forms.participle && !forms.base) {
    group.form = 'participle';
    group.passive = true;
  } else {
    group.tense = 'present';
    if (!forms.s) {
      group.form = 'base';
      group.certain = false;
    }
  }
  return group;
}

const AUXILIARIES = new Set([...BE, ...HAVE, ...DO, ...MODALS]);

const fullModal = (word: string): string =>
  word === "'ll" || word === 'wo'
    ? 'will'
    : word === "'d"
      ? 'would'
      : word === 'ca'
        ? 'can'
        : word === 'sha'
          ? 'shall'
          : word;

function tenseOf(
  auxiliaries: readonly string[],
  verb: string,
  modal: string | null,
): Group['tense'] {
  if (modal !== null) {
    if (/^(?:will|would|shall|'ll|'d|wo|sha)$/.test(modal)) return 'future';
    return auxiliaries.some((word) => word === 'have') ? 'past' : 'present';
  }
  const start = auxiliaries[0] ?? verb;
  if (/^(?:was|were|had|did|got)$/.test(start)) return 'past';
  if (
    (start === 'has' || start === 'have' || start === "'ve" || start === "'s") &&
    auxiliaries.length > 0
  )
    return BE.has(start) && !auxiliaries.includes('been') ? 'present' : 'past';
  return 'present';
}
