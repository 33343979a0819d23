import type { Measure } from './measure.ts';

const COLUMNS = [
  ...['id', 'by', 'to', 'promise', 'force', 'made', 'due', 'review', 'state', 'reason'],
  ...['documents_after_due', 'documents_on_object', 'last_read', 'evidence', 'records'],
];

export const commitments: Measure = {
  name: 'commitments',
  asks: 'what was promised, and what became of it',
  async show(kase) {
    const { commitmentsText } = await import('../../views/index.ts');
    const value = kase.commitmentStates();
    return {
      value,
      findings: kase.findings().filter(({ id }) => id.startsWith('commitments')),
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
      records: value.rows.flatMap((row) => [
        ...row.recordIds,
        ...row.evidence.map((e) => e.recordId),
      ]),
    };
  },
};
