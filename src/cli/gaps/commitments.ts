import type { Measure } from './measure.ts';
import { showIndicator } from './pledges.ts';

interface CommitmentOptions {
  indicator?: string;
}

const COLUMNS = [
  ...['id', 'by', 'to', 'promise', 'force', 'made', 'due', 'review', 'state', 'reason'],
  ...['documents_after_due', 'documents_on_object', 'last_read', 'evidence', 'records'],
];

export const commitments: Measure<CommitmentOptions> = {
  name: 'commitments',
  asks: 'what was promised, and what became of it',
  needs: ({ indicator }) => (indicator === undefined ? ['events', 'commitments', 'documents'] : []),
  options: (command) =>
    command.option(
      '--indicator <series>',
      'figures against what was promised of them, such as defence-spending-share',
    ),
  async show(kase, own, knowledge, ledger) {
    if (own.indicator !== undefined) return showIndicator(kase, own.indicator, knowledge, ledger);
    const { commitmentsFinding, commitmentsText } = await import('../../views/index.ts');
    const value = kase.commitmentStates();
    return {
      value,
      findings: [commitmentsFinding(kase.findingsInput, kase.question.asOf)].filter(
        (finding) => finding !== null,
      ),
      table: commitmentsText(value, kase),
      csv: {
        columns: COLUMNS,
        rows: value.rows.map((row) => [
          row.id,
          row.by.join(' '),
          row.to.join(' '),
          row.promise,
          row.force,
          row.made,
          row.due,
          row.review,
          row.state,
          row.reason,
          row.coverage.afterDue,
          row.coverage.onObject,
          row.coverage.lastRead,
          row.evidence.map(({ recordId }) => recordId).join(' '),
          row.recordIds.join(' '),
        ]),
      },
      // What the alliance itself pledged in figures, and nobody else.
      further: knowledge.indicators.targets
        .filter(({ actors }) => actors.includes(kase.question.alliance))
        .flatMap(({ series }) => series.slice(0, 1))
        .filter((series, at, all) => all.indexOf(series) === at)
        .map((series) => `entente gaps commitments --indicator ${series}   the pledges in figures`),
      records: () =>
        value.rows.flatMap((row) => [...row.recordIds, ...row.evidence.map((e) => e.recordId)]),
    };
  },
};
