import type { Document } from '../../model/index.ts';
import { namesIn, numbersIn, shingles, words } from './shingles.ts';

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

type Member = Pick<Document, 'id' | 'text' | 'paragraphs'>;

interface Entry {
  id: string;
  cluster: string;
  shingles: Set<number>;
  words: Set<string>;
  numbers: Set<string>;
  names: Set<string>;
}

export interface Placed {
  /** The family: the id of its head, which is the document that was placed first. */
  cluster: string;
  /** The nearest document that was there before, or null where this one starts a family. */
  with: string | null;
}

export interface Families {
  /** Finds the family of a document and remembers the document. */
  place(document: Member): Placed;
  /** Remembers a document with the family that it has already. */
  register(document: Member & { cluster: string }): void;
  readonly size: number;
}

/** Distinct runs of words and numbers of a document's prose, without its credit lines and repeats. */
function entryOf(document: Member, cluster: string): Entry {
  const prose = document.paragraphs
    .filter((p) => p.prose && p.duplicateOf === undefined)
    .map((p) => document.text.slice(p.start, p.end))
    .join('\n');
  const list = words(prose);
  return {
    id: document.id,
    cluster,
    shingles: shingles(list),
    words: new Set(list),
    numbers: numbersIn(list),
    names: namesIn(prose),
  };
}

/** True where one text is a copy of the other: contained in it, and not with other numbers. */
function areCopies(a: Entry, b: Entry, shared: number): boolean {
  const smaller = a.shingles.size <= b.shingles.size ? a : b;
  const larger = smaller === a ? b : a;
  if (smaller.shingles.size < MINIMUM_SHINGLES) {
    return shared === smaller.shingles.size && shared === larger.shingles.size;
  }
  const contained = shared / smaller.shingles.size;
  if (contained < CONTAINED || (contained < SURELY && hasOwnStretch(smaller, larger))) return false;
  const missing = without(smaller.numbers, larger.numbers);
  if (missing.length > smaller.numbers.size * (1 - NUMBERS)) return false;
  return !isFormLetter(smaller, larger, missing);
}

const without = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] =>
  [...a].filter((item) => !b.has(item));
const isYear = (word: string): boolean => /^(?:19|20)\d\d$/.test(word);

/** True where one long stretch of the smaller text is missing from the larger: a shared quotation. */
function hasOwnStretch(smaller: Entry, larger: Entry): boolean {
  let missing = 0;
  let run = 0;
  let longest = 0;
  for (const hash of smaller.shingles) {
    run = larger.shingles.has(hash) ? 0 : run + 1;
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
function isFormLetter(smaller: Entry, larger: Entry, missingNumbers: readonly string[]): boolean {
  const own = without(smaller.words, larger.words);
  const names = without(smaller.names, larger.words);
  if ((names.length + missingNumbers.length) / Math.max(1, own.length) < EXCHANGED) return false;
  if (names.length > 0) return without(larger.names, smaller.words).length > 0;
  return missingNumbers.some(isYear) && without(larger.numbers, smaller.numbers).some(isYear);
}

/**
 * Families of near-duplicates, built one document at a time: the first is the head, and a later one
 * joins the family of the document with which it shares most. Deterministic for an order of placing.
 * An inverted index over a quarter of the runs of words (those whose hash ends in 00) finds
 * candidates; all runs decide.
 */
export function createFamilies(): Families {
  const entries: Entry[] = [];
  const ids = new Set<string>();
  const index = new Map<number, number[]>();
  const remember = (entry: Entry): void => {
    if (ids.has(entry.id)) return;
    ids.add(entry.id);
    const at = entries.push(entry) - 1;
    for (const hash of keysOf(entry)) {
      const list = index.get(hash);
      if (list) list.push(at);
      else index.set(hash, [at]);
    }
  };
  const nearest = (entry: Entry): Entry | null => {
    const counts = new Map<number, number>();
    for (const hash of keysOf(entry)) {
      for (const at of index.get(hash) ?? []) counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    let best: { entry: Entry; shared: number } | null = null;
    for (const at of [...counts.keys()].sort((a, b) => a - b)) {
      const other = entries[at]!;
      const shared = overlap(entry.shingles, other.shingles);
      if (!areCopies(entry, other, shared)) continue;
      // Of equal ones the lower id, not the earlier placed: a run that goes on after a crash has
      // registered what was there in another order.
      const better =
        best === null ||
        shared > best.shared ||
        (shared === best.shared && other.id < best.entry.id);
      if (better) best = { entry: other, shared };
    }
    return best?.entry ?? null;
  };
  return {
    place(document) {
      const entry = entryOf(document, document.id);
      const copyOf = nearest(entry);
      entry.cluster = copyOf?.cluster ?? document.id;
      remember(entry);
      return { cluster: entry.cluster, with: copyOf?.id ?? null };
    },
    register(document) {
      remember(entryOf(document, document.cluster));
    },
    get size() {
      return entries.length;
    },
  };
}

const SAMPLED_FROM = 64;

/** The runs by which a document is found: all of a short one, a quarter of a longer one. */
function keysOf(entry: Entry): number[] {
  const all = [...entry.shingles];
  const sample = all.filter((hash) => (hash & 3) === 0);
  return all.length < SAMPLED_FROM || sample.length < 8 ? all : sample;
}

function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared += 1;
  return shared;
}

type Dated = Member & Pick<Document, 'published'>;

/**
 * Families of a whole list, whatever its order: the earliest document is the head, of one day the
 * fullest. Gives the head's id for every document.
 */
export function clusterDocuments(documents: readonly Dated[]): Map<string, string> {
  const key = (d: Dated): string => d.published.date ?? '9999';
  const sorted = documents.toSorted(
    (a, b) =>
      (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) ||
      b.text.length - a.text.length ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const families = createFamilies();
  return new Map(sorted.map((document) => [document.id, families.place(document).cluster]));
}
