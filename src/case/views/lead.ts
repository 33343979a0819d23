import { dayNumber } from '../../base/index.ts';
import type { Case } from '../../case.ts';
import type { LeadRow } from '../../gaps/index.ts';
import type { LeadInput } from '../../views/index.ts';
import { precedenceFor } from '../precedence.ts';
import { behind, named, partnersOf } from './behind.ts';

interface Act {
  id: string;
  day: number;
}

/** Unfriendly acts of others before and after acts of the two sides, with the records of both. */
export function leadView(
  kase: Case,
  { rivals, window = 90 }: { rivals: readonly string[]; window?: number },
): LeadInput {
  const found = precedenceFor(kase, { rivals, window });
  const count = behind(kase);
  const deeds = kase.deedById();
  const inPeriod = (ids: readonly string[]): Act[] =>
    ids.flatMap((id) => {
      const day = deeds.get(id)?.date.start ?? null;
      const { period } = found;
      if (day === null || period === null || day < period.from || day > period.to) return [];
      return [{ id, day: dayNumber(day) }];
    });
  const own = inPeriod(found.engagement.deedIds);
  const theirs = new Map(found.rivals.map(({ who, deedIds }) => [who, inPeriod(deedIds)]));
  const all = [...new Map([...theirs.values()].flat().map((act) => [act.id, act])).values()];
  /** Acts of the second kind that come within the window after one of the first. */
  const following = (first: readonly Act[], second: readonly Act[]): string[] =>
    second
      .filter(({ day }) => first.some((one) => one.day < day && one.day >= day - window))
      .map(({ id }) => id);
  const row = ({ who, direction, found: one, near, q }: LeadRow): LeadInput['rows'][number] => {
    const name = who === null ? 'All together' : kase.name(who);
    if (!('p' in one)) return { who, name, direction, found: { value: null, reason: one.reason } };
    const other = who === null ? all : (theirs.get(who) ?? []);
    const ids = direction === 'lead' ? following(other, own) : following(own, other);
    return {
      ...{ who, name, direction },
      found: {
        // Several acts of a day are one, so that the count may be below that of the deeds.
        within: { n: one.T, records: count(ids).records },
        of: one.n,
        expected: one.expected,
        chance: one.chance,
        p: one.p,
        near: 'p' in near ? near.p : null,
        q,
        ceiling: one.ceiling,
      },
    };
  };
  const days = (acts: readonly Act[]): { day: string; records: string[] }[] =>
    acts.map(({ id }) => ({ day: deeds.get(id)!.date.start!, records: count([id]).records }));
  return {
    alliance: named(kase, kase.question.alliance),
    partners: partnersOf(kase),
    window: found.window,
    period: found.period,
    rows: found.rows.map(row),
    own: days(own),
    rivals: found.rivals.map(({ who }) => ({ ...named(kase, who), days: days(theirs.get(who)!) })),
    notExact: found.notExact,
  };
}
