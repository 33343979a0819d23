import type { EngagementCell, EngagementResult, EngagementTotal } from '../../gaps/index.ts';
import { listWords } from '../words.ts';
import { textTable, wrap } from './table.ts';

export interface Naming {
  /** Name of a code, for people. */
  name: (code: string) => string;
}

/** "31 [24, 39] ×4": deeds, their interval, records that say no; "–" where no evidence was found. */
export function countWithInterval(cell: EngagementCell | EngagementTotal): string {
  // Within a group each pair is shown once.
  if ('mirrors' in cell && cell.mirrors) return ' ';
  const declined = cell.refused + cell.cancelled + cell.negated;
  const against = declined > 0 ? ` ×${declined}` : '';
  if (cell.deeds.value === null) {
    if (cell.deeds.reason === 'structural-zero') return ' ';
    return `${cell.deeds.reason === 'not-read' ? '/' : '–'}${against}`;
  }
  const interval =
    'bootstrap' in cell && cell.bootstrap !== null && !('value' in cell.bootstrap)
      ? cell.bootstrap
      : null;
  const spread =
    interval === null ? '' : ` [${Math.round(interval.lo)}, ${Math.round(interval.hi)}]`;
  return `${cell.deeds.value}${spread}${against}`;
}

/** The engagement table, at most 100 columns wide, with a legend of its marks. */
export function engagementText(result: EngagementResult, { name }: Naming): string {
  const cellOf = new Map(result.cells.map((cell) => [`${cell.member} ${cell.partner}`, cell]));
  const shown = result.rows.filter((row) => row.deeds.value !== null || row.refusedIds.length > 0);
  const silent = result.rows.filter((row) => !shown.includes(row));
  const head = ['', ...result.columns.map((column) => column.code), 'all'];
  const lineOf = (row: EngagementTotal): string[] => [
    row.code === result.alliance ? `${name(row.code)} itself` : name(row.code),
    ...result.columns.map((column) => countWithInterval(cellOf.get(`${row.code} ${column.code}`)!)),
    countWithInterval(row),
  ];
  const rows = shown.map(lineOf);
  const parts = [
    textTable(head, rows, ['left', ...result.columns.map(() => 'left' as const), 'left']),
  ];
  if (silent.length > 0) {
    parts.push(
      '',
      wrap(
        `No evidence found for ${silent.length} more: ${listWords(silent.map((row) => name(row.code)))}.`,
      ),
    );
  }
  parts.push(
    '',
    wrap(
      'Separate deeds done or planned, with a 95 % interval over documents; ×n: n records that say no (refused, cancelled or denied); –: no evidence found, which is not zero.',
    ),
  );
  return parts.join('\n');
}
