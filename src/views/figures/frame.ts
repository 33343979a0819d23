import type { Figure, Page } from './pen.ts';
import { canvas, el, FONT, SERIF, textLines, type Drawn } from './pen.ts';
import { inColours, type Theme } from './palette.ts';

export interface FrameOptions {
  page: Page;
  theme?: Theme;
  /** CSS pixels of the whole, 320 to 2000. */
  width?: number;
  /** Where the same view is found again, with its snapshot. */
  link: string;
  /** What was measured: question, day, program. */
  about: string;
}

const SIDE = 24;

/**
 * A figure that stands alone: title, unit, picture, source and link, in literal colours. The same
 * figure gives the same bytes.
 */
export function figureSvg(figure: Figure, options: FrameOptions): string {
  const { page, link, about, theme = 'light', width = 960 } = options;
  const inner = width - 2 * SIDE;
  const parts: Drawn[] = [];
  let y = SIDE - 6;
  const write = (text: string, { size, lead, fill, family = FONT, weight = 400 }: Style): void => {
    // The serif face runs wider.
    for (const line of textLines(text, family === SERIF ? size * 1.12 : size, inner)) {
      y += lead;
      parts.push(
        el(
          page,
          'text',
          {
            ...{ x: SIDE, y, fill, 'font-size': size, 'font-family': family },
            'font-weight': weight,
          },
          line,
        ),
      );
    }
  };
  const small = { size: 11.5, lead: 16, fill: 'var(--ink3)' };
  write(figure.title, { size: 21, lead: 26, fill: 'var(--ink)', family: SERIF, weight: 600 });
  y += 3;
  write(figure.subtitle, { size: 12.5, lead: 17, fill: 'var(--ink2)' });
  y += 12;
  const drawing = figure.draw({ page, width: inner });
  drawing.setAttribute('x', String(SIDE));
  drawing.setAttribute('y', String(y));
  parts.push(drawing);
  y += Number(drawing.getAttribute('height') ?? 0) + 4;
  for (const note of figure.notes) write(note, small);
  y += 4;
  write(about, small);
  write(link, { ...small, fill: 'var(--ink2)' });
  y += SIDE - 8;
  const whole = canvas(
    page,
    width,
    y,
    el(page, 'title', {}, figure.title),
    el(page, 'desc', {}, figure.alt),
    el(page, 'rect', { width, height: y, fill: 'var(--paper)' }),
    ...parts,
  );
  whole.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  whole.setAttribute('role', 'img');
  const text = whole.outerHTML.replaceAll(/ data-key="[^"]*"/g, '');
  return `${inColours(text, theme)}\n`;
}

interface Style {
  size: number;
  lead: number;
  fill: string;
  family?: string;
  weight?: number;
}
