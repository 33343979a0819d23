import { clusterDocuments } from '../copies/families.ts';
import { readBytes } from '../read.ts';
import type { Document } from '../../model/index.ts';

/** One labelled story, as a line of the gold file has it. */
export interface DuplicateCase {
  id: string;
  text: string;
  title: string | null;
  published: string | null;
  /** Stories with the same value are copies of each other. */
  cluster: string;
  /** Source text that this story was made from; pairs with a base in `ignoreWith` are not scored. */
  base: string | null;
  ignoreWith: string[];
  /** Indices of paragraphs that repeat an earlier one. */
  repeats: number[];
}

export interface Prf {
  precision: number;
  recall: number;
  f1: number;
}

export interface DuplicatesScore {
  n: number;
  pairs: Prf;
  repeats: Prf;
  documentsPerSecond: number;
}

/** Precision, recall and F1 from counts; what has no denominator is 1, since nothing was wrong. */
function prf(tp: number, fp: number, fn: number): Prf {
  const precision = tp + fp === 0 ? 1 : tp / (tp + fp);
  const recall = tp + fn === 0 ? 1 : tp / (tp + fn);
  const sum = precision + recall;
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum };
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
const stringOr = <T>(value: unknown, other: T): string | T =>
  typeof value === 'string' ? value : other;

/** Parses the gold file, one JSON object a line: {id, text, cluster, title, published, repeats …}. */
export function parseDuplicateCases(ndjson: string): DuplicateCase[] {
  return ndjson
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const value: unknown = JSON.parse(line);
      const row = new Map<string, unknown>(
        typeof value === 'object' && value !== null ? Object.entries(value) : [],
      );
      const repeats = row.get('repeats');
      return {
        id: stringOr(row.get('id'), `row-${i}`),
        text: stringOr(row.get('text'), ''),
        title: stringOr(row.get('title'), null),
        published: stringOr(row.get('published'), null),
        cluster: stringOr(row.get('cluster'), `row-${i}`),
        base: stringOr(row.get('base'), null),
        ignoreWith: strings(row.get('ignore_with')),
        repeats: Array.isArray(repeats)
          ? repeats.filter((n): n is number => typeof n === 'number')
          : [],
      };
    });
}

const ignored = (a: DuplicateCase, b: DuplicateCase): boolean =>
  (b.base !== null && a.ignoreWith.includes(b.base)) ||
  (a.base !== null && b.ignoreWith.includes(a.base));

/**
 * Scores families and repeated paragraphs. A pair of stories counts once; it is right where both the
 * gold and we put the two into one family. A repeat counts once a paragraph.
 */
export function evaluateDuplicates(
  cases: readonly DuplicateCase[],
  now: () => number = () => performance.now(),
): DuplicatesScore {
  const from = now();
  const documents = cases.map(readCase);
  const clusters = clusterDocuments(documents.filter((d) => d !== null));
  const seconds = (now() - from) / 1000;
  const clusterOf = documents.map((d, i) => (d ? clusters.get(d.id) : `none-${i}`));
  let [tp, fp, fn] = [0, 0, 0];
  for (let i = 0; i < cases.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      if (ignored(cases[i]!, cases[j]!)) continue;
      const gold = cases[i]!.cluster === cases[j]!.cluster;
      const mine = clusterOf[i] === clusterOf[j];
      if (gold && mine) tp += 1;
      else if (mine) fp += 1;
      else if (gold) fn += 1;
    }
  }
  const repeats = { tp: 0, fp: 0, fn: 0 };
  cases.forEach((one, i) => {
    const found = new Set(repeatsOf(documents[i] ?? null));
    const hits = one.repeats.filter((n) => found.has(n)).length;
    repeats.tp += hits;
    repeats.fp += found.size - hits;
    repeats.fn += one.repeats.length - hits;
  });
  return {
    n: cases.length,
    pairs: prf(tp, fp, fn),
    repeats: prf(repeats.tp, repeats.fp, repeats.fn),
    documentsPerSecond: seconds > 0 ? cases.length / seconds : 0,
  };
}

const encoder = new TextEncoder();

function readCase(one: DuplicateCase): Document | null {
  const given = { title: one.title ?? undefined, published: one.published ?? undefined };
  return readBytes(encoder.encode(one.text), { uri: `${one.id}.txt`, given }).value[0] ?? null;
}

const repeatsOf = (document: Document | null): number[] =>
  document?.paragraphs.flatMap((p, i) => (p.duplicateOf === undefined ? [] : [i])) ?? [];

/** `entente eval duplicates GOLD.ndjson`, on the file's text. */
export const evalDuplicates = (ndjson: string): DuplicatesScore =>
  evaluateDuplicates(parseDuplicateCases(ndjson));
