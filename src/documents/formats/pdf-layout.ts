import type { Block } from '../types.ts';
import { type PdfLine, linesOf } from './pdf-lines.ts';
import type { PdfPage } from './pdf-worker.ts';

const STOPPED = /[.!?。！？:;][”"’')\]»]*\d{0,2}$/;
const BULLET = /^(?:[-*•–‣▪●]\s+|\(?\d{1,3}[.)]\s+|\([a-z]{1,3}\)\s+)(?=\S)/;
const PAGE_NUMBER =
  /^(?:[-–—|]\s*)?(?:page\s+)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|\/)\s*\d{1,4})?(?:\s*[-–—|])?$/i;
const NOTE = /^(?:\d{1,3}|[*†‡]{1,3})[.)]?\s*\S/;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，」』）]/u;
/** First parts of compounds that keep their hyphen at the end of a line. */
const KEEPS =
  /(?:^|[^\p{L}])(?:self|well|non|so|ex|vice|long|short|high|low|all|cross|mid|co|multi|counter|anti|pre|post|Euro|Indo|Asia|Anglo|Franco|trans)-$/iu;

/** Share of the height of a page, at its top and bottom, in which running heads stand. */
const EDGE = 0.12;

const keyOf = (line: PdfLine): string =>
  line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');

/** Lines without page numbers and without what stands at the same edge of several pages. */
function withoutRunning(pages: readonly PdfLine[][], heights: readonly number[]): PdfLine[][] {
  const seen = new Map<string, Set<number>>();
  const edgeOf = (line: PdfLine): string | null => {
    const height = heights[line.page] ?? 0;
    if (line.y < height * EDGE) return 'foot';
    return line.y > height * (1 - EDGE) ? 'head' : null;
  };
  for (const lines of pages) {
    for (const line of lines) {
      const edge = edgeOf(line);
      if (edge === null) continue;
      const key = `${edge} ${keyOf(line)}`;
      seen.set(key, (seen.get(key) ?? new Set()).add(line.page));
    }
  }
  // Heads of left and right pages may differ, and chapters have their own.
  const least = Math.max(2, Math.ceil(pages.length * 0.2));
  return pages.map((lines) =>
    lines.filter((line) => {
      const edge = edgeOf(line);
      if (edge === null) return true;
      if (PAGE_NUMBER.test(line.text)) return false;
      return (seen.get(`${edge} ${keyOf(line)}`)?.size ?? 0) < Math.min(least, 8);
    }),
  );
}

/** The size in which most letters are set. */
function bodySize(lines: readonly PdfLine[]): number {
  const sizes = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    sizes.set(rounded, (sizes.get(rounded) ?? 0) + text.length);
  }
  let best = 10;
  let most = 0;
  for (const [size, count] of [...sizes].toSorted((a, b) => a[0] - b[0])) {
    if (count > most) [best, most] = [size, count];
  }
  return best;
}

/** Parts the notes at the foot of each column from its text: smaller, and begun by a mark. */
function splitNotes(
  lines: readonly PdfLine[],
  body: number,
): { text: PdfLine[]; notes: PdfLine[] } {
  const text: PdfLine[] = [];
  const notes: PdfLine[] = [];
  for (let i = 0; i < lines.length;) {
    let end = i + 1;
    while (
      end < lines.length &&
      lines[end]!.column === lines[i]!.column &&
      lines[end]!.page === lines[i]!.page
    )
      end += 1;
    const column = lines.slice(i, end);
    let from = column.length;
    while (from > 0 && column[from - 1]!.size < body * 0.93) from -= 1;
    const first = column.slice(from).findIndex((line) => NOTE.test(line.text));
    const cut = first < 0 ? column.length : from + first;
    text.push(...column.slice(0, cut));
    notes.push(...column.slice(cut));
    i = end;
  }
  return { text, notes };
}

/** The usual distance from one line to the next. */
function leadingOf(lines: readonly PdfLine[], body: number): number {
  const gaps: number[] = [];
  for (let i = 1; i < lines.length; i += 1) {
    const [a, b] = [lines[i - 1]!, lines[i]!];
    const gap = a.y - b.y;
    if (a.column === b.column && gap > 0 && gap < body * 3) gaps.push(gap);
  }
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length * 0.4)] ?? body * 1.2;
}

