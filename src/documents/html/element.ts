import { isInline } from './inline.ts';
import type { Attributes } from './tokens.ts';

/** A light element: a tag, the attributes that matter, its place in the tree, and its measures. */
export class Element {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly parent: Element | null;
  readonly children: (Element | string)[] = [];
  /** Class and id, in one string. */
  readonly names: string;
  /** Left out with all it holds, in the attempt under way. */
  cut = false;
  /** True where it or something in it stands on lines of its own. */
  block = false;
  /** Characters of its text, of its text in links; commas. */
  length = 0;
  linked = 0;
  commas = 0;
  /** Points for holding paragraphs; NaN where it holds none. */
  score = Number.NaN;

  constructor(tag: string, attributes: Attributes, parent: Element | null) {
    this.tag = tag;
    this.attributes = attributes;
    this.parent = parent;
    this.names =
      attributes.size === 0
        ? ''
        : `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`.slice(0, 300);
  }
}

/** All text in an element, up to a length. */
export function textOf(element: Element, most = 1000): string {
  let text = '';
  const visit = (node: Element): void => {
    for (const child of node.children) {
      if (text.length >= most) return;
      if (typeof child === 'string') text += child;
      else if (isInline(child.tag)) visit(child);
      else {
        text += ' ';
        visit(child);
        text += ' ';
      }
    }
  };
  visit(element);
  return text.slice(0, most);
}
