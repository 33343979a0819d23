/** Words of a text for comparing: lower case letters and digits of every script. */
const WORD = /[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu;

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
export function shingles(list: readonly string[], size = 3): Set<number> {
  const hashes = list.map((word) => hashWord(word));
  const out = new Set<number>();
  const last = Math.max(0, hashes.length - size);
  if (hashes.length === 0) return out;
  for (let i = 0; i <= last; i += 1) {
    let h = 17;
    for (let j = i; j < Math.min(i + size, hashes.length); j += 1)
      h = mix(Math.imul(h, 31) + hashes[j]!);
    out.add(h);
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

/**
 * Words with a capital inside a sentence, in the form that `words` gives: mostly names. Days and
 * months are none.
 */
export function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(WORD)) {
    if (
      !/^\p{Lu}/u.test(match[0]) ||
      !/[\p{L}\p{N},;] $/u.test(text.slice(Math.max(0, match.index - 2), match.index))
    )
      continue;
    const name = match[0].toLowerCase();
    if (!CALENDAR.has(name)) names.add(name);
  }
  return names;
}
