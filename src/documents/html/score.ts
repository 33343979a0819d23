import type { Element } from './element.ts';
import { isInline } from './inline.ts';
import { count } from './measure.ts';
import type { Strictness } from './strictness.ts';
import { isNever, isUnlikely, weight } from './unlikely.ts';

/** Text directly in these counts as a paragraph. */
const HOLDS_TEXT = new Set(
  'body div p td pre section article main center blockquote h2 h3 h4 h5 h6 figure header'.split(
    ' ',
  ),
);
const SHORTEST = 25;
const LEVELS = 5;

function basis(tag: string): number {
  switch (tag) {
    case 'div':
    case 'article':
    case 'main':
      return 5;
    case 'pre':
    case 'td':
    case 'blockquote':
      return 3;
    case 'address':
    case 'ol':
    case 'ul':
    case 'dl':
    case 'dd':
    case 'dt':
    case 'li':
    case 'form':
      return -3;
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
    case 'th':
      return -5;
    default:
      return 0;
  }
}

interface Run {
  length: number;
  linked: number;
  commas: number;
}

/** Measures a tree, leaves out what is unlikely, and gives points to all that hold paragraphs. */
export function measure(body: Element, strict: Strictness): Element[] {
  const scored: Element[] = [];

  const give = (run: Run, from: Element | null): void => {
    if (run.length < SHORTEST) return;
    const points = 1 + run.commas + Math.min(3, Math.floor(run.length / 100));
    let place = from;
    for (let level = 0; place !== null && level < LEVELS; level += 1) {
      if (Number.isNaN(place.score)) {
        place.score = basis(place.tag) + (strict.weigh ? weight(place) : 0);
        scored.push(place);
      }
      place.score += points / (level === 0 ? 1 : level === 1 ? 2 : level * 3);
      place = place.parent;
    }
  };

  const visit = (element: Element, kept: boolean): void => {
    element.cut = false;
    element.length = 0;
    element.linked = 0;
    element.commas = 0;
    element.score = Number.NaN;
    element.block = !isInline(element.tag);
    let blocks = false;
    const runs: Run[] = [];
    let run: Run | null = null;
    const inside = kept || element.tag === 'table' || element.tag === 'code';
    for (const child of element.children) {
      if (typeof child === 'string') {
        const { length, commas } = count(child);
        if (length === 0) continue;
        element.length += length;
        element.commas += commas;
        if (!run) runs.push((run = { length: 0, linked: 0, commas: 0 }));
        run.length += length;
        run.commas += commas;
        continue;
      }
      if (isNever(child) || (strict.strip && isUnlikely(child, inside))) {
        child.cut = true;
        child.length = child.linked = child.commas = 0;
        continue;
      }
      visit(child, inside);
      element.length += child.length;
      element.linked += child.linked;
      element.commas += child.commas;
      if (child.block) {
        element.block = true;
        if (child.tag !== 'br') blocks = true;
        run = null;
      } else if (child.length > 0) {
        if (!run) runs.push((run = { length: 0, linked: 0, commas: 0 }));
        run.length += child.length;
        run.linked += child.linked;
        run.commas += child.commas;
      }
    }
    if (element.tag === 'a') {
      const href = element.attributes.get('href');
      element.linked = element.length * (href?.startsWith('#') ? 0.3 : 1);
    }
    if (!HOLDS_TEXT.has(element.tag)) return;
    if (blocks) {
      for (const one of runs) give(one, element);
      return;
    }
    if (element.length > 0) give(element, element.parent);
  };
  visit(body, false);
  return scored;
}
