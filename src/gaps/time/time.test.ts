import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../model/index.ts';
import { columnsOfDocuments, toDeeds } from '../deeds/index.ts';
import { document, event, members } from '../fixtures.ts';
import { coverageOf, leadAndLag, periodOf, trendOfDeeds, type TrendResult } from './index.ts';
import { periodHolding, periodsBetween } from './periods.ts';

const SIDES = { alliance: 'NATO', partners: ['IP4'], members, asOf: '2026-01-01' };
const read = (id: string, published: string | null, uri = `${id}.txt`) => ({
  ...document(id, published),
  uri,
});
const trendOf = (
  events: Event[],
  documents: ReturnType<typeof read>[],
  given: object = {},
): TrendResult =>
  trendOfDeeds(toDeeds(events, documents).deeds, documents, {
    ...SIDES,
    simulations: 99,
    ...given,
  });

describe('periods', () => {
  it.each([
    ['2022-06-30', 'half-year', '2022-H1'],
    ['2022-07-01', 'half-year', '2022-H2'],
    ['2024-02-29', 'month', '2024-02'],
    ['2023-12-31', 'quarter', '2023-Q4'],
    ['2023-12-31', 'year', '2023'],
  ] as const)('%s by %s is %s', (day, length, key) => expect(periodOf(day, length).key).toBe(key));
  it('follow each other without a hole', () => {
    const found = periodsBetween('2023-11-05', '2024-03-01', 'month');
    expect(found.map(({ key }) => key)).toEqual([
      '2023-11',
      '2023-12',
      '2024-01',
      '2024-02',
      '2024-03',
    ]);
    expect(found.at(-2)!.end).toBe('2024-02-29');
  });
  it('hold an interval of days only where it lies in one of them', () => {
    expect(periodHolding({ start: '2022-06-01', end: '2022-06-30' }, 'half-year')).toBe('2022-H1');
    expect(periodHolding({ start: '2022-06-01', end: '2022-07-01' }, 'half-year')).toBeNull();
    expect(periodHolding({ start: null, end: null }, 'year')).toBeNull();
  });
});

describe('coverage', () => {
  it('counts families of documents once, where they came first, and no curated entries', () => {
    const found = coverageOf(
      columnsOfDocuments([
        { ...read('a', '2024-01-05'), cluster: 'x' },
        { ...read('b', '2024-07-05'), cluster: 'x' },
        read('c', '2024-08-01'),
        read('d', null),
        read('e', '2024-08-01', 'entente:chronology/F001'),
      ]),
      'half-year',
    );
    expect([...found.read]).toEqual([
      ['2024-H1', 1],
      ['2024-H2', 1],
    ]);
    expect(found).toMatchObject({
      first: '2024-01-05',
      last: '2024-08-01',
      documents: 4,
      undated: 1,
    });
  });
});

