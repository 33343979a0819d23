import type { Case } from '../case.ts';
import { pledgeTable, seriesTable, type PledgeTable, type SeriesRow } from '../gaps/index.ts';
import type { IndicatorSeries, Indicators } from '../knowledge/index.ts';
import type { Indicator } from '../model/index.ts';

/** What the figures of a series say: of each promise that rests on it, or of the series itself. */
export interface IndicatorResult {
  series: IndicatorSeries;
  pledges: PledgeTable[];
  /** Filled where nothing was promised of the series. */
  figures: SeriesRow[];
}

/** The bundled figures and those of the user's folder, with the ledger's beside them. */
export const figuresOf = (known: Indicators, held: readonly Indicator[]): Indicator[] => [
  ...new Map([...known.rows, ...held].map((one) => [one.id, one])).values(),
];

/** Every series there is: the described ones, then those that only a ledger knows. */
export function seriesIn(known: Indicators, held: readonly Indicator[]): IndicatorSeries[] {
  const described = new Set(known.series.map(({ id }) => id));
  const own = new Map(
    held
      .filter(({ series }) => !described.has(series))
      .map(({ series, unit }): [string, IndicatorSeries] => [
        series,
        { id: series, name: series, unit, lowest: null, highest: null, definition: series },
      ]),
  );
  return [...known.series, ...own.values()];
}

/** Where allies and partners stand on the straight lines to what was promised of a series. */
export function indicatorFor(
  kase: Case,
  series: IndicatorSeries,
  known: Indicators,
  held: readonly Indicator[],
): IndicatorResult {
  const { question, members } = kase;
  const rows = figuresOf(known, held);
  const about = known.targets.filter(
    (target) =>
      [...target.series, ...target.compare].includes(series.id) ||
      target.parts?.related.series === series.id,
  );
  const sides = new Set([
    question.alliance,
    ...members(question.alliance, question.asOf),
    ...kase.partnerCodes(),
  ]);
  const pledges = about
    .filter((target) => target.actors.some((code) => sides.has(code)))
    .map((target) =>
      pledgeTable(target, rows, {
        asOf: question.asOf,
        members,
        without: question.without,
        // A promise of the alliance is laid against its partners too; a partner's own is its own.
        others: target.actors.includes(question.alliance) ? question.partners : [],
      }),
    );
  return {
    series,
    pledges,
    figures:
      pledges.length > 0
        ? []
        : seriesTable(series.id, rows, {
            actors: [question.alliance, ...question.partners],
            members,
            asOf: question.asOf,
            from: question.from,
          }),
  };
}
