import type { SeriesRow } from '../../gaps/index.ts';
import { listWords } from '../words.ts';
import type { Naming } from './engagement.ts';
import { textTable, wrap } from './table.ts';

/** The figures of a series of which nothing was promised, the highest last figure first. */
export function seriesText(
  rows: readonly SeriesRow[],
  series: { name: string; unit: string },
  { name }: Naming,
): string {
  const known = rows
    .flatMap((row) => ('last' in row ? [row] : []))
    .sort((a, b) => b.last.value - a.last.value || (name(a.actor) < name(b.actor) ? -1 : 1));
  const figure = ({ value, year, status }: (typeof known)[number]['first']): string =>
    `${value}${status === 'estimate' ? 'e' : ''} (${year})`;
  const silent = rows.filter((row) => !('last' in row)).map((row) => name(row.actor));
  const out = [wrap(`${series.name}, in ${series.unit}.`), ''];
  if (known.length > 0)
    out.push(
      textTable(
        ['', 'first', 'last', 'change', 'figures'],
        known.map((row) => [
          name(row.actor),
          figure(row.first),
          figure(row.last),
          `${row.change > 0 ? '+' : row.change < 0 ? '−' : ''}${Number(Math.abs(row.change).toFixed(2))}`,
          String(row.figures.length),
        ]),
        ['left', 'right', 'right', 'right', 'right'],
      ),
      '',
      'e: an estimate of the source.',
    );
  if (silent.length > 0) out.push(wrap(`No figures of ${listWords(silent)}.`));
  return out.join('\n');
}
