import { eld } from 'eld/extrasmall';
import type { Paragraph } from '../../model/index.ts';

const SAMPLE = 3000;
const MINIMUM = 20;

/**
 * The language of a text as a BCP 47 tag. Statistics over the text win over a declared tag only when
 * they are sure and name another language, because templates declare "en" on pages of every language.
 */
export function languageOf(text: string, declared: string | null): string | null {
  const tag =
    declared !== null && /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(declared)
      ? declared.replaceAll('_', '-')
      : null;
  if (text.length < MINIMUM) return tag;
  const start = text.length > SAMPLE * 2 ? Math.floor(text.length / 4) : 0;
  const sample = text.slice(start, start + SAMPLE);
  // English is told by its small words, at a tenth of the cost.
  const result = englishShare(sample) >= IS_ENGLISH ? SURELY_ENGLISH : eld.detect(sample);
  const found = result.language === '' ? null : result.language;
  if (tag === null)
    return found !== null && (result.isReliable() || text.length > 200) ? found : null;
  const primary = tag.slice(0, 2).toLowerCase();
  return found !== null && found !== primary && text.length > 400 && result.isReliable()
    ? found
    : tag;
}

const ENGLISH = new Set(
  'the of and to in is was were for that with on as by at from it its be been are has have had will would not this these which who he she they his her their we our said an or but'.split(
    ' ',
  ),
);
/** Letters from which a paragraph shows its language. */
const SHOWS = 80;
/** Share of such words from which a text is English; below the second it is looked at closely. */
const IS_ENGLISH = 0.2;
const MAY_BE_OTHER = 0.08;
const MOST = 300;
const SURELY_ENGLISH = { language: 'en', isReliable: () => true };

/** Share of a text's words that are small words of English. */
function englishShare(text: string): number {
  let words = 0;
  let english = 0;
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    words += 1;
    if (word.length < 6 && ENGLISH.has(word)) english += 1;
  }
  return words === 0 ? 0 : english / words;
}

type Line = Pick<Paragraph, 'start' | 'end' | 'prose' | 'kind'>;

/**
 * The language of each paragraph that is in another than its document, else null. Headings, tables,
 * credits and short paragraphs tell nothing and count as the document's own. English is told by its
 * small words, which costs little; only what has few of them is looked at by statistics.
 */
export function otherLanguages(
  text: string,
  paragraphs: readonly Line[],
  language: string | null,
): (string | null)[] {
  const own = language?.slice(0, 2).toLowerCase() ?? null;
  let looked = 0;
  return paragraphs.map(({ start, end, prose, kind }) => {
    if (own === null || !prose || kind === 'heading' || kind === 'table') return null;
    if (end - start < SHOWS) return null;
    const quote = text.slice(start, Math.min(end, start + SAMPLE));
    const share = englishShare(quote);
    if (share >= IS_ENGLISH) return own === 'en' ? null : 'en';
    if (share >= MAY_BE_OTHER || (looked += 1) > MOST) return null;
    const result = eld.detect(quote);
    const found = result.language;
    return found !== '' && found !== own && found !== 'en' && result.isReliable() ? found : null;
  });
}
