import type { CsvTable } from '../csv.ts';

/** What drawing needs of an element: the browser's and linkedom's both have it. */
export interface Drawn {
  readonly tagName: string;
  readonly children: Iterable<Drawn>;
  textContent: string | null;
  setAttribute(name: string, value: string): void;
  getAttribute(name: string): string | null;
  removeAttribute(name: string): void;
  appendChild(child: Drawn): unknown;
  querySelectorAll(selector: string): Iterable<Drawn>;
  remove(): void;
  readonly outerHTML: string;
}

/** The document that elements are made in. */
export interface Page {
  createElementNS(namespace: string, name: string): unknown;
}

export interface Pen {
  page: Page;
  /** CSS pixels that the figure may fill. */
  width: number;
}

/** A mark that opens what stands behind it. */
export interface FigureMark {
  key: string;
  /** "first half of 2025: 16 deeds, 9.1 to 26.0". */
  label: string;
  records: readonly string[];
}

/** A picture of a measure: what it says, how it is drawn, and the same as a table. */
export interface Figure {
  /** One word; also the beginning of the ids inside the drawing. */
  name: string;
  title: string;
  /** Unit, and what the marks are. */
  subtitle: string;
  /** One sentence for the whole, read out in place of the picture. */
  alt: string;
  /** Lines under it: data, number, model, what is missing. */
  notes: readonly string[];
  marks: readonly FigureMark[];
  table: CsvTable;
  draw(pen: Pen): Drawn;
}

export const SVG = 'http://www.w3.org/2000/svg';

export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** An element with attributes and children; a text child is its text. */
export function el(
  page: Page,
  name: string,
  attributes: Attributes = {},
  ...children: (Drawn | string | null)[]
): Drawn {
  const made = page.createElementNS(SVG, name) as Drawn;
  for (const [key, value] of Object.entries(attributes))
    if (value !== null && value !== undefined)
      made.setAttribute(key, typeof value === 'number' ? fixed(value) : value);
  for (const child of children)
    if (typeof child === 'string') made.textContent = child;
    else if (child !== null) made.appendChild(child);
  return made;
}

/** At most three decimals, none of them an idle zero: the same bytes on every machine. */
export const fixed = (value: number): string => {
  const text = value.toFixed(3).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
};

/** A drawing of its own, with the type of the whole. */
export const canvas = (
  page: Page,
  width: number,
  height: number,
  ...children: (Drawn | null)[]
): Drawn =>
  el(
    page,
    'svg',
    {
      ...{ width, height, viewBox: `0 0 ${fixed(width)} ${fixed(height)}` },
      ...{ 'font-family': FONT, 'font-size': 12.5, fill: 'var(--ink)' },
    },
    ...children,
  );

export const FONT = "'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif";
export const SERIF = "'Source Serif 4 Variable', 'Source Serif 4', Georgia, serif";

/** Marks an element as one that opens what stands behind its key. */
export function keyed(element: Drawn, key: string): Drawn {
  element.setAttribute('data-key', key);
  return element;
}

/** 45° lines for what was not read; `name` keeps the ids of two figures on one page apart. */
export const hatch = (page: Page, name: string, colour = 'var(--rule2)', gap = 6): Drawn =>
  el(
    page,
    'pattern',
    {
      ...{ id: `${name}-hatch`, width: gap, height: gap, patternUnits: 'userSpaceOnUse' },
      patternTransform: 'rotate(45)',
    },
    el(page, 'line', {
      ...{ x1: 0, y1: 0, x2: 0, y2: gap, stroke: colour, 'stroke-width': gap > 5 ? 1 : 2 },
    }),
  );

const NARROW = /[iljtfrI.,:;'’|!()[\]\-/ ]/;
const WIDE = /[mwMW—%]/;
const CAPITAL = /[A-Z]/;

/** About how wide a text is set, in pixels: good enough to break lines, not to align by. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const letter of text)
    ems += NARROW.test(letter) ? 0.28 : WIDE.test(letter) ? 0.82 : CAPITAL.test(letter) ? 0.6 : 0.5;
  return ems * size;
}

/** Lines of a text that is set in a width. */
export function textLines(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** A text cut to a width, with what was cut marked. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let end = text.length;
  while (end > 1 && textWidth(`${text.slice(0, end)}…`, size) > width) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}
