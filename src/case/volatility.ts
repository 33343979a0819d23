import type { Case } from '../case.ts';
import { volatilityOf, type VolatilityRow } from '../gaps/index.ts';
import { placing } from './placing.ts';

/** How unsteady what happened with each partner is, from month to month. */
export const volatilityIn = (kase: Case): VolatilityRow[] =>
  volatilityOf(kase.deeds, placing(kase));
