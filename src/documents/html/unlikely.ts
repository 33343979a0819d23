import { type Element, textOf } from './element.ts';
import { count } from './measure.ts';
import { BYLINE, MAYBE, NEGATIVE, NEVER, POSITIVE, UNLIKELY } from './names.ts';

/** Points that the class and id of an element give it. */
export function weight(element: Element): number {
  if (element.names === '') return 0;
  let points = 0;
  for (const key of ['class', 'id']) {
    const value = element.attributes.get(key);
    if (value === undefined || value === '') continue;
    if (NEGATIVE.test(value)) points -= 25;
    if (POSITIVE.test(value)) points += 25;
  }
  return points;
}

/** A place that is no part of any text. */
export const isNever = ({ tag, names }: Element): boolean =>
  names !== ' ' && names !== '' && tag !== 'article' && tag !== 'main' && NEVER.test(names);

const UNLIKELY_ROLE = /^(?:menu|menubar|complementary|navigation|alert|alertdialog|dialog)$/;

/** A place whose name or role says that it is no part of the text. */
export function isUnlikely(element: Element, inside: boolean): boolean {
  const { tag, names } = element;
  if (names !== '' && tag !== 'a' && tag !== 'body' && !inside)
    if (UNLIKELY.test(names) && !MAYBE.test(names) && !quotes(element)) return true;
  const role = element.attributes.get('role');
  if (role !== undefined && UNLIKELY_ROLE.test(role)) return true;
  return isByline(element);
}

/** Holds a quotation and little else, as an embedded message does. */
export function quotes(element: Element, levels = 4): boolean {
  if (element.tag === 'blockquote') return true;
  if (levels === 0 || element.children.length > 6) return false;
  return element.children.some((child) => typeof child !== 'string' && quotes(child, levels - 1));
}

/** A line that names the author: no part of the text. */
export function isByline(element: Element): boolean {
  const marked =
    element.attributes.get('rel') === 'author' ||
    (element.attributes.get('itemprop')?.includes('author') ?? false) ||
    (element.names !== '' && BYLINE.test(element.names));
  if (!marked) return false;
  const { length } = count(textOf(element, 400));
  return length > 0 && length < 100;
}
