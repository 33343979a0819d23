import type { Block } from '../types.ts';
import type { Element } from './element.ts';
import { isInline } from './inline.ts';

/** A block with the characters of it that stand in links. */
export interface PageBlock extends Block {
  linked: number;
}

const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'rt', 'rp']);
const HEADING = /^h[1-6]$/;

/**
 * Text of a tree as blocks: inline elements run on, all others part. A table row is one block with
 * its cells set apart by " | ".
 */
export function blocksOf(root: Element): PageBlock[] {
  const blocks: PageBlock[] = [];
  let parts: string[] = [];
  let linked = 0;
  let cells: string[] | null = null;
  const flush = (kind: Block['kind']): void => {
    if (parts.length === 0) return;
    const text = parts.join('').replace(/\s+/g, ' ').trim();
    parts = [];
    const links = Math.min(linked, text.length);
    linked = 0;
    if (text === '') return;
    if (cells) cells.push(text);
    else blocks.push({ text, kind, linked: links });
  };
  const all = (element: Element, kind: Block['kind']): void => {
    for (const child of element.children)
      if (typeof child === 'string') parts.push(child);
      else if (!child.cut) visit(child, kind);
  };
  const visit = (element: Element, kind: Block['kind']): void => {
    const { tag } = element;
    if (SKIPPED.has(tag)) return;
    if (isInline(tag)) {
      all(element, kind);
      if (tag === 'a' && !element.block) linked += element.length;
      return;
    }
    flush(kind);
    if (tag === 'br' || tag === 'hr') return;
    const inner = kindOf(tag, kind);
    if (tag === 'tr' && !cells) {
      cells = [];
      all(element, 'text');
      flush('text');
      const row: string[] = cells;
      cells = null;
      if (row.length === 1) blocks.push({ text: row[0]!, kind: 'text', linked: 0 });
      else if (row.length > 1) blocks.push({ text: row.join(' | '), kind: 'table', linked: 0 });
      return;
    }
    all(element, inner);
    flush(inner);
  };
  visit(root, 'text');
  flush('text');
  return blocks;
}

function kindOf(tag: string, outer: Block['kind']): Block['kind'] {
  if (HEADING.test(tag)) return 'heading';
  if (tag === 'li' || tag === 'dt' || tag === 'dd') return 'list';
  if (tag === 'blockquote') return 'quote';
  return outer === 'heading' ? 'text' : outer;
}
