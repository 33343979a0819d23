import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { once } from './base/index.ts';
import type { Case } from './case.ts';
import { attendanceView } from './case/views/attendance.ts';
import { dependenceView } from './case/views/dependence.ts';
import { leadView } from './case/views/lead.ts';
import { pledgeViews, targetsView } from './case/views/pledge.ts';
import { seriesView } from './case/views/series.ts';
import { sourcesView } from './case/views/sources.ts';
import { gapsView, multiplesView, tiesView } from './case/views/ties.ts';
import { termsView, type TopicWords } from './case/views/terms.ts';
import type { PeriodLength } from './gaps/index.ts';
import type { Indicators } from './knowledge/index.ts';
import type { DocumentKind, Indicator } from './model/index.ts';
import * as figures from './views/figures/index.ts';
import type { Figure, World } from './views/figures/index.ts';
import type { SeriesInput } from './views/index.ts';

/** What figures may be asked beyond the question of a case. */
export interface FigureOptions {
  length: PeriodLength;
  split: SeriesInput['split'];
  /** Whom the figures of dependence leave out; null: whoever takes part in most deeds. */
  member: string | null;
  rivals: readonly string[];
  window: number;
  terms?: readonly string[] | undefined;
  kind: DocumentKind;
  pledge?: string | undefined;
}

/** What figures need to know beside the records. */
export interface FigureWorld {
  topics: readonly TopicWords[];
  indicators: Indicators;
  /** Figures by year that the ledger itself holds. */
  held: readonly Indicator[];
  domains: readonly { id: string; label: string }[];
}

type Make = (kase: Case, options: FigureOptions, world: FigureWorld) => Figure;

const dependence = (kase: Case, { member }: FigureOptions, { domains }: FigureWorld) =>
  dependenceView(kase, { member, domains });

/** Outlines of the countries, as the package of them ships. */
const outlines = once((): World => {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json');
  const world: World = JSON.parse(readFileSync(file, 'utf8'));
  return world;
});

const MAKERS = {
  members: (kase, _options, { domains }) => figures.membersFigure(tiesView(kase, domains)),
  gaps: (kase, _options, { domains }) => figures.gapsFigure(gapsView(kase, domains)),
  multiples: (kase, _options, { domains }) => figures.multiplesFigure(multiplesView(kase, domains)),
  map: (kase, _options, { domains }) => figures.mapFigure(tiesView(kase, domains), outlines()),
  network: (kase, _options, { domains }) => figures.networkFigure(tiesView(kase, domains)),
  attendance: (kase) => figures.attendanceFigure(attendanceView(kase)),
  series: (kase, { length, split }, { domains }) =>
    figures.seriesFigure(seriesView(kase, { length, split, domains })),
  lead: (kase, { rivals, window }) => figures.leadFigure(leadView(kase, { rivals, window })),
  dependence: (...given) => figures.dependenceFigure(dependence(...given)),
  'leave-one-out': (...given) => figures.leaveOneOutFigure(dependence(...given)),
  terms: (kase, { terms, kind }, { topics }) =>
    figures.termsFigure(termsView(kase, { topics, terms, kinds: [kind] })),
  reading: (kase) => figures.readingFigure(sourcesView(kase)),
  sources: (kase) => figures.kindsFigure(sourcesView(kase)),
  pledge: (kase, { pledge }, { indicators, held }) =>
    figures.pledgeFigure(chosenPledge(pledgeViews(kase, indicators, held), pledge)),
  targets: (kase) => figures.targetsFigure(targetsView(kase)),
} satisfies Record<string, Make>;

export type FigureName = keyof typeof MAKERS;
export const FIGURE_NAMES: readonly FigureName[] = [
  ...(['members', 'gaps', 'multiples', 'map', 'network'] as const),
  ...(['attendance', 'series', 'lead', 'dependence', 'leave-one-out'] as const),
  ...(['terms', 'reading', 'sources', 'pledge', 'targets'] as const),
];

/** A figure by its name, from the case of a question. */
export const figureOf = (
  name: FigureName,
  kase: Case,
  options: FigureOptions,
  world: FigureWorld,
): Figure => makerOf(name)(kase, options, world);

const makerOf = (name: FigureName): Make => MAKERS[name];

/** The pledge of an id; the newest unless one is asked for, null where there is none. */
const chosenPledge = <T extends { id: string }>(all: readonly T[], id: string | undefined) =>
  (id === undefined ? all[0] : all.find((one) => one.id === id)) ?? null;
