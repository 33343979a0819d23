import { dayNumber } from '../../base/index.ts';
import { type Commitment, ROOTS, STATUSES } from '../../model/index.ts';
import { byText } from '../common.ts';
import { coverageOf, meaningfulStems, objectOf } from '../commitments/object.ts';
import { codesOf } from '../commitments/same.ts';
import type { DeedFacts } from '../deeds/index.ts';
import { SAME_DEFAULTS, jaccard } from '../deeds/same.ts';
import { type Claim, contradictions } from '../sources.ts';

/** Two records, or groups of records, that cannot both hold. */
export interface Contradicting {
  kind: 'value' | 'status' | 'date' | 'curated';
  /** What they speak of, in codes and words of the records. */
  about: string;
  a: string[];
  b: string[];
}

const DENIES = STATUSES.map((status) => status === 'refused' || status === 'negated');
const HAPPENS = STATUSES.map((status) => status === 'actual' || status === 'planned');
/** What is not exactly dated is compared within this many days only. */
const MONTH = 31;

/**
 * Acts of which one record says that they happened or will, and another that they were refused or did
 * not happen: the same act but for its status. A plan that was called off later is a change, not a
 * contradiction: it has status `cancelled`. An act whose day is not known is none that could be
 * contradicted, and what happened some day of a year is not denied by what did not happen on one of
 * its days.
 */
export function contradictingDeeds(facts: DeedFacts, places: Int32Array): Contradicting[] {
  const { date, dates, root, status, mode, modes, instrument, instruments } = facts;
  const first = dates.map(({ start }) => (start === null ? -Infinity : dayNumber(start)));
  const last = dates.map(({ end }) => (end === null ? Infinity : dayNumber(end)));
  const sets = facts.actorSets.map((actors) => actors.map(({ code }) => code));
  const overlap = remembered(sets, jaccard);
  const meet = remembered(facts.domainLists, (a, b) =>
    Number(a.length === 0 || b.length === 0 || a.some((domain) => b.includes(domain))),
  );
  const agree = (values: readonly unknown[], a: number, b: number): boolean =>
    a === b || values[a] === null || values[b] === null;
  const sameButForStatus = (a: number, b: number): boolean => {
    const [d, e] = [date[a]!, date[b]!];
    const exact = dates[d]!.precision === 'day' && dates[e]!.precision === 'day';
    const gap = Math.max(0, first[d]! - last[e]!, first[e]! - last[d]!);
    if (gap > (exact ? SAME_DEFAULTS.slack : 0)) return false;
    if (!exact && (last[d]! - first[d]! > MONTH || last[e]! - first[e]! > MONTH)) return false;
    const shared = overlap(facts.actors[a]!, facts.actors[b]!);
    return (
      shared > 0 &&
      shared >= (exact ? SAME_DEFAULTS.minOverlap : 1) &&
      agree(modes, mode[a]!, mode[b]!) &&
      agree(instruments, instrument[a]!, instrument[b]!) &&
      meet(facts.domains[a]!, facts.domains[b]!) === 1
    );
  };
  // That a leader stayed away does not deny that a deputy came: `representation` looks at attendance.
  const compared = places.filter(
    (at) => instruments[instrument[at]!] !== 'attendance' && first[date[at]!]! > -Infinity,
  );
  const happens = ROOTS.map((_, r) =>
    compared
      .filter((at) => root[at] === r && HAPPENS[status[at]!] === true)
      .sort((a, b) => first[date[a]!]! - first[date[b]!]! || a - b),
  );
  const found: Contradicting[] = [];
  for (const no of compared) {
    if (DENIES[status[no]!] !== true) continue;
    const list = happens[root[no]!]!;
    const days = date[no]!;
    const until = last[days]! + SAME_DEFAULTS.slack;
    const fitting: number[] = [];
    for (
      let i = firstFrom(
        list,
        (at) => first[date[at]!]!,
        first[days]! - SAME_DEFAULTS.slack - MONTH,
      );
      i < list.length && first[date[list[i]!]!]! <= until;
      i++
    )
      if (sameButForStatus(no, list[i]!)) fitting.push(list[i]!);
    for (const yes of fitting.sort((a, b) => a - b)) {
      const deed = facts.deed(yes);
      found.push({
        kind: 'status',
        about: `${deed.actors.map((actor) => actor.code).join(' ')}, ${deed.instrument ?? deed.root.toLowerCase()}, ${deed.date.start ?? ''}`,
        a: deed.eventIds,
        b: facts.deed(no).eventIds,
      });
    }
  }
  return found.sort(
    (x, y) => byText(x.a[0] ?? '', y.a[0] ?? '') || byText(x.b[0] ?? '', y.b[0] ?? ''),
  );
}

