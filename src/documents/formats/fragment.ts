import { blocksOf } from '../html/blocks.ts';
import { parsePage } from '../html/tree.ts';
import type { Block, Limits } from '../types.ts';

/**
 * All text of a piece of markup that is a document by itself: the body of a message, an entry of a
 * feed, a field of a table. Nothing is searched for, since nothing stands around it.
 */
export function markupBlocks(markup: string, { maxMarkup, maxDepth }: Limits): Block[] {
  const { body } = parsePage(markup.slice(0, maxMarkup), maxDepth);
  return blocksOf(body).map(({ text, kind }) => ({ text, kind }));
}
