import type { PageBlock } from './blocks.ts';

/** A line that stamps the page: "Published 4:00 am, Wednesday, November 20, 2019". */
const STAMP =
  /^(?:first )?(?:published|updated|posted|last (?:updated|modified))(?: (?:on|at)\b|:| \d|\s+\p{L}{3,9}\.? \d).{0,80}$/iu;
/** A caption or its credit: "(Image: Agency)", "Photo: Jane Roe, Agency", "Image 1 of 9". */
const CAPTION =
  /\((?:image|photo|picture|credit|source)s?(?: credits?)?: ?[^()]{1,60}\)$|^(?:photo|image|picture)s?(?: credits?| by)?:.{1,80}$|^image \d+ of\b.{0,10}$|^(?:image|photo) (?:copyright|credit|source|caption)\b.{1,80}$|^(?:enlarge|view) (?:image|photo|gallery)$/i;
const POINTER =
  /^(?:see more|see also|read more|read also|also read|read|related|don['’]t miss|more|watch|listen|get more)\s?:.{3,150}$/i;
const BUTTON =
  /^(?:(?:share|tweet|e-?mail|print|save|close|caption|comments?|reply|like|follow|facebook|twitter|whatsapp|linkedin|pinterest|reddit|advertisement|advert|ad|sponsored|loading|subscribe|sign up|log in|home|copy link|share this(?: article| story)?)[\s|/·,.…]*){1,8}$/i;
/** Asks the reader for an address or money. */
const SERVICE =
  /^(?:subscribe (?:to|now|today)|sign up|get (?:the|our|all the)? ?(?:latest|daily|weekly|top|news)|join (?:our|the)|let our news|never miss|stay (?:informed|up to date|in the loop|smart)|download (?:our|the)|follow (?:us|@|our|\p{L}+['’]s full coverage)|reach the reporters?|support our|become a (?:member|subscriber)|have a tip|got a tip|click here|tell us what you think|let us know)\b.{0,240}$/iu;
/** Heads a list of other stories; all that follows near the end belongs to it. */
const OTHERS =
  /^(?:you (?:may|might) also (?:like|be interested in)|related(?: (?:stories|articles|posts|content|news|links|topics|coverage|reading))?|more (?:from|stories|news|great|on this)\b.{0,40}|most (?:read|popular|viewed)|recommended(?: for you| reading| stories)?|want more stories.{0,30}|don['’]t miss|read (?:next|more)|up next|trending(?: now)?|leave a (?:reply|comment)|latest news|in other news|about the authors?|\d* ?comments?)\s*[:.…?!]*$/i;
/** Text that stands in links to this share is a pointer elsewhere. */
const LINKED = 0.9;
/** A reference that is written out, and a linked sentence: both are read with the text. */
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$|[.。”"]$/i;
const STOPPED = /[.!?。！？][”"’'»)\]」』]*$/;

const isFurniture = ({ text, kind, linked }: PageBlock): boolean =>
  text.length <= 300 &&
  ((text.length <= 110 && STAMP.test(text)) ||
    CAPTION.test(text) ||
    POINTER.test(text) ||
    (text.length <= 260 && SERVICE.test(text)) ||
    (text.length <= 60 && BUTTON.test(text)) ||
    (kind !== 'list' && linked >= text.length * LINKED && !ADDRESS.test(text)));

/** Text of a story, by its look: long, stopped, and not a link. */
const isStory = ({ text, linked }: PageBlock): boolean =>
  text.length >= 80 && STOPPED.test(text) && linked < text.length * 0.5;

/**
 * Takes out what a page puts among its paragraphs: stamps, captions, pointers to other stories,
 * buttons; and lists of other stories up to the next paragraph of the story.
 */
export function withoutFurniture(blocks: readonly PageBlock[]): PageBlock[] {
  const lists = withoutLinkLists(blocks);
  const out: PageBlock[] = [];
  let others = false;
  for (const block of lists) {
    if (block.kind === 'table') {
      out.push(block);
      continue;
    }
    if (isStory(block)) others = false;
    if (out.length > 0 && block.text.length <= 60 && OTHERS.test(block.text)) others = true;
    if (!others && !isFurniture(block)) out.push(block);
  }
  return out;
}

/** Takes out lists of which each item is a link. */
function withoutLinkLists(blocks: readonly PageBlock[]): PageBlock[] {
  const out: PageBlock[] = [];
  for (let i = 0; i < blocks.length;) {
    let end = i;
    while (end < blocks.length && blocks[end]!.kind === 'list') end += 1;
    if (end === i) end += 1;
    const run = blocks.slice(i, end);
    const linked = run.filter((one) => one.linked >= one.text.length * LINKED).length;
    if (run[0]!.kind !== 'list' || linked < run.length) out.push(...run);
    i = end;
  }
  return out;
}
