/**
 * Seeded random numbers: xoshiro128** 1.1 (Blackman & Vigna 2018), one named stream per use, so that
 * a figure is the same on every machine and does not change when another measure draws more numbers.
 */

/** The seed of every published figure unless another is given. */
export const DEFAULT_SEED = 20260101;

const TWO_32 = 0x1_0000_0000;
const rotateLeft = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/** FNV-1a over the UTF-8 bytes of a text, as an unsigned 32-bit number. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}

/** The finaliser of MurmurHash3 (32 bits). */
function fmix32(x: number): number {
  let h = x;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A stream of random numbers; drawing from it is its only side effect. */
export class Random {
  readonly #state: Int32Array;

  /** Four 32-bit words, not all zero. Prefer `stream(seed, name)`. */
  constructor(words: readonly [number, number, number, number]) {
    this.#state = Int32Array.from(words, (word) => word | 0);
  }

  /** The next 32 bits, 0 … 2^32 - 1. */
  u32(): number {
    const s = this.#state;
    const result = Math.imul(rotateLeft(Math.imul(s[1]!, 5), 7), 9) >>> 0;
    const t = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= t;
    s[3] = rotateLeft(s[3]!, 11);
    return result;
  }

  /** A whole number in [0, n), without modulo bias; n is a whole number in 1 … 2^32. */
  below(n: number): number {
    const least = TWO_32 % n;
    for (;;) {
      const draw = this.u32();
      if (draw >= least) return draw % n;
    }
  }

  /**
   * Draws `times` numbers below n (less than 2^30) and counts the class of each: the same as as many
   * calls of `below(n)`, without the cost of the calls (a bootstrap draws hundreds of millions). The
   * remainder comes from a product with 1/n, which may be one step off either way, and is put right.
   */
  countBelow(
    n: number,
    times: number,
    classOf: Int32Array | Uint16Array,
    counts: Int32Array,
  ): void {
    const size = Math.trunc(n) | 0;
    const inverse = 1 / n;
    const least = TWO_32 % n;
    const s = this.#state;
    let [a, b, c, d] = [s[0]!, s[1]!, s[2]!, s[3]!];
    for (let drawn = 0; drawn < times;) {
      let x = Math.imul(b, 5);
      x = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
      const t = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= t;
      d = (d << 11) | (d >>> 21);
      if (x < least) continue;
      let rest = (x - Math.imul((x * inverse) >>> 0, size)) | 0;
      if (rest < 0) rest += size;
      else if (rest >= size) rest -= size;
      counts[classOf[rest]!]!++;
      drawn++;
    }
    s[0] = a;
    s[1] = b;
    s[2] = c;
    s[3] = d;
  }

  /** A number in [0, 1) with 53 bits; two draws. */
  unit(): number {
    const high = this.u32() >>> 5;
    const low = this.u32() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }

  /** A new array in random order (Fisher–Yates from the end). */
  shuffle<T>(items: readonly T[]): T[] {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [out[i], out[j]] = [out[j]!, out[i]!];
    }
    return out;
  }

  /** Beta(a, b) for whole a, b >= 1: the a-th smallest of a + b - 1 uniforms, exact. */
  betaInt(a: number, b: number): number {
    const draws = new Float64Array(a + b - 1);
    for (let i = 0; i < draws.length; i++) draws[i] = this.unit();
    return draws.sort()[a - 1]!;
  }

  /** Successes in n trials of probability p. */
  binomial(n: number, p: number): number {
    let successes = 0;
    for (let i = 0; i < n; i++) if (this.unit() < p) successes++;
    return successes;
  }

  /** Failures before the k-th success of probability p > 0; 0 for k = 0. */
  negativeBinomial(k: number, p: number): number {
    if (!(p > 0)) throw new RangeError(`invalid p: ${p}`);
    let failures = 0;
    let successes = 0;
    while (successes < k) {
      if (this.unit() < p) successes++;
      else failures++;
    }
    return failures;
  }
}

/** The stream of that name under a seed; the same pair always gives the same numbers. */
export function stream(seed: number, name: string): Random {
  let x = (name === '' ? seed : seed ^ fnv1a(name)) >>> 0;
  const word = (): number => {
    x = (x + 0x9e3779b9) >>> 0;
    return fmix32(x);
  };
  return new Random([word(), word(), word(), word()]);
}
