import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../model/index.ts';
import { changeWhere } from './change-where.ts';
import { dependenceParts } from './dependence-parts.ts';
import { toDeeds } from './deeds/index.ts';
import { document, event, members } from './fixtures.ts';
import { poissonInterval } from './poisson.ts';
import { positionChanges } from './position-changes.ts';

describe('interval of a Poisson mean', () => {
  // Garwood (1936), as tabulated by Ulm (1990): 95 % limits for 0, 1, 5 and 10 events.
  it.each([
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [5, 1.6235, 11.6683],
    [10, 4.7954, 18.3904],
  ])('%d events: %d to %d', (n, lo, hi) => {
    const found = poissonInterval(n);
    expect(found.lo).toBeCloseTo(lo, 4);
    expect(found.hi).toBeCloseTo(hi, 4);
  });
  it('holds the count, and widens with the level', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), (n) => {
        const [narrow, wide] = [poissonInterval(n, 0.8), poissonInterval(n, 0.99)];
        expect(narrow.lo <= n && n <= narrow.hi).toBe(true);
        expect(wide.lo <= narrow.lo && narrow.hi <= wide.hi).toBe(true);
      }),
    );
  });
});

describe('where a change lies', () => {
  it('is sure of a plain step', () => {
    const found = changeWhere([1, 0, 1, 1, 0, 9, 12, 10, 11]);
    if ('value' in found) throw new Error(found.reason);
    expect(found.k).toBe(5);
    expect(found.from <= 5 && 5 <= found.to).toBe(true);
    expect(found.inside).toBeGreaterThan(0.9);
    expect(found.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });
  it('is unsure where nothing changes: the band is wide', () => {
    const found = changeWhere([3, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
    if ('value' in found) throw new Error(found.reason);
    expect(found.to - found.from).toBeGreaterThan(4);
  });
  it.each([
    [[1, 9, 9], 'fewer-than-4-periods'],
    [[0, 1, 0, 2], 'fewer-than-5-deeds'],
  ] as const)('%j: %s', (counts, reason) =>
    expect(changeWhere(counts)).toEqual({ value: null, reason }),
  );
});

describe('parts of dependence', () => {
  const events = [
    event('a', '2024-01-10', ['USA'], ['JPN'], { reciprocal: true }),
    event('b', '2024-03-10', ['USA', 'GBR'], ['JPN'], { reciprocal: true }),
    event('c', '2024-05-10', ['GBR'], ['AUS'], { reciprocal: true }),
    event('d', '2024-07-10', ['NATO'], ['JPN'], { reciprocal: true }),
  ];
  const deeds = toDeeds(events, [document('doc_0000000000000001', '2024-08-01')], {
    members,
    expand: ['IP4'],
    asOf: '2026-01-01',
  });
  const found = dependenceParts(deeds, {
    ...{ alliance: 'NATO', partners: ['IP4'], members, asOf: '2026-01-01', member: 'USA' },
    domains: [],
  });
  it('tells alone, shared and others; the alliance itself stands apart', () => {
    const [all] = found.parts;
    expect([all?.others.length, all?.shared.length, all?.sole.length]).toEqual([1, 1, 1]);
    expect(found.alliance).toHaveLength(1);
    const japan = found.parts.find(({ id }) => id === 'JPN');
    expect([japan?.others.length, japan?.shared.length, japan?.sole.length]).toEqual([0, 1, 1]);
  });
  it('ranks every ally with a deed, ties alike, and compares the first two', () => {
    expect(found.members.map(({ member, rank }) => [member, rank])).toEqual([
      ['GBR', 1],
      ['USA', 1],
    ]);
    expect(found.lead?.value).toBe(0);
  });
  it('parts of all hold each deed once', () => {
    const [all] = found.parts;
    const ids = [...(all?.others ?? []), ...(all?.shared ?? []), ...(all?.sole ?? [])];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('positions that changed', () => {
  const position = (id: string, stance: -1 | 0 | 1, term: string, issue: string | null): Position =>
    ({
      id,
      stance,
      term,
      issue,
      about: { topic: null, mention: null },
      by: [{ code: 'FRA' }],
    }) as unknown as Position;
  it('neighbours in time that differ, in stance before words; others are none', () => {
    const changes = positionChanges([
      { position: position('c', -1, 'opposed', 'office'), date: '2023-07-12' },
      { position: position('a', 0, 'no view', 'office'), date: '2022-01-01' },
      { position: position('b', 0, 'No  View', 'Office'), date: '2022-06-01' },
      { position: position('x', 1, 'for', 'aukus'), date: '2022-06-01' },
      { position: position('y', 1, 'in favour', 'aukus'), date: '2023-06-01' },
      { position: position('z', 1, 'alone', null), date: '2023-06-01' },
    ]);
    expect(
      changes.map(({ before, after, kind }) => [before.position.id, after.position.id, kind]),
    ).toEqual([
      ['b', 'c', 'stance'],
      ['x', 'y', 'wording'],
    ]);
  });
});