describe('trend', () => {
  const act = (name: string, day: string, documentId: string) =>
    event(name, day, ['NATO'], ['JPN'], { documentId, instrument: 'visit' });

  it('counts a deed where a document of its own time reports it', () => {
    const documents = [read('now', '2024-03-01'), read('later', '2025-03-01')];
    const found = trendOf(
      [
        act('a', '2024-02-01', 'now'),
        act('b', '2024-01-10', 'later'),
        act('c', '2023-01-10', 'now'),
      ],
      documents,
    );
    expect(found.deedIds).toHaveLength(1);
    expect(found.left.reportedElsewhen).toHaveLength(2);
    const row = found.periods.find(({ key }) => key === '2024-H1')!;
    expect(row).toMatchObject({ documents: 1, deeds: { value: 1 }, rate: { value: 1 } });
    expect(row.onRecord).toHaveLength(2);
    expect(found.periods.find(({ key }) => key === '2023-H1')).toMatchObject({
      deeds: { value: null, reason: 'not-read' },
      rate: { value: null, reason: 'not-read' },
    });
    expect(found.rate).toMatchObject({ value: null, reason: 'fewer-than-4-periods' });
  });

  it('a curated record alone makes no rate: nothing to divide by', () => {
    const documents = Array.from({ length: 20 }, (_, i) =>
      read(`e${i}`, `20${10 + (i % 10)}-05-01`, `entente:chronology/F${i}`),
    );
    const events = documents.map((d, i) =>
      act(`x${i}`, `20${10 + (i % 10)}-05-0${1 + (i % 9)}`, d.id),
    );
    const found = trendOf(events, documents);
    expect(found.rate).toMatchObject({ value: null });
    expect(found.deedIds).toEqual([]);
    expect(found.periods.every(({ rate }) => rate.value === null)).toBe(true);
    expect(found.firsts[0]).toMatchObject({ claim: 'not-read' });
  });

  it('plans, refusals and what lies ahead are no deeds that were done', () => {
    const documents = [read('d', '2024-03-01')];
    const other = (name: string, status: Event['status'], day = '2024-02-01') =>
      event(name, day, ['NATO'], ['JPN'], { documentId: 'd', status });
    const found = trendOf(
      [other('p', 'planned'), other('r', 'refused'), other('f', 'actual', '2030-01-01')],
      documents,
    );
    expect(found.deedIds).toEqual([]);
    expect(found.left.reportedElsewhen).toEqual([]);
  });

  it('finds a rise that is there and none that comes from reading more', () => {
    const many = (perDocument: (half: number) => number, docs: (half: number) => number) => {
      const documents: ReturnType<typeof read>[] = [];
      const events: Event[] = [];
      for (let half = 0; half < 8; half++) {
        const year = 2018 + Math.floor(half / 2);
        const month = half % 2 === 0 ? 2 : 8;
        for (let d = 0; d < docs(half); d++) {
          const id = `d${half}-${d}`;
          documents.push(read(id, `${year}-0${month}-28`));
          for (let k = 0; k < perDocument(half); k++) {
            const day = String(1 + ((d * 7 + k * 3) % 27)).padStart(2, '0');
            events.push(
              event(`${id}-${k}`, `${year}-0${month}-${day}`, ['NATO'], ['JPN'], {
                documentId: id,
                instrument: k % 2 === 0 ? 'visit' : 'meeting',
                domains: [(['cyber', 'space', 'maritime', 'hybrid'] as const)[(d + k) % 4]!],
              }),
            );
          }
        }
      }
      return trendOf(events, documents);
    };
    const rising = many(
      (half) => 1 + half,
      () => 2,
    );
    expect(rising.rate.value).toBeGreaterThan(1.1);
    expect(rising.rate.value !== null && rising.rate.lo).toBeGreaterThan(1);
    const reading = many(
      () => 1,
      (half) => 1 + half,
    );
    if (reading.rate.value === null) throw new Error(reading.rate.reason);
    expect(reading.rate.lo).toBeLessThan(1.001);
    expect(reading.archive.value).toBeGreaterThan(1.1);
  });

  it('says which texts claim a first, also of later deeds', () => {
    const documents = [read('d', '2012-01-01')];
    const found = trendOf(
      [
        { ...act('one', '2014-01-01', 'd'), first: false },
        { ...act('two', '2015-01-01', 'd'), first: true },
      ],
      documents,
    ).firsts;
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ date: '2014-01-01', claim: 'first-in-record', said: false });
    expect(found[0]!.saidOfOthers).toHaveLength(1);
  });

  it('carries the errors of a measured coder, and says why not for another', () => {
    const documents = Array.from({ length: 8 }, (_, i) => read(`d${i}`, `${2014 + i}-03-01`));
    const events = documents.flatMap((d, i) =>
      ['visit', 'meeting'].map((instrument) => ({
        ...act(`${d.id}${instrument}`, `${2014 + i}-02-01`, d.id),
        instrument: instrument as Event['instrument'],
        coder: 'entente/9',
      })),
    );
    const sample = { tp: 90, fp: 10, rtp: 80, fn: 20, measured: 'x', source: 'y' };
    const known = trendOf(events, documents, { error: () => sample, replicates: 200 }).carried;
    if (known === null || known.value === null) throw new Error('not carried');
    expect(known.lo).toBeLessThan(1);
    expect(known.hi).toBeGreaterThan(1);
    expect(trendOf(events, documents, { error: () => null }).carried).toEqual({
      value: null,
      reason: 'coder-not-measured',
    });
    const few = { ...sample, tp: 5, fp: 0 };
    expect(trendOf(events, documents, { error: () => few }).carried).toEqual({
      value: null,
      reason: 'too-few-reviewed',
    });
  });

  it('does not depend on order, and an act of others changes nothing', () => {
    const documents = Array.from({ length: 6 }, (_, i) => read(`d${i}`, `${2016 + i}-03-01`));
    const make = fc.tuple(
      fc.nat(5),
      fc.integer({ min: 1, max: 28 }),
      fc.constantFrom('JPN', 'KOR'),
    );
    fc.assert(
      fc.property(fc.array(make, { maxLength: 20 }), (items) => {
        const events = items.map(([i, day, partner], n) =>
          event(`n${n}`, `${2016 + i}-02-${String(day).padStart(2, '0')}`, ['NATO'], [partner], {
            documentId: `d${i}`,
          }),
        );
        const found = trendOf(events, documents);
        expect(trendOf(events.toReversed(), documents.toReversed())).toEqual(found);
        const stranger = event('s', '2018-02-02', ['CHN'], ['RUS'], { documentId: 'd2' });
        expect(trendOf([...events, stranger], documents)).toEqual(found);
        expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 40 },
    );
  });
});