/** A number of two lists, computed once for each two. */
function remembered<T>(
  lists: readonly T[],
  compute: (a: T, b: T) => number,
): (a: number, b: number) => number {
  const known = new Map<number, number>();
  return (a, b) => {
    const key = a * lists.length + b;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = compute(lists[a]!, lists[b]!)));
    return found;
  };
}

/** Index of the first entry of a sorted list whose value is not below x. */
function firstFrom(list: ArrayLike<number>, of: (entry: number) => number, x: number): number {
  let [lo, hi] = [0, list.length];
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (of(list[mid]!) < x) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/**
 * Promises by the same parties on the same object, made within two days of each other, that differ in
 * their figure or in when they fall due. "At least 30" and "31" agree.
 */
export function contradictingPromises(commitments: readonly Commitment[]): Contradicting[] {
  const groups = new Map<string, Commitment[]>();
  for (const one of commitments) {
    if (one.status !== 'actual' && one.status !== 'planned') continue;
    const key = codesOf(one.by).join(' ');
    const list = groups.get(key);
    if (list) list.push(one);
    else groups.set(key, [one]);
  }
  const objects = new Map<Commitment, Set<string>>();
  const objectIn = (one: Commitment): Set<string> => {
    let found = objects.get(one);
    if (found === undefined) {
      const names = [...one.by, ...one.to].flatMap((m) => [m.name, m.text]);
      objects.set(one, (found = withoutAmounts(objectOf(one.promise, names))));
    }
    return found;
  };
  return [...groups].flatMap(([by, list]) => {
    // Those of the same days stand together, so that each looks at its neighbours alone.
    const dated = list
      .flatMap((one) =>
        one.date.start === null ? [] : [{ one, day: dayNumber(one.date.start), at: 0 }],
      )
      .sort((a, b) => byText(a.one.id, b.one.id))
      .map((entry, at) => ({ ...entry, at }))
      .sort((a, b) => a.day - b.day || a.at - b.at);
    const found: { first: number; second: number; own: Contradicting[] }[] = [];
    for (const [i, a] of dated.entries())
      for (let j = i + 1; j < dated.length; j++) {
        const b = dated[j]!;
        if (b.day - a.day > SAME_DEFAULTS.slack) break;
        const [x, y] = a.at < b.at ? [a, b] : [b, a];
        const own = compare(by, x.one, y.one, objectIn);
        if (own.length > 0) found.push({ first: x.at, second: y.at, own });
      }
    return found.sort((a, b) => a.first - b.first || a.second - b.second).flatMap(({ own }) => own);
  });
}

const AMOUNTS = meaningfulStems(
  'million millions billion billions trillion hundred thousand dollar dollars euro euros pound pounds yen won percent per cent',
);

/** What is promised apart from how much: two gifts of millions are not the same gift. */
const withoutAmounts = (object: ReadonlySet<string>): Set<string> =>
  new Set([...object].filter((word) => !AMOUNTS.has(word)));

const disjoint = (a: Commitment['due'], b: Commitment['due']): boolean =>
  a !== null &&
  b !== null &&
  a.start !== null &&
  b.start !== null &&
  (a.end! < b.start || b.end! < a.start);

function compare(
  by: string,
  a: Commitment,
  b: Commitment,
  objectIn: (one: Commitment) => Set<string>,
): Contradicting[] {
  if (a.documentId === b.documentId) return [];
  const [x, y] = [objectIn(a), objectIn(b)];
  if (x.size < 2 || y.size < 2) return [];
  if (Math.min(coverageOf(x, y), coverageOf(y, x)) < 0.5) return [];
  const apart = disjoint(a.due, b.due);
  const claims = (one: Commitment): Claim[] =>
    (one.quantities.length === 0 ? [null] : one.quantities).map((quantity) => ({
      id: one.id,
      key: 'x',
      status: 'actual',
      date: apart ? one.due!.start : null,
      quantity: quantity && { ...quantity, unit: `${quantity.unit} ${quantity.of ?? ''}` },
    }));
  // Several figures in a promise are several things; only promises of one figure can be compared.
  const found =
    a.quantities.length <= 1 && b.quantities.length <= 1
      ? contradictions([...claims(a), ...claims(b)])
      : [];
  return found.map(({ kind }) => ({
    kind,
    about: `${by}: ${a.promise.replaceAll(/\s+/g, ' ')}`,
    a: [a.id],
    b: [b.id],
  }));
}
