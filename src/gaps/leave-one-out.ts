import { byText } from './common.ts';
import { gapOfCounts } from './engagement/gap.ts';
import type { GapTable, NamedGapCell } from './engagement/types.ts';
import { type PlacedDeeds, timesOfKinds } from './placed.ts';

/** One cell of the gap table with and without a member. */
export interface CellChange {
  row: string;
  column: string;
  /** Observed deeds, the same with and without. */
  n: number;
  gap: { with: number; without: number };
  adj: { with: number | null; without: number | null };
  /** Place of the cell by its gap among those in both tables, 1 the largest; ties share the better. */
  rank: { with: number; without: number };
  say: { with: NamedGapCell['say']; without: NamedGapCell['say'] };
}

export type LeftOut =
  | {
      member: string;
      value: CellChange[];
      /** Cells that are called a surplus or deficit with the member or without it, and not in both. */
      changed: number;
      /** The cell whose gap moves most. */
      largest: CellChange | null;
    }
  | { member: string; value: null; reason: Extract<GapTable, { value: null }>['reason'] };

export interface LeaveOneOutOptions {
  /** Rows of the table, the alliance itself among them where it has deeds. */
  rows: readonly string[];
  columns: readonly string[];
}

/**
 * The engagement gap with each member's row dropped in turn and the model fitted again: what the rest
 * of the table would look like without it. Every member is left out, so that none is singled out
 * beforehand. A refusal carries its reason.
 */
export function leaveOneOut(
  placed: PlacedDeeds,
  members: readonly string[],
  options: LeaveOneOutOptions,
): LeftOut[] {
  const counts = countsOf(placed);
  const tableWithout = (without: string | null): GapTable => {
    // Leaving a member out takes its own pairs away and no others.
    const rows = options.rows.filter((code) => code !== without);
    const columns = options.columns.filter((code) => code !== without);
    return gapOfCounts(
      rows.map((row) => columns.map((column) => counts.get(`${row} ${column}`) ?? 0)),
      rows,
      columns,
      (row, column) => row !== column,
    );
  };
  const whole = tableWithout(null);
  return [...members].sort(byText).map((member): LeftOut => {
    if (whole.value === null) return { member, value: null, reason: whole.reason };
    const rest = tableWithout(member);
    if (rest.value === null) return { member, value: null, reason: rest.reason };
    const value = compare(whole.value, rest.value);
    const largest = value.reduce<CellChange | null>(
      (most, cell) => (most === null || moved(cell) > moved(most) + 1e-12 ? cell : most),
      null,
    );
    return {
      member,
      value,
      changed: value.filter(({ say }) => called(say.with) !== called(say.without)).length,
      largest,
    };
  });
}

/** Deeds of each pair, "member partner". */
function countsOf(placed: PlacedDeeds): Map<string, number> {
  const times = timesOfKinds(placed);
  const counts = new Map<string, number>();
  for (const [kind, { pairs }] of placed.kinds.entries())
    if (times[kind]! > 0)
      for (const { member, partner } of pairs) {
        const key = `${member} ${partner}`;
        counts.set(key, (counts.get(key) ?? 0) + times[kind]!);
      }
  return counts;
}

/** The call, where one is made; a cell too thin to test is no call of any kind. */
const called = (say: NamedGapCell['say']): string | null =>
  say === 'surplus' || say === 'deficit' ? say : null;

const moved = ({ gap }: CellChange): number => Math.abs(gap.without - gap.with);

function compare(whole: readonly NamedGapCell[], rest: readonly NamedGapCell[]): CellChange[] {
  const key = ({ row, column }: NamedGapCell): string => `${row} ${column}`;
  const after = new Map(rest.map((cell) => [key(cell), cell]));
  const both = whole.flatMap((cell) => {
    const other = after.get(key(cell));
    return other ? [{ cell, other }] : [];
  });
  const rank = (gaps: readonly number[], gap: number): number =>
    1 + gaps.filter((other) => other > gap + 1e-9).length;
  const before = both.map(({ cell }) => cell.gap);
  const later = both.map(({ other }) => other.gap);
  return both.map(({ cell, other }) => ({
    row: cell.row,
    column: cell.column,
    n: cell.n,
    gap: { with: cell.gap, without: other.gap },
    adj: { with: cell.adj.value, without: other.adj.value },
    rank: { with: rank(before, cell.gap), without: rank(later, other.gap) },
    say: { with: cell.say, without: other.say },
  }));
}
