import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicatorSchema } from '../../model/index.ts';
import { loadKnowledge } from '../load.ts';
import { INDICATOR_TEMPLATE, parseIndicators } from './csv.ts';

const knowledge = loadKnowledge().value;
const { rows, series, targets } = knowledge.indicators;
const read = (text: string) =>
  parseIndicators(text, {
    uri: 'x.csv',
    actor: (code) => knowledge.actor(code),
    near: () => ['JPN (Japan)'],
    series,
  });
const HEAD = 'series,actor,period,value,unit,status,source,uri,retrieved,licence';
const GOOD =
  'defence-spending-share,JPN,2024,1.4,percent of GDP,actual,A,https://a.org,2025-01-01,CC0';
const withField = (at: number, value: string): string =>
  GOOD.split(',')
    .map((field, i) => (i === at ? value : field))
    .join(',');

describe('the bundled indicators', () => {
  it('are without a fault, each a record with its source, licence and status', () => {
    expect(loadKnowledge().diagnostics.filter((d) => d.code.includes('indicator'))).toEqual([]);
    expect(rows.length).toBeGreaterThan(1000);
    for (const row of rows) expect(indicatorSchema.safeParse(row).success).toBe(true);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    expect(
      rows.every((row) => row.source.licence !== '' && row.source.uri.startsWith('https:')),
    ).toBe(true);
  });

  it('mark what NATO gives as an estimate, and hold what it published', () => {
    const share = (actor: string, period: string) =>
      rows.find(
        (r) => r.series === 'defence-spending-share' && r.actor === actor && r.period === period,
      );
    expect(share('USA', '2014')).toMatchObject({ value: 3.727, status: 'actual' });
    expect(share('DEU', '2019')).toMatchObject({ value: 1.36, status: 'estimate' });
    expect(share('ISL', '2019')).toBeUndefined();
    expect(
      rows.filter((r) => r.series === 'defence-spending-share' && r.status === 'estimate').length,
    ).toBe(56);
  });

  it('have partners, and one unit a series', () => {
    for (const actor of ['AUS', 'JPN', 'KOR', 'NZL'])
      expect(
        rows.filter((r) => r.series === 'military-expenditure-share' && r.actor === actor).length,
      ).toBe(11);
    for (const { id, unit } of series)
      expect(rows.filter((r) => r.series === id).every((r) => r.unit === unit)).toBe(true);
  });

  it('agree on votes in the UN General Assembly, as counted here and by the State Department', () => {
    const of = (id: string, actor: string, period: string): number | undefined =>
      rows.find((r) => r.series === id && r.actor === actor && r.period === period)?.value;
    const apart = rows
      .filter((r) => r.series === 'un-voting-coincidence-usa')
      .flatMap((r) => {
        const counted = of('un-voting-agreement-usa', r.actor, r.period);
        return counted === undefined ? [] : [Math.abs(counted - r.value)];
      });
    expect(apart.length).toBe(79);
    expect(Math.max(...apart)).toBeLessThan(3.1);
    expect(apart.reduce((sum, d) => sum + d, 0) / apart.length).toBeLessThan(1.5);
    for (const actor of ['AUS', 'JPN', 'KOR', 'NZL'])
      for (const rival of ['CHN', 'RUS', 'PRK', 'IRN'])
        for (let year = 2010; year <= 2019; year++)
          expect(of('un-voting-agreement-nato', actor, String(year))).toBeGreaterThan(
            of('un-voting-agreement-nato', rival, String(year)) ?? 100,
          );
  });

  it('state the pledges of 2014 and 2025', () => {
    expect(targets.find((t) => t.id === 'nato-2014-spending')).toMatchObject({
      value: 2,
      due: '2024',
    });
    expect(targets.find((t) => t.id === 'nato-2025')).toMatchObject({
      value: 5,
      review: '2029',
      due: '2035',
      parts: { core: { value: 3.5 }, related: { value: 1.5 } },
    });
    const known = new Set(series.map((s) => s.id));
    for (const t of targets)
      for (const id of [...t.series, ...t.compare]) expect(known.has(id)).toBe(true);
  });
});

