/**
 * Words of a text for comparing: letters and digits of every script. Where a script parts no words
 * (Chinese, Japanese) each of its characters is one.
 */
export const WORD = ((): RegExp => {
  const alone = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`;
  const joined = String.raw`[[\p{L}\p{N}]--${alone}]+`;
  return new RegExp(`${alone}|${joined}(?:['’.,]${joined})*`, 'gv');
})();

/** Words in lower case; "5.2" and "10,000" are one word each. */
export const words = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/** FNV-1a over code units, continued from `seed`; 32 bits. */
export function hashWord(word: string, seed = 0x811c9dc5): number {
  let h = seed;
  for (let i = 0; i < word.length; i += 1) {
    h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  }
  return h >>> 0;
}

/** Spreads the bits of a 32-bit number (the finaliser of MurmurHash3). */
export function mix(n: number): number {
  let h = n;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Hashes of all runs of `size` words; a shorter text gives one hash of all its words. */
export const shingles = (list: readonly string[], size = 3): Set<number> =>
  runsOf(
    list.map((word) => hashWord(word)),
    size,
  );

/**
 * The same from the hashes of the words. What comes out is signed: numbers of 32 bits with a sign are
 * held as they are, larger ones each in an object of its own.
 */
export function runsOf(hashes: readonly number[], size = 3): Set<number> {
  const out = new Set<number>();
  const last = Math.max(0, hashes.length - size);
  if (hashes.length === 0) return out;
  for (let i = 0; i <= last; i += 1) {
    let h = 17;
    for (let j = i; j < Math.min(i + size, hashes.length); j += 1)
      h = mix(Math.imul(h, 31) + hashes[j]!);
    out.add(h | 0);
  }
  return out;
}

/** Words that hold a digit: years, amounts, percentages. */
export const numbersIn = (list: readonly string[]): Set<string> =>
  new Set(list.filter((word) => /\p{N}/u.test(word)));

const CALENDAR = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isSmall = (code: number): boolean => code >= 97 && code <= 122;
const isCapital = (code: number): boolean => code >= 65 && code <= 90;

/** True where a word stands inside a sentence and has a capital: mostly a name. Days and months are none. */
function isName(text: string, at: number, word: string): boolean {
  const first = text.charCodeAt(at);
  if (isSmall(first) || isDigit(first)) return false;
  if (text.charCodeAt(at - 1) !== 32) return false;
  if (!isCapital(first) && !/^\p{Lu}/u.test(text.slice(at, at + 2))) return false;
  const before = text.charCodeAt(at - 2);
  const inside =
    isSmall(before) ||
    isCapital(before) ||
    isDigit(before) ||
    before === 44 ||
    before === 59 ||
    (before > 127 && /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 3), at - 1)));
  return inside && !CALENDAR.has(word);
}

/** A word that a text has, however often. */
export interface Word {
  hash: number;
  text: string;
  /** It stands somewhere as a name. */
  name: boolean;
}

/** The words of a text: each once, in the order in which they come first, and the hash of each in turn. */
export function wordsOf(text: string): { distinct: Word[]; hashes: number[] } {
  const byWriting = new Map<string, Word>();
  const byWord = new Map<string, Word>();
  const hashes: number[] = [];
  // A capital that becomes two characters would part a word that has been matched already.
  const whole = text.includes('\u0130') ? text.replaceAll('\u0130', 'i \u0307') : text;
  for (const match of whole.matchAll(WORD)) {
    const [written] = match;
    let word = byWriting.get(written);
    if (word === undefined) {
      const lower = written.toLowerCase();
      word = byWord.get(lower) ?? { hash: hashWord(lower), text: lower, name: false };
      byWord.set(lower, word);
      byWriting.set(written, word);
    }
    if (!word.name && isName(whole, match.index, word.text)) word.name = true;
    hashes.push(word.hash);
  }
  return { distinct: [...byWord.values()], hashes };
}
