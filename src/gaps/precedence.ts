export type Precedence =
  | {
      /** Acts of the second kind that follow one of the first within k days, of n. */
      T: number;
      n: number;
      share: number;
      /** Mean of T over all shifts: what chance alone would give. */
      expected: number;
      /** Middle 95 % of T over all shifts. */
      chance: { lo: number; hi: number };
      gap: number;
      p: number;
      shifts: number;
      /** Chance alone nearly fills the window: nothing can be shown. */
      ceiling: boolean;
    }
  | { value: null; reason: `fewer-than-${number}-acts` };

/**
 * How often acts `b` follow an act `a` within `k` days (a in [b - k, b - 1]; the same day does not
 * count), against every circular shift of `a` along the period of `length` days (Lotwick & Silverman
 * 1982), or those of at most `maxShift` days either way where the rates trend. All shifts are tried,
 * so that no random numbers are needed. Says nothing of causes.
 */
export function precedence(
  a: readonly number[],
  b: readonly number[],
  length: number,
  k: number,
  options: { maxShift?: number | null; minActs?: number } = {},
): Precedence {
  const { maxShift = null, minActs = 5 } = options;
  if (Math.min(a.length, b.length) < minActs || a.length === 0 || b.length === 0)
    return { value: null, reason: `fewer-than-${minActs}-acts` };
  // before[d]: days with an act a among the first d days, over two turns of the circle.
  const on = new Uint8Array(length);
  for (const day of a) on[((day % length) + length) % length] = 1;
  const before = new Int32Array(2 * length + 1);
  for (let d = 0; d < 2 * length; d++) before[d + 1] = before[d]! + on[d % length]!;

  const hits = (shift: number): number => {
    let total = 0;
    for (const day of b) {
      const from = Math.max(0, day - k);
      const width = day - from;
      if (width <= 0) continue;
      const start = (((from - shift) % length) + length) % length;
      if (before[start + Math.min(width, length)]! > before[start]!) total++;
    }
    return total;
  };
  const n = b.length;
  const T = hits(0);
  const [first, last] =
    maxShift === null || 2 * maxShift + 1 >= length ? [0, length - 1] : [-maxShift, maxShift];
  let sum = 0;
  let atLeast = 0;
  // How many shifts give each T: whole numbers up to n, so that the quantiles need no sorting.
  const times = new Uint32Array(n + 1);
  for (let shift = first; shift <= last; shift++) {
    const value = hits(shift);
    sum += value;
    times[value]!++;
    if (value >= T) atLeast++;
  }
  const shifts = last - first + 1;
  const expected = sum / shifts;
  return {
    T,
    n,
    share: T / n,
    expected,
    chance: { lo: rankIn(times, 0.025 * shifts), hi: rankIn(times, 0.975 * shifts) },
    gap: T - expected,
    p: atLeast / shifts,
    shifts,
    ceiling: expected > 0.9 * n,
  };
}

/** The least value that at least `rank` of the tallied ones do not exceed. */
function rankIn(times: Uint32Array, rank: number): number {
  let seen = 0;
  for (let value = 0; value < times.length; value++) {
    seen += times[value]!;
    if (seen >= rank) return value;
  }
  return times.length - 1;
}
