import { bitsIn } from '../base/index.ts';

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
  const hits = hitsByShift(a, b, length, k);
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

const WORD = 32;

/**
 * For a shift of `a` the number of acts `b` that follow one. A day of b is hit where some act lies in
 * the window before it, so that all days are looked at as bits, 32 at a time; the first days of the
 * period have a narrower window and are looked at one by one.
 */
function hitsByShift(
  a: readonly number[],
  b: readonly number[],
  length: number,
  k: number,
): (shift: number) => number {
  // before[d]: days with an act a among the first d days, over two turns of the circle.
  const on = new Uint8Array(length);
  for (const day of a) on[((day % length) + length) % length] = 1;
  const before = new Int32Array(2 * length + 1);
  for (let d = 0; d < 2 * length; d++) before[d + 1] = before[d]! + on[d % length]!;
  const isHit = (from: number, width: number): boolean =>
    width > 0 && before[from + Math.min(width, length)]! > before[from]!;
  /** Bit d, over two turns: an act in the k days before day d. */
  const hit = new Int32Array(Math.ceil((2 * length) / WORD) + 2);
  for (let d = 0; d < 2 * length; d++)
    if (isHit((((d - k) % length) + length) % length, k)) hit[d >> 5]! |= 1 << (d & 31);
  const days = new Int32Array(Math.ceil(length / WORD) + 1);
  const others: number[] = [];
  for (const day of b) {
    const bit = 1 << (day & 31);
    // Days outside the period, twice the same, or with a narrower window.
    if (day < k || day >= length || (days[day >> 5]! & bit) !== 0) others.push(day);
    else days[day >> 5]! |= bit;
  }
  return (shift) => {
    const turn = ((-shift % length) + length) % length;
    const [skip, rest] = [turn >> 5, turn & 31];
    let total = 0;
    for (let w = 0; w < days.length; w++) {
      const mine = days[w]!;
      if (mine === 0) continue;
      const low = hit[w + skip]!;
      const window = rest === 0 ? low : (low >>> rest) | (hit[w + skip + 1]! << (WORD - rest));
      total += bitsIn(mine & window);
    }
    for (const day of others) {
      const from = Math.max(0, day - k);
      if (isHit((((from - shift) % length) + length) % length, day - from)) total++;
    }
    return total;
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
