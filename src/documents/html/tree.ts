import { Element } from './element.ts';
import { type Head, emptyHead, readLink, readMeta } from './head.ts';
import { CLOSES_P, DROPPED, ENDS, LEAF_BLOCKS, P_BOUNDARY, VOID, isHidden } from './structure.ts';
import { type Attributes, scan } from './tokens.ts';

export interface Page {
  head: Head;
  body: Element;
  elements: number;
  /** Deepest nesting met, whether kept or not. */
  depth: number;
}

const NONE: Attributes = new Map();

/**
 * Builds the light tree of a page in one pass, and gathers its head. Depth is bounded: elements that
 * lie deeper are lifted, their text stays. Works on anything; never throws, never recurses.
 */
export function parsePage(html: string, maxDepth: number): Page {
  const head = emptyHead();
  const body = new Element('body', NONE, null);
  const stack: Element[] = [body];
  /** Level of the stack at which an element stands whose content is left out. */
  let ghost = 0;
  const lifted = new Map<string, number>();
  let elements = 0;
  let depth = 0;
  let deepest = 0;
  let jsonLd = false;
  let titled = false;

  const closeTo = (index: number): void => {
    stack.length = Math.max(1, index);
    if (stack.length <= ghost) ghost = 0;
  };
  const find = (tag: string): number => {
    for (let i = stack.length - 1; i > 0; i -= 1) if (stack[i]!.tag === tag) return i;
    return -1;
  };
  const imply = (tag: string): void => {
    const rule = ENDS[tag];
    if (rule) {
      for (let i = stack.length - 1; i > 0; i -= 1) {
        const open = stack[i]!.tag;
        if (rule.within.includes(open)) break;
        if (rule.same.includes(open)) closeTo(i);
      }
    }
    if (CLOSES_P.has(tag)) {
      for (let i = stack.length - 1; i > 0; i -= 1) {
        const open = stack[i]!.tag;
        if (open === 'p') {
          closeTo(i);
          return;
        }
        if (P_BOUNDARY.has(open)) return;
      }
    }
  };

  scan(html, {
    open(tag, attributes) {
      switch (tag) {
        case 'html':
        case 'body':
          head.language ??= attributes.get('lang') ?? null;
          return;
        case 'head':
          return;
        case 'meta':
          readMeta(head, attributes);
          return;
        case 'link':
          readLink(head, attributes);
          return;
        case 'script':
          jsonLd = /ld\+json/i.test(attributes.get('type') ?? '');
          return;
        default:
      }
      const isVoid = VOID.has(tag);
      const dropped = DROPPED.has(tag) || isHidden(tag, attributes);
      if (isVoid && (dropped || ghost > 0)) return;
      elements += 1;
      imply(tag);
      if (!isVoid) deepest = Math.max(deepest, (depth += 1));
      const top = stack.at(-1)!;
      const room = LEAF_BLOCKS.has(tag) ? maxDepth + 4 : maxDepth;
      if (stack.length >= room && !(dropped && ghost === 0)) {
        lifted.set(tag, (lifted.get(tag) ?? 0) + 1);
        return;
      }
      const element = new Element(tag, attributes, top);
      if (ghost === 0 && !dropped) top.children.push(element);
      if (isVoid) return;
      stack.push(element);
      if (dropped && ghost === 0) ghost = stack.length - 1;
    },
    close(tag) {
      const top = stack.at(-1)!;
      if (tag === 'br' && ghost === 0) top.children.push(new Element('br', NONE, top));
      if (tag === 'title' && head.title !== null) titled = true;
      depth = Math.max(0, depth - 1);
      const beyond = lifted.get(tag) ?? 0;
      if (beyond > 0) {
        lifted.set(tag, beyond - 1);
        return;
      }
      const index = find(tag);
      if (index > 0) closeTo(index);
    },
    text(text, within) {
      if (within === 'title') {
        if (!titled && ghost === 0) head.title = `${head.title ?? ''}${text}`.slice(0, 2000);
      } else if (within === 'script') {
        if (jsonLd && text.length < 500_000 && head.jsonLd.length < 20) head.jsonLd.push(text);
      } else if (within === null && ghost === 0) {
        const { children } = stack.at(-1)!;
        const before = children.at(-1);
        // Text that a reference or a stray "<" parts is one text.
        if (typeof before === 'string') children[children.length - 1] = before + text;
        else children.push(text);
      }
    },
  });
  return { head, body, elements, depth: deepest };
}
