import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Stand, alignmentOf } from './alignment-of.ts';

const stand = (
  actor: string,
  object: string,
  stance: Stand['stance'],
  date: string | null = '2024-01-01',
): Stand => ({ actor, object, stance, date, recordId: `po_${actor}_${object}_${date}_${stance}` });
const options = { members: ['USA'], partners: ['JPN'], replicates: 100 };
const objects = ['a', 'b', 'c', 'd', 'e', 'f'];

describe('alignmentOf', () => {
  it('compares the latest stands on the objects that both have', () => {
    const stands = [
      ...objects.map((object) => stand('USA', object, 1)),
      ...objects.slice(0, 5).map((object, i) => stand('JPN', object, i === 0 ? -1 : 1)),
      stand('JPN', 'b', -1, '2023-01-01'),
      stand('JPN', 'only-theirs', 0),
    ];
    const [cell] = alignmentOf(stands, options).cells;
    expect(cell).toMatchObject({
      shared: ['a', 'b', 'c', 'd', 'e'],
      result: { n: 5, opposed: 1, S: 0.6 },
    });
    expect(cell!.gap).toBeCloseTo(0.2, 12);
    expect(cell!.recordIds).toContain('po_JPN_b_2024-01-01_1');
    expect(cell!.recordIds).not.toContain('po_JPN_b_2023-01-01_-1');
  });

  it('refuses below five shared objects and never takes silence for neutral', () => {
    const stands = objects.map((object) => stand('USA', object, 1));
    expect(alignmentOf(stands, options).cells[0]).toMatchObject({
      result: { value: null, reason: 'fewer-than-5-shared-objects', n: 0 },
      interval: null,
      gap: null,
      shared: [],
    });
  });

  it('leaves out what contradicts itself on one day, and says so', () => {
    const stands = [
      ...objects.map((object) => stand('USA', object, 1)),
      ...objects.map((object) => stand('JPN', object, 1)),
      stand('JPN', 'a', -1),
    ];
    const result = alignmentOf(stands, options);
    expect(result.conflicts).toEqual([
      { actor: 'JPN', object: 'a', recordIds: ['po_JPN_a_2024-01-01_-1', 'po_JPN_a_2024-01-01_1'] },
    ]);
    expect(result.cells[0]!.shared).toEqual(['b', 'c', 'd', 'e', 'f']);
  });

  it('within a group takes each pair once and nobody with itself', () => {
    const codes = ['AUS', 'JPN', 'KOR'];
    const result = alignmentOf([], { members: codes, partners: codes });
    expect(result.cells.map(({ member, partner }) => `${member} ${partner}`)).toEqual([
      'AUS JPN',
      'AUS KOR',
      'JPN KOR',
    ]);
  });

  it('is the same both ways round and in any order', () => {
    const one = fc.record({
      actor: fc.constantFrom('USA', 'JPN'),
      object: fc.constantFrom(...objects),
      stance: fc.constantFrom(-1 as const, 0 as const, 1 as const),
      date: fc.constantFrom('2023-01-01', '2024-01-01', null),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (given) => {
        const stands = given.map(({ actor, object, stance, date }) =>
          stand(actor, object, stance, date),
        );
        const [there] = alignmentOf(stands, options).cells;
        const [back] = alignmentOf(stands, {
          ...options,
          members: ['JPN'],
          partners: ['USA'],
        }).cells;
        const [turned] = alignmentOf(stands.toReversed(), options).cells;
        expect(turned).toEqual(there);
        expect('S' in back!.result ? back!.result.S : back!.result.reason).toEqual(
          'S' in there!.result ? there!.result.S : there!.result.reason,
        );
      }),
      { numRuns: 100 },
    );
  });
});
