import { blocksOf, type Walkable } from '../html/blocks.ts';
import { withoutFurniture } from '../html/furniture.ts';
import { mainText, unescape, type DomNode } from '../html/main-text.ts';
import { factsOf } from '../html/metadata.ts';
import { type Element, parsePage } from '../html/tree.ts';
import { plain } from '../normalise.ts';
import { problem } from '../problems.ts';
import { type Block, type Draft, type Reader, emptyDraft } from '../types.ts';

const DOM: Walkable<DomNode> = {
  text: (node) => (node.nodeType === 3 ? unescape(node.textContent ?? '') : null),
  tag: (node) => (node.nodeType === 1 ? node.nodeName.toLowerCase() : 'script'),
  children: (node) => node.childNodes,
};
const LIGHT: Walkable<Element | string> = {
  text: (node) => (typeof node === 'string' ? node : null),
  tag: (node) => (typeof node === 'string' ? '' : node.tag),
  children: (node) => (typeof node === 'string' ? [] : node.children),
};

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
  const blocks = withoutFurniture(
    main(page.body, page.elements, page.head.title, limits.maxElements),
  );
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
    blocks,
    language: page.head.language,
    cut,
    diagnostics: [...draft.diagnostics, ...facts.diagnostics],
  };
};

/** The main text where the page is small enough to search it, else all text of its body. */
function main(body: Element, elements: number, title: string | null, most: number): Block[] {
  const all = (): Block[] => blocksOf<Element | string>(body, LIGHT);
  if (elements > most) return all();
  const found = mainText(body, title);
  const blocks = found === null ? [] : blocksOf(found, DOM);
  return blocks.length > 0 ? blocks : all();
}
