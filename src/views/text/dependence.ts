import type { CellChange, DependenceResult, DependenceRow, LeftOut } from '../../gaps/index.ts';
import { listWords, reasonWords } from '../words.ts';
import type { Naming } from './engagement.ts';
import { cut, textTable, wrap } from './table.ts';

const percent = (share: number): string => String(Math.round(share * 100));

/** "96 [91, 100]": what is left without a member, in per cent, or why there is no share. */
function leftWords(row: DependenceRow | undefined): string {
  if (row === undefined) return ' ';
  if ('value' in row.shares) return 'too few';
  const { interval } = row;
  const spread =
    interval === null || 'value' in interval
      ? ''
      : ` [${percent(interval.lo)}, ${percent(interval.hi)}]`;
  return `${percent(row.shares.without)}${spread}`;
}

const signed = (x: number): string => `${x < 0 ? '−' : '+'}${Math.abs(x).toFixed(1)}`;
const moveWords = ({ gap }: CellChange): string => `${signed(gap.with)} to ${signed(gap.without)}`;

/** What is left without each member, then what that does to the engagement gap. */
export function dependenceText(
  result: DependenceResult,
  { name }: Naming,
  without: string | null = null,
): string {
  const { members, partners, alliance } = result;
  const rowOf = new Map(result.rows.map((row) => [`${row.member} ${row.partner}`, row]));
  const columns = result.rows.some((row) => row.partner === 'all')
    ? [...partners, 'all']
    : partners;
  const deedsOf = (code: string): number =>
    columns.reduce((n, at) => n + (rowOf.get(`${code} ${at}`)?.deedIds.length ?? 0), 0);
  const sole = (code: string): number =>
    code === alliance ? Infinity : (rowOf.get(`${code} all`)?.soleIds.length ?? 0);
  const active = members
    .filter((code) => deedsOf(code) > 0)
    .sort((a, b) => (sole(a) === sole(b) ? 0 : sole(b) - sole(a)));
  const silent = members.filter((code) => !active.includes(code));
  if (active.length === 0)
    return 'No deed of the alliance or its members with these partners: no share to give.';
  const label = (code: string): string => (code === alliance ? `${name(code)} itself` : name(code));
  const head = ['left without …', ...columns];
  const rows = active.map((code) => [
    label(code),
    ...columns.map((partner) => leftWords(rowOf.get(`${code} ${partner}`))),
  ]);
  rows.push(['deeds', ...columns.map((partner) => String(result.n[partner] ?? ''))]);
  const left = head.map(() => 'left' as const);
  const parts = [
    textTable(head, rows, left),
    '',
    wrap(
      'Per cent of the recorded deeds that remain without a member, that is, all but those in which it is the only one of its side, with a 95 % interval over documents; too few: fewer than 10 deeds.',
    ),
    '',
    refitTable(result.leftOut, active, label),
    '',
    wrap(
      'Adjusted for how active everybody is: the expected counts fitted again without that row; the cell whose gap moves most, and how many surpluses or deficits are called with it and not without, or the reverse.',
    ),
  ];
  const chosen = result.leftOut.find(({ member }) => member === without);
  if (chosen !== undefined)
    parts.push('', `Cell by cell, without ${name(chosen.member)}:`, changesTable(chosen, label));
  if (silent.length > 0)
    parts.push(
      '',
      wrap(
        `${reasonWords('no-evidence-found')} of any deed, so no share: ${listWords(silent.map(label))}.`.replace(
          /^n/,
          'N',
        ),
      ),
    );
  return parts.join('\n');
}

function refitTable(
  leftOut: readonly LeftOut[],
  order: readonly string[],
  label: (code: string) => string,
): string {
  const of = new Map(leftOut.map((one) => [one.member, one]));
  const rows = order.map((code) => {
    const one = of.get(code);
    if (one === undefined || one.value === null)
      return [label(code), one === undefined ? '–' : reasonWords(one.reason), '', ''];
    if (one.largest === null) return [label(code), 'no cell left', '', ''];
    const { row, column } = one.largest;
    return [
      label(code),
      `${label(row)} with ${column}`,
      moveWords(one.largest),
      `${one.changed} of ${one.value.length}`,
    ];
  });
  return textTable(['refitted without', 'largest move', 'gap', 'calls changed'], rows, [
    'left',
    'left',
    'left',
    'right',
  ]);
}

const MOST = 12;

/** The cells that move most, cell by cell. */
function changesTable(chosen: LeftOut, label: (code: string) => string): string {
  if (chosen.value === null) return `  ${reasonWords(chosen.reason)}`;
  const moves = [...chosen.value].sort(
    (a, b) => Math.abs(b.gap.without - b.gap.with) - Math.abs(a.gap.without - a.gap.with),
  );
  const rows = moves
    .slice(0, MOST)
    .map((cell) => [
      cut(`${label(cell.row)} with ${cell.column}`, 30),
      String(cell.n),
      moveWords(cell),
      `${cell.rank.with} to ${cell.rank.without}`,
      cell.say.with === cell.say.without
        ? reasonWords(cell.say.with)
        : `${reasonWords(cell.say.with)} to ${reasonWords(cell.say.without)}`,
    ]);
  return textTable(
    ['cell', 'deeds', 'gap', 'rank', 'verdict'],
    rows,
    rows[0]?.map(() => 'left' as const) ?? [],
  );
}
