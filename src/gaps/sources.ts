import { dayNumber, partialDate } from '../base/index.ts';

/** What a document must show for its independence to be judged. */
export interface SourceText {
  publisher: string | null;
  text: string;
  /** Whether the publisher is state media; null where its type is not known. */
  state: boolean | null;
  /** The agency that the text itself names. */
  wire: string | null;
}

/** Union-find over 0 … n - 1. */
class Groups {
  readonly #parent: number[];
  constructor(n: number) {
    this.#parent = Array.from({ length: n }, (_, i) => i);
  }
  find(i: number): number {
    let root = i;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    for (let at = i; at !== root;) {
      const next = this.#parent[at]!;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }
  join(i: number, j: number): void {
    const [a, b] = [this.find(i), this.find(j)];
    this.#parent[Math.max(a, b)] = Math.min(a, b);
  }
  /** Group numbers in order of first appearance. */
  labels(): number[] {
    const seen = new Map<number, number>();
    return this.#parent.map((_, i) => {
      const root = this.find(i);
      if (!seen.has(root)) seen.set(root, seen.size);
      return seen.get(root)!;
    });
  }
}

/** Distinct runs of `width` words; a shorter text is one run. */
export function shingles(text: string, width: number): Set<string> {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return new Set();
  if (words.length < width) return new Set([words.join(' ')]);
  return new Set(
    Array.from({ length: words.length - width + 1 }, (_, i) => words.slice(i, i + width).join(' ')),
  );
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const x of a) if (b.has(x)) both++;
  return both / (a.size + b.size - both);
}

/** Families of copies: texts that share half their five-word runs (Broder 1997), or a declared wire. */
export function copyClusters(
  documents: readonly SourceText[],
  options: { threshold?: number; width?: number } = {},
): number[] {
  const { threshold = 0.5, width = 5 } = options;
  const groups = new Groups(documents.length);
  const sets = documents.map((document) => shingles(document.text, width));
  for (let i = 0; i < documents.length; i++)
    for (let j = i + 1; j < documents.length; j++) {
      const wire = documents[i]!.wire;
      if (
        (wire !== null && wire === documents[j]!.wire) ||
        overlap(sets[i]!, sets[j]!) >= threshold
      )
        groups.join(i, j);
    }
  return groups.labels();
}

export type SourceBasis =
  | {
      documents: number;
      /** Groups that share neither text nor publisher. */
      independent: number;
      /** 1 / sum of squared shares of documents: two where one group does nearly all. */
      effective: number;
      copies: number;
      stateShare:
        { value: number; known: number } | { value: null; reason: 'publisher-type-unknown' };
      singleSource: boolean;
    }
  | { value: null; reason: 'no-source' };

/** What one deed rests on, given the copy cluster of each document. */
export function sourceBasis(
  documents: readonly Pick<SourceText, 'publisher' | 'state'>[],
  clusters: readonly number[],
): SourceBasis {
  const n = documents.length;
  if (n === 0) return { value: null, reason: 'no-source' };
  const groups = new Groups(n);
  const [byCluster, byPublisher] = [new Map<number, number>(), new Map<string, number>()];
  for (const [i, { publisher }] of documents.entries()) {
    const cluster = clusters[i]!;
    groups.join(byCluster.get(cluster) ?? i, i);
    byCluster.set(cluster, i);
    if (publisher === null) continue;
    groups.join(byPublisher.get(publisher) ?? i, i);
    byPublisher.set(publisher, i);
  }
  const sizes = new Map<number, number>();
  for (const label of groups.labels()) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const known = documents.filter((document) => document.state !== null);
  return {
    documents: n,
    independent: sizes.size,
    effective: 1 / [...sizes.values()].reduce((sum, size) => sum + (size / n) ** 2, 0),
    copies: n - new Set(clusters).size,
    stateShare:
      known.length === 0
        ? { value: null, reason: 'publisher-type-unknown' }
        : {
            value: known.filter((d) => d.state === true).length / known.length,
            known: known.length,
          },
    singleSource: sizes.size === 1,
  };
}

/** What two records may contradict each other in. */
export interface Claim {
  id: string;
  /** Records with the same key speak of the same thing. */
  key: string;
  status: string;
  date: string | null;
  quantity: { value: number; unit: string; bound: 'floor' | 'ceiling' | 'exact' } | null;
}

export interface Contradiction {
  a: string;
  b: string;
  kind: 'value' | 'status' | 'date';
}

const HAPPENS = new Set(['actual', 'planned']);
const DENIED = new Set(['refused', 'negated']);

/**
 * Pairs of records on the same thing that cannot both hold: in value ("at least 30" and "31" agree),
 * in status, or in date. `relative` is the difference of exact values that is let pass.
 */
export function contradictions(claims: readonly Claim[], relative = 0.005): Contradiction[] {
  const found: Contradiction[] = [];
  for (const [i, a] of claims.entries())
    for (const b of claims.slice(i + 1)) {
      if (a.key !== b.key) continue;
      const add = (kind: Contradiction['kind']): number => found.push({ a: a.id, b: b.id, kind });
      if (valuesClash(a.quantity, b.quantity, relative)) add('value');
      if (
        (HAPPENS.has(a.status) && DENIED.has(b.status)) ||
        (DENIED.has(a.status) && HAPPENS.has(b.status))
      )
        add('status');
      if (a.status === 'actual' && b.status === 'actual' && datesClash(a.date, b.date)) add('date');
    }
  return found;
}

function valuesClash(a: Claim['quantity'], b: Claim['quantity'], relative: number): boolean {
  if (!a || !b || a.unit !== b.unit) return false;
  if (a.bound === 'exact' && b.bound === 'exact') {
    const larger = Math.max(Math.abs(a.value), Math.abs(b.value));
    return Math.abs(a.value - b.value) > relative * larger;
  }
  const lowest = (q: NonNullable<Claim['quantity']>): number =>
    q.bound === 'ceiling' ? -Infinity : q.value;
  const highest = (q: NonNullable<Claim['quantity']>): number =>
    q.bound === 'floor' ? Infinity : q.value;
  return lowest(a) > highest(b) || lowest(b) > highest(a);
}

function datesClash(a: string | null, b: string | null): boolean {
  const x = a === null ? null : partialDate(a);
  const y = b === null ? null : partialDate(b);
  if (!x || !y) return false;
  return dayNumber(x.end) < dayNumber(y.start) || dayNumber(y.end) < dayNumber(x.start);
}
