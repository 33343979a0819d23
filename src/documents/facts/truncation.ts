import type { Document, Paragraph } from '../../model/index.ts';
import { isEndMark } from './credits.ts';

export type Completeness = Pick<Document, 'complete' | 'truncatedAt'>;

/** Four dots or more, or an ellipsis at the end, bracketed or not: "by signing........", "[…]". */
const BREAK_OFF = /\s*(?:[[(]\s?(?:…|\.{3,})\s?[\])]|\.{3,}|…+)["”’')\]\s]*$/;
/** What an aggregator prints where it stops. */
const COUNTED = /\s*(?:…|\.{3})?\s*\[\+\d+ chars\]$/;
const MORE =
  /^(?:\(?(?:read|see) (?:more|the (?:full|rest)\b[^.]{0,40})\)?|continue(?:d)? reading|\(?more\)?|click (?:here )?to (?:read|continue)[^.]{0,40}|full (?:story|article|text))\s*[.…»›→>]*$/i;
const WALL =
  /^(?:(?:please )?(?:subscribe|log ?in|sign in|register|sign up) (?:now )?to (?:read|continue|keep reading|access|unlock)|to (?:read|continue reading)\b[^.]{0,60}(?:subscribe|log ?in|sign in|register)|this (?:article|content|story) is (?:only )?(?:for|available to|reserved for) (?:paid |paying )?(?:subscribers|members)|you (?:have|'ve|’ve) (?:read|reached) (?:your|all|the)\b[^.]{0,40}(?:free|limit)|already a subscriber\b|unlock (?:this|the (?:full )?(?:article|story)))/i;
const STOPPED = /[.!?。！？．؟।]["”’'»)\]」』]*(?:\s?\[\d{1,3}\])*$/;
/** Who a story came from, set behind its last sentence: "… said on Monday. PTI", "… (Reuters)". */
const SIGNED =
  /[.!?](["”’'»)\]]*)\s+[([–—-]*\s?(?:PTI|ANI|IANS|AFP|AP|UPI|Reuters|Xinhua|TASS|Kyodo|Yonhap|ANSA|EFE|DPA|dpa|APA|Agencies)[)\]]?$/;
/** A line of an address or of telephone numbers is no sentence that broke off. */
const NO_PROSE = /\s\|\s|\d{3}[-. ]\d{4}\b|@\S+\.\w/;
/** Dots behind a sentence that has ended stand for nothing that is missing. */
const ENDED = /[.!?]["”’')\]]$/;
const QUOTED_END = /["”’»」』]$/;
/** Shorter last lines are signatures, list items or names: they tell nothing. */
const SENTENCE = 60;

/** True for a line that stands where the rest of a text was cut off. */
export const isCutLine = (text: string): boolean =>
  text.length <= 200 && (MORE.test(text) || WALL.test(text));

type Line = Pick<Paragraph, 'start' | 'end' | 'kind' | 'prose'>;

/**
 * Whether a text is whole, and where it breaks off: the offset right after its last real text, so
 * before the dots or brackets that stand for the rest. Credit lines do not count as text.
 *
 *     … at the Vilnius summit by signing........     false, after "signing"
 *     … met on Wednesday and agreed to hold consulta  false, at the end
 *     … will meet again in June.                      true
 *     Annex: list of participants                     "unknown"
 */
export function completeness(text: string, paragraphs: readonly Line[]): Completeness {
  const body = paragraphs.filter((p) => p.kind !== 'credit');
  const last = body.at(-1);
  if (!last) return { complete: 'unknown', truncatedAt: null };
  const quote = text.slice(last.start, last.end);
  const dots = COUNTED.exec(quote.slice(-400)) ?? BREAK_OFF.exec(quote.slice(-400));
  const offset = Math.max(0, quote.length - 400) + (dots?.index ?? 0);
  if (dots && !ENDED.test(quote.slice(0, offset))) {
    const at = last.start + offset;
    return { complete: false, truncatedAt: offset > 0 ? at : (body.at(-2)?.end ?? at) };
  }
  const after = paragraphs
    .filter((p) => p.start >= last.end)
    .map((p) => text.slice(p.start, p.end));
  if (after.some(isCutLine)) return { complete: false, truncatedAt: last.end };
  if (after.some(isEndMark)) return { complete: true, truncatedAt: null };
  if (SIGNED.test(quote.slice(-60)) || STOPPED.test(quote.slice(-40)))
    return { complete: true, truncatedAt: null };
  const stopped = body.some(
    (p) =>
      p !== last &&
      p.kind === 'text' &&
      STOPPED.test(text.slice(p.end - Math.min(40, p.end - p.start), p.end)),
  );
  const sentence =
    last.kind === 'text' &&
    quote.length >= SENTENCE &&
    !QUOTED_END.test(quote) &&
    !NO_PROSE.test(quote) &&
    !/[:;]$/.test(quote);
  if (sentence && (stopped || /[.!?]\s+\p{Lu}/u.test(quote)))
    return { complete: false, truncatedAt: last.end };
  return { complete: 'unknown', truncatedAt: null };
}
