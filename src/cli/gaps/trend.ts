import { Option } from 'commander';
import { PERIOD_LENGTHS } from '../../gaps/index.ts';
import type { PeriodLength, TrendResult } from '../../gaps/index.ts';
import type { CsvTable } from '../../views/index.ts';
import { errorOf, withReviewed, type ErrorOptions } from './error.ts';
import { eventsOf, type Measure } from './measure.ts';

interface TrendOptions extends ErrorOptions {
  period: PeriodLength;
}

const COLUMNS = [
  ...['period', 'from', 'to', 'documents', 'deeds', 'rate', 'reason', 'on_record', 'deed_ids'],
];

const csv = ({ periods }: TrendResult): CsvTable => ({
  columns: COLUMNS,
  rows: periods.map((row) => [
    row.key,
    row.start,
    row.end,
    row.documents,
    row.deeds.value,
    row.rate.value,
    row.deeds.value === null ? row.deeds.reason : null,
    row.onRecord.length || null,
    row.deeds.value === null ? '' : row.deeds.deedIds.join(' '),
  ]),
});

export const trend: Measure<TrendOptions> = {
  name: 'trend',
  asks: 'more or less over time, per document read; when it changed; what came first',
  needs: () => [],
  options: (command) =>
    withReviewed(
      command.addOption(
        new Option('--period <length>', 'how time is cut')
          .choices(PERIOD_LENGTHS)
          .default('half-year'),
      ),
    ),
  async show(kase, own, knowledge) {
    const [{ trendFor }, { changeFinding, trendFinding, trendText }] = await Promise.all([
      import('../../case/trend.ts'),
      import('../../views/index.ts'),
    ]);
    const value = trendFor(kase, { length: own.period, error: errorOf(own, knowledge) });
    const change = changeFinding(value);
    return {
      deeds: true,
      value,
      findings: [trendFinding(value, eventsOf(kase)), ...(change === null ? [] : [change])],
      table: trendText(value, kase),
      csv: csv(value),
      records: () => value.recordIds,
      further: ['entente gaps sources   what was read of which month'],
    };
  },
};
