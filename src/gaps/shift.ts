import { addDays, dayNumber } from '../base/index.ts';
import type { Domain } from '../model/index.ts';
import type { DeedResult } from './deeds/index.ts';
import type { SidesOptions } from './engagement/sides.ts';
import { type EngagedDeed, engagedOnes } from './engaged.ts';

/** A partner in a domain, before a day and since. */
export interface ShiftCell {
  partner: string;
  domain: Domain;
  before: number;
  since: number;
  beforeIds: string[];
  sinceIds: string[];
  /** Share of the cell's deeds that fall since the day, with its 95 % interval (Wilson). */
  share: { value: number; lo: number; hi: number } | null;
  /** Against the share of all deeds that fall since: a record that grew as a whole gains nowhere. */
  say: 'gain' | 'loss' | 'nothing-to-say' | 'too-thin';
}

export interface ShiftResult {
  /** The day, and the two spans of equal length on its sides: [from, day) and [day, to]. */
  day: string;
  from: string;
  to: string;
  /** Deeds of all cells, each counted once. */
  before: number;
  since: number;
  cells: ShiftCell[];
  /** Cells with at least `MIN_DEEDS` deeds. */
  tested: number;
  called: number;
}

/** Fewer deeds say nothing of a change. */
const MIN_DEEDS = 5;
const Z = 1.959963984540054;

/**
 * Wilson's score interval of a proportion (Wilson 1927): keeps its level well with few counts, where
 * the plain one fails (Brown, Cai and DasGupta 2001).
 */
export function wilson(k: number, n: number): { value: number; lo: number; hi: number } | null {
  if (n === 0) return null;
  const p = k / n;
  const middle = (p + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return { value: p, lo: Math.max(0, middle - half), hi: Math.min(1, middle + half) };
}

/**
 * In which domains each partner gained or lost deeds since a day, against the same length of time
 * before it. Deeds without a whole day stand where they certainly belong, or nowhere.
 */
export function shiftOf(
  result: DeedResult,
  side: SidesOptions,
  { day, to }: { day: string; to: string },
): ShiftResult {
  const length = Math.max(1, dayNumber(to) - dayNumber(day) + 1);
  const from = addDays(day, -length);
  const eve = addDays(day, -1);
  const wholly = (placed: EngagedDeed, first: string, last: string): boolean => {
    const { start, end } = placed.deed.date;
    return start !== null && end !== null && start >= first && end <= last;
  };
  const all = engagedOnes(result, side, { from, to });
  const sets = {
    before: all.filter((one) => wholly(one, from, eve)),
    since: all.filter((one) => wholly(one, day, to)),
  };
  const cells = new Map<string, ShiftCell>();
  for (const when of ['before', 'since'] as const)
    for (const { deed, sides } of sets[when])
      for (const partner of new Set(sides.pairs.map((pair) => pair.partner)))
        for (const domain of deed.domains) {
          const key = `${partner} ${domain}`;
          const cell: ShiftCell = cells.get(key) ?? {
            ...{ partner, domain, before: 0, since: 0, beforeIds: [], sinceIds: [] },
            ...{ share: null, say: 'too-thin' },
          };
          cell[when] += 1;
          cell[`${when}Ids`].push(deed.id);
          cells.set(key, cell);
        }
  const total = sets.before.length + sets.since.length;
  const usual = total === 0 ? 0 : sets.since.length / total;
  for (const cell of cells.values()) {
    const n = cell.before + cell.since;
    cell.share = wilson(cell.since, n);
    if (n < MIN_DEEDS || cell.share === null) continue;
    cell.say = cell.share.lo > usual ? 'gain' : cell.share.hi < usual ? 'loss' : 'nothing-to-say';
  }
  const list = [...cells.values()].sort((a, b) =>
    a.partner !== b.partner ? (a.partner < b.partner ? -1 : 1) : a.domain < b.domain ? -1 : 1,
  );
  return {
    ...{ day, from, to, cells: list },
    before: sets.before.length,
    since: sets.since.length,
    tested: list.filter(({ say }) => say !== 'too-thin').length,
    called: list.filter(({ say }) => say === 'gain' || say === 'loss').length,
  };
}
