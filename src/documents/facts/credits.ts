import type { Block } from '../types.ts';
import { peopleIn } from './people.ts';

const COPYRIGHT = /^(?:©|\(c\)\s|copyright\b)|©\s?\d{4}\b|\ball rights reserved\b/i;
const STAFF =
  /^[([]?(?:(?:additional |with )?reporting|writing|editing|edited|compiled|translated|produced)\s(?:and (?:writing|editing)\s)?by\b/i;
const SOURCE =
  /^(?:(?:main|lead|top|cover|featured|header) )?(?:source|photo|image|picture|credit|graphic|video|via)s?(?: credits?)?\s?:/i;
const SERVICE =
  /^(?:follow (?:us|me|him|her|@)|sign up (?:for|to)\b|subscribe (?:to|now)\b|share this\b|click here\b|read more:|related:|see also:|more on this\b|download our app|join our\b|this (?:article|story|piece|post) (?:was|is|has been|originally|first|appeared)|the (?:views|opinions) expressed|distributed by\b|(?:first|originally) published\b)/i;
const BYLINE =
  /^[Bb][Yy] (\p{Lu}[\p{L}.'’-]*(?: (?:(?:de|van|von|der|la|bin|al)\b ?)*\p{Lu}[\p{L}.'’-]*){1,3}(?:(?:,| and| &) \p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}){0,3})(?:,? (?:in \p{Lu}\p{L}+|for [^.]{2,40}))?$/u;
/** What stands alone in its line: a rule of underscores, an address of mail, a wire beside the paper's own. */
const ALONE =
  /^(?:_{2,}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?:\/\/)?(?:www\.)?(?:twitter|x|facebook)\.com\/\S+|with \p{Lu}?[\p{L} ]{0,30}(?:wires?|agencies|wire services)|filed under:.*|via \p{Lu}[\p{L}.]+(?: \p{Lu}?[\p{L}.]+)?)$/iu;
const END_MARK = /^(?:#{2,}|\*\s?\*\s?\*|-\s?30\s?-|—?\s?ends?\s?—?|end of (?:statement|text))$/i;

/** A line of names, rights or service that is printed with a text but is no part of it. */
export const isCredit = (text: string): boolean =>
  text.length <= 300 &&
  (COPYRIGHT.test(text) ||
    STAFF.test(text) ||
    (SOURCE.test(text) && text.length <= 160) ||
    (ALONE.test(text) && text.length <= 120) ||
    SERVICE.test(text));

/** A mark that a text sets under itself: "ENDS", "###", "-30-". */
export const isEndMark = (text: string): boolean => text.length <= 20 && END_MARK.test(text);

/** Names in a line that is nothing but a byline ("By Jane Roe and John Doe"), else none. */
export function bylineAuthors(text: string): string[] {
  if (text.length > 120 || !/^by /i.test(text)) return [];
  return BYLINE.test(text) ? peopleIn(text, { publisher: [] }) : [];
}

/**
 * Marks credit lines: © and staff lines anywhere but in the first place, service lines in the last
 * third, a byline among the first paragraphs. Gives the authors that a byline names.
 */
export function markCredits(blocks: readonly Block[]): { blocks: Block[]; authors: string[] } {
  const authors: string[] = [];
  const marked = blocks.map((block, i): Block => {
    if (block.kind === 'table') return block;
    const late = i >= blocks.length - Math.max(4, Math.ceil(blocks.length / 3));
    const names = i <= 3 ? bylineAuthors(block.text) : [];
    if (names.length > 0) authors.push(...names);
    const strong = COPYRIGHT.test(block.text) || STAFF.test(block.text);
    const credit =
      names.length > 0 ||
      (i > 0 && isCredit(block.text) && (late || strong)) ||
      (i > 0 && isEndMark(block.text) && late);
    return credit ? { ...block, kind: 'credit', prose: false } : block;
  });
  return { blocks: marked, authors };
}
