import type { Document } from '../../model/index.ts';
import { mix, runsOf, wordsOf } from './shingles.ts';

/** Share of the smaller text's runs of three words that must stand in the other. */
const CONTAINED = 0.5;
/** Below this share, what is missing must lie scattered, as slips and small changes do. */
const SURELY = 0.72;
/** A missing stretch that is more of what is missing than this is another story's text. */
const STRETCH = 0.35;
/** Share of the smaller text's numbers that must stand in the other: form letters differ in them. */
const NUMBERS = 0.6;
/** Share of names and numbers among the words that only one text has, from which they were exchanged. */
const EXCHANGED = 0.4;
/** Smaller texts are copies only if they are equal. */
const MINIMUM_SHINGLES = 12;
/** Of a longer text only the first runs of words are compared. */
const MOST_SHINGLES = 65_536;
/** Runs in a row that two stories must share for a passage to be told: about thirty words. */
const PASSAGE = 28;

const NUMBER = 1;
const YEAR = 2;
const NAME = 4;

export type Member = Pick<Document, 'id' | 'text' | 'paragraphs'>;

/** What is kept of a document for comparing: hashes of its prose, without credit lines and repeats. */
export interface Entry {
  /** Distinct runs of three words, in the order of the text. */
  shingles: Uint32Array;
  /** Distinct words: 29 bits of hash, then what kind of word it is. */
  words: Uint32Array;
}

export function entryOf(document: Member): Entry {
  const prose = document.paragraphs
    .filter((p) => p.prose && p.duplicateOf === undefined)
    .map((p) => document.text.slice(p.start, p.end))
    .join('\n');
  const { distinct, hashes } = wordsOf(prose);
  const codes = distinct.map(({ hash, text, name }) => {
    const kind =
      (/\p{N}/u.test(text) ? NUMBER : 0) |
      (/^(?:19|20)\d\d$/.test(text) ? YEAR : 0) |
      (name ? NAME : 0);
    return ((mix(hash) & ~7) | kind) >>> 0;
  });
  const all = Uint32Array.from(runsOf(hashes));
  return {
    shingles: all.length > MOST_SHINGLES ? all.slice(0, MOST_SHINGLES) : all,
    words: Uint32Array.from(codes),
  };
}

/** The same numbers with a sign: see `runsOf`. */
const signed = ({ buffer, byteOffset, length }: Uint32Array): Int32Array =>
  new Int32Array(buffer, byteOffset, length);

/** An entry with look-ups, made when they are first needed. */
export class Compared {
  readonly entry: Entry;
  #runs: Set<number> | null = null;
  #words: Set<number> | null = null;
  constructor(entry: Entry) {
    this.entry = entry;
  }
  get size(): number {
    return this.entry.shingles.length;
  }
  get runs(): Set<number> {
    return (this.#runs ??= new Set(signed(this.entry.shingles)));
  }
  get words(): Set<number> {
    return (this.#words ??= new Set(this.entry.words.map((code) => code >>> 3)));
  }
  /** Words of a kind that the other text has not at all, or not as that kind. */
  without(kind: number, other: Compared): number[] {
    return [...this.entry.words].filter(
      (code) => (code & kind) === kind && !other.words.has(code >>> 3),
    );
  }
  count(kind: number): number {
    let n = 0;
    for (const code of this.entry.words) if ((code & kind) !== 0) n += 1;
    return n;
  }
}

/** Runs of words that stand in both. */
export function overlap(a: Compared, b: Compared): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of signed(small.entry.shingles)) if (large.runs.has(item)) shared += 1;
  return shared;
}

/** True where one text is a copy of the other: contained in it, and not with other numbers. */
export function areCopies(a: Compared, b: Compared, shared: number): boolean {
  const smaller = a.size <= b.size ? a : b;
  const larger = smaller === a ? b : a;
  if (smaller.size < MINIMUM_SHINGLES) return shared === smaller.size && shared === larger.size;
  const contained = shared / smaller.size;
  if (contained < CONTAINED || (contained < SURELY && hasOwnStretch(smaller, larger))) return false;
  const missing = smaller.without(NUMBER, larger);
  if (missing.length > smaller.count(NUMBER) * (1 - NUMBERS)) return false;
  return !isFormLetter(smaller, larger, missing);
}

/** True where one long stretch of the smaller text is missing from the larger: a shared quotation. */
function hasOwnStretch(smaller: Compared, larger: Compared): boolean {
  let missing = 0;
  let run = 0;
  let longest = 0;
  for (const hash of signed(smaller.entry.shingles)) {
    run = larger.runs.has(hash) ? 0 : run + 1;
    missing += run > 0 ? 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest > missing * STRETCH;
}

/**
 * The same letter filled in twice: what differs is names (of another country, another person) or the
 * year, and little else. A copy that is cut has no name that the whole has not; one with slips of the
 * keyboard differs in words of all kinds.
 */
function isFormLetter(smaller: Compared, larger: Compared, missing: readonly number[]): boolean {
  const own = smaller.without(0, larger);
  const names = smaller.without(NAME, larger);
  if ((names.length + missing.length) / Math.max(1, own.length) < EXCHANGED) return false;
  if (names.length > 0) return larger.without(NAME, smaller).length > 0;
  return smaller.without(YEAR, larger).length > 0 && larger.without(YEAR, smaller).length > 0;
}

/** Words of the longest passage that two texts share, or 0 where it is none worth telling. */
export function sharedPassage(a: Compared, b: Compared): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let run = 0;
  let longest = 0;
  for (const hash of signed(small.entry.shingles)) {
    run = large.runs.has(hash) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest >= PASSAGE ? longest + 2 : 0;
}

const HEAD = 128;
const ALL_BELOW = 64;

/**
 * The runs of words by which a document is found: all of a short one; of a longer one a quarter of
 * the first 128, since a short copy is mostly the beginning of a longer text, and a sixteenth of the
 * rest. Chosen by the hash itself, so that the same run is chosen in every text.
 */
export function keysOf({ shingles: all }: Entry): Uint32Array {
  if (all.length < ALL_BELOW) return all;
  const sample = all.filter((hash, i) => (hash & (i < HEAD ? 3 : 15)) === 0);
  return sample.length < 8 ? all : sample;
}

/** Bytes of an entry: the number of runs, the runs, the words. */
export function packEntry({ shingles: runs, words: codes }: Entry): Uint8Array {
  const all = new Uint32Array(1 + runs.length + codes.length);
  all[0] = runs.length;
  all.set(runs, 1);
  all.set(codes, 1 + runs.length);
  return new Uint8Array(all.buffer);
}

/** The entry of the bytes, or null where they are none. */
export function unpackEntry(bytes: Uint8Array): Entry | null {
  if (bytes.length < 4 || bytes.length % 4 !== 0) return null;
  const all = new Uint32Array(bytes.slice().buffer);
  const runs = all[0]!;
  if (runs > all.length - 1) return null;
  return { shingles: all.subarray(1, 1 + runs), words: all.subarray(1 + runs) };
}
