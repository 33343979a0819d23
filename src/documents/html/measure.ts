import type { Element } from './element.ts';

/** A stretch of text: characters with runs of space as one, and commas of any script. */
export interface Count {
  length: number;
  commas: number;
}

const COMMAS = new Set(',،﹐︐︑、，⹁⸴⸲'.split('').map((c) => c.charCodeAt(0)));

export function count(text: string): Count {
  let length = 0;
  let commas = 0;
  let gap = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 160) gap = true;
    else {
      length += gap && length > 0 ? 2 : 1;
      gap = false;
      if (code === 44 || (code > 1000 && COMMAS.has(code))) commas += 1;
    }
  }
  return { length, commas };
}

/** Share of an element's text that stands in links; a link within the page counts little. */
export const linkDensity = (element: Pick<Element, 'length' | 'linked'>): number =>
  element.length === 0 ? 0 : element.linked / element.length;