/** True where `line` begins a paragraph after `before`. */
function begins(before: PdfLine, line: PdfLine, leading: number): boolean {
  if (Math.abs(before.size - line.size) > before.size * 0.08) return true;
  if (BULLET.test(line.text)) return true;
  const stopped = STOPPED.test(before.text);
  const width = before.column.right - before.column.left;
  const short = before.right < before.column.right - width * 0.12;
  if (before.column !== line.column || before.page !== line.page) {
    // Across columns and pages: a sentence that has not stopped runs on.
    return stopped;
  }
  if (before.y - line.y > leading * 1.35) return true;
  const indented =
    line.x > line.column.left + line.size * 0.8 && before.x < line.x - line.size * 0.8;
  return indented ? stopped || short : stopped && short;
}

/** Joins the next line to a paragraph: hyphens at its end are taken out where the word is one. */
export function joinLine(text: string, next: string, words: ReadonlySet<string>): string {
  const broken = /(\p{L}+)[-\u2010\u00ad]$/u.exec(text);
  const follows = /^\p{L}+/u.exec(next)?.[0];
  if (broken && follows !== undefined) {
    const whole = (broken[1]! + follows).toLowerCase();
    const compound = `${broken[1]}-${follows}`.toLowerCase();
    if (text.endsWith('\u00ad')) return text.slice(0, -1) + next;
    if (/^\p{Lu}/u.test(follows) || (words.has(compound) && !words.has(whole))) return text + next;
    if (!words.has(whole) && KEEPS.test(text)) return text + next;
    return text.slice(0, -1) + next;
  }
  if (WIDE.test(text.at(-1) ?? '') && WIDE.test(next[0] ?? '')) return text + next;
  return `${text} ${next}`;
}

/** Words inside lines, where no hyphen is in doubt. */
function wordsOf(lines: readonly PdfLine[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const word of text
      .slice(0, -1)
      .toLowerCase()
      .matchAll(/\p{L}+(?:-\p{L}+)*(?=[^\p{L}-])/gu))
      words.add(word[0]);
  }
  return words;
}

interface Paragraph {
  text: string;
  size: number;
  lines: number;
}

function paragraphsOf(
  lines: readonly PdfLine[],
  body: number,
  words: ReadonlySet<string>,
): Paragraph[] {
  const leading = leadingOf(lines, body);
  const out: Paragraph[] = [];
  let before: PdfLine | null = null;
  for (const line of lines) {
    const open = out.at(-1);
    if (!open || !before || begins(before, line, leading))
      out.push({ text: line.text, size: line.size, lines: 1 });
    else {
      open.text = joinLine(open.text, line.text, words);
      open.lines += 1;
    }
    before = line;
  }
  return out;
}

/**
 * The pages of a PDF as blocks: columns in their order, running heads and page numbers taken out,
 * paragraphs restored across lines, columns and pages, words joined at hyphens, notes at the end.
 */
export function pdfBlocks(pages: readonly PdfPage[]): { blocks: Block[]; title: string | null } {
  const lined = withoutRunning(
    pages.map((page, i) => linesOf(page, i)),
    pages.map((page) => page.height),
  );
  const all = lined.flat();
  const body = bodySize(all);
  const words = wordsOf(all);
  const { text, notes } = splitNotes(all, body);
  const blocks = paragraphsOf(text, body, words).map(({ text: words_, size, lines }): Block => {
    const heading = size > body * 1.12 && lines <= 4 && words_.length < 250;
    if (heading) return { text: words_, kind: 'heading' };
    return { text: words_, kind: BULLET.test(words_) ? 'list' : 'text' };
  });
  const largest = paragraphsOf(
    text.filter((line) => line.page === 0),
    body,
    words,
  )
    .filter(
      ({ size, text: words_ }) =>
        size > body * 1.12 && words_.length < 250 && /\p{L}{2}/u.test(words_),
    )
    .toSorted((a, b) => b.size - a.size)[0];
  for (const note of noteParagraphs(notes, words))
    blocks.push({ text: note, kind: 'text', prose: false });
  return { blocks, title: largest?.text ?? null };
}

function noteParagraphs(lines: readonly PdfLine[], words: ReadonlySet<string>): string[] {
  const out: string[] = [];
  for (const { text } of lines) {
    const open = out.length - 1;
    if (open < 0 || NOTE.test(text)) out.push(text);
    else out[open] = joinLine(out[open]!, text, words);
  }
  return out;
}
