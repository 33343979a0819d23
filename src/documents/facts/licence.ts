import { plain } from '../normalise.ts';

const CC_ADDRESS =
  /creativecommons\.org\/(licenses|publicdomain)\/([a-z+-]{2,12})(?:\/(\d\.\d))?(?=$|[/\s?#"'<>),.;])/i;
const CC_TEXT =
  /\b(?:CC[ -]?|creative commons (?:licen[cs]e )?)(BY(?:[ -](?:NC|SA|ND)){0,2})\b(?:[ -]?v?(\d\.\d))?/i;
const CC_WORDS =
  /\bcreative commons[ ,:–—-]{1,3}(attribution(?:[ ,–—-]{1,3}(?:non-?commercial|share-?alike|no-?deriv(?:ative)?s?(?: works)?))*)[ -]{0,3}(?:(\d\.\d))?/i;
const CC0 = /\bCC0\b(?:[ -]?v?(\d\.\d))?|\bcreative commons zero\b/i;
const OGL =
  /open-government-licence(?:\/version\/(\d))?|\bopen government licen[cs]e\b(?:,? (?:version |v ?)?(\d))?|\bOGL[ -]?v?(\d)?(?:\.\d)?(?![\w])/i;
const PUBLIC_DOMAIN = /^(?:this (?:work|text) is )?(?:in the )?public domain\b/i;

const ELEMENTS: readonly (readonly [RegExp, string])[] = [
  [/non-?commercial/i, 'NC'],
  [/share-?alike/i, 'SA'],
  [/no-?deriv/i, 'ND'],
];

/** A licence that we know by its address or its name, in its short form; null for any other text. */
function known(text: string): string | null {
  const address = CC_ADDRESS.exec(text);
  if (address) {
    const [, where = '', code = '', version] = address;
    const shelf = where.toLowerCase();
    if (shelf === 'publicdomain' && /^zero$/i.test(code)) return `CC0 ${version ?? '1.0'}`;
    if (shelf === 'publicdomain') return 'public domain';
    if (/^by/i.test(code)) return named(code, version);
  }
  const short = CC_TEXT.exec(text);
  if (short) return named(short[1]!, short[2]);
  const long = CC_WORDS.exec(text);
  if (long) {
    const parts = ELEMENTS.filter(([pattern]) => pattern.test(long[1]!)).map(([, code]) => code);
    return named(['BY', ...parts].join('-'), long[2]);
  }
  const zero = CC0.exec(text);
  if (zero) return `CC0 ${zero[1] ?? '1.0'}`;
  const ogl = OGL.exec(text);
  if (ogl) {
    const version = ogl[1] ?? ogl[2] ?? ogl[3];
    return version === undefined ? 'OGL' : `OGL ${version}.0`;
  }
  return PUBLIC_DOMAIN.test(text) ? 'public domain' : null;
}

const named = (code: string, version: string | undefined): string =>
  ['CC', code.toUpperCase().replaceAll(' ', '-'), version].filter(Boolean).join(' ');

/**
 * A licence as a document states it: the short name of one that is known ("CC BY-SA 4.0", "CC0 1.0",
 * "OGL 3.0"), else the address or the words as they stand, up to 200 characters. Null where nothing
 * is stated.
 */
export function licenceOf(stated: string): string | null {
  const line = plain(stated.slice(0, 1000));
  if (line === '') return null;
  return known(line) ?? line.slice(0, 200);
}

/** True where a text names a licence that we know. */
export const licenceIsNamed = (text: string): boolean => known(text.slice(0, 1000)) !== null;

/** The same for a line of a text, which may speak of anything: only a known licence that is granted counts. */
export function licenceIn(line: string): string | null {
  if (line.length > 600 || !GRANTS.test(line)) return null;
  return known(line);
}

const GRANTS =
  /\blicen[cs]ed (?:under|for)\b|\b(?:available|published|released|distributed|used|reuse[d]?|republished?) under\b|\bunder (?:the terms of )?(?:an? |the )?(?:creative commons|open government|CC)\b/i;
