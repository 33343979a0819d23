import type { Domain } from '../../model/index.ts';
import { quadOf } from '../../model/index.ts';
import type { Deed } from '../deeds/index.ts';
import { type Sides, type SidesOptions, sides } from './sides.ts';

/** Which deeds a measure over time or over sources looks at. */
export interface PlacedOptions extends SidesOptions {
  /** First and last day, inclusive; a deed is in where its days overlap. */
  from?: string | null;
  to?: string | null;
  domain?: Domain | null;
}

/** A deed with who stands on which side of it. */
export interface PlacedDeed {
  deed: Deed;
  sides: Sides;
}

/** Cooperation between the two sides, in the period and domain asked for; what became of it aside. */
export const placedDeeds = (deeds: readonly Deed[], options: PlacedOptions): PlacedDeed[] =>
  deeds.flatMap((deed) => {
    if (quadOf(deed.root) > 2 || !fits(deed, options)) return [];
    const found = sides(deed, options);
    return found.pairs.length > 0 ? [{ deed, sides: found }] : [];
  });

/** Whether a deed's days and domains are among those asked for. */
export const fits = (
  { date, domains }: Pick<Deed, 'date' | 'domains'>,
  { from = null, to = null, domain = null }: Pick<PlacedOptions, 'from' | 'to' | 'domain'>,
): boolean =>
  (from === null || (date.end !== null && date.end >= from)) &&
  (to === null || (date.start !== null && date.start <= to)) &&
  (domain === null || domains.includes(domain));
