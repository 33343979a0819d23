import { Parser } from 'htmlparser2';

/** An element of a light tree: names without their prefixes, no parents. */
export interface XmlElement {
  /** Without prefix: "p" for w:p. */
  name: string;
  /** With prefix, as written. */
  full: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
}

export interface XmlTree {
  root: XmlElement;
  /** Elements were left open at the end. */
  open: boolean;
}

const MAX_ELEMENTS = 2_000_000;
const MAX_DEPTH = 200;

/** True where a document type is declared that could define entities or name other files. */
export const declaresDoctype = (text: string): boolean =>
  /<!DOCTYPE\s+[^>[]{1,200}(?:\[|SYSTEM|PUBLIC)/i.test(text.slice(0, 65_536)) ||
  /<!ENTITY\s/i.test(text.slice(0, 65_536));

/**
 * XML, well-formed or not, as a light tree. Entities other than XML's own are never expanded, no
 * file is ever reached, and what is nested too deep is lifted. Never throws, never recurses.
 */
export function parseXml(text: string): XmlTree {
  const root: XmlElement = { name: '', full: '', attributes: {}, children: [] };
  const stack = [root];
  let elements = 0;
  let depth = 0;
  let ending = false;
  let open = false;
  const parser = new Parser(
    {
      onopentag(full, attributes) {
        depth += 1;
        elements += 1;
        if (stack.length >= MAX_DEPTH || elements > MAX_ELEMENTS) return;
        const element = { full, name: full.slice(full.indexOf(':') + 1), attributes, children: [] };
        stack.at(-1)!.children.push(element);
        stack.push(element);
      },
      ontext(data) {
        const { children } = stack.at(-1)!;
        const before = children.at(-1);
        if (typeof before === 'string') children[children.length - 1] = before + data;
        else children.push(data);
      },
      onclosetag(_, implied) {
        // Implied at the end of all text: never closed. Before that it may close itself.
        if (implied && ending) open = true;
        depth -= 1;
        if (stack.length > 1 && depth < stack.length - 1) stack.pop();
      },
    },
    { xmlMode: true, decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.write(text);
  ending = true;
  parser.end();
  return { root, open };
}

export const isElement = (node: XmlElement | string): node is XmlElement =>
  typeof node !== 'string';

/** Child elements of a name. */
export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter(isElement).filter((child) => child.name === name);

/** The first child element of a name. */
export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child): child is XmlElement => isElement(child) && child.name === name);

/** All text below an element. */
export function textOf(element: XmlElement | undefined): string {
  if (!element) return '';
  return element.children.map((node) => (isElement(node) ? textOf(node) : node)).join('');
}

/** The first element of a name below, in the order of the text. */
export function findElement(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (child.name === name) return child;
    const found = findElement(child, name);
    if (found) return found;
  }
  return undefined;
}
