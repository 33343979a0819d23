import { type Domain, quadOf } from '../model/index.ts';
import type { Deed, DeedResult } from './deeds/index.ts';
import { type Sides, type SidesOptions, sides } from './engagement/sides.ts';
import { engages } from './engagement/tally.ts';

/** Which deeds: a period, a domain, and what the deeds have in common. */
export interface DeedChoice {
  from?: string | null;
  to?: string | null;
  domain?: Domain | null;
}

/** A deed with who stands on which side of it. */
export interface PlacedDeed {
  deed: Deed;
  sides: Sides;
}

/** Whether the days of a deed overlap a period; what has no date lies in an open period only. */
export const inPeriod = (deed: Deed, from: string | null, to: string | null): boolean =>
  (from === null || (deed.date.end !== null && deed.date.end >= from)) &&
  (to === null || (deed.date.start !== null && deed.date.start <= to));

/** Cooperative deeds done or planned, none of them ambiguous, that join an ally and a partner. */
export function engagedDeeds(
  { deeds }: DeedResult,
  side: SidesOptions,
  { from = null, to = null, domain = null }: DeedChoice = {},
): PlacedDeed[] {
  return deeds
    .filter(
      (deed) =>
        quadOf(deed.root) <= 2 &&
        engages(deed) &&
        inPeriod(deed, from, to) &&
        (domain === null || deed.domains.includes(domain)),
    )
    .map((deed) => ({ deed, sides: sides(deed, side) }))
    .filter(({ sides: s }) => s.pairs.length > 0);
}