describe('a user folder', () => {
  it('overrides a row, adds others, and is told of faults at their line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-indicators-'));
    try {
      mkdirSync(join(folder, 'indicators'));
      const row = {
        series: 'defence-spending-share',
        actor: 'USA',
        period: '2014',
        value: 9,
        unit: 'percent of GDP',
        status: 'actual',
        source: 'nato-2019',
      };
      writeFileSync(
        join(folder, 'indicators', 'mine.json'),
        JSON.stringify(
          {
            entries: [
              row,
              { ...row, period: '2020' },
              { ...row, actor: 'XYZ' },
              { ...row, period: '2021', unit: 'dollars' },
              { ...row, source: 'nobody' },
            ],
          },
          null,
          1,
        ),
      );
      const { value, diagnostics } = loadKnowledge({ userFolder: folder });
      const mine = value.indicators.rows.filter(
        (r) => r.series === 'defence-spending-share' && r.actor === 'USA',
      );
      expect(mine.map((r) => [r.period, r.value]).filter(([, v]) => v === 9)).toEqual([
        ['2014', 9],
        ['2020', 9],
      ]);
      expect(mine).toHaveLength(9);
      expect(diagnostics.map((d) => d.code).sort()).toEqual([
        'knowledge/unknown-actor',
        'knowledge/unknown-source',
        'knowledge/wrong-unit',
      ]);
      expect(diagnostics.every((d) => /line \d+, column \d+:/.test(d.message))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a table of indicators', () => {
  it('the template reads without a fault', () => {
    const { value, diagnostics } = read(INDICATOR_TEMPLATE);
    expect(diagnostics).toEqual([]);
    expect(value.map((r) => [r.period, r.status, r.source.name])).toEqual([
      ['2030', 'actual', 'Ministry of Examples, yearbook 2031'],
      ['2031', 'estimate', 'Ministry of Examples, yearbook 2031'],
    ]);
  });

  it.each([
    ['a byte order mark and Windows line ends', `\uFEFF${HEAD}\r\n${GOOD}\r\n`],
    ['capitals in the header', `${HEAD.toUpperCase()}\n${GOOD}\n`],
    ['no last line end', `${HEAD}\n${GOOD}`],
    ['blank lines', `${HEAD}\n\n${GOOD}\n\n,,,,,,,,,\n`],
    ['retrieved left out', `${HEAD.replace(',retrieved', '')}\n${GOOD.replace(',2025-01-01', '')}`],
    ['columns in another order and one too many', `note,${HEAD}\nx,${GOOD}`],
  ])('reads %s', (_, text) => {
    const { value, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(value).toHaveLength(1);
    expect(value[0]).toMatchObject({ actor: 'JPN', period: '2024', value: 1.4 });
  });

  it.each([
    ['empty file', '', 'indicator/empty-file', null],
    ['header alone', HEAD, 'indicator/no-rows', null],
    ['missing columns', `series,actor\nx,JPN`, 'indicator/missing-column', 1],
    ['repeated column', `${HEAD},unit\n${GOOD},x`, 'indicator/repeated-column', 1],
    ['open quotation', `${HEAD}\n"x,JPN`, 'indicator/not-a-table', null],
    ['too few fields', `${HEAD}\n${GOOD}\nx,JPN`, 'indicator/wrong-number-of-fields', 3],
    ['bad series', `${HEAD}\n${withField(0, 'Spending %')}`, 'indicator/bad-series', 2],
    ['unknown actor', `${HEAD}\n${GOOD}\n\n${withField(1, 'JAP')}`, 'indicator/unknown-actor', 4],
    ['bad year', `${HEAD}\n${withField(2, '2024-25')}`, 'indicator/bad-period', 2],
    ['year that is none', `${HEAD}\n${withField(2, '2024-13')}`, 'indicator/bad-period', 2],
    ['no number', `${HEAD}\n${withField(3, 'n/a')}`, 'indicator/not-a-number', 2],
    ['no value', `${HEAD}\n${withField(3, '')}`, 'indicator/not-a-number', 2],
    ['percent sign', `${HEAD}\n${withField(3, '1.4%')}`, 'indicator/not-a-number', 2],
    ['NaN', `${HEAD}\n${withField(3, 'NaN')}`, 'indicator/not-a-number', 2],
    ['wrong unit', `${HEAD}\n${withField(4, 'percent')}`, 'indicator/wrong-unit', 2],
    ['no unit', `${HEAD}\n${withField(4, '')}`, 'indicator/no-unit', 2],
    ['out of range', `${HEAD}\n${withField(3, '140')}`, 'indicator/out-of-range', 2],
    ['unknown status', `${HEAD}\n${withField(5, 'e')}`, 'indicator/unknown-status', 2],
    ['no source', `${HEAD}\n${withField(6, '')}`, 'indicator/no-source', 2],
    ['no address', `${HEAD}\n${withField(7, '')}`, 'indicator/no-source', 2],
    ['bad day', `${HEAD}\n${withField(8, 'May 2025')}`, 'indicator/bad-retrieved', 2],
    ['no licence', `${HEAD}\n${withField(9, '')}`, 'indicator/no-licence', 2],
    ['duplicate', `${HEAD}\n${GOOD}\n${GOOD}`, 'indicator/duplicate-row', 3],
    [
      'line breaks in quotes',
      `${HEAD}\n${withField(6, '"A\nB"')}\n${withField(3, 'x')}`,
      'indicator/not-a-number',
      4,
    ],
  ])('%s: one clear fault at its line', (_, text, code, line) => {
    const { diagnostics } = read(text);
    expect(diagnostics.map((d) => d.code)).toEqual([code]);
    if (line !== null) expect(diagnostics[0]!.message).toMatch(new RegExp(`^line ${line}: `));
    expect(diagnostics[0]!.advice).not.toBe('');
    expect(diagnostics[0]!.uri).toBe('x.csv');
  });

  it('a new series may be brought, with one unit', () => {
    const other = (unit: string, period: string): string =>
      `frigates,JPN,${period},3,${unit},actual,A,https://a.org,,CC0`;
    expect(read(`${HEAD}\n${other('ships', '2024')}`).value).toHaveLength(1);
    const mixed = read(`${HEAD}\n${other('ships', '2024')}\n${other('boats', '2025')}`);
    expect(mixed.diagnostics.map((d) => d.code)).toEqual(['indicator/wrong-unit']);
    expect(mixed.value).toHaveLength(1);
  });

  it('a bad row costs no other row, and all its faults are told', () => {
    const bad = withField(1, '???').replace('1.4', 'x').replace('actual', '');
    const { value, diagnostics } = read(`${HEAD}\n${GOOD}\n${bad}\n${withField(2, '2025')}`);
    expect(value).toHaveLength(2);
    expect(diagnostics).toHaveLength(3);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const given of [text, `${HEAD}\n${text}`]) {
          const { value, diagnostics } = read(given);
          expect(value.length + diagnostics.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what it was given, in any order of rows', () => {
    const cell = fc.constantFrom('AUS', 'JPN', 'KOR');
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.tuple(cell, fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 0, max: 9999 })),
          { selector: ([a, y]) => `${a}${y}`, minLength: 1 },
        ),
        (items) => {
          const lines = items.map(
            ([actor, year, n]) =>
              `defence-spending-share,${actor},${year},${(n / 100).toFixed(2)},percent of GDP,actual,A,https://a.org,,CC0`,
          );
          const forward = read([HEAD, ...lines].join('\n'));
          const backward = read([HEAD, ...lines.toReversed()].join('\n'));
          expect(forward.diagnostics).toEqual([]);
          expect(forward.value).toEqual(backward.value);
          expect(forward.value.length).toBe(items.length);
        },
      ),
      { numRuns: 100 },
    );
  });
});
