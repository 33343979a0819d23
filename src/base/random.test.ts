import { describe, expect, it } from 'vitest';
import { Random, fnv1a, stream } from './random.ts';
import { mean, quantile } from './stats.ts';

const times = <T>(n: number, draw: () => T): T[] => Array.from({ length: n }, draw);

describe('xoshiro128**', () => {
  it('gives the published numbers for a published state', () => {
    const random = new Random([1, 2, 3, 4]);
    // Reference implementation of xoshiro128** 1.1 started at 1, 2, 3, 4.
    expect(times(4, () => random.u32())).toEqual([11520, 0, 5927040, 70819200]);
  });

  it('hashes stream names with FNV-1a', () => {
    expect(fnv1a('')).toBe(0x811c9dc5);
    expect(fnv1a('a')).toBe(0xe40c292c);
    expect(fnv1a('foobar')).toBe(0xbf9cf968);
  });

  it('repeats a stream and keeps streams apart', () => {
    const first = times(
      5,
      (
        (r) => () =>
          r.u32()
      )(stream(1, 'x')),
    );
    expect(
      times(
        5,
        (
          (r) => () =>
            r.u32()
        )(stream(1, 'x')),
      ),
    ).toEqual(first);
    expect(
      times(
        5,
        (
          (r) => () =>
            r.u32()
        )(stream(1, 'y')),
      ),
    ).not.toEqual(first);
    expect(
      times(
        5,
        (
          (r) => () =>
            r.u32()
        )(stream(2, 'x')),
      ),
    ).not.toEqual(first);
  });

  it('stays in range and spreads evenly', () => {
    const random = stream(5, 'even');
    const counts = [0, 0, 0];
    for (let i = 0; i < 30_000; i++) counts[random.below(3)]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(350);
    const units = times(10_000, () => random.unit());
    expect(units.every((u) => u >= 0 && u < 1)).toBe(true);
    expect(mean(units)!).toBeCloseTo(0.5, 1);
  });

  it('draws from distributions with the right means', () => {
    const random = stream(6, 'means');
    expect(mean(times(4000, () => random.betaInt(3, 1)))!).toBeCloseTo(0.75, 1);
    expect(mean(times(4000, () => random.binomial(10, 0.3)))! / 3).toBeCloseTo(1, 1);
    expect(mean(times(4000, () => random.negativeBinomial(4, 0.5)))! / 4).toBeCloseTo(1, 1);
    expect(random.negativeBinomial(0, 0.5)).toBe(0);
  });

  it('shuffles without losing or changing anything', () => {
    const items = Object.freeze([1, 2, 3, 4, 5]);
    expect(new Set(stream(1, 's').shuffle(items))).toEqual(new Set(items));
    expect(stream(1, 's').shuffle([])).toEqual([]);
  });
});

describe('quantile type 7', () => {
  it.each([
    [[1, 2, 3, 4], 0.25, 1.75],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[7], 0.9, 7],
    [[1, 2], 1, 2],
  ])('of %j at %d is %d', (xs, p, expected) => expect(quantile(xs, p)).toBeCloseTo(expected, 12));
  it('of nothing is null', () => expect(quantile([], 0.5)).toBeNull());
});
