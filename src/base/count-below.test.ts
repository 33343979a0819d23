import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stream } from './index.ts';

test('counting draws gives the draws of as many calls, and leaves the stream where they do', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 200_000 }),
      fc.nat(2000),
      (seed, n, times) => {
        const one = stream(seed, 'x');
        const other = stream(seed, 'x');
        const classOf = Int32Array.from({ length: n }, (_, i) => i % 7);
        const counts = new Int32Array(7);
        one.countBelow(n, times, classOf, counts);
        const expected = new Int32Array(7);
        for (let i = 0; i < times; i++) expected[classOf[other.below(n)]!]!++;
        expect(counts).toEqual(expected);
        expect(one.u32()).toBe(other.u32());
      },
    ),
    { numRuns: 100 },
  );
});

test('a range that wastes a large part of the draws is no exception', () => {
  const n = 3_000_000_000;
  const one = stream(7, 'wide');
  const other = stream(7, 'wide');
  // One class a number would not fit; what is read outside the array is no class.
  const none = new Int32Array(0);
  one.countBelow(n, 500, none, new Int32Array(1));
  for (let i = 0; i < 500; i++) other.below(n);
  expect(one.u32()).toBe(other.u32());
});
