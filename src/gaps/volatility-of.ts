import { once } from '../base/index.ts';
import { ROOTS, scoreOf } from '../model/index.ts';
import { byText, distinct } from './common.ts';
import { type GivenDeeds, factsOf } from './deeds/index.ts';
import { type Volatility, volatility } from './dependence.ts';
import { type PlacedOptions, chosen, fitting, placementOf } from './engagement/placed.ts';
import { periodHolding } from './time/periods.ts';

/** How steady what happened with one partner is, from month to month. */
export interface VolatilityRow {
  partner: string;
  found: Volatility;
  /** Deeds in it by sign: friendly, neither, unfriendly. */
  counts: { friendly: number; neutral: number; unfriendly: number };
  deedIds: string[];
}

/**
 * How unsteady relations with each partner are: over the months with at least one deed, the mean score
 * of the month, how it spreads, how far it moves from one to the next, and how mixed the signs are. Of
 * all roots, friendly or not, what happened on a day or in a month that is known. Months in which
 * nothing was found are left out: they are no zeros. Goldstein 1992; Shellman 2004.
 */
export function volatilityOf(deeds: GivenDeeds, options: PlacedOptions): VolatilityRow[] {
  const facts = factsOf(deeds);
  const placement = placementOf(facts, options);
  const { kindOf, kinds } = placement;
  const months = facts.dates.map((date) => periodHolding(date, 'month'));
  const { date, domains } = fitting(options);
  const places = chosen(placement, {
    status: (status) => status === 'actual',
    date: (days) => {
      const month = periodHolding(days, 'month');
      return date(days) && month !== null && month <= options.asOf;
    },
    ...(domains === undefined ? {} : { domains }),
  });
  const partnersIn = kinds.map(({ pairs }) => distinct(pairs.map((pair) => pair.partner)));
  const scores = new Map<number, number>();
  const scoreAt = (at: number): number => {
    const key = facts.root[at]! * facts.modes.length + facts.mode[at]!;
    let score = scores.get(key);
    if (score === undefined)
      scores.set(key, (score = scoreOf(ROOTS[facts.root[at]!]!, facts.modes[facts.mode[at]!])));
    return score;
  };
  return distinct(partnersIn.flat()).flatMap((partner): VolatilityRow[] => {
    const has = partnersIn.map((partners) => partners.includes(partner));
    const byMonth = new Map<string, number[]>();
    for (const at of places) {
      if (has[kindOf[at]!] !== true) continue;
      const month = months[facts.date[at]!]!;
      const own = byMonth.get(month);
      if (own) own.push(at);
      else byMonth.set(month, [at]);
    }
    if (byMonth.size === 0) return [];
    const ordered = [...byMonth].sort(([a], [b]) => byText(a, b)).map(([, own]) => own);
    const found = ordered.map((own) => own.map(scoreAt));
    const count = (sign: number): number =>
      found.reduce((n, own) => n + own.filter((score) => Math.sign(score) === sign).length, 0);
    const ids = once(() => ordered.flat().map((at) => facts.deed(at).id));
    return [
      {
        partner,
        found: volatility(found),
        counts: { friendly: count(1), neutral: count(0), unfriendly: count(-1) },
        get deedIds() {
          return ids();
        },
      },
    ];
  });
}
