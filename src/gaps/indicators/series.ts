import { partialDate } from '../../base/index.ts';
import type { Indicator } from '../../model/index.ts';
import { byText } from '../common.ts';

/** One figure of a series, chosen among those that are on record for its year. */
export interface Figure {
  id: string;
  year: number;
  value: number;
  status: Indicator['status'];
}

/** The figures of one actor in one series. */
export interface Series {
  /** One a year, in order; forecasts apart, since nobody has seen them come true. */
  seen: Figure[];
  forecasts: Figure[];
  /** Ids of figures that gave way to a better one of the same year, and of those that are not annual. */
  aside: string[];
}

const RANK: Readonly<Record<Indicator['status'], number>> = { actual: 0, estimate: 1, forecast: 2 };

/** Actual before estimate before forecast; then the one read last; then by id. */
const better = (a: Indicator, b: Indicator): number =>
  RANK[a.status] - RANK[b.status] ||
  byText(b.source.retrieved ?? '', a.source.retrieved ?? '') ||
  byText(a.id, b.id);

const yearOf = ({ period }: Indicator): number | null =>
  partialDate(period)?.precision === 'year' ? Number(period) : null;

/** One figure a year for an actor, of what had begun by `asOf`. Figures that are not annual stand aside. */
export function seriesOf(
  indicators: readonly Indicator[],
  series: string,
  actor: string,
  asOf: string,
): Series {
  const mine = indicators.filter((one) => one.series === series && one.actor === actor);
  const best = new Map<number, Indicator>();
  const aside: string[] = [];
  for (const one of mine.toSorted(better)) {
    const year = yearOf(one);
    if (year === null || best.has(year)) aside.push(one.id);
    else best.set(year, one);
  }
  const figures = [...best]
    .map(([year, { id, value, status }]): Figure => ({ id, year, value, status }))
    .sort((a, b) => a.year - b.year);
  const began = (figure: Figure): boolean => figure.year <= Number(asOf.slice(0, 4));
  return {
    seen: figures.filter((figure) => figure.status !== 'forecast' && began(figure)),
    forecasts: figures.filter((figure) => figure.status === 'forecast' || !began(figure)),
    aside: aside.sort(byText),
  };
}
