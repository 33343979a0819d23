/** Position on an object: for 1, neutral 0, against -1 (a vote alike); null is not known, not neutral. */
export type Stance = number | null;

type Chance = { value: number } | { value: null; reason: 'no-variation' };

export type Alignment =
  | {
      n: number;
      /** (same + half of one step apart) / n, 0 to 1 (Lijphart 1963). */
      lijphart: number;
      /** Signorino & Ritter's S, -1 to 1; high by chance where all agree with everything. */
      S: number;
      opposed: number;
      /** Agreement beyond chance with own margins (Cohen 1968) and pooled ones (Scott 1955). */
      kappa: Chance;
      pi: Chance;
    }
  | { value: null; reason: `fewer-than-${number}-shared-objects`; n: number };

const sharedOf = (a: readonly Stance[], b: readonly Stance[]): [number, number][] =>
  a.flatMap((x, i) => {
    const y = b[i] ?? null;
    return x === null || y === null ? [] : [[x, y] as [number, number]];
  });

/** Two actors' positions on the same objects, in the same order; at least `minShared` known to both. */
export function alignment(a: readonly Stance[], b: readonly Stance[], minShared = 5): Alignment {
  const pairs = sharedOf(a, b);
  const n = pairs.length;
  if (n < minShared || n === 0)
    return { value: null, reason: `fewer-than-${minShared}-shared-objects`, n };
  const apart = pairs.map(([x, y]) => Math.abs(x - y));
  const count = (d: number): number => apart.filter((x) => x === d).length;
  const xs = pairs.map(([x]) => x);
  const ys = pairs.map(([, y]) => y);
  const pooled = [...xs, ...ys];
  const observed = mean(apart);
  return {
    n,
    lijphart: (count(0) + count(1) / 2) / n,
    S: 1 - 2 * mean(apart.map((d) => d / 2)),
    opposed: count(2),
    kappa: beyondChance(observed, chance(xs, ys)),
    pi: beyondChance(observed, chance(pooled, pooled)),
  };
}

const mean = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length;

/** Mean distance of a value of one list from a value of the other. */
const chance = (xs: readonly number[], ys: readonly number[]): number =>
  mean(xs.map((x) => mean(ys.map((y) => Math.abs(x - y)))));

const beyondChance = (observed: number, expected: number): Chance =>
  expected === 0 ? { value: null, reason: 'no-variation' } : { value: 1 - observed / expected };

/**
 * S = 1 - 2 sum(w d / dmax) / sum(w) (Signorino & Ritter 1999), d absolute or squared. `dmax` is the
 * width of the scale, fixed beforehand and never taken from the data.
 */
export function similarity(
  a: readonly Stance[],
  b: readonly Stance[],
  options: {
    dmax?: number;
    metric?: 'absolute' | 'squared';
    weights?: readonly number[] | null;
  } = {},
): { value: number; n: number } | { value: null; reason: 'no-shared-objects' } {
  const { dmax = 2, metric = 'absolute', weights = null } = options;
  let sum = 0;
  let weight = 0;
  let n = 0;
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? null;
    if (x === null || y === null) continue;
    const w = weights?.[i] ?? 1;
    const d = Math.abs(x - y) / dmax;
    sum += w * (metric === 'squared' ? d * d : d);
    weight += w;
    n++;
  }
  if (n === 0 || weight === 0) return { value: null, reason: 'no-shared-objects' };
  return { value: 1 - (2 * sum) / weight, n };
}
