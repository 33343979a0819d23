import type { CarriedError } from '../../gaps/index.ts';
import { countWords, reasonWords } from '../words.ts';
import type { Naming } from './engagement.ts';
import { textTable, wrap } from './table.ts';

type Carried = CarriedError['total'];

const span = (carried: Carried): string =>
  carried.value === null
    ? reasonWords(carried.reason)
    : `${Math.round(carried.value)} [${Math.round(carried.lo)}, ${Math.round(carried.hi)}]`;

const share = (part: number, whole: number): string => (part / whole).toFixed(2).replace(/^0/, '');

/** Totals with the coder's measured errors in them, or why there are none; at most 100 columns wide. */
export function carriedText(error: CarriedError, alliance: string, { name }: Naming): string {
  const { sample, total, itself, allies, rows, columns } = error;
  const machine = total.value === null ? null : total.machine;
  if (total.value === null)
    return wrap(
      `The coder’s errors are not carried into these intervals: ${reasonWords(total.reason)}.`,
    );
  if (machine === 0 || sample === null)
    return wrap(
      'No deed here rests on machine coding alone, so there is no error of a coder to carry.',
    );
  const { tp, fp, rtp, fn } = sample;
  const most = rows
    .filter((row) => row.value !== null && row.code !== alliance && row.machine > 0)
    .slice(0, 3);
  const lines = [
    ['all', total],
    [`${name(alliance)} itself`, itself],
    ['its members', allies],
    ...most.map((row) => [name(row.code), row] as const),
    ...columns.map((column) => [name(column.code), column] as const),
  ] as const;
  return [
    wrap(
      `With the coder’s measured errors carried in: ${countWords(machine ?? 0, 'deed')} of machine coding alone, precision ${share(tp, tp + fp)} of ${tp + fp} records, recall ${share(rtp, rtp + fn)} of ${rtp + fn} acts (${sample.measured}: ${sample.source}).`,
    ),
    '',
    textTable(
      ['', 'deeds, corrected', 'curated', 'machine'],
      lines
        .filter(([, carried]) => carried.value !== null)
        .map(([label, carried]) => [
          label,
          span(carried),
          carried.value === null || carried.known === 0 ? '–' : String(carried.known),
          carried.value === null || carried.machine === 0 ? '–' : String(carried.machine),
        ]),
      ['left', 'left', 'right', 'right'],
    ),
    '',
    wrap(
      'Assumes errors independent between deeds and the same everywhere; a cell in which the coder found nothing stays empty, though something may have been missed there.',
    ),
  ].join('\n');
}
