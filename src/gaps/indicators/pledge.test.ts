import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../model/index.ts';
import { members } from '../fixtures.ts';
import { type Pledge, pledgeTable, seriesOf, seriesTable } from './index.ts';

const figure = (
  actor: string,
  year: number | string,
  value: number,
  given: Partial<Indicator> & { retrieved?: string } = {},
): Indicator => ({
  record: 'indicator',
  id: `in_${given.series ?? 'share'}${actor}${year}${value}${given.status ?? ''}`,
  series: 'share',
  actor,
  period: String(year),
  value,
  unit: 'percent of GDP',
  status: 'actual',
  source: {
    name: 'A',
    uri: 'https://a.org',
    retrieved: given.retrieved ?? null,
    licence: 'CC0',
  },
  ...given,
});
const run = (actor: string, from: number, values: readonly number[]): Indicator[] =>
  values.map((value, i) => figure(actor, from + i, value));
const PLEDGE: Pledge = {
  id: 'two',
  name: '2 %',
  actors: ['NATO'],
  series: ['share'],
  compare: ['other'],
  value: 2,
  bound: 'floor',
  unit: 'percent of GDP',
  made: '2014-09-05',
  due: '2024',
  review: null,
  force: 'intent',
};
const table = (rows: Indicator[], given: Partial<Pledge> = {}, asOf = '2026-01-01') =>
  pledgeTable({ ...PLEDGE, ...given }, rows, { asOf, members, others: ['IP4'] });
const rowOf = (found: ReturnType<typeof table>, actor: string, part = 'whole') =>
  found.rows.find((row) => row.actor === actor && row.part === part)!;

describe('one series', () => {
  it('takes actual before estimate before forecast, then the one read last; one a year', () => {
    const found = seriesOf(
      [
        figure('USA', 2020, 3, { status: 'forecast' }),
        figure('USA', 2020, 3.1, { status: 'estimate' }),
        figure('USA', 2020, 3.2, { retrieved: '2021' }),
        figure('USA', 2020, 3.3, { retrieved: '2022' }),
        figure('USA', '2020-06', 9),
        figure('USA', 2021, 4, { status: 'forecast' }),
        figure('USA', 2030, 5),
        figure('GBR', 2020, 7),
      ],
      'share',
      'USA',
      '2026-01-01',
    );
    expect(found.seen.map(({ year, value }) => [year, value])).toEqual([[2020, 3.3]]);
    expect(found.forecasts.map(({ year }) => year)).toEqual([2021, 2030]);
    expect(found.aside).toHaveLength(4);
  });
});

