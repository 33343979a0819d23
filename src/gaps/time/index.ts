export { coverageOf, isCuratedEntry, type Coverage } from './coverage.ts';
export type { FirstOfKind } from './firsts.ts';
export {
  ADVISED_ACTS,
  leadAndLag,
  type LeadOptions,
  type LeadResult,
  type LeadRow,
} from './lead.ts';
export {
  PERIOD_LENGTHS,
  periodOf,
  periodsBetween,
  type Period,
  type PeriodLength,
} from './periods.ts';
export {
  trendOfDeeds,
  type ChangeFound,
  type PeriodRow,
  type TrendOptions,
  type TrendResult,
} from './trend.ts';
