import type { Block } from '../types.ts';

/** A line that stamps the page: "Published 4:00 am, Wednesday, November 20, 2019". */
const STAMP =
  /^(?:first )?(?:published|updated|posted|last (?:updated|modified))(?: (?:on|at)\b|:| \d|\s+\p{L}{3,9}\.? \d).{0,80}$/iu;
/** A caption or its credit: "(Image: Agency)", "Photo: Jane Roe, Agency", "Image 1 of 9". */
const CAPTION =
  /\((?:image|photo|picture|credit|source)s?(?: credits?)?: ?[^()]{1,60}\)$|^(?:photo|image|picture)s?(?: credits?)?:.{1,80}$|^image \d+ of\b.{0,10}$/i;
const POINTER =
  /^(?:see more|read more|read also|also read|related|don['’]t miss|more|watch|listen)\s?:.{3,150}$/i;
const BUTTON =
  /^(?:(?:share|tweet|e-?mail|print|save|close|caption|comments?|reply|like|follow|facebook|twitter|whatsapp|linkedin|pinterest|reddit|advertisement|ad|loading|copy link|share this(?: article| story)?)[\s|/·,.…]*){1,8}$/i;
/** Heads a list of other stories; all that follows near the end belongs to it. */
const OTHERS =
  /^(?:you (?:may|might) also (?:like|be interested in)|related (?:stories|articles|posts|content|news|links|topics)|more (?:from|stories|news)\b.{0,40}|most (?:read|popular|viewed)|recommended(?: for you)?|want more stories.{0,30}|don['’]t miss|read next|up next|trending(?: now)?|leave a (?:reply|comment)|\d* ?comments?)\s*[:.…?]*$/i;
/** Such a head cuts only where this share of the text stands before it. */
const LATE = 0.6;

const isFurniture = ({ text }: Block): boolean =>
  text.length <= 260 &&
  ((text.length <= 110 && STAMP.test(text)) ||
    CAPTION.test(text) ||
    POINTER.test(text) ||
    (text.length <= 60 && BUTTON.test(text)));

/**
 * Takes out what a page puts among its paragraphs: stamps, captions, pointers to other stories,
 * buttons; and the list of other stories at its end.
 */
export function withoutFurniture(blocks: readonly Block[]): Block[] {
  const kept = blocks.filter((block) => block.kind === 'table' || !isFurniture(block));
  const total = kept.reduce((sum, block) => sum + block.text.length, 0);
  let before = 0;
  for (let i = 0; i < kept.length; i += 1) {
    const { text } = kept[i]!;
    if (before >= total * LATE && text.length <= 60 && OTHERS.test(text)) return kept.slice(0, i);
    before += text.length;
  }
  return kept;
}
