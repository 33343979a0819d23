import { describe, expect, it } from 'vitest';
import type { Event } from '../../model/index.ts';
import { toDeeds } from '../deeds/index.ts';
import { event, members } from '../fixtures.ts';
import { engagement, type EngagementOptions, type EngagementResult } from './index.ts';

const measure = (events: Event[], given: Partial<EngagementOptions> = {}): EngagementResult =>
  engagement(toDeeds(events, []), {
    alliance: 'NATO',
    partners: 'IP4',
    members,
    asOf: '2026-01-01',
    replicates: 50,
    ...given,
  });
const cell = (found: EngagementResult, member: string, partner: string) =>
  found.cells.find((c) => c.member === member && c.partner === partner)!;

const NATO_JPN = event('a', '2024-07-11', ['NATO'], ['JPN']);

describe('engagement', () => {
  it('keeps every member in the table, the alliance first, empty rows with their reason', () => {
    const found = measure([NATO_JPN, event('b', '2024-05-01', ['USA'], ['JPN'])]);
    expect(found.rows.map((row) => row.code)).toEqual(['NATO', 'USA', 'FIN', 'GBR']);
    expect(cell(found, 'NATO', 'JPN').deeds).toEqual({ value: 1, lo: 1, hi: 1, n: 1 });
    expect(cell(found, 'FIN', 'JPN').deeds).toEqual({ value: null, reason: 'no-evidence-found' });
    expect(cell(found, 'USA', 'KOR').deeds).toEqual({ value: null, reason: 'not-read' });
    expect(found.silent).toEqual(['FIN', 'GBR']);
    expect(found.gap.pairs).toMatchObject({ value: null, reason: 'too-few-deeds' });
  });

  it('never reads the alliance as its members', () => {
    const found = measure([NATO_JPN]);
    expect(found.allies.deeds.value).toBeNull();
    expect(found.itself.deeds.value).toBe(1);
  });

  it('reads a group of partners as its members, and says so', () => {
    const found = measure([event('g', '2024-07-11', ['NATO'], ['IP4'])]);
    for (const partner of ['AUS', 'JPN', 'KOR', 'NZL'])
      expect(cell(found, 'NATO', partner)).toMatchObject({
        done: 1,
        viaGroup: 1,
        fractional: 0.25,
      });
    expect(found.total.deeds.value).toBe(1);
    expect(found.total.fractional).toBeCloseTo(1, 12);
  });

  it('counts a deed once in totals however many pairs it fills', () => {
    const found = measure([event('x', '2024-07-11', ['NATO', 'USA'], ['JPN', 'KOR'])]);
    expect(found.cells.filter((c) => c.done === 1)).toHaveLength(4);
    expect(found.total.deeds.value).toBe(1);
    expect(found.rows.map((row) => row.fractional)).toEqual([0.5, 0.5, 0, 0]);
  });

  it('keeps plans with what was done, and refusals apart', () => {
    const found = measure([
      NATO_JPN,
      event('p', '2024-09-01', ['NATO'], ['JPN'], { status: 'planned' }),
      event('r', '2024-10-01', ['NATO'], ['JPN'], { status: 'refused' }),
      event('c', '2024-11-01', ['NATO'], ['JPN'], { status: 'cancelled' }),
      event('n', '2024-12-01', ['NATO'], ['JPN'], { status: 'negated' }),
      event('h', '2024-12-09', ['NATO'], ['JPN'], { status: 'hypothetical' }),
      event('z', '2024-12-12', ['NATO'], ['JPN'], { root: 'ACCUSE' }),
    ]);
    expect(cell(found, 'NATO', 'JPN')).toMatchObject({
      deeds: { value: 2 },
      done: 1,
      planned: 1,
      refused: 1,
      cancelled: 1,
      negated: 1,
    });
    expect(cell(found, 'NATO', 'JPN').recordIds).toHaveLength(5);
  });

  it('an ambiguous record raises the upper bound only', () => {
    const found = measure([
      NATO_JPN,
      event('later', '2024-07-25', ['NATO'], ['JPN']),
      event('month', '2024-07', ['NATO'], ['JPN']),
    ]);
    expect(cell(found, 'NATO', 'JPN').deeds).toMatchObject({ value: 2, lo: 2, hi: 3 });
  });

  it('takes membership on the day: Finland was no ally in 2022', () => {
    const found = measure([
      event('then', '2022-05-01', ['FIN'], ['JPN']),
      event('now', '2024-05-01', ['FIN'], ['JPN']),
    ]);
    expect(cell(found, 'FIN', 'JPN').deeds.value).toBe(1);
  });

  it('two that are only acted upon are no pair', () => {
    const found = measure([event('thanks', '2024-05-01', ['UKR'], ['NATO', 'JPN'])]);
    expect(found.total.deeds.value).toBeNull();
  });

  it('filters by period and domain; acts without a date are told', () => {
    const events = [
      NATO_JPN,
      event('cyber', '2023-01-01', ['NATO'], ['JPN'], { domains: ['cyber'] }),
      event('undated', null, ['NATO'], ['KOR']),
    ];
    expect(measure(events, { from: '2024-01-01' })).toMatchObject({
      total: { deeds: { value: 1 } },
      undated: 1,
    });
    expect(measure(events, { domain: 'cyber' }).total.deeds.value).toBe(1);
    expect(measure(events).total.deeds.value).toBe(3);
  });

  it('without a member, what it did alone is lost and the rest remains', () => {
    const events = [
      event('alone', '2024-05-01', ['USA'], ['JPN']),
      event('both', '2024-06-01', ['USA', 'GBR'], ['JPN']),
      NATO_JPN,
    ];
    const found = measure(events, { without: 'USA' });
    expect(found.rows.map((row) => row.code)).toEqual(['NATO', 'GBR', 'FIN']);
    expect(found.total.deeds.value).toBe(2);
    expect(found.lost).toHaveLength(1);
    expect(found.total.deeds.value! + found.lost.length).toBe(measure(events).total.deeds.value);
  });

  it('measures ties within a group: ordered pairs, none with itself', () => {
    const found = measure([event('four', '2024-05-01', ['IP4'], [])], { alliance: 'IP4' });
    expect(found.rows.map((row) => row.code)).toEqual(['AUS', 'JPN', 'KOR', 'NZL']);
    expect(cell(found, 'AUS', 'AUS').deeds).toEqual({ value: null, reason: 'structural-zero' });
    expect(found.cells.filter((c) => c.done === 1)).toHaveLength(12);
    expect(found.total.fractional).toBeCloseTo(1, 12);
  });

  it('compares with what the totals predict once there are thirty', () => {
    const partners = ['AUS', 'JPN', 'KOR', 'NZL'];
    const events = Array.from({ length: 48 }, (_, i) =>
      event(
        `e${i}`,
        `20${10 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-10`,
        [i % 3 === 0 ? 'USA' : 'NATO'],
        [partners[i % 4]!],
        {
          documentId: `d${i}`,
          domains: [i % 2 === 0 ? 'cyber' : 'space'],
        },
      ),
    );
    const { pairs, domains } = measure(events).gap;
    if (pairs.value === null || domains.value === null) throw new Error('no table');
    expect(pairs.total).toBe(48);
    expect(pairs.value.every((c) => c.bootstrap !== null && 'lo' in c.bootstrap)).toBe(true);
    expect(new Set(domains.value.map((c) => c.column))).toEqual(new Set(['cyber', 'space']));
    expect(measure(events)).toEqual(measure(events.toReversed()));
  });

  it('an unrelated record changes nothing', () => {
    const other = event('other', '2024-05-01', ['CHN'], ['RUS']);
    expect(measure([NATO_JPN, other])).toEqual(measure([NATO_JPN]));
  });

  it('nothing at all gives reasons only', () => {
    const found = measure([]);
    expect(found.total.deeds).toEqual({ value: null, reason: 'no-evidence-found' });
    expect(found.cells.every((c) => c.deeds.value === null)).toBe(true);
    expect(JSON.stringify(found)).not.toContain('NaN');
  });
});
