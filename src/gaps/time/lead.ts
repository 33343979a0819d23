import { addDays, dayNumber, once } from '../../base/index.ts';
import { type Status, quadOf } from '../../model/index.ts';
import { byText, distinct } from '../common.ts';
import { type Deed, type GivenDeeds, factsOf } from '../deeds/index.ts';
import {
  type PlacedOptions,
  chosen,
  cooperates,
  fitting,
  joins,
  placementOf,
} from '../engagement/placed.ts';
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
const unfriendly = (root: Deed['root']): boolean => quadOf(root) >= 3 && root !== 'REQUEST';
const exact = (date: Deed['date']): boolean => date.precision === 'day' && date.start === date.end;
/** Below this many days on either side a result is a hint at most. */
export const ADVISED_ACTS = 10;

/**
 * Do unfriendly acts of third parties come before acts between the two sides more often than their
 * dates by chance would, and the other way round? Only acts that happened on a known day; several on
 * one day are one. Says nothing of causes.
 */
export function leadAndLag(deeds: GivenDeeds, options: LeadOptions): LeadResult {
  const { asOf, members, window = 90 } = options;
  const facts = factsOf(deeds);
  const placement = placementOf(facts, options);
  const { date: inside, domains } = fitting(options);
  const happened = {
    status: (status: Status) => status === 'actual',
    date: (date: Deed['date']) => inside(date) && (date.start === null || date.start <= asOf),
  };
  const between = chosen(placement, {
    ...happened,
    root: cooperates,
    sides: joins,
    ...(domains === undefined ? {} : { domains }),
  });
  const codes = distinct(
    options.rivals.flatMap((code) => {
      const found = members(code, asOf);
      return found.length > 0 ? found : [code];
    }),
  ).filter((code) => code !== options.without);
  const against = chosen(placement, { ...happened, root: unfriendly });
  const acts = codes.map((who) => {
    const does = Uint8Array.from(facts.actorSets, (actors) =>
      Number(actors.some((actor) => actor.acts && actor.code === who)),
    );
    return { who, deeds: against.filter((at) => does[facts.actors[at]!] === 1) };
  });
  const all = together(
    acts.map((one) => one.deeds),
    facts.n,
  );
  const isExact = Uint8Array.from(facts.dates, (date) => Number(exact(date)));
  const exactly = (some: Int32Array): Int32Array =>
    some.filter((at) => isExact[facts.date[at]!] === 1);
  const datesIn = (some: Int32Array): Deed['date'][] => {
    const met = new Uint8Array(facts.dates.length);
    for (const at of exactly(some)) met[facts.date[at]!] = 1;
    return facts.dates.filter((_, i) => met[i] === 1);
  };
  const period = periodOf(datesIn(between), datesIn(all), options);
  const days = (some: Int32Array): number[] => daysIn(datesIn(some), period);
  const idsOf = (some: Int32Array): string[] =>
    Array.from(exactly(some), (at) => facts.deed(at).id);
  const base = days(between);
  const engaged = once(() => idsOf(between));
  const recordIds = once(() =>
    distinct([...exactly(between), ...exactly(all)].flatMap((at) => facts.deed(at).eventIds)),
  );

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
    engagement: {
      days: base.length,
      get deedIds() {
        return engaged();
      },
    },
    rivals: acts.map(({ who, deeds: theirs }) => {
      const ids = once(() => idsOf(theirs));
      return {
        who,
        days: days(theirs).length,
        get deedIds() {
          return ids();
        },
      };
    }),
    notExact: [between, all].reduce((n, some) => n + some.length - exactly(some).length, 0),
    get recordIds() {
      return recordIds();
    },
  };
}

/** Places that are in any of the lists, in order. */
function together(lists: readonly Int32Array[], n: number): Int32Array {
  const met = new Uint8Array(n);
  for (const list of lists) for (const at of list) met[at] = 1;
  return Int32Array.from(met.keys()).filter((at) => met[at] === 1);
}

/**
 * From a window before the later of the two first days, as far as there are acts, to the last act or
 * the end asked for: what only one of the two was read for would make chance look small.
 */
function periodOf(
  a: readonly Deed['date'][],
  b: readonly Deed['date'][],
  {
    from = null,
    to = null,
    asOf,
    window = 90,
  }: Pick<LeadOptions, 'from' | 'to' | 'asOf' | 'window'>,
): LeadResult['period'] {
  if (a.length === 0 || b.length === 0) return null;
  const first = (dates: readonly Deed['date'][]): string => startsIn(dates)[0]!;
  const last = (dates: readonly Deed['date'][]): string => startsIn(dates).at(-1)!;
  const [earlier, later] = [first(a), first(b)].sort(byText);
  const start = from ?? [earlier!, addDays(later!, -window)].sort(byText)[1]!;
  const end = to === null ? [last(a), last(b)].sort(byText)[1]! : [to, asOf].sort(byText)[0]!;
  const days = dayNumber(end) - dayNumber(start) + 1;
  return days < 1 ? null : { from: start, to: end, days };
}

/** Distinct first days, in order. */
const startsIn = (dates: readonly Deed['date'][]): string[] =>
  [...new Set(dates.map(({ start }) => start!))].sort(byText);

/** Distinct days, counted from the first day of the period; those outside are left out. */
function daysIn(dates: readonly Deed['date'][], period: LeadResult['period']): number[] {
  if (period === null) return [];
  const first = dayNumber(period.from);
  return startsIn(dates)
    .map((day) => dayNumber(day) - first)
    .filter((day) => day >= 0 && day < period.days);
}
