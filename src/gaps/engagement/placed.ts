import { quadOf, ROOTS, type Domain, type Status, STATUSES } from '../../model/index.ts';
import type { Deed, DeedFacts } from '../deeds/index.ts';
import { type MembersOn, type Sides, type SidesOptions, sidesBy } from './sides.ts';

/** Which deeds a measure over time or over sources looks at. */
export interface PlacedOptions extends SidesOptions {
  /** First and last day, inclusive; a deed is in where its days overlap. */
  from?: string | null;
  to?: string | null;
  domain?: Domain | null;
}

/** Who stands on which side of each of many deeds: few sides are different, so each has a number. */
export interface Placement {
  facts: DeedFacts;
  /** Place in `kinds` of each deed's sides. */
  kindOf: Int32Array;
  kinds: readonly Sides[];
}

/** Placements that were made, by deeds and question: measures of one question share theirs. */
const made = new WeakMap<Int32Array, { key: string; members: MembersOn; found: Placement }[]>();
const KEPT = 6;

/** The sides of all deeds, with memberships of their first days. */
export function placementOf(facts: DeedFacts, options: SidesOptions): Placement {
  const { alliance, partners, asOf, without = null, named = false, members } = options;
  const key = JSON.stringify([alliance, partners, asOf, without, named]);
  const before = made.get(facts.actors) ?? [];
  let one = before.find((other) => other.key === key && other.members === members);
  if (one === undefined) {
    one = { key, members, found: placedAnew(facts, options) };
    made.set(facts.actors, [one, ...before.slice(0, KEPT - 1)]);
  }
  const { kinds, kindOf } = one.found;
  return { facts, kinds, kindOf: kindOf.subarray(0, facts.n) };
}

function placedAnew(facts: DeedFacts, options: SidesOptions): Placement {
  const lookup = sidesBy(options);
  const numbers = new Map<Sides, number>();
  const alike = new Map<string, number>();
  const kinds: Sides[] = [];
  const sets = facts.actorSets.length;
  const known: Int32Array[] = [];
  const places = new Map<object, Int32Array>();
  const { date, actors, dates, actorSets } = facts;
  // Of a table all deeds are placed, so that those who look at the certain ones share it.
  const n = actors.length;
  const kindOf = new Int32Array(n);
  const rowOf = (on: number): Int32Array => {
    const standing = lookup.standing(dates[on]!.start ?? options.asOf);
    let row = places.get(standing);
    if (row === undefined) places.set(standing, (row = new Int32Array(sets).fill(-1)));
    return (known[on] = row);
  };
  const look = (at: number): number => {
    const found = lookup.of(actorSets[actors[at]!]!, dates[date[at]!]!.start ?? options.asOf);
    let kind = numbers.get(found);
    if (kind !== undefined) return kind;
    const text = JSON.stringify(found);
    kind = alike.get(text);
    if (kind === undefined) {
      alike.set(text, (kind = kinds.length));
      kinds.push(found);
    }
    numbers.set(found, kind);
    return kind;
  };
  for (let at = 0; at < n; at++) {
    const on = date[at]!;
    const row = known[on] ?? rowOf(on);
    let kind = row[actors[at]!]!;
    if (kind < 0) row[actors[at]!] = kind = look(at);
    kindOf[at] = kind;
  }
  return { facts, kindOf, kinds };
}

/** What of a deed decides whether it is looked at. */
export interface Choice {
  /** Deeds from the first to this one; all unless given. */
  until?: number;
  root?: (root: Deed['root']) => boolean;
  status?: (status: Status) => boolean;
  date?: (date: Deed['date']) => boolean;
  domains?: (domains: Deed['domains']) => boolean;
  sides?: (sides: Sides) => boolean;
}

/** The deeds that fit, in order. Each thing is asked once for all deeds that have it in common. */
export function chosen({ facts, kindOf, kinds }: Placement, choice: Choice): Int32Array {
  const asked = <T>(values: readonly T[], ask: ((value: T) => boolean) | undefined): Uint8Array =>
    Uint8Array.from(values, (value) => Number(ask === undefined || ask(value)));
  const roots = asked(ROOTS, choice.root);
  const statuses = asked(STATUSES, choice.status);
  const dates = asked(facts.dates, choice.date);
  const domains = asked(facts.domainLists, choice.domains);
  const sides = asked(kinds, choice.sides);
  const found = new Int32Array(facts.n);
  const until = choice.until ?? facts.n;
  let n = 0;
  for (let at = 0; at < until; at++)
    if (
      sides[kindOf[at]!]! &
      roots[facts.root[at]!]! &
      statuses[facts.status[at]!]! &
      dates[facts.date[at]!]! &
      domains[facts.domains[at]!]!
    )
      found[n++] = at;
  return found.slice(0, n);
}

export const cooperates = (root: Deed['root']): boolean => quadOf(root) <= 2;
export const joins = (sides: Sides): boolean => sides.pairs.length > 0;

/** Whether days overlap a period; what has no date lies in an open period only. */
export const inPeriod = (
  date: Pick<Deed['date'], 'start' | 'end'>,
  from: string | null,
  to: string | null,
): boolean =>
  (from === null || (date.end !== null && date.end >= from)) &&
  (to === null || (date.start !== null && date.start <= to));

/** The part of a choice that the period and domain of a question make. */
export const fitting = ({
  from = null,
  to = null,
  domain = null,
}: Pick<PlacedOptions, 'from' | 'to' | 'domain'>): Pick<Choice, 'domains'> &
  Required<Pick<Choice, 'date'>> => ({
  date: (date) => inPeriod(date, from, to),
  ...(domain === null ? {} : { domains: (domains) => domains.includes(domain) }),
});

/** Cooperation between the two sides, in the period and domain asked for, that had this outcome. */
export function placedIn(
  facts: DeedFacts,
  options: PlacedOptions,
  status?: (status: Status) => boolean,
): Placement & { places: Int32Array } {
  const placement = placementOf(facts, options);
  const places = chosen(placement, {
    root: cooperates,
    ...(status === undefined ? {} : { status }),
    sides: joins,
    ...fitting(options),
  });
  return { ...placement, places };
}

/** First day on which one of the deeds may have happened. */
export function firstDay({ date, dates }: DeedFacts, places: Int32Array): string | null {
  for (const at of places) {
    const { start } = dates[date[at]!]!;
    if (start !== null) return start;
  }
  return null;
}
