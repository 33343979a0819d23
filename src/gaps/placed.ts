import type { Domain } from '../model/index.ts';
import { type DeedResult, factsOf } from './deeds/index.ts';
import { type Placement, placedIn } from './engagement/placed.ts';
import type { SidesOptions } from './engagement/sides.ts';
import { engages } from './engagement/tally.ts';

/** Which deeds: a period, a domain, and what the deeds have in common. */
export interface DeedChoice {
  from?: string | null;
  to?: string | null;
  domain?: Domain | null;
}

/** Deeds of a placement, by their places. */
export type PlacedDeeds = Placement & { places: Int32Array };

/** Cooperative deeds done or planned, none of them ambiguous, that join an ally and a partner. */
export const engagedDeeds = (
  { deeds }: DeedResult,
  side: SidesOptions,
  { from = null, to = null, domain = null }: DeedChoice = {},
): PlacedDeeds =>
  placedIn(factsOf(deeds), { ...side, from, to, domain }, (status) => engages({ status }));

/** How many of the deeds each kind of sides has. */
export function timesOfKinds({ kindOf, kinds, places }: PlacedDeeds): Int32Array {
  const times = new Int32Array(kinds.length);
  for (const at of places) times[kindOf[at]!]!++;
  return times;
}
