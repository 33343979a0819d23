import { normalise, oneLine } from '../normalise.ts';
import { type Block, type Draft, type Reader, emptyDraft } from '../types.ts';
import { splitFrontMatter } from './front-matter.ts';

/** Wider than this and lines are paragraphs: nobody wraps there. */
const WIDEST_WRAP = 110;
const NARROWEST_WRAP = 40;
const BULLET = /^(?:[-*•–‣▪●]\s+|\(?[0-9]{1,3}[.)]\s+|\([a-z]{1,3}\)\s+)(?=\S)/;
const STOPPED = /[.!?。！？…:;,][”"’')\]»]*$/;

/**
 * True where the lines of a text are the rows of wrapped paragraphs: nearly every line that has a
 * next one is as full as the width allows, that is, the next line's first word had no room on it.
 *
 *     The foreign ministers met on Wednesday and agreed to     wrapped
 *     hold consultations in late June.
 *
 *     Ministers agree to talks                                  not wrapped
 *     The foreign ministers met on Wednesday.
 */
export function isHardWrapped(lines: readonly string[]): boolean {
  const pairs: [string, string][] = [];
  let width = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]!.trim();
    if (line.length > WIDEST_WRAP) return false;
    if (line === '') continue;
    width = Math.max(width, line.length);
    const next = lines[i + 1]?.trim() ?? '';
    if (next !== '' && !BULLET.test(next)) pairs.push([line, next]);
  }
  if (pairs.length === 0 || width < NARROWEST_WRAP) return false;
  const full = pairs.filter(([line, next]) => {
    const word = next.indexOf(' ') === -1 ? next.length : next.indexOf(' ');
    return line.length + 1 + word > width - 4 && line.length > width * 0.6;
  });
  const stopped = pairs.filter(([line]) => STOPPED.test(line));
  if (stopped.length > pairs.length * 0.6) return false;
  // The last row of a paragraph is short even where no blank line follows it.
  return full.length / pairs.length >= 0.7;
}

/** Joins the rows of wrapped paragraphs; a blank line, an indent, a bullet or a short stopped row ends one. */
function unwrap(lines: readonly string[]): string[] {
  const width = lines.reduce((most, line) => Math.max(most, line.trim().length), 0);
  const paragraphs: string[] = [];
  let rows: string[] = [];
  const flush = (): void => {
    if (rows.length > 0) paragraphs.push(rows.join(' '));
    rows = [];
  };
  for (const line of lines) {
    const row = line.trim();
    const previous = rows.at(-1);
    const indented = /^ {2,}\S/.test(line) && previous !== undefined;
    const ended =
      previous !== undefined && previous.length < width * 0.75 && STOPPED.test(previous);
    if (row === '' || BULLET.test(row) || ended || indented) flush();
    if (row !== '') rows.push(row);
  }
  flush();
  return paragraphs;
}

/** A line that stands as a heading: short, begins like a sentence, does not end like one. */
export function looksLikeHeading(line: string, next: string | undefined): boolean {
  if (next === undefined || line.length > 120 || line.length < 3) return false;
  if (STOPPED.test(line) || BULLET.test(line) || /^[©("“„'‘[]/.test(line)) return false;
  if (!/^[\p{Lu}\p{Lo}\p{N}]/u.test(line)) return false;
  return line.split(' ').length <= 14 && next.length > line.length && next.length >= 60;
}

/** Paragraphs of plain text as blocks; the first heading-like line may be longer, being the title. */
export function plainBlocks(text: string): Block[] {
  const lines = text.split('\n');
  const paragraphs = (isHardWrapped(lines) ? unwrap(lines) : lines).map(oneLine).filter(Boolean);
  return paragraphs.map((paragraph, i): Block => {
    const next = paragraphs[i + 1];
    if (BULLET.test(paragraph)) return { text: paragraph, kind: 'list' };
    const previous = paragraphs[i - 1];
    const after = previous === undefined || STOPPED.test(previous);
    const heading =
      i === 0
        ? isTitle(paragraph, paragraphs.slice(1, 6))
        : after && looksLikeHeading(paragraph, next);
    return { text: paragraph, kind: heading ? 'heading' : 'text' };
  });
}

/** The first line is the title where it has no full stop and longer text follows soon. */
function isTitle(line: string, following: readonly string[]): boolean {
  if (line.length > 200 || /[.。;,:]$/.test(line) || BULLET.test(line)) return false;
  if (/[.!?]["”’]?\s+\p{Lu}\p{Ll}+ /u.test(line) && line.length > 120) return false;
  return following.some(
    (paragraph) => paragraph.length >= 40 && paragraph.length >= line.length * 0.8,
  );
}

/** Reads plain text; front matter, if there is any, is taken as such. */
export const readPlain: Reader = (input): Draft => {
  const { fields, body } = splitFrontMatter(input);
  const draft = { ...emptyDraft(), ...fields };
  draft.blocks = plainBlocks(normalise(body).text);
  const first = draft.blocks[0];
  if (draft.title === null && first?.kind === 'heading') draft.title = first.text;
  return draft;
};
