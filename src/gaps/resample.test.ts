import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stream } from '../base/index.ts';
import { drawWeights, resampleCells } from './bootstrap.ts';

/** Every entry weighed in every replicate, as one would write it down first. */
function plainly(
  units: number,
  cells: number,
  fillings: readonly (readonly [number, number])[],
  replicates: number,
): number[][] {
  const random = stream(1, 'plain');
  const weights = new Int32Array(units);
  return Array.from({ length: replicates }, () => {
    drawWeights(units, random, weights);
    const counts = Array.from({ length: cells }, () => 0);
    for (const [unit, cell] of fillings) counts[cell]! += weights[unit]!;
    return counts;
  });
}

test('drawing classes gives the counts of weighing every entry', () => {
  const filled = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5 }))
    .chain(([units, cells]) =>
      fc.tuple(
        fc.constant(units),
        fc.constant(cells),
        fc.array(fc.tuple(fc.nat(units - 1), fc.nat(cells - 1)), { maxLength: 40 }),
      ),
    );
  fc.assert(
    fc.property(filled, ([units, cells, fillings]) => {
      const got: number[][] = [];
      resampleCells(
        {
          units,
          cells,
          unit: Int32Array.from(fillings, ([unit]) => unit),
          cell: Int32Array.from(fillings, ([, cell]) => cell),
        },
        20,
        stream(1, 'plain'),
        (counts) => got.push([...counts]),
      );
      expect(got).toEqual(plainly(units, cells, fillings, 20));
    }),
  );
});
