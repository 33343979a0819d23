import * as Plot from '@observablehq/plot';
import type { Drawn, Page, Pen } from './pen.ts';
import { fixed, FONT } from './pen.ts';

type Options = Parameters<typeof Plot.plot>[0] & object;
/** A mark whose elements stand in the order of its data. */
type MarkOptions = Record<string, unknown>;

/**
 * A plot without a style of its own: the page's policy allows none, and colours come from the tokens.
 * All numbers have three decimals at most, so that the same data give the same bytes.
 */
export function plot({ page, width }: Pen, options: Options): Drawn {
  const drawn = Plot.plot({
    ...options,
    width,
    document: page as never,
  } as Options) as unknown as Drawn;
  for (const style of drawn.querySelectorAll('style')) style.remove();
  drawn.removeAttribute('class');
  drawn.setAttribute('font-family', FONT);
  drawn.setAttribute('font-size', '12');
  drawn.setAttribute('fill', 'var(--ink)');
  round(drawn);
  return drawn;
}

const LONG = /-?\d+\.\d{4,}(?:e-?\d+)?/g;
const ROUNDED = [
  'transform',
  'd',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'r',
  'width',
  'height',
];

function round(element: Drawn): void {
  for (const name of ROUNDED) {
    const value = element.getAttribute(name);
    if (value !== null && LONG.test(value))
      element.setAttribute(
        name,
        value.replace(LONG, (number) => fixed(Number(number))),
      );
  }
  // A name is forbidden on a group without a role; the marks that can be reached have their own.
  if (element.tagName.toLowerCase() === 'g') element.removeAttribute('aria-label');
  for (const child of element.children) round(child);
}

/** Options that put a key on every element of a mark, which then opens what stands behind it. */
export const withKeys = (keys: readonly string[]): MarkOptions => ({
  render: (
    index: number[],
    scales: unknown,
    values: unknown,
    dimensions: unknown,
    context: unknown,
    next: (...given: unknown[]) => Drawn | null,
  ) => {
    const group = next(index, scales, values, dimensions, context);
    let at = 0;
    for (const child of group?.children ?? []) {
      const key = keys[index[at++] ?? -1];
      if (key !== undefined) child.setAttribute('data-key', key);
    }
    return group;
  },
});

/** Something drawn by hand among the marks, with the plot's scales. */
export const byHand =
  (
    draw: (
      scales: { x: (value: number) => number; y: (value: number) => number },
      page: Page,
    ) => Drawn,
  ) =>
  (
    _index: unknown,
    scales: { x: (value: number) => number; y: (value: number) => number },
    _values: unknown,
    _dimensions: unknown,
    context: { document: Page },
  ): Drawn =>
    draw(scales, context.document);

export { Plot };
