import type { SourcesResult } from '../../gaps/index.ts';
import type { CsvTable } from '../../views/index.ts';
import { eventsOf, type Measure } from './measure.ts';

const COLUMNS = [
  ...['deed', 'sources', 'independent', 'effective', 'copies', 'state_share', 'single', 'reason'],
  ...['source_ids', 'records'],
];

const csv = ({ deeds }: SourcesResult): CsvTable => ({
  columns: COLUMNS,
  rows: deeds.map(({ deedId, basis, sources, recordIds }) => {
    const known = 'independent' in basis;
    return [
      deedId,
      known ? basis.documents : null,
      known ? basis.independent : null,
      known ? basis.effective : null,
      known ? basis.copies : null,
      known ? basis.stateShare.value : null,
      known ? basis.singleSource : null,
      known ? null : basis.reason,
      sources.join(' '),
      recordIds.join(' '),
    ];
  }),
});

export const sources: Measure = {
  name: 'sources',
  asks: 'what the deeds rest on, what contradicts what, what was read',
  needs: () => ['commitments'],
  async show(kase) {
    const [{ sourcesFor }, { sourcesFinding, sourcesText }] = await Promise.all([
      import('../../case/sources.ts'),
      import('../../views/index.ts'),
    ]);
    const value = sourcesFor(kase);
    return {
      deeds: true,
      value,
      findings: sourcesFinding(value, eventsOf(kase)),
      table: sourcesText(value),
      csv: csv(value),
      records: () => [
        ...value.recordIds,
        ...value.contradictions.flatMap(({ a, b }) => [...a, ...b]),
      ],
    };
  },
};
