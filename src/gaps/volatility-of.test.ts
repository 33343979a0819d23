import { describe, expect, it } from 'vitest';
import { event, members } from './fixtures.ts';
import { toDeeds } from './deeds/index.ts';
import { volatilityOf } from './volatility-of.ts';

const OPTIONS = { alliance: 'NATO', partners: ['IP4'], members, asOf: '2026-01-01' };
const found = (events: ReturnType<typeof event>[], given = {}) =>
  volatilityOf(toDeeds(events, []).deeds, { ...OPTIONS, ...given });
const steady = ['01', '02', '03', '04', '05', '06'].map((month) =>
  event(`m${month}`, `2024-${month}-10`, ['NATO'], ['JPN'], { root: 'CONSULT' }),
);

describe('volatility with a partner', () => {
  it('six months alike move not at all', () => {
    expect(found(steady)).toMatchObject([
      {
        partner: 'JPN',
        found: { n: 6, mean: 2.5, sd: 0, masc: 0, signEntropy: 0 },
        counts: { friendly: 6, neutral: 0, unfriendly: 0 },
      },
    ]);
  });
  it('a quarrel in every second month moves by the whole way each time', () => {
    const events = steady.map((one, i) =>
      i % 2 === 0 ? one : { ...one, root: 'ACCUSE' as const },
    );
    const [row] = found(events);
    expect(row!.found).toMatchObject({ n: 6, mean: -0.25, masc: 5.5 });
    expect(row!.counts).toEqual({ friendly: 3, neutral: 0, unfriendly: 3 });
  });
  it('months without a deed are left out, not taken for zero', () => {
    const [row] = found(steady.slice(0, 5));
    expect(row!.found).toEqual({ value: null, reason: 'fewer-than-6-months', n: 5 });
  });
  it.each([
    ['planned', { status: 'planned' as const }],
    ['refused', { status: 'refused' as const }],
  ])('what is only %s has no score', (_, given) => {
    expect(found(steady.map((one) => ({ ...one, ...given })))).toEqual([]);
  });
  it('a year is no month', () => {
    expect(found([event('y', '2024', ['NATO'], ['JPN'])])).toEqual([]);
  });
  it('only what lies in the period asked for', () => {
    expect(found(steady, { from: '2024-04-01' })[0]!.found.n).toBe(3);
  });
});
