/** Figures: data in, a drawing out; the same in the workbench, a brief and the command line. */
export type { Drawn, Figure, FigureMark, Page, Pen } from './pen.ts';
export { figureSvg, type FrameOptions } from './frame.ts';
export { THEMES, type Theme } from './palette.ts';
export { gapsFigure } from './gaps.ts';
export { mapFigure, type World } from './map/index.ts';
export { membersFigure } from './members.ts';
export { multiplesFigure } from './multiples.ts';
export { networkFigure } from './network.ts';
export { attendanceFigure } from './attendance.ts';
export { seriesFigure } from './series.ts';
export { leadFigure } from './lead.ts';
export { dependenceFigure } from './dependence.ts';
export { leaveOneOutFigure } from './leave-one-out.ts';
export { termsFigure } from './terms.ts';
export { kindsFigure, readingFigure } from './sources.ts';
export { pledgeFigure } from './pledge.ts';
export { targetsFigure } from './targets.ts';
