import type { Case } from '../case.ts';
import { FIGURE_NAMES, figureOf, type FigureName, type FigureWorld } from '../figure.ts';
import type { BriefFigure } from '../views/index.ts';
import { figureSvg } from '../views/figures/index.ts';
import { drawingPage } from './export.ts';

/** The figures of a full brief, unless others are named. */
export const FULL_FIGURES: readonly string[] = ['members', 'gaps'];

export const isFigureName = (name: string): name is FigureName =>
  FIGURE_NAMES.some((one) => one === name);

/** What a case names beside its two sides. */
interface Meant {
  rivals: readonly string[];
  leftOut: string | null;
}

/** Figures for a brief, by name, with what they take where nobody says otherwise; unknown names are left out. */
export const briefFigures = (
  names: readonly string[],
  kase: Case,
  { world, about, meant }: { world: FigureWorld; about: string; meant: Meant },
): BriefFigure[] =>
  names.filter(isFigureName).map((name) => {
    const figure = figureOf(
      name,
      kase,
      {
        ...{ length: 'half-year', split: 'all', window: 90 },
        ...{ member: meant.leftOut, rivals: meant.rivals },
        kind: 'communique',
      },
      world,
    );
    const svg = figureSvg(figure, {
      ...{ page: drawingPage(), width: 760, link: `/embed/${name}`, about },
    });
    return { name, title: figure.title, alt: figure.alt, svg };
  });
