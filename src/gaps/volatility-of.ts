import { scoreOf } from '../model/index.ts';
import { byText } from './common.ts';
import type { Deed } from './deeds/index.ts';
import { type Volatility, volatility } from './dependence.ts';
import { type PlacedOptions, fits } from './engagement/placed.ts';
import { sides } from './engagement/sides.ts';
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
export function volatilityOf(deeds: readonly Deed[], options: PlacedOptions): VolatilityRow[] {
  const byPartner = new Map<string, Map<string, Deed[]>>();
  const holding = new Map<Deed['date'], string | null>();
  for (const deed of deeds) {
    if (deed.status !== 'actual' || !fits(deed, options)) continue;
    let month = holding.get(deed.date);
    if (month === undefined) holding.set(deed.date, (month = periodHolding(deed.date, 'month')));
    if (month === null || month > options.asOf) continue;
    for (const partner of new Set(sides(deed, options).pairs.map((pair) => pair.partner))) {
      const months = byPartner.get(partner) ?? new Map<string, Deed[]>();
      byPartner.set(partner, months);
      months.set(month, [...(months.get(month) ?? []), deed]);
    }
  }
  return [...byPartner]
    .sort(([a], [b]) => byText(a, b))
    .map(([partner, byMonth]): VolatilityRow => {
      const months = [...byMonth].sort(([a], [b]) => byText(a, b)).map(([, own]) => own);
      const scores = months.map((own) => own.map(({ root, mode }) => scoreOf(root, mode)));
      const signs = scores.flat().map(Math.sign);
      const count = (sign: number): number => signs.filter((one) => one === sign).length;
      return {
        partner,
        found: volatility(scores),
        counts: { friendly: count(1), neutral: count(0), unfriendly: count(-1) },
        deedIds: months.flat().map(({ id }) => id),
      };
    });
}
