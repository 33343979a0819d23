import { Option } from 'commander';
import { HELD_KINDS } from '../../case/held.ts';
import { OFFICE_LEVELS, type OfficeLevel } from '../../case/levels.ts';
import { INSTRUMENTS, type Instrument } from '../../model/index.ts';
import type { CarriedError, EngagementResult } from '../../gaps/index.ts';
import type { CsvTable } from '../../views/index.ts';
import { errorOf, withReviewed, type ErrorOptions } from './error.ts';
import type { Measure } from './measure.ts';

const COLUMNS = [
  ...['member', 'partner', 'deeds', 'reason', 'lo', 'hi', 'documents', 'bootstrap_lo'],
  ...['bootstrap_hi', 'fractional', 'done', 'planned', 'refused', 'cancelled', 'negated'],
  ...['via_group', 'expected', 'gap', 'adjusted_residual', 'q', 'verdict', 'deed_ids'],
  ...['corrected', 'corrected_lo', 'corrected_hi', 'corrected_reason'],
];

function csv({ cells, gap, within }: EngagementResult, error: CarriedError): CsvTable {
  const corrected = new Map(error.cells.map((one) => [`${one.member} ${one.partner}`, one]));
  const compared = new Map(
    (gap.pairs.value ?? []).map((cell) => [`${cell.row} ${cell.column}`, cell]),
  );
  const rows = cells
    .filter((cell) => !cell.mirrors)
    .map((cell) => {
      const { deeds, bootstrap } = cell;
      const known = deeds.value !== null;
      const beside =
        compared.get(`${cell.member} ${cell.partner}`) ??
        (within ? compared.get(`${cell.partner} ${cell.member}`) : undefined);
      const carried = corrected.get(`${cell.member} ${cell.partner}`);
      const spread = known && bootstrap !== null && !('value' in bootstrap) ? bootstrap : null;
      return [
        cell.member,
        cell.partner,
        deeds.value,
        known ? null : deeds.reason,
        known ? deeds.lo : null,
        known ? deeds.hi : null,
        known ? deeds.n : null,
        spread?.lo ?? null,
        spread?.hi ?? null,
        known ? cell.fractional : null,
        // Counted where something was found; nothing found is no 0.
        ...[cell.done, cell.planned, cell.refused, cell.cancelled, cell.negated].map(
          (n) => n || null,
        ),
        cell.viaGroup || null,
        beside?.m ?? null,
        beside?.gap ?? null,
        beside?.adj.value ?? null,
        beside?.q ?? null,
        beside?.say ?? null,
        [...cell.deedIds, ...cell.refusedIds].join(' '),
        carried?.value ?? null,
        carried && carried.value !== null ? carried.lo : null,
        carried && carried.value !== null ? carried.hi : null,
        carried && carried.value === null ? carried.reason : null,
      ];
    });
  return { columns: COLUMNS, rows };
}

interface EngagementOwn extends ErrorOptions {
  level?: OfficeLevel;
  instrument?: Instrument;
}

export const engagement: Measure<EngagementOwn> = {
  name: 'engagement',
  asks: 'who does what with whom, and where more or less than expected',
  needs: ({ level, instrument }) => ((level ?? instrument) ? HELD_KINDS : []),
  options: (command) =>
    withReviewed(command)
      .addOption(
        new Option('--level <level>', 'only deeds in which somebody of that rank is named').choices(
          [...OFFICE_LEVELS],
        ),
      )
      .addOption(
        new Option('--instrument <instrument>', 'only deeds by that means').choices([
          ...INSTRUMENTS,
        ]),
      ),
  async show(whole, own, knowledge) {
    const [
      { carryError },
      { carriedText, engagementCaution, engagementFindings, engagementText },
      { narrowed },
    ] = await Promise.all([
      import('../../gaps/index.ts'),
      import('../../views/index.ts'),
      import('../../case/narrowed.ts'),
    ]);
    const kase = narrowed(whole, {
      level: own.level ?? null,
      instrument: own.instrument ?? null,
    });
    const value = kase.engagement();
    const deeds = kase.deedById();
    const error = carryError(value, (id) => deeds.get(id), { error: errorOf(own, knowledge) });
    return {
      deeds: true,
      value: { ...value, error },
      findings: [...engagementFindings(kase.findingsInput), engagementCaution(kase.findingsInput)],
      table: `${engagementText(value, kase)}\n\n${carriedText(error, value.alliance, kase)}`,
      csv: csv(value, error),
      records: () => value.total.recordIds,
    };
  },
};
