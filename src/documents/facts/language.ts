import { eld } from 'eld/extrasmall';

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
  const result = eld.detect(text.slice(start, start + SAMPLE));
  const found = result.language === '' ? null : result.language;
  if (tag === null)
    return found !== null && (result.isReliable() || text.length > 200) ? found : null;
  const primary = tag.slice(0, 2).toLowerCase();
  return found !== null && found !== primary && text.length > 400 && result.isReliable()
    ? found
    : tag;
}
