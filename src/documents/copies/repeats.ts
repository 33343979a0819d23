import type { Paragraph } from '../../model/index.ts';
import { numbersIn, shingles, words } from './shingles.ts';

/** Share of a paragraph's three-word runs that must stand in the earlier one. */
const CONTAINED = 0.85;
/** Shorter paragraphs must be equal word by word; the shortest ("(Applause)") say nothing. */
const MINIMUM_WORDS = 4;
const NEAR_WORDS = 8;
/** A run of words that stands in more paragraphs than this says nothing about a repetition. */
const MAX_POSTINGS = 64;

type Line = Pick<Paragraph, 'start' | 'end' | 'kind'>;

/**
 * For each paragraph the index of the earlier one that it repeats, or null. Repeats are equal word
 * by word, or have nearly all of their runs of three words in the earlier one and no number that it
 * has not: a table row or a yearly sentence with another figure is no repetition. The earlier one is
 * never a repetition itself, so that all copies point at the first.
 */
export function findRepeats(text: string, paragraphs: readonly Line[]): (number | null)[] {
  const exact = new Map<string, number>();
  const postings = new Map<number, number[]>();
  const numbers = new Map<number, Set<string>>();
  return paragraphs.map((paragraph, index) => {
    if (paragraph.kind === 'credit') return null;
    const list = words(text.slice(paragraph.start, paragraph.end));
    if (list.length < MINIMUM_WORDS) return null;
    const key = list.join(' ');
    const same = exact.get(key);
    if (same !== undefined) return same;
    if (list.length >= NEAR_WORDS && paragraph.kind !== 'table') {
      const own = shingles(list);
      const ownNumbers = numbersIn(list);
      const near = nearest(own, postings);
      if (near !== null && isSubset(ownNumbers, numbers.get(near) ?? new Set())) return near;
      for (const hash of own) {
        const at = postings.get(hash);
        if (!at) postings.set(hash, [index]);
        else if (at.length < MAX_POSTINGS) at.push(index);
      }
      numbers.set(index, ownNumbers);
    }
    exact.set(key, index);
    return null;
  });
}

/** The earliest paragraph that holds enough of the runs of words; null where none does. */
function nearest(own: ReadonlySet<number>, postings: ReadonlyMap<number, number[]>): number | null {
  const shared = new Map<number, number>();
  for (const hash of own) {
    for (const index of postings.get(hash) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
  }
  let best: number | null = null;
  for (const [index, count] of shared) {
    if (count / own.size >= CONTAINED && (best === null || index < best)) best = index;
  }
  return best;
}

const isSubset = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const item of a) if (!b.has(item)) return false;
  return true;
};
