import { byText } from './common.ts';
import type { DeedResult } from './deeds/index.ts';
import { gapTable } from './engagement/gap.ts';
import type { GapTable, NamedGapCell } from './engagement/types.ts';
import type { SidesOptions } from './engagement/sides.ts';
import { type DeedChoice, engagedDeeds } from './placed.ts';

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

export interface LeaveOneOutOptions extends SidesOptions, DeedChoice {
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
  result: DeedResult,
  members: readonly string[],
  options: LeaveOneOutOptions,
): LeftOut[] {
  const whole = tableWithout(result, null, options);
  return [...members].sort(byText).map((member): LeftOut => {
    if (whole.value === null) return { member, value: null, reason: whole.reason };
    const rest = tableWithout(result, member, options);
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

/** The call, where one is made; a cell too thin to test is no call of any kind. */
const called = (say: NamedGapCell['say']): string | null =>
  say === 'surplus' || say === 'deficit' ? say : null;

const moved = ({ gap }: CellChange): number => Math.abs(gap.without - gap.with);

function tableWithout(
  result: DeedResult,
  without: string | null,
  options: LeaveOneOutOptions,
): GapTable {
  const placed = engagedDeeds(result, { ...options, without }, options);
  return gapTable(
    placed.map(({ deed, sides }) => ({
      deed,
      cells: sides.pairs.map(({ member, partner }) => [member, partner] as const),
    })),
    options.rows.filter((code) => code !== without),
    options.columns.filter((code) => code !== without),
    { name: 'leave one out', replicates: 0, allowed: (row, column) => row !== column },
  );
}

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
