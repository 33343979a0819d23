import { dayWords } from '../words.ts';
import type { TermMark, TermsInput } from './inputs.ts';
import {
  canvas,
  el,
  fitText,
  hatch,
  keyed,
  textLines,
  type Drawn,
  type Figure,
  type Page,
  type Pen,
} from './pen.ts';

type Text = TermsInput['texts'][number];

/** One of the five marks, around a middle at 0,0. */
function mark(page: Page, kind: TermMark, n: number, wide: number): Drawn {
  const box = { x: -wide / 2, y: -8, width: wide, height: 16, rx: 1 };
  const dash = (stroke: string): Drawn =>
    el(page, 'line', { x1: -5, x2: 5, y1: 0, y2: 0, stroke, 'stroke-width': 2 });
  if (kind === 'no-text') return el(page, 'rect', { ...box, fill: 'url(#terms-hatch)' });
  if (kind === 'none-found') return dash('var(--none)');
  if (kind === 'absent')
    return el(
      page,
      'g',
      {},
      el(page, 'rect', { ...box, fill: 'none', stroke: 'var(--refused)', 'stroke-width': 1.4 }),
      dash('var(--refused)'),
    );
  return el(
    page,
    'g',
    {},
    el(page, 'rect', { ...box, fill: kind === 'first' ? 'var(--seq5)' : 'var(--seq4)' }),
    kind === 'first' ? el(page, 'rect', { ...box, height: 3, fill: 'var(--mark-line)' }) : null,
    n > 1
      ? el(
          page,
          'text',
          {
            x: 0,
            y: 5,
            'text-anchor': 'middle',
            'font-size': 11,
            'font-weight': 600,
            fill: 'var(--on5)',
          },
          String(n),
        )
      : null,
  );
}

const readWords = ({ id, complete }: Text): string =>
  id === null ? 'none' : complete === true ? 'whole' : 'in part';

/** Terms across texts, with text length and what was read under them. */
export function termsFigure(input: TermsInput): Figure {
  const { texts, terms } = input;
  const found = terms.filter(({ cells }) => cells.some(({ uses }) => uses.length > 0)).length;
  return {
    name: 'terms',
    title: 'Terms across texts',
    subtitle:
      'Filled: found (number: how often). Dark with a yellow edge: first use on record. Red outline: absent from a whole text. Dash: none found in the part read. Hatch: no text read.',
    alt: `${found} of ${terms.length} terms stand in at least one of ${texts.filter(({ id }) => id !== null).length} texts.`,
    notes: [
      'A shorter text says less: see its length before reading an absence as a change of mind.',
    ],
    marks: [],
    table: {
      columns: ['term', 'text', 'date', 'mark', 'uses', 'text_read', 'paragraphs'],
      rows: terms.flatMap((term) =>
        term.cells.map((cell, i) => {
          const text = texts[i]!;
          const n = cell.uses.length;
          return [
            ...[term.label, text.title, text.date, cell.mark, n === 0 ? null : n],
            ...[readWords(text), text.paragraphs],
          ];
        }),
      ),
    },
    draw: ({ page, width }: Pen) => {
      const label = Math.min(170, width * 0.3);
      const column = Math.min(130, (width - label) / Math.max(1, texts.length));
      const x = (i: number): number => label + i * column + column / 2;
      const head = 56;
      const rowHeight = 26;
      const bottom = head + terms.length * rowHeight;
      const end = label + texts.length * column;
      const longest = Math.max(1, ...texts.map(({ paragraphs }) => paragraphs ?? 0));
      const quiet = { 'font-size': 11.5, fill: 'var(--ink3)' };
      return canvas(
        page,
        width,
        bottom + 62,
        el(page, 'defs', {}, hatch(page, 'terms')),
        ...texts.flatMap((text, i) => [
          ...textLines(shortTitle(text.title), 12, column - 8)
            .slice(0, 2)
            .map((line, j) =>
              el(
                page,
                'text',
                {
                  x: x(i),
                  y: 12 + j * 14,
                  'text-anchor': 'middle',
                  'font-weight': 600,
                  'font-size': 12,
                },
                fitText(line, 12, column - 6),
              ),
            ),
          el(
            page,
            'text',
            { ...quiet, x: x(i), y: 42, 'text-anchor': 'middle' },
            text.date === null ? '' : dayWords(text.date.slice(0, 7)),
          ),
        ]),
        el(page, 'line', { x1: 0, x2: end, y1: head - 6, y2: head - 6, stroke: 'var(--ink)' }),
        ...terms.flatMap((term, j) => {
          const y = head + j * rowHeight + rowHeight / 2;
          return [
            el(
              page,
              'text',
              { x: 0, y: y + 4, 'font-weight': 600 },
              fitText(term.label, 12.5, label - 8),
            ),
            el(page, 'line', {
              x1: 0,
              x2: end,
              y1: y + rowHeight / 2,
              y2: y + rowHeight / 2,
              stroke: 'var(--rule)',
            }),
            ...term.cells.map((cell, i) =>
              keyed(
                el(
                  page,
                  'g',
                  { transform: `translate(${x(i).toFixed(3)},${y})` },
                  mark(page, cell.mark, cell.uses.length, Math.min(36, column - 10)),
                ),
                `${term.term}|${i}`,
              ),
            ),
          ];
        }),
        el(page, 'text', { ...quiet, x: 0, y: bottom + 18 }, 'Length, paragraphs'),
        el(page, 'text', { ...quiet, x: 0, y: bottom + 46 }, 'Text read'),
        ...texts.flatMap((text, i) => {
          const n = text.paragraphs;
          return [
            ...(n === null
              ? []
              : [
                  el(
                    page,
                    'text',
                    {
                      x: x(i),
                      y: bottom + 16,
                      'text-anchor': 'middle',
                      'font-weight': 600,
                      'font-size': 12,
                    },
                    String(n),
                  ),
                  el(page, 'rect', {
                    x: x(i) - 18,
                    y: bottom + 21,
                    width: Math.max(1, (36 * n) / longest),
                    height: 5,
                    fill: 'var(--none)',
                  }),
                ]),
            el(
              page,
              'text',
              { ...quiet, x: x(i), y: bottom + 46, 'text-anchor': 'middle' },
              readWords(text),
            ),
          ];
        }),
      );
    },
  };
}

/** "Washington summit: the decisions" -> "Washington summit": what stands before a colon names a text. */
const shortTitle = (title: string): string => title.split(':')[0]!;
