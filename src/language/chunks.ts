import type { Chunk, Token } from './types.ts';
import { set } from './verbs.ts';

/** A noun chunk while clauses are being found. */
export interface NounChunk extends Chunk {
  /** "Monday", "last week", "June 24": says when, and is neither subject nor object. */
  time: boolean;
  /** Index of the preposition that governs it, or -1. */
  preposition: number;
}

const TIME_HEADS = set(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. today yesterday tomorrow
  tonight
`);
const TIME_UNITS = set(
  'day week month year decade century morning afternoon evening night weekend quarter time spring summer autumn winter ago',
);
const TIME_OPENERS = set('last next this that every each earlier later');
const STARTERS = set(
  'the a an its their his our my your this these those every each another such any some no all both several many few half',
);
export const RELATIVES = set('who which whom whose where that');
const OPEN_QUOTE = /^["“‘«„]$/;
const CLOSE_QUOTE = /^["”’»]$/;

const inChunk = (token: Token): boolean => {
  switch (token.pos) {
    case 'NOUN':
    case 'PROPN':
    case 'NUM':
    case 'DET':
    case 'ADJ':
    case 'SYM':
      return true;
    case 'X':
      return /[\p{L}\p{N}]/u.test(token.text);
    case 'PRON':
      return true;
    case 'PART':
      return token.lower === "'s" || token.lower === "'";
    default:
      return token.text === '&' || token.text === '%';
  }
};

const isHead = (token: Token): boolean =>
  token.pos === 'NOUN' ||
  token.pos === 'PROPN' ||
  token.pos === 'NUM' ||
  token.pos === 'X' ||
  token.text === '%' ||
  token.pos === 'SYM';

/** Whether a new chunk begins at `i` although the run of nouns goes on. */
function breaks(tokens: readonly Token[], first: number, i: number): boolean {
  const token = tokens[i]!;
  const before = tokens[i - 1]!;
  if (before.lower === "'s" || before.lower === "'") return false;
  if (before.text === '&') return false;
  if (token.pos === 'PART') return false;
  const nominal = isHead(before) || before.pos === 'PRON';
  if (token.pos === 'DET' || STARTERS.has(token.lower))
    return (
      nominal &&
      !(
        i - first === 1 &&
        (before.lower === 'all' || before.lower === 'both' || before.lower === 'half')
      )
    );
  if (token.pos === 'PRON') return true;
  if (/^(?:19|20)\d\d$/.test(before.text) && token.pos === 'PROPN') return true;
  if (before.pos === 'PRON' && !STARTERS.has(before.lower) && before.lower !== 'her')
    return before.lower !== 'that';
  if (!nominal) return false;
  if (
    TIME_HEADS.has(token.lower) &&
    token.text !== token.lower &&
    !TIME_HEADS.has(before.lower) &&
    before.pos !== 'NUM'
  )
    return true;
  if (TIME_OPENERS.has(token.lower) && token.pos === 'ADJ') return true;
  // "told reporters Japan would", "officials U.S."
  return (
    token.pos === 'PROPN' &&
    before.pos === 'NOUN' &&
    /[^s]s$/.test(before.lower) &&
    before.lower !== before.lemma &&
    before.text === before.lower
  );
}

function isTime(tokens: readonly Token[], first: number, head: number, last: number): boolean {
  const { lower } = tokens[head]!;
  // "a march by miners"
  if (tokens[head]!.text === 'march') return false;
  if (TIME_HEADS.has(lower))
    return (
      last - first < 6 &&
      (tokens[first]!.text !== tokens[first]!.lower ||
        tokens[first]!.pos === 'NUM' ||
        TIME_OPENERS.has(tokens[first]!.lower) ||
        tokens[first]!.lower === lower)
    );
  if (last !== first && TIME_UNITS.has(lower)) return TIME_OPENERS.has(tokens[first]!.lower);
  return false;
}

/** Noun chunks from left to right; "Japan and Australia" gives two, "Japan's prime minister" one. */
export function findChunks(tokens: readonly Token[]): NounChunk[] {
  const chunks: NounChunk[] = [];
  let i = 0;
  while (i < tokens.length) {
    const noLonger = tokens[i]!.lower === 'no' && tokens[i + 1]?.lower === 'longer';
    if (!inChunk(tokens[i]!) || tokens[i]!.pos === 'PART' || noLonger) {
      i++;
      continue;
    }
    const first = i;
    let end = i + 1;
    for (; end < tokens.length; end++) {
      const token = tokens[end]!;
      const next = tokens[end + 1];
      if (inChunk(token)) {
        if (breaks(tokens, first, end)) break;
        continue;
      }
      const before = tokens[end - 1]!;
      // "a newly elected president", "political and military ties", `a "systemic challenge"`
      if (token.pos === 'ADV' && next?.pos === 'ADJ' && !isHead(before) && before.pos !== 'PRON')
        continue;
      if (
        token.pos === 'CCONJ' &&
        before.pos === 'ADJ' &&
        next?.pos === 'ADJ' &&
        isHead(tokens[end + 2] ?? token)
      )
        continue;
      if (
        token.text === ',' &&
        before.pos === 'ADJ' &&
        next?.pos === 'ADJ' &&
        tokens[end - 2]?.pos !== 'AUX'
      )
        continue;
      if (
        OPEN_QUOTE.test(token.text) &&
        next &&
        inChunk(next) &&
        !isHead(before) &&
        before.pos !== 'PRON'
      )
        continue;
      if (
        CLOSE_QUOTE.test(token.text) &&
        next &&
        isHead(next) &&
        before.pos !== 'NOUN' &&
        end - first > 1
      )
        continue;
      break;
    }
    let last = end - 1;
    while (last > first && !inChunk(tokens[last]!)) last--;
    let head = last;
    while (head > first && !isHead(tokens[head]!)) head--;
    if (!isHead(tokens[head]!)) head = last;
    // "Article 5", "May 24", "50 percent": the noun before a final number is the head.
    if (
      tokens[head]!.pos === 'NUM' &&
      head > first &&
      (tokens[head - 1]!.pos === 'NOUN' || tokens[head - 1]!.pos === 'PROPN')
    )
      head--;
    const first1 = tokens[first]!;
    const bare =
      last === first &&
      (first1.pos === 'DET' ||
        first1.pos === 'ADJ' ||
        RELATIVES.has(first1.lower) ||
        first1.lower === 'what');
    const demonstrative =
      last === first &&
      /^(?:all|both|these|those|this|some|many|several|most|few|none|neither|each|no)$/.test(
        first1.lower,
      );
    if (!bare || demonstrative)
      chunks.push({ first, last, head, time: isTime(tokens, first, head, last), preposition: -1 });
    i = end;
  }
  for (const chunk of chunks) {
    let at = chunk.first - 1;
    if (tokens[chunk.first]!.pos === 'NUM') at = beforeQuantifier(tokens, at);
    while (
      at >= 0 &&
      (OPEN_QUOTE.test(tokens[at]!.text) ||
        (tokens[at]!.pos === 'ADV' && !NOT_IN_PHRASE.has(tokens[at]!.lower)))
    )
      at--;
    const token = tokens[at];
    if (
      token &&
      (token.pos === 'ADP' ||
        (token.lower === 'to' && token.pos === 'PART') ||
        token.lower === 'as' ||
        token.lower === 'than')
    )
      chunk.preposition = at;
  }
  // "with Japan, Australia and Korea": the preposition governs the whole list.
  for (let k = 1; k < chunks.length; k++) {
    const chunk = chunks[k]!;
    const before = chunks[k - 1]!;
    if (chunk.preposition === -1 && before.preposition !== -1 && listed(tokens, chunks, k))
      chunk.preposition = before.preposition;
  }
  return chunks;
}

const NOT_IN_PHRASE = set('also now not only even just later earlier');
export const QUANTIFIERS = set(
  'at least most more less fewer than up to as many much about around over nearly almost some roughly approximately',
);

/** "at least 26 soldiers", "more than 300", "up to 50": these words are no preposition before a number. */
function beforeQuantifier(tokens: readonly Token[], from: number): number {
  const word = tokens[from]?.lower;
  const left = tokens[from - 1]?.lower;
  if ((word === 'least' || word === 'most') && left === 'at') return from - 2;
  if (word === 'than' && (left === 'more' || left === 'less' || left === 'fewer')) return from - 2;
  if (word === 'to' && left === 'up') return from - 2;
  if (word === 'as' && (left === 'many' || left === 'much')) return from - 3;
  return word === 'over' || word === 'about' || word === 'around' ? from - 1 : from;
}

/** Whether chunk `k` continues a list with the one before it: "A and B", "A, B and C". */
function listed(tokens: readonly Token[], chunks: readonly NounChunk[], k: number): boolean {
  const chunk = chunks[k]!;
  if (chunk.first === chunk.last && NOMINATIVE.has(tokens[chunk.first]!.lower)) return false;
  const gap = joint(tokens, chunks[k - 1]!, chunk);
  if (gap === 'and') {
    const comma = tokens[chunks[k - 1]!.last + 1]!.text === ',';
    const longer = k > 1 && joint(tokens, chunks[k - 2]!, chunks[k - 1]!) === 'comma';
    return (
      (!comma || longer) && (longer || !beginsClause(tokens, chunk, chunks[k - 1]!.preposition))
    );
  }
  if (gap !== 'comma') return false;
  for (let j = k + 1; j < chunks.length && j < k + 14; j++) {
    const next = joint(tokens, chunks[j - 1]!, chunks[j]!);
    if (next === 'and') return true;
    if (next !== 'comma') return false;
  }
  return false;
}

const NOMINATIVE = set('it he she they we i');

/** "signed a deal with Japan and Korea welcomed it": a verb follows, and the clause before has its own. */
function beginsClause(tokens: readonly Token[], chunk: NounChunk, preposition: number): boolean {
  let at = chunk.last + 1;
  while (tokens[at]?.pos === 'ADV') at++;
  const verb = tokens[at];
  if (!verb || (verb.pos !== 'VERB' && verb.pos !== 'AUX') || verb.lower.endsWith('ing'))
    return false;
  if (tokens[preposition]?.lower === 'between') return false;
  const object = tokens[at + 1];
  if (
    verb.pos === 'VERB' &&
    (object === undefined || object.pos === 'ADP' || object.pos === 'PUNCT')
  )
    return false;
  for (let i = preposition - 1; i >= 0 && i > preposition - 30; i--) {
    const token = tokens[i]!;
    if (token.pos === 'SCONJ' || RELATIVES.has(token.lower)) return false;
    if (
      token.pos === 'AUX' ||
      (token.pos === 'VERB' && !token.lower.endsWith('ing') && tokens[i - 1]?.lower !== 'to')
    )
      return true;
  }
  return false;
}

/** What stands between two neighbouring chunks: only a comma, only a conjunction (with or without a comma), or more. */
export function joint(
  tokens: readonly Token[],
  left: Chunk,
  right: Chunk,
): 'comma' | 'and' | 'other' {
  const width = right.first - left.last - 1;
  if (width < 1 || width > 4) return 'other';
  const between = tokens
    .slice(left.last + 1, right.first)
    .map((token) => token.lower)
    .filter((w) => !OPEN_QUOTE.test(w) && !CLOSE_QUOTE.test(w));
  const text = between.join(' ');
  if (text === ',') return 'comma';
  if (/^(?:, )?(?:and|or|&|nor|as well as|along with|and also|together with)$/.test(text))
    return 'and';
  return 'other';
}
