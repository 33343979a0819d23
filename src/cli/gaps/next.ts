import type { NextResult } from '../../gaps/index.ts';
import type { CsvTable } from '../../views/index.ts';
import type { Measure } from './measure.ts';

const COLUMNS = ['member', 'partner', 'domain', 'kind', 'score', 'precedents', 'deed_ids'];

const csv = ({ steps }: NextResult): CsvTable => ({
  columns: COLUMNS,
  rows: steps.map((step) => [
    step.member,
    step.partner,
    step.domain,
    step.kind,
    step.score,
    step.precedents.map(({ pair }) => pair.join('-')).join(' '),
    step.precedents.flatMap(({ deedIds }) => deedIds).join(' '),
  ]),
});

export const next: Measure = {
  name: 'next',
  asks: 'what like pairs have done and this one has not: precedents, tested as forecasts',
  needs: () => [],
  async show(kase) {
    const [{ nextFor }, { nextFinding, nextText }] = await Promise.all([
      import('../../case/next.ts'),
      import('../../views/index.ts'),
    ]);
    const value = nextFor(kase);
    return {
      deeds: true,
      value,
      findings: [nextFinding(value)],
      table: nextText(value, kase),
      csv: csv(value),
      records: () => value.recordIds,
    };
  },
};
