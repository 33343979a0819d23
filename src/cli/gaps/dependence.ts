import type { DependenceResult } from '../../gaps/index.ts';
import type { CsvTable } from '../../views/index.ts';
import type { Measure } from './measure.ts';

const COLUMNS = [
  ...['member', 'partner', 'deeds', 'reason', 'takes_part', 'sole', 'fractional', 'without'],
  ...['lo', 'hi', 'interval_reason', 'effective_members', 'rank_sole', 'rank_fractional'],
  ...['verdicts_changed_when_refitted', 'sole_deed_ids'],
];

const csv = ({ rows, leftOut }: DependenceResult): CsvTable => {
  const refitted = new Map(leftOut.map((one) => [one.member, one]));
  return {
    columns: COLUMNS,
    rows: rows.map(({ member, partner, shares, interval, soleIds }) => {
      const known = !('value' in shares);
      const spread = interval !== null && !('value' in interval) ? interval : null;
      const refit = partner === 'all' ? refitted.get(member) : undefined;
      return [
        member,
        partner,
        shares.n,
        known ? null : shares.reason,
        known ? shares.takesPart : null,
        known ? shares.sole : null,
        known ? shares.fractional : null,
        known ? shares.without : null,
        spread?.lo ?? null,
        spread?.hi ?? null,
        interval !== null && 'value' in interval ? interval.reason : null,
        known ? shares.effective : null,
        known ? shares.rankSole : null,
        known ? shares.rankFractional : null,
        refit !== undefined && refit.value !== null ? refit.changed : null,
        soleIds.join(' '),
      ];
    }),
  };
};

export const dependence: Measure = {
  name: 'dependence',
  asks: 'what is left without one member, for every member',
  needs: () => [],
  async show(kase) {
    const [{ dependenceIn }, { volatilityIn }, views] = await Promise.all([
      import('../../case/dependence.ts'),
      import('../../case/volatility.ts'),
      import('../../views/index.ts'),
    ]);
    const { dependenceFindings, dependenceText, volatilityText } = views;
    const dependent = dependenceIn(kase);
    const volatility = volatilityIn(kase);
    const { without } = kase.question;
    const deeds = kase.deedById();
    return {
      deeds: true,
      value: { ...dependent, volatility },
      findings: dependenceFindings(dependent, {
        name: kase.name,
        without,
        recordsOf: (id) => deeds.get(id)?.eventIds ?? [],
      }),
      table: `${dependenceText(dependent, kase, without)}\n\n${volatilityText(volatility, kase)}`,
      csv: csv(dependent),
      records: () => [
        ...dependent.recordIds,
        ...volatility.flatMap(({ deedIds }) =>
          deedIds.flatMap((id) => deeds.get(id)?.eventIds ?? []),
        ),
      ],
      further:
        without === null
          ? ['--without CODE shows what leaving one member out does, cell by cell']
          : [],
    };
  },
};
