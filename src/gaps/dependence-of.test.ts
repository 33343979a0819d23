import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDeeds } from './deeds/index.ts';
import { dependenceOf } from './dependence-of.ts';
import { document, event, members } from './fixtures.ts';

const options = {
  alliance: 'NATO',
  partners: ['IP4'],
  members,
  asOf: '2026-01-01',
  replicates: 50,
};

/** Deeds a week apart, so that none is taken for another. */
const deedsOf = (acts: readonly (readonly [actors: string[], partners: string[]])[]) => {
  const events = acts.map(([actors, partners], i) =>
    event(
      `d${i}`,
      new Date(Date.UTC(2023, 5, 1 + 7 * i)).toISOString().slice(0, 10),
      actors,
      partners,
      {
        documentId: `doc${i % 7}`,
      },
    ),
  );
  const documents = Array.from({ length: 7 }, (_, i) => document(`doc${i}`, '2023-06-01'));
  return toDeeds(events, documents, { members, asOf: options.asOf });
};
const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);

describe('dependenceOf', () => {
  const result = dependenceOf(
    deedsOf([
      ...times(6, [['NATO'], ['JPN']] as [string[], string[]]),
      ...times(3, [['USA'], ['JPN']] as [string[], string[]]),
      ...times(2, [
        ['USA', 'GBR'],
        ['JPN', 'KOR'],
      ] as [string[], string[]]),
      [['GBR'], ['AUS']],
    ]),
    options,
  );
  const row = (member: string, partner: string) =>
    result.rows.find((one) => one.member === member && one.partner === partner)!;

  it('counts the deeds in which a member is the only one of its side', () => {
    const { shares, soleIds, deedIds } = row('USA', 'JPN');
    expect(shares).toMatchObject({ n: 11, sole: 3 / 11, without: 8 / 11, takesPart: 5 / 11 });
    expect([soleIds.length, deedIds.length]).toEqual([3, 5]);
    expect(row('USA', 'all').shares).toMatchObject({ n: 12, without: 9 / 12 });
    expect(row('NATO', 'all').shares).toMatchObject({ without: 6 / 12 });
  });

  it('gives a reason where deeds are few, and no interval', () => {
    expect(row('USA', 'KOR')).toMatchObject({
      shares: { value: null, reason: 'fewer-than-10-deeds', n: 2 },
      interval: null,
    });
    expect(row('FIN', 'all').soleIds).toEqual([]);
  });

  it('reports every member, the alliance first', () => {
    expect(result.members).toEqual(['NATO', 'FIN', 'GBR', 'USA']);
    expect(result.rows).toHaveLength(4 * 5);
  });

  it('refuses the refitted table where the whole is too thin', () => {
    expect(result.leftOut.map(({ member }) => member)).toEqual(['GBR', 'NATO', 'USA']);
    for (const one of result.leftOut)
      expect(one).toMatchObject({ value: null, reason: 'too-few-deeds' });
  });

  it('counts nothing that was refused, hostile or outside the period', () => {
    const events = [
      event('no', '2023-06-01', ['USA'], ['JPN'], { status: 'refused' }),
      event('war', '2023-06-01', ['USA'], ['JPN'], { root: 'ACCUSE' }),
      event('old', '2001-06-01', ['USA'], ['JPN']),
      event('inside', '2023-06-01', ['USA'], ['GBR']),
    ];
    const found = dependenceOf(toDeeds(events, []), { ...options, from: '2020-01-01' });
    expect(found.n).toEqual({ AUS: 0, JPN: 0, KOR: 0, NZL: 0, all: 0 });
    expect(found.recordIds).toEqual([]);
  });

  it('within a group: nobody depends on itself', () => {
    const found = dependenceOf(deedsOf(times(12, [['JPN'], ['AUS']] as [string[], string[]])), {
      ...options,
      alliance: 'IP4',
    });
    expect(found.members).toEqual(['AUS', 'JPN', 'KOR', 'NZL']);
    expect(found.rows.some(({ member, partner }) => member === partner)).toBe(false);
    expect(found.rows.find((r) => r.member === 'AUS' && r.partner === 'JPN')!.shares).toMatchObject(
      { n: 12, without: 0 },
    );
    // A deed of two is lost without either: no share over all.
    expect(found.rows.some(({ partner }) => partner === 'all')).toBe(false);
  });
});

describe('leaving one member out', () => {
  const act = fc.tuple(
    fc.subarray(['NATO', 'USA', 'GBR', 'FIN'], { minLength: 1 }),
    fc.subarray(['AUS', 'JPN', 'KOR', 'NZL'], { minLength: 1 }),
  );

  it('drops a row and leaves the counts of the others; shares are shares', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 35, maxLength: 60 }), (acts) => {
        const result = dependenceOf(deedsOf(acts), { ...options, replicates: 20 });
        for (const one of result.leftOut) {
          if (one.value === null) continue;
          expect(one.value.some(({ row }) => row === one.member)).toBe(false);
          // The model keeps each row's total, with and without: gaps of a row add up to nothing.
          for (const row of new Set(one.value.map((cell) => cell.row))) {
            const sum = one.value
              .filter((cell) => cell.row === row)
              .reduce((total, { gap }) => total + gap.without, 0);
            expect(Math.abs(sum)).toBeLessThan(1e-6);
          }
        }
        const all = result.rows.filter(({ partner }) => partner === 'all');
        const soles = all.reduce((sum, { soleIds }) => sum + soleIds.length, 0);
        expect(soles).toBeLessThanOrEqual(result.n['all']!);
        for (const { shares } of all)
          if (!('value' in shares)) {
            expect(shares.without).toBeGreaterThanOrEqual(0);
            expect(shares.without + shares.sole).toBeCloseTo(1, 12);
          }
      }),
      { numRuns: 25 },
    );
  });
});
