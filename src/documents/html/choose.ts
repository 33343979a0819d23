import { type Element, textOf } from './element.ts';
import { linkDensity } from './measure.ts';

/** Candidates that are compared. */
const RANKED = 5;
/** Share of the best one's points from which others are as good. */
const AS_GOOD = 0.75;
/** So many others as good make an element that holds them all the better choice. */
const TOGETHER = 3;

/** Points of a candidate, less where its text is links. */
const value = (element: Element): number =>
  Number.isNaN(element.score) ? 0 : element.score * (1 - linkDensity(element));

/** Elements that hold the main text: the best candidate, and those of its siblings that go with it. */
export function choose(body: Element, scored: readonly Element[]): Element[] {
  const ranked = scored
    .map((element, order) => ({ element, points: value(element), order }))
    .sort((a, b) => b.points - a.points || a.order - b.order)
    .slice(0, RANKED);
  const best = ranked[0];
  if (!best || best.element === body) return [body];
  const others = ranked.slice(1).filter((one) => one.points / best.points >= AS_GOOD);
  const held = holder(
    best.element,
    others.map((one) => one.element),
  );
  const top = alone(better(held));
  return withSiblings(top);
}

function* above(element: Element): Generator<Element> {
  for (let at = element.parent; at?.parent; at = at.parent) yield at;
}

/** The nearest element above that holds most of what is as good: a text in several parts. */
function holder(best: Element, others: readonly Element[]): Element {
  if (others.length < TOGETHER) return best;
  const lists = others.map((one) => new Set(above(one)));
  for (const at of above(best))
    if (lists.filter((list) => list.has(at)).length >= TOGETHER) return at;
  return best;
}

/** An element above with more points: the text goes on beside the best part of it. */
function better(top: Element): Element {
  let last = value(top);
  const least = last / 3;
  for (const at of above(top)) {
    if (Number.isNaN(at.score)) continue;
    const points = value(at);
    if (points < least) return top;
    if (points > last) return at;
    last = points;
  }
  return top;
}

/** An element without siblings stands for its parent, so that the parent's siblings are looked at. */
function alone(top: Element): Element {
  let only = top;
  for (const at of above(top)) {
    const elements = at.children.filter((child) => typeof child !== 'string' && !child.cut);
    if (elements.length !== 1) break;
    only = at;
  }
  return only;
}

function withSiblings(top: Element): Element[] {
  if (!top.parent) return [top];
  const points = value(top);
  const threshold = Math.max(10, points * 0.2);
  const name = top.attributes.get('class') ?? '';
  return top.parent.children.filter((child): child is Element => {
    if (typeof child === 'string' || child.cut) return false;
    if (child === top) return true;
    const bonus = name !== '' && child.attributes.get('class') === name ? points * 0.2 : 0;
    if (value(child) + bonus >= threshold && !Number.isNaN(child.score)) return true;
    return child.tag === 'p' && readsLikeText(child);
  });
}

function readsLikeText(paragraph: Element): boolean {
  const density = linkDensity(paragraph);
  if (paragraph.length > 80) return density < 0.25;
  return density === 0 && /\.(?: |$)/.test(textOf(paragraph, 400).trimEnd());
}
