import { createAnalyser } from '../../language/index.ts';
import { FORCES, type Commitment, type Document, type Force } from '../../model/index.ts';

/** A sentence of a text, where it stands. */
export interface DiffSentence {
  start: number;
  end: number;
  text: string;
}

/** A word or run of words that both have, or only one. */
export interface WordRun {
  kind: 'same' | 'dropped' | 'added';
  text: string;
}

export interface DiffRow {
  kind: 'same' | 'changed' | 'moved' | 'added' | 'dropped';
  before: DiffSentence | null;
  after: DiffSentence | null;
  /** Word by word, where both are there and differ. */
  words: WordRun[];
  /** How firmly each promises, where it promises; and whether that became less or more. */
  force: { before: Force | null; after: Force | null; turn: 'weakened' | 'strengthened' | null };
}

export interface TextDiff {
  rows: DiffRow[];
  counts: Record<DiffRow['kind'], number> & { weakened: number; strengthened: number };
}

type Text = Pick<Document, 'id' | 'text' | 'paragraphs' | 'language'>;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const wordsOf = (text: string): string[] => (text.toLowerCase().match(WORD) ?? []) as string[];
/** Sentences that share fewer words than this are two sentences, not one that changed. */
const ALIKE = 0.5;

/**
 * Two texts sentence by sentence: the pairs that share most words (Dice on words, at least half), each
 * sentence in one pair at most; what is left was added or dropped. A pair out of the order of the
 * others was moved.
 */
export function diffTexts(
  before: Document,
  after: Document,
  commitments: readonly Commitment[],
): TextDiff {
  const { analyse } = createAnalyser();
  const sentences = (document: Text & Document): DiffSentence[] =>
    analyse(document).map(({ start, end }) => ({
      ...{ start, end },
      text: document.text.slice(start, end),
    }));
  const a = sentences(before);
  const b = sentences(after);
  const pairs = pairUp(a, b);
  const partnerOf = new Map(pairs.map(([i, j]) => [j, i]));
  const paired = new Set(pairs.map(([i]) => i));
  const inOrder = longestRun(pairs.toSorted(([, x], [, y]) => x - y));
  const rows: DiffRow[] = [];
  let next = 0;
  const dropUntil = (limit: number): void => {
    for (; next < limit; next++) if (!paired.has(next)) rows.push(row(a[next]!, null, 'dropped'));
  };
  const forceIn = (document: string, sentence: DiffSentence | null): Force | null => {
    if (sentence === null) return null;
    const found = commitments.filter(
      (one) =>
        one.documentId === document &&
        one.evidence.start < sentence.end &&
        one.evidence.end > sentence.start,
    );
    const ranks = found.map(({ force }) => FORCES.indexOf(force));
    return ranks.length === 0 ? null : FORCES[Math.max(...ranks)]!;
  };
  function row(x: DiffSentence | null, y: DiffSentence | null, kind: DiffRow['kind']): DiffRow {
    const force = { before: forceIn(before.id, x), after: forceIn(after.id, y) };
    const step =
      force.before === null || force.after === null
        ? 0
        : FORCES.indexOf(force.after) - FORCES.indexOf(force.before);
    return {
      ...{ kind, before: x, after: y },
      words: x !== null && y !== null && kind !== 'same' ? wordRuns(x.text, y.text) : [],
      force: { ...force, turn: step < 0 ? 'weakened' : step > 0 ? 'strengthened' : null },
    };
  }
  for (const [j, sentence] of b.entries()) {
    const i = partnerOf.get(j);
    if (i === undefined) rows.push(row(null, sentence, 'added'));
    else {
      const moved = !inOrder.has(j);
      if (!moved) dropUntil(i);
      const same = a[i]!.text.trim() === sentence.text.trim();
      rows.push(row(a[i]!, sentence, moved ? 'moved' : same ? 'same' : 'changed'));
      if (!moved) next = Math.max(next, i + 1);
    }
  }
  dropUntil(a.length);
  const counts = {
    same: 0,
    changed: 0,
    moved: 0,
    added: 0,
    dropped: 0,
    weakened: 0,
    strengthened: 0,
  };
  for (const { kind, force } of rows) {
    counts[kind]++;
    if (force.turn !== null) counts[force.turn]++;
  }
  return { rows, counts };
}

/** Pairs [i, j] of most alike sentences, greedily, the best first; ties in order of place. */
function pairUp(a: readonly DiffSentence[], b: readonly DiffSentence[]): [number, number][] {
  const left = a.map(({ text }) => new Set(wordsOf(text)));
  const right = b.map(({ text }) => new Set(wordsOf(text)));
  const holding = new Map<string, number[]>();
  for (const [j, words] of right.entries())
    for (const word of words) holding.set(word, [...(holding.get(word) ?? []), j]);
  const found: { i: number; j: number; score: number }[] = [];
  for (const [i, words] of left.entries()) {
    const shared = new Map<number, number>();
    for (const word of words)
      for (const j of holding.get(word) ?? []) shared.set(j, (shared.get(j) ?? 0) + 1);
    for (const [j, n] of shared) {
      const score = (2 * n) / (words.size + right[j]!.size);
      if (score >= ALIKE) found.push({ i, j, score });
    }
  }
  found.sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j);
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  return found.flatMap(({ i, j }): [number, number][] => {
    if (usedA.has(i) || usedB.has(j)) return [];
    usedA.add(i);
    usedB.add(j);
    return [[i, j]];
  });
}

/** Second places of the longest run of pairs in which both places rise. */
function longestRun(pairs: readonly (readonly [number, number])[]): Set<number> {
  const best = pairs.map(() => 1);
  const from = pairs.map(() => -1);
  for (let x = 0; x < pairs.length; x++)
    for (let y = 0; y < x; y++)
      if (pairs[y]![0] < pairs[x]![0] && best[y]! + 1 > best[x]!) {
        best[x] = best[y]! + 1;
        from[x] = y;
      }
  const kept = new Set<number>();
  for (let x = best.indexOf(Math.max(0, ...best)); x >= 0; x = from[x]!) kept.add(pairs[x]![1]);
  return kept;
}

/** Two sentences word by word, by their longest common run of words in order. */
export function wordRuns(before: string, after: string): WordRun[] {
  const split = (text: string): string[] => text.match(/\s*\S+/gu) ?? [];
  const [x, y] = [split(before.trim()), split(after.trim())];
  const same = (i: number, j: number): boolean => x[i]!.trim() === y[j]!.trim();
  const table = Array.from({ length: x.length + 1 }, () => new Int32Array(y.length + 1));
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      table[i]![j] = same(i, j)
        ? table[i + 1]![j + 1]! + 1
        : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  const runs: WordRun[] = [];
  const add = (kind: WordRun['kind'], text: string): void => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && same(i, j)) {
      add('same', y[j]!);
      i++;
      j++;
    } else if (j >= y.length || (i < x.length && table[i + 1]![j]! >= table[i]![j + 1]!))
      add('dropped', x[i++]!);
    else add('added', y[j++]!);
  }
  return runs;
}
