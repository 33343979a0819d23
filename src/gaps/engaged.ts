import { type Domain, quadOf } from '../model/index.ts';
import type { Deed, DeedResult } from './deeds/index.ts';
import { type Sides, type SidesOptions, sides } from './engagement/sides.ts';
import { engages } from './engagement/tally.ts';

/** A deed with who stands on which side of it. */
export interface EngagedDeed {
  deed: Deed;
  sides: Sides;
}

/**
 * Cooperative deeds done or planned, none of them ambiguous, that join an ally and a partner, as
 * objects: for what is shown deed by deed. Measures count by columns (see `engagedDeeds`).
 */
export const engagedOnes = (
  { deeds }: DeedResult,
  side: SidesOptions,
  choice: { from?: string | null; to?: string | null; domain?: Domain | null } = {},
): EngagedDeed[] => {
  const { from = null, to = null, domain = null } = choice;
  return deeds
    .filter(
      (deed) =>
        quadOf(deed.root) <= 2 &&
        engages(deed) &&
        (from === null || (deed.date.end !== null && deed.date.end >= from)) &&
        (to === null || (deed.date.start !== null && deed.date.start <= to)) &&
        (domain === null || deed.domains.includes(domain)),
    )
    .map((deed) => ({ deed, sides: sides(deed, side) }))
    .filter(({ sides: found }) => found.pairs.length > 0);
};
