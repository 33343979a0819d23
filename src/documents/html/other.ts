import type { Element } from './element.ts';

/** An article whose heading is a link stands for a page of its own. */
export function isOther(article: Element): boolean {
  const found = heading(article);
  return found !== null && isLink(found);
}

function heading(element: Element): Element | null {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const found = /^h[1-6]$/.test(child.tag) ? child : heading(child);
    if (found) return found;
  }
  return null;
}

/** True where all text of an element stands in links. */
function isLink(element: Element): boolean {
  if (element.tag === 'a') return true;
  if (element.parent?.tag === 'a') return true;
  return (
    element.children.length > 0 &&
    element.children.every((child) =>
      typeof child === 'string' ? child.trim() === '' : isLink(child),
    )
  );
}
