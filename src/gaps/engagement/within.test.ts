import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDeeds } from '../deeds/index.ts';
import { event, members } from '../fixtures.ts';
import { engagement } from './index.ts';

const FOUR = ['AUS', 'JPN', 'KOR', 'NZL'] as const;
const options = { alliance: 'IP4', partners: ['IP4'], members, asOf: '2026-01-01', replicates: 0 };
const deedsOf = (pairs: readonly (readonly string[])[]) =>
  toDeeds(
    pairs.map(([actor, ...others], i) =>
      event(
        `d${i}`,
        new Date(Date.UTC(2023, 0, 1 + 5 * i)).toISOString().slice(0, 10),
        [actor!],
        others,
      ),
    ),
    [],
  );

const times = (n: number, a: string, b: string): [string, string][] =>
  Array.from({ length: n }, () => [a, b]);

describe('ties within a group', () => {
  it('stand once a pair, with nobody paired with itself and the group no row of its own', () => {
    const result = engagement(
      deedsOf([...times(20, 'AUS', 'JPN'), ...times(15, 'KOR', 'JPN')]),
      options,
    );
    expect(result.within).toBe(true);
    expect(result.rows.map(({ code }) => code)).toEqual([...FOUR]);
    expect(result.columns.map(({ code }) => code)).toEqual([...FOUR]);
    const once = result.cells.filter(({ mirrors }) => !mirrors);
    expect(once.filter(({ member, partner }) => member !== partner)).toHaveLength(6);
    const of = (member: string, partner: string) =>
      result.cells.find((cell) => cell.member === member && cell.partner === partner)!.deeds;
    expect(of('AUS', 'JPN')).toMatchObject({ value: 20 });
    expect(of('JPN', 'AUS')).toEqual(of('AUS', 'JPN'));
    expect(of('JPN', 'JPN')).toEqual({ value: null, reason: 'structural-zero' });
    expect(result.total.deeds).toMatchObject({ value: 35 });
    expect(result.gap.pairs.total).toBe(35);
    for (const { row, column } of result.gap.pairs.value ?? []) expect(row < column).toBe(true);
  });

  it('are not compared below thirty deeds, though each fills two cells', () => {
    const result = engagement(deedsOf(times(20, 'AUS', 'JPN')), options);
    expect(result.gap.pairs).toEqual({ value: null, reason: 'too-few-deeds', total: 20 });
  });

  it('keep every actor in balance: what is more with one is less with the others', () => {
    const deed = fc.subarray([...FOUR], { minLength: 2 });
    fc.assert(
      fc.property(fc.array(deed, { minLength: 30, maxLength: 50 }), (pairs) => {
        const { pairs: table } = engagement(deedsOf(pairs), options).gap;
        if (table.value === null) return;
        for (const code of FOUR) {
          const sum = table.value
            .filter(({ row, column }) => row === code || column === code)
            .reduce((total, { gap }) => total + gap, 0);
          expect(Math.abs(sum)).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 30 },
    );
  });
});
