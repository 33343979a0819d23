import { parseHTML } from 'linkedom';
import { csvText } from '../views/index.ts';
import { figureSvg, type Figure, type Page, type Theme } from '../views/figures/index.ts';

export const FIGURE_FORMS = ['svg', 'png', 'csv'] as const;
export type FigureForm = (typeof FIGURE_FORMS)[number];

export interface ExportOptions {
  theme?: Theme;
  width?: number;
  /** Where the same view is found again, with its snapshot. */
  link: string;
  /** Question, day and program, in words. */
  about: string;
}

let page: Page | null = null;

/** A document to draw in where there is no browser. */
export function drawingPage(): Page {
  page ??= parseHTML('<!doctype html><html><body></body></html>').document as unknown as Page;
  return page;
}

/** A figure as a file: title, source line and link are in it. Same figure, same bytes. */
export async function exportFigure(
  figure: Figure,
  form: FigureForm,
  options: ExportOptions,
): Promise<string | Uint8Array> {
  if (form === 'csv') {
    // Lines that programs skip with comment = "#".
    const head = [figure.title, ...figure.notes, options.about, options.link];
    return `${head.map((line) => `# ${line}`).join('\n')}\n${csvText(figure.table)}\n`;
  }
  const svg = figureSvg(figure, { ...options, page: drawingPage() });
  if (form === 'svg') return svg;
  const { pngOf } = await import('./png.ts');
  return pngOf(svg);
}
