/**
 * The normalised text of a document: what `document.text` holds and what every offset refers to.
 *
 * - line ends are \n; other separators of lines count as one
 * - every kind of space (no-break, thin, ideographic …) and tab is one plain space
 * - dropped: control characters, byte order marks, soft hyphens, zero-width spaces and marks that
 *   turn the direction of writing; joiners only between letters of European scripts, since other
 *   scripts and emoji need them
 * - a lone surrogate becomes U+FFFD, so that the text survives UTF-8 with its offsets
 * - Unicode normal form C
 */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const LINE_ENDS = /\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g;
const JOINERS =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u200c\u200d]+(?=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const ASCII_PRINTABLE = /^[\n\x20-\x7e]*$/;

export interface Normalised {
  text: string;
  controls: number;
  surrogates: number;
}

/** Normalises a whole text and counts what was mended. Twice gives the same as once. */
export function normalise(raw: string): Normalised {
  if (ASCII_PRINTABLE.test(raw)) return { text: raw, controls: 0, surrogates: 0 };
  let controls = 0;
  let surrogates = 0;
  const text = raw
    .replace(LINE_ENDS, '\n')
    .replace(SPACES, ' ')
    .replace(CONTROLS, () => ((controls += 1), ''))
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATES, () => ((surrogates += 1), '\ufffd'))
    .normalize('NFC')
    .replace(JOINERS, '');
  return { text, controls, surrogates };
}

/** Control characters in the first million of a text: `normalise` drops them. */
export const countControls = (text: string): number =>
  text.slice(0, 1_000_000).match(CONTROLS)?.length ?? 0;

const RUNS = /\s+/g;
/** White space that is more than one plain space between two words: most texts have none. */
const UNEVEN = /^\s|[^\S ]|\s\s|\s$/;

/** One line of normalised text: runs of white space are one space, none at the ends. */
export const oneLine = (text: string): string =>
  UNEVEN.test(text) ? text.replace(RUNS, ' ').trim() : text;

/** Text from anywhere (a title, a name, a path in a message) as one safe normalised line. */
export const plain = (raw: string): string => oneLine(normalise(raw).text);
