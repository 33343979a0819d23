import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Element } from './tree.ts';

/**
 * Characters of markup stand as non-characters while the tree is a DOM: each reference would be an
 * event of its own for the parser, and a million of them would take minutes.
 */
const STAND_INS: Readonly<Record<string, string>> = {
  '&': '\ufdd0',
  '<': '\ufdd1',
  '>': '\ufdd2',
  '"': '\ufdd3',
};
const BACK: Readonly<Record<string, string>> = {
  '\ufdd0': '&',
  '\ufdd1': '<',
  '\ufdd2': '>',
  '\ufdd3': '"',
};
const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => STAND_INS[c] ?? c);

/** Text of the DOM with its characters of markup put back. */
export const unescape = (text: string): string =>
  text.replace(/[\ufdd0-\ufdd3]/g, (c) => BACK[c] ?? c);

const VOID = new Set(['br', 'hr', 'col', 'wbr']);

/** The light tree as clean markup: only what the search for the main text looks at. */
export function serialise(root: Element): string {
  const out: string[] = [];
  const visit = (node: Element | string): void => {
    if (typeof node === 'string') {
      out.push(escape(node));
      return;
    }
    out.push('<', node.tag);
    for (const key of ['class', 'id', 'role', 'href', 'itemprop', 'rel']) {
      const value = node.attributes.get(key);
      if (value !== undefined) out.push(` ${key}="${escape(value.slice(0, 200))}"`);
    }
    out.push('>');
    if (VOID.has(node.tag)) return;
    for (const child of node.children) visit(child);
    out.push('</', node.tag, '>');
  };
  for (const child of root.children) visit(child);
  return out.join('');
}

/** The main text of a page as a tree, found by Mozilla's Readability; null where it finds none. */
export function mainText(body: Element, title: string | null): DomNode | null {
  const { document } = parseHTML(
    `<!doctype html><html><head><title>${escape(title ?? '')}</title></head><body>${serialise(body)}</body></html>`,
  );
  const article = new Readability<DomNode>(document, {
    disableJSONLD: true,
    serializer: (node) => node,
  }).parse();
  return article?.content ?? null;
}

/** The part of a DOM that is read from the result. */
export interface DomNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<DomNode>;
}
