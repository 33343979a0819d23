import { type PageBlock, blocksOf } from './blocks.ts';
import { choose } from './choose.ts';
import { clean } from './clean.ts';
import type { Element } from './element.ts';
import { measure } from './score.ts';
import type { Strictness } from './strictness.ts';

/** From strict to lenient; the first that finds enough text is taken. */
const ATTEMPTS: readonly Strictness[] = [
  { strip: true, weigh: true, clean: true },
  { strip: false, weigh: true, clean: true },
  { strip: false, weigh: false, clean: true },
  { strip: false, weigh: false, clean: false },
];
const ENOUGH = 500;
/** Characters from which a short text stands, unless a lenient search finds so many times more. */
const LITTLE = 140;
const MUCH_MORE = 2;

/**
 * The main text of a page as blocks: places that hold paragraphs get points for their length and
 * commas, those above them a share; the best one is cleaned of what is mostly links. The method is
 * that of Mozilla's Readability (Apache 2.0), on a tree without a DOM.
 */
export function mainText(body: Element, title: string | null): PageBlock[] {
  let best: PageBlock[] = [];
  let most = 0;
  for (const strict of ATTEMPTS) {
    const blocks = attempt(body, strict, title);
    const length = blocks.reduce((sum, block) => sum + block.text.length, 0);
    if (length > most * (most < LITTLE ? 1 : MUCH_MORE)) {
      best = blocks;
      most = length;
    }
    if (most >= ENOUGH) break;
  }
  return best;
}

function attempt(body: Element, strict: Strictness, title: string | null): PageBlock[] {
  const found = choose(body, measure(body, strict));
  for (const element of found) clean(element, strict);
  const blocks = found.flatMap((element) => blocksOf(element));
  return title === null ? blocks : withoutTitle(blocks, title);
}

const WORDS = /[\p{L}\p{N}]+/gu;

/** The page's title again, as a heading. */
function withoutTitle(blocks: readonly PageBlock[], title: string): PageBlock[] {
  const at = blocks.findIndex((block) => block.kind === 'heading' && isSimilar(title, block.text));
  return blocks.filter((_, i) => i !== at);
}

function isSimilar(title: string, heading: string): boolean {
  const a = new Set(title.toLowerCase().match(WORDS));
  const b = heading.toLowerCase().match(WORDS) ?? [];
  const unknown = b.filter((word) => !a.has(word)).join(' ').length;
  return b.length > 0 && 1 - unknown / b.join(' ').length > 0.75;
}
