import { describe, expect, it } from 'vitest';
import { parseHTML } from 'linkedom';
import {
  attendanceFigure,
  dependenceFigure,
  figureSvg,
  leadFigure,
  leaveOneOutFigure,
  pledgeFigure,
  seriesFigure,
  termsFigure,
  type Figure,
  type Page,
} from './index.ts';
import type { DependenceInput, LeadInput, SeriesInput, TermsInput } from './inputs.ts';

const page = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Page;
const NATO = { code: 'NATO', name: 'NATO' };
const partners = [{ code: 'JPN', name: 'Japan' }];
const counted = (n: number) => ({ n, records: n === 0 ? [] : [`ev_${n}`] });

const series: SeriesInput = {
  ...{ alliance: NATO, partners, length: 'year', split: 'all', asOf: '2026-11-28' },
  periods: [2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year, i) => ({
    key: String(year),
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    documents: i === 6 ? 0 : 2,
  })),
  lines: [
    {
      ...{ id: 'all', name: 'All', total: 20 },
      counts: [0, 1, 0, 7, 6, 6, 0].map((n) => ({ ...counted(n), lo: n / 2, hi: n * 1.7 + 3 })),
    },
  ],
  change: {
    at: '2023',
    from: '2023',
    to: '2023',
    inside: 0.97,
    before: 1 / 3,
    after: 19 / 4,
    p: 0.002,
  },
  read: { documents: 12, first: '2020-02-01', last: '2025-08-01' },
  undated: counted(2),
};
const share = (value: number) => ({ value, interval: { lo: value / 2, hi: (1 + value) / 2 } });
const dependence: DependenceInput = {
  ...{ member: { code: 'USA', name: 'United States' }, partners, silent: [] },
  parts: [
    {
      kind: 'all',
      id: 'all',
      name: 'All',
      others: counted(4),
      shared: counted(1),
      sole: counted(3),
      lost: share(0.375),
    },
    {
      kind: 'partner',
      id: 'JPN',
      name: 'Japan',
      others: counted(1),
      shared: counted(1),
      sole: counted(1),
      lost: share(1 / 3),
    },
    {
      kind: 'domain',
      id: 'cyber',
      name: 'Cyber',
      others: counted(0),
      shared: counted(0),
      sole: counted(0),
      lost: { value: null, reason: 'no-evidence-found' },
    },
  ],
  members: [
    {
      member: { code: 'USA', name: 'United States' },
      sole: counted(3),
      shared: counted(1),
      share: share(0.375),
      rank: 1,
    },
    {
      member: { code: 'FRA', name: 'France' },
      sole: counted(0),
      shared: counted(1),
      share: share(0),
      rank: 2,
    },
  ],
  lead: null,
  alliance: { ...counted(5), name: 'NATO' },
};
const lead: LeadInput = {
  ...{ alliance: NATO, partners, window: 90, notExact: 1 },
  period: { from: '2023-01-01', to: '2024-12-31', days: 731 },
  rows: [
    {
      who: null,
      name: 'All together',
      direction: 'lead',
      found: { value: null, reason: 'fewer-than-5-acts' },
    },
  ],
  own: [{ day: '2023-07-12', records: ['ev_1'] }],
  rivals: [{ code: 'CHN', name: 'China', days: [] }],
};
const terms: TermsInput = {
  read: 3,
  texts: [
    {
      id: null,
      title: 'Madrid 2022',
      date: '2022-06-29',
      complete: 'unknown',
      paragraphs: null,
      words: null,
    },
    {
      id: 'doc_1',
      title: 'Washington: text',
      date: '2024-07-10',
      complete: true,
      paragraphs: 9,
      words: 200,
    },
    {
      id: 'doc_2',
      title: 'An excerpt',
      date: '2025-06-25',
      complete: false,
      paragraphs: 2,
      words: 40,
    },
  ],
  terms: [
    {
      ...{ term: 'china', label: 'China', kind: 'topic', first: null, documents: 1 },
      cells: [
        { mark: 'no-text', uses: [] },
        { mark: 'absent', uses: [] },
        { mark: 'none-found', uses: [] },
      ],
    },
  ],
};

const FIGURES: readonly Figure[] = [
  seriesFigure(series),
  dependenceFigure(dependence),
  leaveOneOutFigure(dependence),
  leadFigure(lead),
  termsFigure(terms),
  attendanceFigure({ partners, summits: [] }),
  pledgeFigure(null),
];
const svg = (figure: Figure, width = 640, theme: 'light' | 'dark' = 'light'): string =>
  figureSvg(figure, { page, width, theme, link: '/timeline?v=abc', about: 'A question.' });

describe.each(FIGURES.map((figure) => [figure.name, figure] as const))('%s', (_, figure) => {
  it('gives the same bytes twice, as they were kept', () => {
    expect(svg(figure)).toBe(svg(figure));
    expect(svg(figure)).toMatchSnapshot();
  });
  it('stands alone: literal colours, no script, style or outer reference, three decimals', () => {
    for (const theme of ['light', 'dark'] as const)
      for (const width of [320, 960]) {
        const text = svg(figure, width, theme);
        expect(text).not.toMatch(/var\(--|<script|<style|href=|data-key/);
        expect(text).not.toMatch(/[\s"(,]-?\d+\.\d{4,}/);
        expect(text).not.toContain('NaN');
        expect(text).toContain('role="img"');
      }
  });
  it('has a row for what it draws, and no mark without records', () => {
    for (const row of figure.table.rows) expect(row).toHaveLength(figure.table.columns.length);
    expect(new Set(figure.marks.map(({ key }) => key)).size).toBe(figure.marks.length);
  });
});

it('what is not found is a dash, never a bar or a zero', () => {
  const rows = seriesFigure(series).table.rows;
  expect(rows[0]?.[4]).toBeNull();
  expect(seriesFigure(series).marks[0]?.label).toContain('no evidence found');
});

it('a text that would run stays text', () => {
  const hostile = '<script>alert(1)</script>';
  const text = svg(
    leaveOneOutFigure({
      ...dependence,
      members: dependence.members.map((one) => ({ ...one, member: { code: 'X', name: hostile } })),
    }),
  );
  expect(text).not.toContain('<script>');
});
