export { INDICATOR_TEMPLATE, parseIndicators, type IndicatorContext } from './csv.ts';
export { readIndicators, type Indicators } from './read.ts';
export type { IndicatorSeries, IndicatorTarget } from './schemas.ts';
