import type { Span } from '../model/index.ts';
import { BEFORE_NUMBER, MAY_END, ONLY_CAPITALISED, TITLES } from './abbreviations.ts';

/** A token before tagging: where it stands, and whether white space or a line break comes before it. */
export interface RawToken extends Span {
  text: string;
  spaced: boolean;
  broken: boolean;
}

/**
 * One alternative a line, tried in this order at each place; every bounded or greedy run is consumed
 * whole, so the scan is linear.
 */
const TOKEN = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)[^\s<>"“”«»]{1,2000}`, // web addresses
    String.raw`[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}`, // mail addresses
    String.raw`[@#][\p{L}\p{N}_]+`, // handles, tags
    String.raw`(?:\p{L}\.){2,12}(?:-\p{L}+)*|Ph\.D\.?|\p{Lu}\.(?=[\s\u00a0]?\p{Lu})`, // U.S., a.m., U.S.-led, J.
    String.raw`\p{N}+(?:[.,:]\p{N}+)*(?:(?:-\p{L}+)+|(?:st|nd|rd|th|s|am|pm|bn|mn|tn|m|k|km|kg|G|D|%)(?![\p{L}\p{N}]))?`, // 3.5, 10:30, two digits and a word: 10-year
    String.raw`['’ʼ´](?:s|re|ve|ll|d|m)(?![\p{L}\p{N}])`, // a clitic that stands apart: "Iran 's"
    String.raw`(?:(?:A|AU|US|NZ|C|CA|HK|S|NT|R)\$|[$€£¥₩])(?=\s?\p{N})`, // currency
    String.raw`[\p{L}\p{M}\p{N}_]+(?:[-‐‑'’ʼ´&\u00ad\u200b\u200d]+[\p{L}\p{M}\p{N}_]+)*`, // words, compounds
    String.raw`\.{2,}|-{2,}|[\p{L}\p{M}]\p{M}*`,
    String.raw`[^]`, // anything else, one code point
  ].join('|'),
  'uy',
);
const SPACE = /[\s\p{Cc}\p{Cf}]+/uy;
const CLITIC = /^(.+?)(n['’ʼ´]t|['’ʼ´](?:s|re|ve|ll|d|m))$/iu;
const APOSTROPHE = /['’ʼ´]/;
const LETTERS = /^\p{L}+$/u;
const NUMBER_AHEAD = /\s?(?:\p{N}|[IVXLC]+(?!\p{L}))/uy;
const CAPITAL_AHEAD = /\s\p{Lu}|\s?\p{N}/uy;

const testAt = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

/** Whether the full stop at `at`, right after `word`, belongs to the word. */
function ownsStop(word: string, text: string, at: number): boolean {
  const lower = word.toLowerCase();
  if (BEFORE_NUMBER.has(lower) && testAt(NUMBER_AHEAD, text, at + 1)) return true;
  const known = TITLES.has(lower) || MAY_END.has(lower);
  if (!known)
    return (
      word.length === 1 &&
      word !== 'I' &&
      /\p{Lu}/u.test(word) &&
      testAt(CAPITAL_AHEAD, text, at + 1)
    );
  if (!ONLY_CAPITALISED.has(lower)) return true;
  return word !== lower && word !== word.toUpperCase() && testAt(CAPITAL_AHEAD, text, at + 1);
}

/** End of the ASCII letters at `at` where a space or comma follows, so that no other token can begin there; else 0. */
function plainWordEnd(text: string, at: number): number {
  let to = at;
  for (; to < text.length; to++) {
    const code = text.charCodeAt(to) | 0x20;
    if (code < 0x61 || code > 0x7a) break;
  }
  const next = text.charCodeAt(to);
  return to > at && (next === 0x20 || next === 0x2c) ? to : 0;
}

/**
 * Cuts `text` from `start` to `end` into tokens, white space left out; `text.slice(t.start, t.end)`
 * is always `t.text`. "hasn't" gives "has" and "n't", "Japan's" gives "Japan" and "'s", "cannot"
 * gives "can" and "not"; "co-operate" and "U.S.-led" stay whole.
 */
export function tokenise(text: string, start: number, end: number): RawToken[] {
  const part = start === 0 && end === text.length ? text : text.slice(start, end);
  const tokens: RawToken[] = [];
  let at = 0;
  let spaced = false;
  let broken = false;
  const push = (from: number, to: number): void => {
    tokens.push({
      text: part.slice(from, to),
      start: start + from,
      end: start + to,
      spaced,
      broken,
    });
    spaced = false;
    broken = false;
  };
  while (at < part.length) {
    const code = part.charCodeAt(at);
    if (code === 0x20) {
      spaced = true;
      at++;
      continue;
    }
    // Printable ASCII is never white space; everything else is asked.
    if (code < 0x21 || code > 0x7e) {
      SPACE.lastIndex = at;
      const space = SPACE.exec(part);
      if (space) {
        at = SPACE.lastIndex;
        spaced ||= /\s/.test(space[0]);
        broken ||= space[0].includes('\n');
        continue;
      }
    }
    let to = plainWordEnd(part, at);
    if (to === 0) {
      TOKEN.lastIndex = at;
      to = TOKEN.test(part) ? TOKEN.lastIndex : at + 1;
    }
    const word = part.slice(at, to);
    if (word.length > 4 && (word.startsWith('http') || word.startsWith('www.'))) {
      while (/[.,;:!?)\]'’]/.test(part[to - 1]!)) to--;
    } else if (
      part[to] === '.' &&
      LETTERS.test(word) &&
      part[to + 1] !== '.' &&
      ownsStop(word, part, to)
    ) {
      to++;
    }
    const clitic = APOSTROPHE.test(word) ? CLITIC.exec(word) : null;
    const cut = clitic
      ? clitic[1]!.length
      : word.length === 6 && word.toLowerCase() === 'cannot'
        ? 3
        : 0;
    if (cut > 0) {
      push(at, at + cut);
      push(at + cut, to);
    } else push(at, to);
    at = to;
  }
  return tokens;
}
