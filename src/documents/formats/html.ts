import { datelines } from '../facts/dates.ts';
import { type PageBlock, blocksOf } from '../html/blocks.ts';
import { withoutFurniture } from '../html/furniture.ts';
import type { Element } from '../html/element.ts';
import { mainText } from '../html/main-text.ts';
import { factsOf } from '../html/metadata.ts';
import { parsePage } from '../html/tree.ts';
import { plain } from '../normalise.ts';
import { problem } from '../problems.ts';
import { type Draft, type Reader, emptyDraft } from '../types.ts';

const NEEDS_SCRIPT =
  /^(?:please )?(?:you need to )?(?:enable|turn on|activate) javascript|javascript (?:is )?(?:required|disabled)/i;

/** Reads a page: its main text as blocks, its facts from head and time elements. */
export const readHtml: Reader = ({ text, uri, limits }): Draft => {
  const draft = emptyDraft();
  const cut = text.length > limits.maxMarkup;
  const page = parsePage(cut ? text.slice(0, limits.maxMarkup) : text, limits.maxDepth);
  if (cut)
    draft.diagnostics.push(
      problem('read/too-large', uri, { limit: `${limits.maxMarkup} characters of markup` }),
    );
  if (page.depth > limits.maxDepth) {
    draft.diagnostics.push(problem('read/too-deep', uri, { count: page.depth }));
  }
  const facts = factsOf(page.head, page.body, uri);
  const found = main(page.body, page.elements, page.head.title, limits.maxElements);
  const blocks = withoutFurniture(found);
  const length = blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (page.head.refresh !== null && length < 400) {
    const target = /url\s*=\s*['"]?([^'"]+)/i.exec(page.head.refresh)?.[1] ?? 'another address';
    draft.diagnostics.push(problem('read/redirect-page', uri, { target: plain(target) }));
    return draft;
  }
  if (length < 25 || (length < 300 && blocks.some((block) => NEEDS_SCRIPT.test(block.text)))) {
    draft.diagnostics.push(problem('read/no-main-text', uri));
    return draft;
  }
  return {
    ...draft,
    ...facts,
    dates: [...facts.dates, ...datelines(found)],
    blocks: blocks.map(({ text: line, kind }) => ({ text: line, kind })),
    language: page.head.language,
    cut,
    diagnostics: [...draft.diagnostics, ...facts.diagnostics],
  };
};

/** The main text where the page is small enough to search it, else all text of its body. */
function main(body: Element, elements: number, title: string | null, most: number): PageBlock[] {
  if (elements > most) return blocksOf(body);
  const blocks = mainText(body, title);
  return blocks.length > 0 ? blocks : blocksOf(body);
}
