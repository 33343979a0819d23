import type { Measure } from './measure.ts';

const COLUMNS = [
  ...['summit', 'date', 'partner', 'level_lo', 'level_hi', 'reason', 'announced'],
  ...['contradictory', 'records'],
];

export const representation: Measure = {
  name: 'representation',
  asks: 'who came to which summit, at what level',
  needs: () => ['events', 'documents'],
  async show(kase) {
    const { representationFinding, representationText } = await import('../../views/index.ts');
    const value = kase.representation();
    return {
      value,
      findings: [representationFinding(kase.findingsInput)].filter((finding) => finding !== null),
      table: representationText(value, kase),
      csv: {
        columns: COLUMNS,
        rows: value.flatMap((summit) =>
          summit.levels.map(({ actor, level, announced, contradictory, recordIds }) => {
            const known = 'lo' in level;
            return [
              summit.name,
              summit.date,
              actor,
              known ? level.lo : null,
              known ? level.hi : null,
              known ? null : level.reason,
              announced,
              contradictory,
              recordIds.join(' '),
            ];
          }),
        ),
      },
      records: () => value.flatMap((summit) => summit.levels.flatMap((level) => level.recordIds)),
    };
  },
};
