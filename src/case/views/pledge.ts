import type { Case } from '../../case.ts';
import { pledgeTable } from '../../gaps/index.ts';
import type { Indicators } from '../../knowledge/index.ts';
import type { Commitment, Indicator } from '../../model/index.ts';
import type { PledgeInput, TargetsInput } from '../../views/index.ts';
import { figuresOf } from '../pledges.ts';
import { named, partnersOf } from './behind.ts';

/** Every promised level that figures are laid against, newest first. */
export function pledgeViews(
  kase: Case,
  known: Indicators,
  held: readonly Indicator[],
): PledgeInput[] {
  const { question, members } = kase;
  const rows = figuresOf(known, held);
  const sides = new Set([
    question.alliance,
    ...members(question.alliance, question.asOf),
    ...kase.partnerCodes(),
  ]);
  const sourceOf = new Map(rows.map((row) => [row.id, row.source]));
  return known.targets
    .filter((target) => target.actors.some((code) => sides.has(code)))
    .toSorted((a, b) => (a.made < b.made ? 1 : -1))
    .map((target): PledgeInput => {
      const options = {
        ...{ asOf: question.asOf, members, without: question.without },
        others: target.actors.includes(question.alliance) ? question.partners : [],
      };
      const table = pledgeTable(target, rows, options);
      const part = target.parts === undefined ? 'whole' : 'core';
      const series = new Set([...target.series, ...target.compare]);
      const earlier = known.targets.find(
        (other) =>
          other.made < target.made &&
          other.bound === 'floor' &&
          [...other.series, ...other.compare].some((id) => series.has(id)),
      );
      // From the earlier promise on, so that the path is seen with what went before it.
      const since = earlier === undefined ? target : { ...target, made: earlier.made };
      const shown = pledgeTable(since, rows, options).rows.filter((row) => row.part === part);
      const pathOf = new Map(
        table.rows.filter((row) => row.part === part).map((row) => [row.actor, row.path]),
      );
      const actors = shown.map(({ actor, party, near, figures }) => {
        const path = pathOf.get(actor);
        return {
          ...{ code: actor, name: kase.name(actor), party, near, figures },
          path:
            path !== undefined && 'required' in path
              ? {
                  required: path.required,
                  observed: path.observed,
                  shortfall: path.shortfall,
                }
              : { value: null, reason: path?.reason ?? 'not-read' },
        };
      });
      const first = Number(since.made.slice(0, 4));
      const last = Math.min(Number(question.asOf.slice(0, 4)), table.dueYear);
      const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      const sources = new Map(
        actors.flatMap(({ figures }) =>
          figures.flatMap(({ id }) => {
            const source = sourceOf.get(id);
            return source === undefined
              ? []
              : [
                  [
                    source.uri,
                    { name: source.name, uri: source.uri, licence: source.licence },
                  ] as const,
                ];
          }),
        ),
      );
      return {
        ...{ id: target.id, name: target.name, unit: target.unit, made: target.made },
        ...{ due: target.due, review: target.review, force: target.force },
        ...{ startYear: first, dueYear: table.dueYear, part, asOf: question.asOf },
        level: target.parts?.core.value ?? target.value,
        whole: target.value,
        floor: earlier === undefined ? null : { value: earlier.value, name: earlier.name },
        actors,
        missingYears: years.flatMap((year) => {
          const without = actors.filter(
            ({ figures }) => !figures.some((figure) => figure.year === year),
          ).length;
          return without === 0 ? [] : [{ year, without, of: actors.length }];
        }),
        sources: [...sources.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1)),
      };
    });
}

const isShare = ({ unit, of }: Commitment['quantities'][number]): boolean =>
  unit === 'percent' && of === 'GDP';

/**
 * What partners set themselves for a share of GDP, and what others asked of them, as sentences say it.
 * A partner without either stands there too: none found is not none.
 */
export function targetsView(kase: Case): TargetsInput {
  const partners = partnersOf(kase);
  const shares = kase.commitments.filter(
    (one) => one.quantities.some(isShare) && kase.inside(one.date.start),
  );
  const asks = kase.events.filter((event) => event.root === 'REQUEST');
  return {
    unit: 'percent of GDP',
    rows: partners.map(({ code, name }) => ({
      ...{ code, name },
      own: shares
        .filter(({ by, status }) => status !== 'refused' && by.some((m) => m.code === code))
        .flatMap(({ quantities, due, id, confidence }) =>
          quantities
            .filter(isShare)
            .map(({ value }) => ({ value, due: due?.end ?? null, record: id, confidence })),
        )
        .sort((a, b) => a.value - b.value),
      asked: asks
        .filter(({ recipients }) => recipients.some((m) => m.code === code))
        .flatMap(({ evidence, actors, date, id, confidence }) => {
          const by = actors.find((m) => m.code !== null)?.code;
          const value = shareIn(evidence.quote);
          return value === null || by === undefined || by === null
            ? []
            : [{ value, by: named(kase, by).name, date: date.start, record: id, confidence }];
        })
        .sort((a, b) => a.value - b.value),
    })),
  };
}

/** "3.5 percent of GDP" in a sentence; null where no such share or more than one stands there. */
function shareIn(quote: string): number | null {
  const found = [
    ...quote.matchAll(/(\d{1,2}(?:\.\d{1,2})?)\s?(?:%|per\s?cent)[^.;]{0,30}\bGDP\b/gi),
  ];
  return found.length === 1 ? Number(found[0]![1]) : null;
}
