import type { Indicator } from '../../model/index.ts';
import { distinct } from '../common.ts';
import type { MembersOn } from '../engagement/index.ts';
import { type Figure, seriesOf } from './series.ts';

/** First and last figure of one actor in a series, and what lies between. */
export type SeriesRow = { actor: string; indicatorIds: string[] } & (
  | { first: Figure; last: Figure; change: number; figures: Figure[] }
  | { value: null; reason: 'not-read' }
);

/** A series of which nothing was promised: its figures for each actor or member of a group. */
export function seriesTable(
  series: string,
  indicators: readonly Indicator[],
  options: { actors: readonly string[]; members: MembersOn; asOf: string; from?: string | null },
): SeriesRow[] {
  const { members, asOf } = options;
  const from = Number(options.from?.slice(0, 4) ?? 0);
  const actors = distinct(
    options.actors.flatMap((code) => {
      const found = members(code, asOf);
      return found.length > 0 ? found : [code];
    }),
  );
  return actors.map((actor): SeriesRow => {
    const figures = seriesOf(indicators, series, actor, asOf).seen.filter(
      ({ year }) => year >= from,
    );
    const [first, last] = [figures[0], figures.at(-1)];
    if (first === undefined || last === undefined)
      return { actor, indicatorIds: [], value: null, reason: 'not-read' };
    return {
      actor,
      indicatorIds: figures.map(({ id }) => id),
      first,
      last,
      change: last.value - first.value,
      figures,
    };
  });
}
