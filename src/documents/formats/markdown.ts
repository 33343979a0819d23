import { normalise, oneLine } from '../normalise.ts';
import { type Block, type Draft, type Reader, emptyDraft } from '../types.ts';
import { splitFrontMatter } from './front-matter.ts';

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$/;
const LIST = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)/;
const QUOTE = /^ {0,3}>[ \t]?/;
const FENCE = /^ {0,3}(```|~~~)/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]/;
const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};
/** Stands for an escaped character while the marks around it are taken off (private use area). */
const ESCAPE_BASE = 0xe000;

/** Inline marks off, so that a paragraph reads as prose: "**NATO** [said](u)" is "NATO said". */
export function stripInline(text: string): string {
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, (_, c: string) =>
      String.fromCharCode(ESCAPE_BASE + c.charCodeAt(0)),
    )
    .replace(/!\[[^\]\n]{0,500}\]\([^()\s]{0,1000}(?:\s"[^"\n]{0,200}")?\)/g, '')
    .replace(/\[\^[^\]\s]{1,40}\]/g, '')
    .replace(
      /\[([^[\]\n]{1,1000})\]\((?:<[^<>\n]{0,1000}>|[^()\s]{0,1000})(?:\s"[^"\n]{0,200}")?\)/g,
      '$1',
    )
    .replace(/\[([^[\]\n]{1,500})\]\[[^[\]\n]{0,200}\]/g, '$1')
    .replace(/<(https?:\/\/[^<>\s]{1,1000})>/g, '$1')
    .replace(/<\/?[A-Za-z][^<>\n]{0,500}>/g, '')
    .replace(/`{1,3}([^`\n]{1,500})`{1,3}/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,2000}?)\1/g, '$2')
    .replace(/(^|[\s("“‘[—–-])([*_])(?=\S)([^*_\n]{1,2000}?)\2(?=$|[\s.,;:!?)"”’\]—–-])/g, '$1$3')
    .replace(/~~([^~\n]{1,1000})~~/g, '$1')
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[\ue021-\ue07e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - ESCAPE_BASE));
}

/** HTML comments are no text; one that is never closed is. */
function withoutComments(text: string): string {
  let out = '';
  let place = 0;
  for (;;) {
    const open = text.indexOf('<!--', place);
    const end = open < 0 ? -1 : text.indexOf('-->', open + 4);
    if (end < 0) return out + text.slice(place);
    out += text.slice(place, open);
    place = end + 3;
  }
}

/** Blocks of Markdown. Code is kept but is no prose; rules, images and definitions are left out. */
export function markdownBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { kind: Block['kind']; rows: string[]; prose?: boolean } | null = null;
  const flush = (): void => {
    if (open) {
      const joined = open.prose === false ? open.rows.join(' ') : stripInline(open.rows.join(' '));
      const line = oneLine(joined);
      if (line)
        blocks.push({
          text: line,
          kind: open.kind,
          ...(open.prose === false ? { prose: false } : {}),
        });
    }
    open = null;
  };
  const begin = (kind: Block['kind'], row: string, prose?: boolean): void => {
    flush();
    open = { kind, rows: [row], ...(prose === false ? { prose } : {}) };
  };
  let fence: string | null = null;
  for (const line of withoutComments(text).split('\n')) {
    const current = open as { kind: Block['kind']; rows: string[] } | null;
    const mark = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (mark === fence) {
        flush();
        fence = null;
      } else if (current) current.rows.push(line);
      else begin('text', line, false);
      continue;
    }
    const heading = HEADING.exec(line);
    if (mark) {
      flush();
      fence = mark;
    } else if (line.trim() === '' || DEFINITION.test(line)) flush();
    else if (heading) {
      begin('heading', heading[2] ?? '');
      flush();
    } else if (current?.kind === 'text' && current.rows.length === 1 && UNDERLINE.test(line)) {
      current.kind = 'heading';
      flush();
    } else if (RULE.test(line)) flush();
    else if (QUOTE.test(line)) {
      const row = line.replace(/^(?: {0,3}>[ \t]?)+/, '');
      if (row.trim() === '') flush();
      else if (current?.kind === 'quote') current.rows.push(row);
      else begin('quote', row);
    } else if (LIST.test(line)) begin('list', line.replace(LIST, ''));
    else if (/^[ \t]*\|.*\|[ \t]*$/.test(line)) {
      if (TABLE_RULE.test(line)) continue;
      begin('table', line.replace(/^[ \t]*\||\|[ \t]*$/g, '').replace(/[ \t]*\|[ \t]*/g, ' | '));
      flush();
    } else if (current) current.rows.push(line);
    else begin('text', line);
  }
  flush();
  return blocks;
}

/** Reads Markdown with front matter. A first heading is the title, where front matter gives none. */
export const readMarkdown: Reader = (input): Draft => {
  const { fields, body } = splitFrontMatter(input);
  const draft = { ...emptyDraft(), ...fields };
  draft.blocks = markdownBlocks(normalise(body).text);
  const first = draft.blocks[0];
  if (draft.title === null && first?.kind === 'heading') draft.title = first.text;
  return draft;
};
