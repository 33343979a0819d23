import { addDays, dayNumber } from '../../base/index.ts';
import { quadOf } from '../../model/index.ts';
import { byText, distinct } from '../common.ts';
import type { Deed } from '../deeds/index.ts';
import { type PlacedOptions, fits, placedDeeds } from '../engagement/placed.ts';
import { type Precedence, precedence } from '../precedence.ts';
import { benjaminiHochberg } from '../significance.ts';

/** Acts of one kind of actor, laid against acts between the two sides. */
export interface LeadRow {
  /** Code of the third party, or null for all of them together. */
  who: string | null;
  /** `lead`: its acts come before those of the two sides; `lag`: after them. */
  direction: 'lead' | 'lag';
  found: Precedence;
  /** The same against shifts of a year at most, which hold where rates rise or fall over the years. */
  near: Precedence;
  /** Over the third parties shown one by one in this direction (Benjamini & Hochberg). */
  q: number | null;
}

export interface LeadResult {
  rows: LeadRow[];
  /** Days before an act in which another may precede it. */
  window: number;
  /** First and last day on which both kinds of act are on record; null where one kind has none. */
  period: { from: string; to: string; days: number } | null;
  /** Distinct days with an act, and the deeds behind them. */
  engagement: { days: number; deedIds: string[] };
  rivals: { who: string; days: number; deedIds: string[] }[];
  /** Acts left out because their day is not known. */
  notExact: number;
  recordIds: string[];
}

export interface LeadOptions extends PlacedOptions {
  /** Third parties whose unfriendly acts are looked at: actors, or groups of them. */
  rivals: readonly string[];
  /** Days, declared beforehand. */
  window?: number;
}

/** Conflict in word or deed; merely asking for something is none. */
const unfriendly = ({ root }: Deed): boolean => quadOf(root) >= 3 && root !== 'REQUEST';
const exact = ({ date }: Deed): boolean => date.precision === 'day' && date.start === date.end;
/** Below this many days on either side a result is a hint at most. */
export const ADVISED_ACTS = 10;

/**
 * Do unfriendly acts of third parties come before acts between the two sides more often than their
 * dates by chance would, and the other way round? Only acts that happened on a known day; several on
 * one day are one. Says nothing of causes.
 */
export function leadAndLag(deeds: readonly Deed[], options: LeadOptions): LeadResult {
  const { asOf, members, window = 90 } = options;
  const happened = deeds.filter(
    (deed) => deed.status === 'actual' && (deed.date.start === null || deed.date.start <= asOf),
  );
  const between = placedDeeds(happened, options).map(({ deed }) => deed);
  const codes = distinct(
    options.rivals.flatMap((code) => {
      const found = members(code, asOf);
      return found.length > 0 ? found : [code];
    }),
  ).filter((code) => code !== options.without);
  const against = happened.filter(
    (deed) => unfriendly(deed) && fits(deed, { ...options, domain: null }),
  );
  const acts = codes.map((who) => {
    const does = new Map<Deed['actors'], boolean>();
    const own = against.filter(({ actors }) => {
      let found = does.get(actors);
      if (found === undefined)
        does.set(actors, (found = actors.some((actor) => actor.acts && actor.code === who)));
      return found;
    });
    return { who, deeds: own };
  });
  const all = [...new Set(acts.flatMap((one) => one.deeds))];
  const period = periodOf(between.filter(exact), all.filter(exact), options);
  const days = (some: readonly Deed[]): number[] => daysIn(some, period);
  const base = days(between);

  const rowsOf = (who: string | null, theirs: readonly number[]): LeadRow[] =>
    (['lead', 'lag'] as const).map((direction) => {
      const [a, b] = direction === 'lead' ? [theirs, base] : [base, theirs];
      const length = period?.days ?? 0;
      const test = (maxShift: number | null): Precedence =>
        precedence(a, b, length, window, { maxShift });
      return { who, direction, found: test(null), near: test(365), q: null };
    });
  const single = codes.length > 1 ? acts.flatMap((one) => rowsOf(one.who, days(one.deeds))) : [];
  for (const direction of ['lead', 'lag'] as const) {
    const family = single.filter((row) => row.direction === direction && 'p' in row.found);
    const qs = benjaminiHochberg(family.map((row) => ('p' in row.found ? row.found.p : 1)));
    for (const [i, row] of family.entries()) row.q = qs[i]!;
  }
  return {
    rows: [...rowsOf(codes.length === 1 ? codes[0]! : null, days(all)), ...single],
    window,
    period,
    engagement: { days: base.length, deedIds: between.filter(exact).map(({ id }) => id) },
    rivals: acts.map(({ who, deeds: theirs }) => ({
      who,
      days: days(theirs).length,
      deedIds: theirs.filter(exact).map(({ id }) => id),
    })),
    notExact: [...between, ...all].filter((deed) => !exact(deed)).length,
    recordIds: distinct([...between, ...all].filter(exact).flatMap((deed) => deed.eventIds)),
  };
}

/**
 * From a window before the later of the two first days, as far as there are acts, to the last act or
 * the end asked for: what only one of the two was read for would make chance look small.
 */
function periodOf(
  a: readonly Deed[],
  b: readonly Deed[],
  {
    from = null,
    to = null,
    asOf,
    window = 90,
  }: Pick<LeadOptions, 'from' | 'to' | 'asOf' | 'window'>,
): LeadResult['period'] {
  if (a.length === 0 || b.length === 0) return null;
  const first = (deeds: readonly Deed[]): string => startsIn(deeds)[0]!;
  const last = (deeds: readonly Deed[]): string => startsIn(deeds).at(-1)!;
  const [earlier, later] = [first(a), first(b)].sort(byText);
  const start = from ?? [earlier!, addDays(later!, -window)].sort(byText)[1]!;
  const end = to === null ? [last(a), last(b)].sort(byText)[1]! : [to, asOf].sort(byText)[0]!;
  const days = dayNumber(end) - dayNumber(start) + 1;
  return days < 1 ? null : { from: start, to: end, days };
}

/** Distinct first days, in order. */
const startsIn = (deeds: readonly Deed[]): string[] =>
  [...new Set(deeds.map(({ date }) => date.start!))].sort(byText);

/** Distinct days of exact acts, counted from the first day of the period; those outside are left out. */
function daysIn(deeds: readonly Deed[], period: LeadResult['period']): number[] {
  if (period === null) return [];
  const first = dayNumber(period.from);
  return [...new Set(deeds.filter(exact).map(({ date }) => date.start!))]
    .map((day) => dayNumber(day) - first)
    .filter((day) => day >= 0 && day < period.days)
    .sort((a, b) => a - b);
}
