import type { LeadResult } from '../../gaps/index.ts';
import { checkCodes } from '../codes.ts';
import type { CsvTable } from '../../views/index.ts';
import { countArgument } from '../options.ts';
import { usage } from '../outcome.ts';
import { NO_RIVALS, rivalsOf } from '../question.ts';
import { eventsOf, type Measure } from './measure.ts';

interface PrecedenceOptions {
  rivals?: string;
  window: number;
}

const COLUMNS = [
  ...['who', 'direction', 'within', 'of', 'expected', 'p', 'p_near', 'q', 'ceiling', 'reason'],
];

const csv = ({ rows }: LeadResult): CsvTable => ({
  columns: COLUMNS,
  rows: rows.map(({ who, direction, found, near, q }) => {
    const known = 'p' in found;
    return [
      who ?? 'all',
      direction,
      known ? found.T : null,
      known ? found.n : null,
      known ? found.expected : null,
      known ? found.p : null,
      'p' in near ? near.p : null,
      q,
      known ? found.ceiling : null,
      known ? null : found.reason,
    ];
  }),
});

export const precedence: Measure<PrecedenceOptions> = {
  name: 'precedence',
  asks: 'do unfriendly acts of others come before those of the two sides, or after',
  needs: () => [],
  options: (command) =>
    command
      .option(
        '--rivals <codes>',
        'whose unfriendly acts: codes or groups; those of the case unless given',
      )
      .option('--window <days>', 'days before an act; declare it beforehand', countArgument, 90),
  async show(kase, own, knowledge) {
    const rivals = rivalsOf(own.rivals, kase.question.alliance, knowledge);
    if (rivals.length === 0) throw usage(NO_RIVALS);
    checkCodes(rivals, knowledge);
    const [{ precedenceFor }, { precedenceFinding, precedenceText }] = await Promise.all([
      import('../../case/precedence.ts'),
      import('../../views/index.ts'),
    ]);
    const value = precedenceFor(kase, { rivals, window: own.window });
    return {
      deeds: true,
      value,
      findings: [precedenceFinding(value, eventsOf(kase), kase)],
      table: precedenceText(value, kase),
      csv: csv(value),
      records: () => value.recordIds,
    };
  },
};
