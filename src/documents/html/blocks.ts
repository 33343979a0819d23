import type { Block } from '../types.ts';

/** What walking over any tree needs to know of a node. */
export interface Walkable<N> {
  text(node: N): string | null;
  tag(node: N): string;
  children(node: N): Iterable<N>;
}

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'rt', 'rp']);
const HEADING = /^h[1-6]$/;

/**
 * Text of a tree as blocks: inline elements run on, all others part. A table row is one block with
 * its cells set apart by " | ".
 */
export function blocksOf<N>(root: N, walk: Walkable<N>): Block[] {
  const blocks: Block[] = [];
  let parts: string[] = [];
  let cells: string[] | null = null;
  const flush = (kind: Block['kind']): void => {
    const text = parts.join('').replace(/\s+/g, ' ').trim();
    parts = [];
    if (text === '') return;
    if (cells) cells.push(text);
    else blocks.push({ text, kind });
  };
  const visit = (node: N, kind: Block['kind']): void => {
    const text = walk.text(node);
    if (text !== null) {
      parts.push(text);
      return;
    }
    const tag = walk.tag(node);
    if (SKIPPED.has(tag)) return;
    if (INLINE.has(tag)) {
      for (const child of walk.children(node)) visit(child, kind);
      return;
    }
    flush(kind);
    if (tag === 'br' || tag === 'hr') return;
    const inner = kindOf(tag, kind);
    if (tag === 'tr' && !cells) {
      cells = [];
      for (const child of walk.children(node)) visit(child, 'text');
      flush('text');
      const row: string[] = cells;
      cells = null;
      if (row.length === 1) blocks.push({ text: row[0]!, kind: 'text' });
      else if (row.length > 1) blocks.push({ text: row.join(' | '), kind: 'table' });
      return;
    }
    for (const child of walk.children(node)) visit(child, inner);
    flush(inner);
  };
  for (const child of walk.children(root)) visit(child, 'text');
  flush('text');
  return blocks;
}

function kindOf(tag: string, outer: Block['kind']): Block['kind'] {
  if (HEADING.test(tag)) return 'heading';
  if (tag === 'li' || tag === 'dt' || tag === 'dd') return 'list';
  if (tag === 'blockquote') return 'quote';
  return outer === 'heading' ? 'text' : outer;
}