describe('lead and lag', () => {
  const meet = (day: string) => event(`m${day}`, day, ['NATO'], ['JPN']);
  const hit = (day: string, who = 'PRK', root: Event['root'] = 'THREATEN') =>
    event(`h${who}${day}${root}`, day, [who], ['JPN'], { root });
  const months = (day: string): string[] =>
    Array.from({ length: 12 }, (_, i) => `2024-${String(i + 1).padStart(2, '0')}-${day}`);
  const run = (events: Event[], given: object = {}) =>
    leadAndLag(toDeeds(events, []).deeds, { ...SIDES, rivals: ['PRK'], window: 5, ...given });

  it('sees acts that come first, and not the other way round', () => {
    const found = run([...months('10').map((d) => hit(d)), ...months('13').map(meet)]);
    const [lead, lag] = found.rows;
    expect(lead).toMatchObject({ who: 'PRK', direction: 'lead', found: { T: 12, n: 12 } });
    expect('p' in lead!.found && lead!.found.p).toBeLessThan(0.05);
    expect('p' in lag!.found && lag!.found.T).toBe(0);
    expect(found.engagement.deedIds).toHaveLength(12);
    expect(found.recordIds).toHaveLength(24);
  });

  it.each([
    ['the same day', months('13').map((d) => hit(d)), 0],
    ['several on one day', months('10').flatMap((d) => [hit(d), hit(d, 'PRK', 'ACCUSE')]), 12],
  ])('%s', (_, hits, T) => {
    const { found } = run([...hits, ...months('13').map(meet)]).rows[0]!;
    expect('T' in found && found.T).toBe(T);
  });

  it('asking is no unfriendly act; a month is no day; too few are refused', () => {
    const found = run([
      ...months('10').map((d) => hit(d, 'PRK', 'REQUEST')),
      ...months('13').map(meet),
      event('vague', '2024-05', ['NATO'], ['JPN'], { root: 'COOPERATE' }),
    ]);
    expect(found.rows[0]!.found).toEqual({ value: null, reason: 'fewer-than-5-acts' });
    expect(found.notExact).toBe(1);
    expect(run([]).period).toBeNull();
  });

  it('several third parties share a false-discovery rate', () => {
    const found = run(
      [
        ...months('10').map((d) => hit(d)),
        ...months('20').map((d) => hit(d, 'CHN')),
        ...months('13').map(meet),
      ],
      { rivals: ['PRK', 'CHN'] },
    );
    expect(found.rows).toHaveLength(6);
    const lead = found.rows.filter(({ direction, who }) => direction === 'lead' && who !== null);
    for (const row of lead)
      expect(row.q!).toBeGreaterThanOrEqual('p' in row.found ? row.found.p : 0);
    expect(found.rows.filter(({ who }) => who === null).every(({ q }) => q === null)).toBe(true);
  });
});
