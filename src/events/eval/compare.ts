import { DEFAULT_SEED, quantileSorted, stream } from '../../base/index.ts';
import { macroF1Of, type Pair } from './scores.ts';

/** Two coders on the same rows: the first minus the second. */
export interface Comparison {
  against: string;
  macroF1: number;
  /** 95 % percentile interval of the difference over rows drawn together for both. */
  difference: { value: number; ci95: [number, number] };
  /** Rows that only the first, or only the second, has right. */
  onlyFirst: number;
  onlySecond: number;
  /** Exact two-sided sign test on those rows (McNemar's test in its exact form). */
  p: number;
}

const RESAMPLES = 1000;

/** Two-sided probability of a split at least as uneven, of `n` fair throws of which `k` fell one way. */
export function signTest(k: number, n: number): number {
  if (n === 0) return 1;
  const low = Math.min(k, n - k);
  let term = 0.5 ** n;
  // Beyond a thousand throws 0.5 ** n is 0: the normal curve serves.
  if (term === 0) {
    const z = (Math.abs(k - n / 2) - 0.5) / (Math.sqrt(n) / 2);
    return Math.min(1, Math.exp(-0.717 * z - 0.416 * z * z));
  }
  let sum = 0;
  for (let i = 0; i <= low; i++) {
    sum += term;
    term = (term * (n - i)) / (i + 1);
  }
  return Math.min(1, 2 * sum);
}

/** Compares two lists of answers to the same rows, in the same order. */
export function compare(
  first: readonly Pair[],
  second: readonly Pair[],
  against: string,
): Comparison {
  const random = stream(DEFAULT_SEED, `against ${against}`);
  const drawn: number[] = [];
  const rows = first.map((pair, i) => [pair, second[i]!] as const);
  for (let b = 0; b < RESAMPLES && rows.length > 0; b++) {
    const sample = rows.map(() => rows[random.below(rows.length)]!);
    drawn.push(macroF1Of(sample.map(([a]) => a)) - macroF1Of(sample.map(([, c]) => c)));
  }
  drawn.sort((a, b) => a - b);
  let onlyFirst = 0;
  let onlySecond = 0;
  for (const [a, c] of rows) {
    const right = a.gold === a.predicted;
    const other = c.gold === c.predicted;
    if (right && !other) onlyFirst++;
    if (other && !right) onlySecond++;
  }
  return {
    against,
    macroF1: macroF1Of(second),
    difference: {
      value: macroF1Of(first) - macroF1Of(second),
      ci95: [quantileSorted(drawn, 0.025) ?? 0, quantileSorted(drawn, 0.975) ?? 0],
    },
    onlyFirst,
    onlySecond,
    p: signTest(onlyFirst, onlyFirst + onlySecond),
  };
}