describe('a pledge', () => {
  it('shows line, shortfall and projected year', () => {
    const found = table(run('GBR', 2014, [1, 1.05, 1.1, 1.15, 1.2, 1.25]));
    const { path, missing, indicatorIds } = rowOf(found, 'GBR');
    if (!('required' in path)) throw new Error(path.reason);
    expect(path.required).toBeCloseTo(1.5, 12);
    expect(path.shortfall).toBeCloseTo(0.25, 12);
    expect(path).toMatchObject({ behind: true });
    expect(path.projected.value).toBeCloseTo(2034, 6);
    expect(missing.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024]);
    expect(indicatorIds).toHaveLength(6);
    expect(found.due).toBe(true);
  });

  it.each([
    ['nobody read anything', [], 'not-read'],
    ['figures before only', run('GBR', 2010, [1, 1, 1]), 'no-observation'],
    ['none for the first year', run('GBR', 2016, [1, 1.1]), 'no-figure-at-start'],
  ] as const)('%s: %s', (_, rows, reason) =>
    expect(rowOf(table([...rows]), 'GBR').path).toEqual({ value: null, reason }),
  );

  it.each([
    ['two figures', [1, 1.1], 'fewer-than-3-observations'],
    ['falling', [1.5, 1.4, 1.3, 1.2], 'not-moving-towards-target'],
    ['there already', [2.5, 2.4, 2.3], 'already-met'],
    ['reached on the way', [1.5, 1.8, 2.1], 'already-met'],
  ] as const)('no projected year: %s', (_, values, reason) => {
    const { path } = rowOf(table(run('GBR', 2014, values)), 'GBR');
    expect('required' in path && path.projected).toEqual({ value: null, reason });
  });

  it('whoever was above the level has the level for a line', () => {
    const { path } = rowOf(table(run('USA', 2014, [3.7, 3.5, 1.9])), 'USA');
    expect(path).toMatchObject({ required: 2, behind: true });
    expect('required' in path && path.shortfall).toBeCloseTo(0.1, 12);
  });

  it('a series of another definition is used only where there is no own one, and marked', () => {
    const other = (actor: string, year: number, value: number) =>
      figure(actor, year, value, { series: 'other' });
    const found = table([
      ...run('GBR', 2014, [1, 1.1]),
      other('GBR', 2016, 9),
      other('USA', 2014, 3),
    ]);
    expect(rowOf(found, 'GBR')).toMatchObject({ series: 'share', near: false });
    expect(rowOf(found, 'GBR').figures.map(({ value }) => value)).toEqual([1, 1.1]);
    expect(rowOf(found, 'USA')).toMatchObject({ series: 'other', near: true });
  });

  it('partners stand beside as no parties; estimates are counted', () => {
    const found = table([figure('JPN', 2014, 0.9), figure('JPN', 2015, 1, { status: 'estimate' })]);
    expect(rowOf(found, 'JPN')).toMatchObject({ party: false, estimates: 1 });
    expect(rowOf(found, 'GBR').party).toBe(true);
    expect(found.rows.map(({ actor }) => actor)).toEqual([
      'FIN',
      'GBR',
      'USA',
      'AUS',
      'JPN',
      'KOR',
      'NZL',
    ]);
  });

  it('of two parts: core alone has a path, the total needs both', () => {
    const parts = {
      core: { series: 'share', value: 3.5 },
      related: { series: 'related', value: 1.5 },
    };
    const given = { parts, value: 5, made: '2025-06-25', due: '2035' };
    const core = run('GBR', 2025, [2.5, 2.6]);
    const alone = table(core, given, '2027-02-01');
    expect(rowOf(alone, 'GBR', 'core').path).toMatchObject({ observed: 2.6 });
    expect(rowOf(alone, 'GBR', 'total').path).toEqual({
      value: null,
      reason: 'part-not-reported',
    });
    const related = [2025, 2026].map((year) => figure('GBR', year, 2, { series: 'related' }));
    const both = rowOf(table([...core, ...related], given, '2027-02-01'), 'GBR', 'total');
    expect(both.figures.map(({ value }) => value)).toEqual([4, 4.1]);
    expect(both.indicatorIds).toHaveLength(4);
  });

  it('a fiscal year counts as the year that holds most of it', () => {
    expect(table([], { due: '2028-03-31' }).dueYear).toBe(2027);
    expect(table([], { due: '2034-06-30' }).dueYear).toBe(2033);
    expect(table([], { due: '2035' }).dueYear).toBe(2035);
  });

  it('never gives NaN, whatever the figures and their order', () => {
    const one = fc.tuple(
      fc.constantFrom('GBR', 'USA', 'JPN'),
      fc.integer({ min: 2010, max: 2026 }),
      fc.integer({ min: 0, max: 600 }),
      fc.constantFrom('actual', 'estimate', 'forecast'),
    );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (items) => {
        const rows = [
          ...new Map(
            items.map(([a, y, v, status]) => {
              const made = figure(a, y, v / 100, { status });
              return [made.id, made];
            }),
          ).values(),
        ];
        const found = JSON.stringify(table(rows));
        expect(found).toBe(JSON.stringify(table(rows.toReversed())));
        expect(found).not.toMatch(/NaN|Infinity/);
        expect(found).not.toContain('"value":null}');
      }),
      { numRuns: 200 },
    );
  });
});

it('a series of which nothing was promised has first, last and change, or a reason', () => {
  const found = seriesTable('share', run('GBR', 2018, [70, 72, 75]), {
    actors: ['NATO'],
    members,
    asOf: '2026-01-01',
  });
  expect(found.find(({ actor }) => actor === 'GBR')).toMatchObject({ change: 5 });
  expect(found.find(({ actor }) => actor === 'USA')).toMatchObject({
    value: null,
    reason: 'not-read',
  });
});
