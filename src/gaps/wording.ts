import { byText } from './common.ts';

export type WordCounts = ReadonlyMap<string, number>;

export type LogOdds =
  | { delta: number; var: number; z: number }
  | { value: null; reason: 'not-in-background' | 'only-word' };

const totalOf = (counts: WordCounts): number => [...counts.values()].reduce((a, b) => a + b, 0);

/**
 * Which words one text prefers to another: log-odds with an informative Dirichlet prior from a
 * background that holds both (Monroe, Colaresi & Quinn 2008). `a0` is the prior's size, at most the
 * background's; `fullVariance` adds the two complements.
 */
export function logOdds(
  first: WordCounts,
  second: WordCounts,
  background: WordCounts,
  options: { a0?: number | null; fullVariance?: boolean } = {},
): { value: Map<string, LogOdds>; a0: number } {
  const size = totalOf(background);
  const a0 = options.a0 ?? Math.min(500, size);
  const n1 = totalOf(first);
  const n2 = totalOf(second);
  const words = [...new Set([...first.keys(), ...second.keys()])].sort(byText);
  const value = new Map<string, LogOdds>();
  for (const word of words) {
    const a = size === 0 ? 0 : (a0 * (background.get(word) ?? 0)) / size;
    if (!(a > 0)) {
      value.set(word, { value: null, reason: 'not-in-background' });
      continue;
    }
    const y1 = (first.get(word) ?? 0) + a;
    const y2 = (second.get(word) ?? 0) + a;
    const [rest1, rest2] = [n1 + a0 - y1, n2 + a0 - y2];
    if (rest1 <= 1e-12 || rest2 <= 1e-12) {
      value.set(word, { value: null, reason: 'only-word' });
      continue;
    }
    const delta = Math.log(y1 / rest1) - Math.log(y2 / rest2);
    const variance = 1 / y1 + 1 / y2 + (options.fullVariance === true ? 1 / rest1 + 1 / rest2 : 0);
    value.set(word, { delta, var: variance, z: delta / Math.sqrt(variance) });
  }
  return { value, a0 };
}

export interface Run {
  used: boolean;
  /** Index of the first and last document of the run, and how many complete ones it spans. */
  from: number;
  to: number;
  len: number;
}

export type UseRuns =
  | {
      first: number;
      last: number;
      runs: Run[];
      label: 'always' | 'new' | 'in-use' | 'dropped' | 'absent-after-short-use' | 'single-document';
      read: number;
    }
  | { value: null; reason: 'no-complete-document' | 'never-mentioned' };

/**
 * Where a term was used over documents in order of date; null for an incomplete document, which
 * neither breaks nor lengthens a run. "dropped" only after `minRun` documents in a row with it.
 */
export function useRuns(present: readonly (boolean | null)[], minRun = 2): UseRuns {
  const runs: Run[] = [];
  for (const [i, used] of present.entries()) {
    if (used === null) continue;
    const run = runs.at(-1);
    if (run?.used === used) {
      run.to = i;
      run.len++;
    } else runs.push({ used, from: i, to: i, len: 1 });
  }
  const read = runs.reduce((sum, run) => sum + run.len, 0);
  if (read === 0) return { value: null, reason: 'no-complete-document' };
  const uses = runs.filter((run) => run.used);
  const latest = uses.at(-1);
  if (!latest) return { value: null, reason: 'never-mentioned' };
  const { from: first } = uses[0]!;
  const last = latest.to;
  const label = ((): Extract<UseRuns, { label: string }>['label'] => {
    if (read === 1) return 'single-document';
    if (!runs.at(-1)!.used) return latest.len >= minRun ? 'dropped' : 'absent-after-short-use';
    if (runs.length === 1) return 'always';
    return first === last ? 'new' : 'in-use';
  })();
  return { first, last, runs, label, read };
}
