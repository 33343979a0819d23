import type { Span } from '../../../src/model/index.ts';

/** How many characters of text stand in an element before a place in it. */
function lengthBefore(root: Node, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(root);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The element with `data-start` that holds a node: its text begins there in the document's text. */
const holder = (node: Node): HTMLElement | null =>
  (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(
    '[data-text-start]',
  ) ?? null;

/**
 * The selected words as a span of the document's text, without spaces at the ends; null where nothing
 * is selected there or where the words on the page are not those of the text.
 */
export function selectedSpan(root: HTMLElement, text: string): Span | null {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const from = holder(range.startContainer);
  const to = holder(range.endContainer);
  if (from === null || to === null || !root.contains(from) || !root.contains(to)) return null;
  let start =
    Number(from.dataset['textStart']) + lengthBefore(from, range.startContainer, range.startOffset);
  let end = Number(to.dataset['textStart']) + lengthBefore(to, range.endContainer, range.endOffset);
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end > start ? { start, end } : null;
}

const END = /[.!?]["”’)\]]*(?=\s|$)/g;

/** The sentences of a paragraph, by its marks of punctuation: good enough to choose from a list. */
export function sentencesIn(text: string, { start, end }: Span): Span[] {
  const paragraph = text.slice(start, end);
  const cuts = [...paragraph.matchAll(END)].map((m) => m.index + m[0].length);
  if (cuts.at(-1) !== paragraph.length) cuts.push(paragraph.length);
  let from = 0;
  return cuts.flatMap((cut) => {
    const raw = paragraph.slice(from, cut);
    const lead = raw.length - raw.trimStart().length;
    const span = { start: start + from + lead, end: start + cut };
    from = cut;
    return raw.trim() === '' ? [] : [span];
  });
}

/** The sentence around a span, in its paragraph. */
export function sentenceAround(text: string, paragraphs: readonly Span[], span: Span): Span {
  const paragraph = paragraphs.find((p) => p.start <= span.start && p.end >= span.end);
  const found = (paragraph === undefined ? [] : sentencesIn(text, paragraph)).filter(
    (s) => s.start < span.end && span.start < s.end,
  );
  const [first, last] = [found[0], found.at(-1)];
  return first && last
    ? { start: Math.min(first.start, span.start), end: Math.max(last.end, span.end) }
    : span;
}

const PLACE = /^at(\d+)$/;

/** The sentence at the place that an address names ("at123"); null where it names none in the text. */
export function sentenceAtPlace(
  text: string,
  paragraphs: readonly Span[],
  name: string | null,
): (Span & { id: string }) | null {
  const start = Number(PLACE.exec(name ?? '')?.[1] ?? Number.NaN);
  if (name === null || !paragraphs.some((p) => p.start <= start && start < p.end)) return null;
  return { id: name, ...sentenceAround(text, paragraphs, { start, end: start + 1 }) };
}
