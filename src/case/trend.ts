import type { Case } from '../case.ts';
import { trendOfDeeds, type ErrorOf, type PeriodLength, type TrendResult } from '../gaps/index.ts';
import { placing } from './placing.ts';

/** Whether the two sides do more together over time, per document read. */
export const trendFor = (
  kase: Case,
  options: { length?: PeriodLength; error?: ErrorOf } = {},
): TrendResult => trendOfDeeds(kase.deeds, kase.sources, { ...placing(kase), ...options });
