import type { Case } from '../../case.ts';
import type { IndicatorResult } from '../../case/pledges.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { CsvTable } from '../../views/index.ts';
import { nearest } from '../../base/index.ts';
import { usage } from '../outcome.ts';
import type { Shown } from './measure.ts';

const COLUMNS = [
  ...['pledge', 'part', 'actor', 'party', 'series', 'same_definition', 'level', 'last_year'],
  ...['last_value', 'last_status', 'line_asks', 'short_by', 'projected', 'projected_lo'],
  ...['projected_hi', 'reason', 'estimates', 'years_without_figure', 'indicators'],
];

const csv = ({ pledges, figures, series }: IndicatorResult): CsvTable => ({
  columns: COLUMNS,
  rows: [
    ...pledges.flatMap(({ rows }) =>
      rows.map((row) => {
        const last = row.figures.at(-1) ?? null;
        const path = 'required' in row.path ? row.path : null;
        const projected = path?.projected ?? null;
        const reached = projected !== null && projected.value !== null ? projected : null;
        const reason =
          path === null && 'reason' in row.path
            ? row.path.reason
            : projected !== null && projected.value === null
              ? projected.reason
              : null;
        return [
          row.pledge,
          row.part,
          row.actor,
          row.party,
          row.series,
          row.series === null ? null : !row.near,
          row.level,
          last?.year ?? null,
          last?.value ?? null,
          last?.status ?? null,
          path?.required ?? null,
          path?.shortfall ?? null,
          reached?.value ?? null,
          reached?.lo ?? null,
          reached?.hi ?? null,
          reason,
          row.estimates || null,
          row.missing.map(({ year }) => year).join(' '),
          row.indicatorIds.join(' '),
        ];
      }),
    ),
    ...figures.map((row) => [
      ...[null, null, row.actor, null, series.id, null, null],
      'last' in row ? row.last.year : null,
      'last' in row ? row.last.value : null,
      'last' in row ? row.last.status : null,
      ...[null, null, null, null, null],
      'last' in row ? null : row.reason,
      null,
      '',
      row.indicatorIds.join(' '),
    ]),
  ],
});

/** `entente gaps commitments --indicator SERIES`: figures against what was promised of them. */
export async function showIndicator(
  kase: Case,
  wanted: string,
  knowledge: Knowledge,
  ledger: Ledger,
): Promise<Shown> {
  const [
    { figuresOf, indicatorFor, seriesIn },
    { pledgeFinding, pledgeText, seriesText, textPart },
  ] = await Promise.all([import('../../case/pledges.ts'), import('../../views/index.ts')]);
  const held = await ledger.indicators();
  const known = knowledge.indicators;
  const all = seriesIn(known, held);
  const series = all.find(({ id }) => id === wanted);
  if (!series) {
    const ids = all.map(({ id }) => id);
    const near = nearest(wanted, ids);
    throw usage(
      `unknown indicator: ${wanted}.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ''} Indicators are ${ids.join(', ')}.`,
    );
  }
  const value = indicatorFor(kase, series, known, held);
  const ids = new Set([
    ...value.pledges.flatMap(({ rows }) => rows.flatMap((row) => row.indicatorIds)),
    ...value.figures.flatMap((row) => row.indicatorIds),
  ]);
  return {
    value,
    findings: value.pledges.map((table) => ({
      id: `pledge-${table.pledge.id}`,
      tone: 'headline' as const,
      parts: [textPart(pledgeFinding(table, kase))],
    })),
    table:
      value.pledges.length > 0
        ? value.pledges.map((table) => pledgeText(table, kase)).join('\n\n')
        : seriesText(value.figures, series, kase),
    csv: csv(value),
    records: () => [],
    indicators: figuresOf(known, held).filter(({ id }) => ids.has(id)),
    further: ['entente import indicator FILE   brings newer figures; --template shows the form'],
  };
}
