import type { DocumentKind, PublisherKind } from '../../model/index.ts';

/** Cues in the title, in order: the first that fits decides. */
const TITLE: readonly (readonly [RegExp, DocumentKind])[] = [
  [
    /\bcommuniqu[eé]|\b(?:joint (?:statement|declaration)|summit declaration|chair(?:'s|’s)? statement)\b/i,
    'communique',
  ],
  [/\b(?:treaty|convention|memorandum of understanding|agreement between)\b/i, 'treaty'],
  [/\b(?:interview|in conversation|questions? and answers?|Q&A)\b/i, 'interview'],
  [/\b(?:remarks|speech|keynote|address by|opening statement|lecture)\b/i, 'speech'],
  [/\b(?:statement|press release|readout|declaration)\b/i, 'statement'],
  [/\b(?:opinion|analysis|commentary|policy brief|explainer|op-ed|report)\b/i, 'analysis'],
];

const WIRE =
  /^(?:\p{Lu}[\p{Lu}.' ]{2,30}(?:,[^—–-]{1,30})?|\p{Lu}[\p{L} ]{2,30})\s*(?:\((?:Reuters|AP|AFP|Kyodo|Yonhap|Xinhua|TASS|UPI|dpa)\)\s*)[—–-]/u;
const WE = /^(?:we|1\. we|the (?:heads of state|foreign ministers|leaders|ministers))\b/i;
const THANKS =
  /^(?:thank you|good (?:morning|afternoon|evening)|(?:mr|madam)\.? (?:president|chair|speaker)|excellenc|ladies and gentlemen|distinguished|allow me)/i;
const QUESTION = /^(?:Q|Question|Interviewer|Q\d*)\s?[:.]/;

/** A simple guess at the kind of a text from its title, its first words and its publisher. */
export function kindOf(
  title: string | null,
  paragraphs: readonly string[],
  publisher: PublisherKind,
): DocumentKind {
  const cue = title === null ? undefined : TITLE.find(([pattern]) => pattern.test(title));
  if (cue) return cue[1];
  const head = paragraphs.slice(0, 4);
  if (head.some((text) => WIRE.test(text.slice(0, 120)))) return 'news';
  if (paragraphs.filter((text) => QUESTION.test(text)).length >= 2) return 'interview';
  if (head.some((text) => THANKS.test(text))) return 'speech';
  const own = paragraphs.slice(0, 40).filter((text) => WE.test(text)).length;
  if (own >= 3 && own / Math.min(paragraphs.length, 40) > 0.3) return 'communique';
  if (publisher === 'official') return 'statement';
  if (publisher === 'think-tank') return 'analysis';
  if (publisher === 'news' || publisher === 'state-media') return 'news';
  return 'other';
}
