import type { Element } from './element.ts';
import { linkDensity } from './measure.ts';
import { SHARE } from './names.ts';
import { isOther } from './other.ts';
import type { Strictness } from './strictness.ts';
import { quotes, weight } from './unlikely.ts';

/** What an element holds, without what was taken out of it. */
interface Held {
  length: number;
  linked: number;
  commas: number;
  paragraphs: number;
  items: number;
  headings: number;
  textual: number;
  listed: number;
}

/** Characters of a story after which another article is another story. */
const STORY = 140;
const REMOVED = new Set(['footer', 'aside']);
const CONDITIONAL = new Set(['form', 'fieldset', 'table', 'ul', 'ol', 'div', 'section', 'header']);
const TEXTUAL = new Set('span li td a blockquote dl div img ol p pre table ul'.split(' '));

/** Takes out of the found text what does not read like it. */
export function clean(element: Element, strict: Strictness): Held {
  return visit(element, strict, false, true);
}

function visit(element: Element, strict: Strictness, inTable: boolean, root: boolean): Held {
  const held: Held = {
    length: 0,
    linked: 0,
    commas: 0,
    paragraphs: 0,
    items: 0,
    headings: 0,
    textual: 0,
    listed: 0,
  };
  const data = element.tag === 'table' && isDataTable(element);
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.cut) continue;
    if (isRemoved(child, strict)) {
      child.cut = true;
      continue;
    }
    if (child.tag === 'article' && held.length >= STORY && isOther(child)) {
      child.cut = true;
      continue;
    }
    const inner = visit(child, strict, inTable || data, false);
    if (child.cut) continue;
    held.paragraphs += inner.paragraphs + (child.tag === 'p' ? 1 : 0);
    held.items += inner.items + (child.tag === 'li' ? 1 : 0);
    const heading = /^h[1-6]$/.test(child.tag);
    held.headings += heading ? inner.length : inner.headings;
    held.textual += TEXTUAL.has(child.tag) ? inner.length : inner.textual;
    held.listed += child.tag === 'ul' || child.tag === 'ol' ? inner.length : inner.listed;
    held.length += inner.length;
    held.linked += inner.linked;
    held.commas += inner.commas;
  }
  // Own text: what was measured, less what the children had.
  let { length, commas } = element;
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    length -= child.length;
    commas -= child.commas;
  }
  held.length += length;
  held.commas += commas;
  if (element.tag === 'a') held.linked = Math.min(element.linked, held.length);
  if (!root && strict.clean && CONDITIONAL.has(element.tag) && !inTable && !data)
    if (isJunk(element, held, strict)) element.cut = true;
  return held;
}

function isRemoved(element: Element, strict: Strictness): boolean {
  const { tag, names, length } = element;
  if (REMOVED.has(tag)) return true;
  if (length < 500 && names !== '' && SHARE.test(names)) return true;
  return (tag === 'h1' || tag === 'h2') && strict.weigh && weight(element) < 0;
}

function isJunk(element: Element, held: Held, strict: Strictness): boolean {
  const points = strict.weigh ? weight(element) : 0;
  if (quotes(element)) return linkDensity(held) > 0.5;
  if (points < 0) return true;
  if (held.commas >= 10) return false;
  const { tag } = element;
  const list = tag === 'ul' || tag === 'ol' || (held.length > 0 && held.listed / held.length > 0.9);
  const density = linkDensity(held);
  const items = held.items - 100;
  if (!list && items > held.paragraphs) return true;
  const heading = held.length === 0 ? 0 : held.headings / held.length;
  if (!list && heading < 0.9 && held.length < 25 && density > 0) return true;
  if (!list && points < 25 && density > 0.2) return true;
  if (points >= 25 && density > 0.5) return true;
  return held.textual === 0 && held.length === 0;
}

function isDataTable(table: Element): boolean {
  if (table.attributes.get('role') === 'presentation') return false;
  let rows = 0;
  let columns = 0;
  let header = false;
  const look = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === 'string' || child.tag === 'table') continue;
      if (child.tag === 'caption' || child.tag === 'thead' || child.tag === 'th') header = true;
      if (child.tag === 'tr') {
        rows += 1;
        let cells = 0;
        for (const cell of child.children)
          if (typeof cell !== 'string' && (cell.tag === 'td' || cell.tag === 'th')) cells += 1;
        columns = Math.max(columns, cells);
      }
      look(child);
    }
  };
  look(table);
  if (header) return true;
  if (rows <= 1 || columns <= 1) return false;
  return rows >= 10 || columns > 4 || rows * columns > 10;
}
