import { MAY_END, STARTERS, TITLES } from './abbreviations.ts';
import type { RawToken } from './tokenise.ts';

/** A sentence longer than this is cut, at a comma or semicolon if one is near. */
const MAX_TOKENS = 400;

const ENDS = /^(?:[.!?。！？]|\.{2,}|…|[!?]+)$/;
const CLOSERS = /^["”»’'\u203a)\]]$/;
const OPENERS = /^["“«‘„'\u2039([]$/;
const BULLET = /^[•·▪◦‣●○■□►*–—-]$/;
/** Signs with which a numbered paragraph or a remark begins. */
const SIGN = /^(?:[§¶]|\p{Extended_Pictographic})$/u;
/** Stops of scripts that put no space after them. */
const UNSPACED = /^[。！？]$/;
const CAPITAL = /^[\p{Lu}\p{Lt}]/u;
const LETTER = /^\p{L}/u;
const DIGIT = /^\p{N}/u;

/** Whether token `i` begins a list item that a line break sets off. */
const startsItem = (tokens: readonly RawToken[], i: number): boolean =>
  BULLET.test(tokens[i]!.text) || isListNumber(tokens, i);

/** "12." or "(a)" or "3)" at `i`: the number of a paragraph or item. */
function isListNumber(tokens: readonly RawToken[], i: number): boolean {
  const [a, b, c] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (!a || !b) return false;
  if (a.text === '(' && c?.text === ')') return /^(?:\p{N}{1,3}|[a-z]|[ivx]{1,5})$/iu.test(b.text);
  return (
    /^(?:\p{N}{1,3}|[A-Za-z]|[ivx]{1,5})$/u.test(a.text) &&
    !b.spaced &&
    (b.text === '.' || b.text === ')')
  );
}

/** Whether the abbreviation `token` (with its stop) ends the sentence before `next`. */
function abbreviationEnds(token: RawToken, next: RawToken): boolean {
  const word = token.text.slice(0, -1).toLowerCase();
  if (TITLES.has(word) || !CAPITAL.test(next.text)) return false;
  const dotted = word.includes('.') || word.length === 1;
  return (dotted || MAY_END.has(word)) && STARTERS.has(next.text.toLowerCase());
}

/** Index of the first token after the sentence end that token `i` makes, or 0 where it makes none. */
function boundaryAfter(tokens: readonly RawToken[], first: number, i: number): number {
  const token = tokens[i]!;
  const following = tokens[i + 1];
  if (!following) return 0;
  if (following.broken && startsItem(tokens, i + 1)) return i + 1;
  if (token.text.length > 1 && token.text.endsWith('.') && LETTER.test(token.text))
    return following.spaced && abbreviationEnds(token, following) ? i + 1 : 0;
  if (!ENDS.test(token.text)) return 0;
  if (token.text === '.' && i - first <= 1 && isListNumber(tokens, first)) return 0;
  let next = i + 1;
  while (next < tokens.length && ENDS.test(tokens[next]!.text)) next++;
  let closed = false;
  while (next < tokens.length && CLOSERS.test(tokens[next]!.text) && !tokens[next]!.spaced) {
    next++;
    closed = true;
  }
  const after = tokens[next];
  if (!after) return 0;
  if (!after.spaced) return gluedEnd(tokens, i, next, closed) ? next : 0;
  if (CAPITAL.test(after.text) || OPENERS.test(after.text) || BULLET.test(after.text)) {
    if (token.text !== '…' && !/^\.{2,}$/.test(token.text)) return next;
    return STARTERS.has(after.text.toLowerCase()) || OPENERS.test(after.text) ? next : 0;
  }
  if (SIGN.test(after.text)) return next;
  if (DIGIT.test(after.text)) return token.text === '.' || closed ? next : 0;
  // A letter without case (another script) may begin a sentence too.
  return LETTER.test(after.text) && after.text.toLowerCase() === after.text.toUpperCase()
    ? next
    : 0;
}

/** "agreed.The", "agreed.12 The": a stop that lost its space, or carries a note number. */
function gluedEnd(tokens: readonly RawToken[], i: number, next: number, closed: boolean): boolean {
  const after = tokens[next]!;
  const before = tokens[i - 1];
  if (UNSPACED.test(tokens[i]!.text)) return true;
  if (tokens[i]!.text !== '.' || !before) return false;
  return (closed || /^\p{Ll}{2,}$/u.test(before.text)) && /^\p{Lu}\p{Ll}/u.test(after.text);
}

/** A sentence as a half-open range of tokens; `cut` where it ends for its length alone. */
export interface Range {
  first: number;
  next: number;
  cut: boolean;
}

/** Cuts a run of tokens into sentences. Linear. */
export function splitSentences(tokens: readonly RawToken[]): Range[] {
  const ranges: Range[] = [];
  let first = 0;
  let lastBreak = -1;
  for (let i = 0; i < tokens.length; i++) {
    const text = tokens[i]!.text;
    if (text === ',' || text === ';') lastBreak = i;
    let next = boundaryAfter(tokens, first, i);
    const cut = next === 0 && i + 1 - first >= MAX_TOKENS;
    if (cut) next = lastBreak > first + MAX_TOKENS / 2 ? lastBreak + 1 : i + 1;
    if (next === 0) continue;
    ranges.push({ first, next, cut: cut && next < tokens.length });
    first = next;
    i = next - 1;
  }
  if (first < tokens.length) ranges.push({ first, next: tokens.length, cut: false });
  return ranges;
}
