import type { Entry } from '../entry.ts';

/**
 * Documents listed for one key, at most. Of a key that stands in more documents those with the lowest
 * ids are listed: ids are hashes, so that this is a sample by chance, and the same sample whatever
 * the order in which the documents came and however they lie in files.
 */
export const MOST_LISTED = 64;

/** An id or a family as two numbers: the sixteen hex digits after "doc_". */
export interface Id {
  hi: number;
  lo: number;
}

export const idOf = (text: string): Id => ({
  hi: Number.parseInt(text.slice(4, 12), 16),
  lo: Number.parseInt(text.slice(12, 20), 16),
});

const hex = (n: number): string => n.toString(16).padStart(8, '0');
export const textOfId = ({ hi, lo }: Id): string => `doc_${hex(hi)}${hex(lo)}`;

export const compareIds = (a: Id, b: Id): number => a.hi - b.hi || a.lo - b.lo;

/** Documents that a key stands in. */
export interface Listed {
  /** All of them. */
  count: number;
  /** Numbers of those that are listed, in the order of their ids. */
  documents: ArrayLike<number>;
}

/** A part of the index: what is in memory, or one file. Documents have numbers of their own in it. */
export interface Part {
  readonly size: number;
  lookup(key: number): Listed | null;
  /** The number of a document, or -1. */
  find(id: Id): number;
  id(document: number): Id;
  family(document: number): Id;
  /** What is kept for comparing; null where it cannot be read. */
  entry(document: number): Entry | null;
}
