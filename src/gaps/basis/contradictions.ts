import { dayNumber } from '../../base/index.ts';
import type { Commitment } from '../../model/index.ts';
import { byText } from '../common.ts';
import { coverageOf, meaningfulStems, objectOf } from '../commitments/object.ts';
import { codesOf } from '../commitments/same.ts';
import type { Deed } from '../deeds/index.ts';
import { SAME_DEFAULTS, type Report, dayGap, jaccard } from '../deeds/same.ts';
import { type Claim, contradictions } from '../sources.ts';

/** Two records, or groups of records, that cannot both hold. */
export interface Contradicting {
  kind: 'value' | 'status' | 'date' | 'curated';
  /** What they speak of, in codes and words of the records. */
  about: string;
  a: string[];
  b: string[];
}

const reportOf = (deed: Deed): Report => ({
  id: deed.id,
  first: deed.date.start === null ? -Infinity : dayNumber(deed.date.start),
  last: deed.date.end === null ? Infinity : dayNumber(deed.date.end),
  precision: deed.date.precision,
  actors: deed.actors.map((actor) => actor.code),
  root: deed.root,
  mode: deed.mode,
  kind: deed.instrument,
  domains: deed.domains,
  status: deed.status,
  document: deed.primaryDocumentId,
});

const compatible = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b;

/** The same act but for its status; an act whose day is not known is none that could be contradicted. */
function sameButForStatus(a: Report, b: Report): boolean {
  if (!compatible(a.mode, b.mode) || !compatible(a.kind, b.kind)) return false;
  if (a.first === -Infinity || b.first === -Infinity) return false;
  const exact = a.precision === 'day' && b.precision === 'day';
  if (dayGap(a, b) > (exact ? SAME_DEFAULTS.slack : 0)) return false;
  // What happened some day of a year is not denied by what did not happen on one of its days.
  if (!exact && (a.last - a.first > 31 || b.last - b.first > 31)) return false;
  const domains = a.domains.length === 0 || b.domains.length === 0;
  if (!domains && !a.domains.some((domain) => b.domains.includes(domain))) return false;
  return jaccard(a.actors, b.actors) >= (exact ? SAME_DEFAULTS.minOverlap : 1);
}

const claimOf = (deed: Deed, key: string): Claim => ({
  id: deed.id,
  key,
  status: deed.status,
  date: null,
  quantity: null,
});

/**
 * Acts of which one record says that they happened or will, and another that they were refused or did
 * not happen. A plan that was called off later is a change, not a contradiction: it has status
 * `cancelled`.
 */
export function contradictingDeeds(deeds: readonly Deed[]): Contradicting[] {
  // That a leader stayed away does not deny that a deputy came: `representation` looks at attendance.
  const compared = deeds.filter(({ instrument }) => instrument !== 'attendance');
  const denied = compared.filter(({ status }) => status === 'refused' || status === 'negated');
  const happens = new Map<string, Deed[]>();
  for (const deed of compared) {
    if (deed.status !== 'actual' && deed.status !== 'planned') continue;
    const list = happens.get(deed.root);
    if (list) list.push(deed);
    else happens.set(deed.root, [deed]);
  }
  return denied
    .flatMap((no) => {
      const report = reportOf(no);
      return (happens.get(no.root) ?? [])
        .filter((yes) => near(no, yes) && sameButForStatus(report, reportOf(yes)))
        .filter((yes) => contradictions([claimOf(no, 'x'), claimOf(yes, 'x')]).length > 0)
        .map((yes): Contradicting => ({
          kind: 'status',
          about: `${yes.actors.map((actor) => actor.code).join(' ')}, ${yes.instrument ?? yes.root.toLowerCase()}, ${yes.date.start ?? ''}`,
          a: yes.eventIds,
          b: no.eventIds,
        }));
    })
    .sort((x, y) => byText(x.a[0] ?? '', y.a[0] ?? '') || byText(x.b[0] ?? '', y.b[0] ?? ''));
}

/** A quick look before the long one: a shared actor, and years that meet. */
const near = (a: Deed, b: Deed): boolean =>
  a.actors.some((x) => b.actors.some((y) => y.code === x.code)) &&
  a.date.start !== null &&
  b.date.start !== null &&
  Math.abs(Number(a.date.start.slice(0, 4)) - Number(b.date.start.slice(0, 4))) <= 1;

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
  return [...groups].flatMap(([by, list]) =>
    list
      .toSorted((a, b) => byText(a.id, b.id))
      .flatMap((a, i) =>
        list
          .toSorted((x, y) => byText(x.id, y.id))
          .slice(i + 1)
          .flatMap((b) => compare(by, a, b)),
      ),
  );
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

function compare(by: string, a: Commitment, b: Commitment): Contradicting[] {
  if (a.documentId === b.documentId || a.date.start === null || b.date.start === null) return [];
  if (Math.abs(dayNumber(a.date.start) - dayNumber(b.date.start)) > SAME_DEFAULTS.slack) return [];
  const object = (one: Commitment): Set<string> =>
    withoutAmounts(
      objectOf(
        one.promise,
        [...one.by, ...one.to].flatMap((m) => [m.name, m.text]),
      ),
    );
  const [x, y] = [object(a), object(b)];
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
