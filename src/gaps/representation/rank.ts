import type { Event, Mention } from '../../model/index.ts';
import { LEVELS } from './levels.ts';

/** Ranks as texts name them; the first that fits counts, so that deputies go before those they stand for. */
const RANKS: readonly (readonly [pattern: RegExp, level: number])[] = [
  [/\b(?:deputy|deputies|vice[- ]president)/i, LEVELS.minister],
  [
    /\b(?:ambassador|envoy|adviser|advisor|official|representative|commander|chief of)/i,
    LEVELS.official,
  ],
  [/\b(?:prime minister|premier|chancellor|taoiseach|heads? of (?:state|government))/i, LEVELS.hog],
  [
    /\b(?:minister|secretary of (?:state|defen[cs]e)|(?:defen[cs]e|foreign) secretary)/i,
    LEVELS.minister,
  ],
  [/\b(?:president|leader)/i, LEVELS.hog],
];

/** The level of an office or of a rank named in a text; null for neither. */
export const rankOf = (words: string): number | null =>
  RANKS.find(([pattern]) => pattern.test(words))?.[1] ?? null;

const RANK_WORD =
  '(?:deputy |vice[- ]|foreign |defen[cs]e |prime )*(?:deput(?:y|ies)|ministers?|presidents?|leaders?|premiers?|chancellors?|ambassadors?|heads of (?:state|government))';
/** "the leaders of Japan", "prime ministers of Japan and …": the rank stands before its countries. */
const BEFORE = new RegExp(`\\b(${RANK_WORD})(?: and ${RANK_WORD})? of\\b`, 'gi');
/** "Japan sent its leader", "and Australia its deputy prime minister". */
const AFTER = new RegExp(`\\b(?:its|their|his|her) (${RANK_WORD})`, 'i');

/**
 * The rank at which a mention takes part, from its office, or from the words of its sentence that
 * name a rank for it; null where nothing does.
 */
export function mentionedRank(event: Event, mention: Mention): number | null {
  if (mention.person?.office) return rankOf(mention.person.office);
  const { quote, start } = event.evidence;
  const from = mention.start - start;
  const to = mention.end - start;
  if (from < 0 || to > quote.length) return null;
  const after = AFTER.exec(quote.slice(to).split(/[.;]/)[0]!);
  if (after) return rankOf(after[1]!);
  const before = [...quote.slice(0, from).matchAll(BEFORE)].at(-1);
  return before ? rankOf(before[1]!) : null;
}
