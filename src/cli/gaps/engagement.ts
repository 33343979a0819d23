import type { CarriedError, EngagementResult } from '../../gaps/index.ts';
import type { CsvTable } from '../csv.ts';
import { errorOf, withReviewed, type ErrorOptions } from './error.ts';
import type { Measure } from './measure.ts';

const COLUMNS = [
  ...['member', 'partner', 'deeds', 'reason', 'lo', 'hi', 'documents', 'bootstrap_lo'],
  ...['bootstrap_hi', 'fractional', 'done', 'planned', 'refused', 'cancelled', 'negated'],
  ...['via_group', 'expected', 'gap', 'adjusted_residual', 'q', 'verdict', 'deed_ids'],
  ...['corrected', 'corrected_lo', 'corrected_hi', 'corrected_reason'],
];

function csv({ cells, gap }: EngagementResult, error: CarriedError): CsvTable {
  const corrected = new Map(error.cells.map((one) => [`${one.member} ${one.partner}`, one]));
  const compared = new Map(
    (gap.pairs.value ?? []).map((cell) => [`${cell.row} ${cell.column}`, cell]),
  );
  const rows = cells.map((cell) => {
    const { deeds, bootstrap } = cell;
    const known = deeds.value !== null;
    const beside = compared.get(`${cell.member} ${cell.partner}`);
    const carried = corrected.get(`${cell.member} ${cell.partner}`)!;
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
      carried.value,
      carried.value === null ? null : carried.lo,
      carried.value === null ? null : carried.hi,
      carried.value === null ? carried.reason : null,
    ];
  });
  return { columns: COLUMNS, rows };
}

export const engagement: Measure<ErrorOptions> = {
  name: 'engagement',
  asks: 'who does what with whom, and where more or less than expected',
  options: withReviewed,
  async show(kase, own, knowledge) {
    const [{ carryError }, { carriedText, engagementText }] = await Promise.all([
      import('../../gaps/index.ts'),
      import('../../views/index.ts'),
    ]);
    const value = kase.engagement();
    const deeds = kase.deedById();
    const error = carryError(value, (id) => deeds.get(id), { error: errorOf(own, knowledge) });
    return {
      value: { ...value, error },
      findings: kase.findings().filter(({ id }) => /^(engagement|caution)/.test(id)),
      table: `${engagementText(value, kase)}\n\n${carriedText(error, value.alliance, kase)}`,
      csv: csv(value, error),
      records: value.total.recordIds,
    };
  },
};
