/** A point of a series: [year or day, value]; a null value is not reported. */
export type Observation = readonly [number, number | null];
export type Bound = 'floor' | 'ceiling' | 'exact';

export type Projection =
  | { value: number }
  | { value: null; reason: 'fewer-than-3-observations' | 'not-moving-towards-target' };

export type PathState =
  | {
      /** What a straight line from start to target asks at the last observation, and what was seen. */
      required: number;
      observed: number;
      /** By how much it falls short of the line; negative where it is ahead. */
      shortfall: number;
      behind: boolean;
      gapToTarget: number;
      /** Change per unit of time over the last observations; left out below three. */
      slope?: number;
      projected: Projection;
    }
  | { value: null; reason: 'no-observation' | 'target-not-after-start' };

const shortOf = (goal: number, seen: number, bound: Bound): number =>
  bound === 'floor' ? goal - seen : bound === 'ceiling' ? seen - goal : Math.abs(goal - seen);

/**
 * Where an indicator stands on the straight line between a start and a target. The line is a
 * convention: a pledge that sets no yearly path does not promise one. The projection is the year in
 * which the least-squares line through the last five observations (at least three) meets the target.
 */
export function pathState(
  start: readonly [number, number],
  target: readonly [number, number],
  observations: readonly Observation[],
  bound: Bound = 'floor',
): PathState {
  const [t0, v0] = start;
  const [T, vT] = target;
  if (!(T > t0)) return { value: null, reason: 'target-not-after-start' };
  const seen = observations
    .filter((o): o is readonly [number, number] => o[1] !== null)
    .toSorted((a, b) => a[0] - b[0]);
  const last = seen.at(-1);
  if (!last) return { value: null, reason: 'no-observation' };
  const [t, observed] = last;
  const required = v0 + ((vT - v0) * (Math.min(Math.max(t, t0), T) - t0)) / (T - t0);
  const shortfall = shortOf(required, observed, bound);
  const state = {
    required,
    observed,
    shortfall,
    behind: shortfall > 1e-9,
    gapToTarget: shortOf(vT, observed, bound),
  };
  if (seen.length < 3)
    return { ...state, projected: { value: null, reason: 'fewer-than-3-observations' } };
  const { slope, at } = leastSquares(seen.slice(-5));
  const towards = slope * (vT - observed === 0 ? vT - v0 : vT - observed) > 0;
  return {
    ...state,
    slope,
    projected: towards ? { value: at(vT) } : { value: null, reason: 'not-moving-towards-target' },
  };
}

function leastSquares(points: readonly (readonly [number, number])[]): {
  slope: number;
  /** When the line reaches a value. */
  at: (value: number) => number;
} {
  const n = points.length;
  const tMean = points.reduce((sum, p) => sum + p[0], 0) / n;
  const vMean = points.reduce((sum, p) => sum + p[1], 0) / n;
  const spread = points.reduce((sum, p) => sum + (p[0] - tMean) ** 2, 0);
  const slope =
    spread === 0 ? 0 : points.reduce((sum, p) => sum + (p[0] - tMean) * (p[1] - vMean), 0) / spread;
  return { slope, at: (value) => tMean + (value - vMean) / slope };
}

export type TwoPart =
  | { value: number; counted: number; coreShort: number; uncounted: number }
  | { value: null; reason: 'part-not-reported' };

/**
 * The pledge of The Hague, in percent of GDP: 5 in all, of which at least 3.5 core defence, and at
 * most 1.5 of related spending counts. `value` is the total shortfall.
 */
export function twoPartPledge(core: number | null, related: number | null): TwoPart {
  if (core === null || related === null) return { value: null, reason: 'part-not-reported' };
  const credited = Math.min(related, 1.5);
  const counted = core + credited;
  return {
    value: Math.max(0, 5 - counted),
    counted,
    coreShort: Math.max(0, 3.5 - core),
    uncounted: related - credited,
  };
}
