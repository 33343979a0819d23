import { type BootstrapOptions, type Interval, bootstrap } from './bootstrap.ts';

export type Metric = 'nominal' | 'ordinal' | 'interval';
/** The codings of one unit, one place a coder; null where a coder did not code it. */
export type Unit = readonly (number | null)[];

export type Alpha =
  | { value: number; units: number; n: number; Do: number; De: number }
  | {
      value: null;
      reason: 'no-variation' | 'no-unit-with-two-codings';
      units: number;
      n: number;
    };

interface Coded {
  /** Distinct values in order, and for every pairable unit the counts of each. */
  values: number[];
  units: { counts: number[]; size: number }[];
}

function codedOf(units: readonly Unit[]): Coded {
  const pairable = units
    .map((unit) => unit.filter((value) => value !== null))
    .filter((unit) => unit.length >= 2);
  const values = [...new Set(pairable.flat())].sort((a, b) => a - b);
  return {
    values,
    units: pairable.map((unit) => ({
      counts: values.map((value) => unit.filter((v) => v === value).length),
      size: unit.length,
    })),
  };
}

function alphaOf(coded: Coded, metric: Metric, weights: Int32Array | null): Alpha {
  const k = coded.values.length;
  const totals = Array.from({ length: k }, () => 0);
  let [units, n] = [0, 0];
  for (const [u, unit] of coded.units.entries()) {
    const w = weights?.[u] ?? 1;
    units += w;
    n += w * unit.size;
    for (let c = 0; c < k; c++) totals[c]! += w * unit.counts[c]!;
  }
  if (units === 0) return { value: null, reason: 'no-unit-with-two-codings', units: 0, n: 0 };
  const apart = distances(coded.values, totals, metric);
  let observed = 0;
  for (const [u, unit] of coded.units.entries()) {
    const w = weights?.[u] ?? 1;
    if (w === 0) continue;
    let sum = 0;
    for (let c = 0; c < k; c++)
      for (let d = 0; d < k; d++) sum += unit.counts[c]! * unit.counts[d]! * apart[c]![d]!;
    observed += (w * sum) / (unit.size - 1);
  }
  let expected = 0;
  for (let c = 0; c < k; c++)
    for (let d = 0; d < k; d++) expected += totals[c]! * totals[d]! * apart[c]![d]!;
  const Do = observed / n;
  const De = expected / (n * (n - 1));
  if (De === 0) return { value: null, reason: 'no-variation', units, n };
  return { value: 1 - Do / De, units, n, Do, De };
}

/** Squared distance of each pair of values; for ordinal ones by the values that lie between. */
function distances(
  values: readonly number[],
  totals: readonly number[],
  metric: Metric,
): number[][] {
  return values.map((x, c) =>
    values.map((y, d) => {
      if (c === d) return 0;
      if (metric === 'nominal') return 1;
      if (metric === 'interval') return (x - y) ** 2;
      const [low, high] = [Math.min(c, d), Math.max(c, d)];
      const between = totals.slice(low, high + 1).reduce((a, b) => a + b, 0);
      return (between - (totals[low]! + totals[high]!) / 2) ** 2;
    }),
  );
}

/**
 * Krippendorff's alpha = 1 - Do/De over units with at least two codings (Krippendorff 2004; Hayes &
 * Krippendorff 2007). Where all codings are alike there is nothing to agree on: no-variation, not 1.
 */
export const alpha = (units: readonly Unit[], metric: Metric = 'nominal'): Alpha =>
  alphaOf(codedOf(units), metric, null);

/** Interval of alpha over resampled units (Zapf et al. 2016). */
export function alphaInterval(
  units: readonly Unit[],
  metric: Metric = 'nominal',
  options: Partial<BootstrapOptions> = {},
): Interval {
  const coded = codedOf(units);
  return bootstrap(coded.units.length, (weights) => alphaOf(coded, metric, weights).value, {
    name: 'alpha',
    ...options,
  });
}

/** How far an alpha may be relied on (Krippendorff 2004). */
export const alphaGrade = (value: number): 'firm' | 'tentative' | 'insufficient' =>
  value >= 0.8 ? 'firm' : value >= 0.667 ? 'tentative' : 'insufficient';
