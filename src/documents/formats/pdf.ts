import type { Diagnostic } from '../../model/index.ts';
import { ANYBODY, personName } from '../facts/people.ts';
import { plain } from '../normalise.ts';
import type { FileReader } from '../parts.ts';
import { problem } from '../problems.ts';
import { sourceOf } from '../source-of.ts';
import { type Draft, emptyDraft } from '../types.ts';
import { pdfBlocks } from './pdf-layout.ts';
import { type PdfContent, type PdfFailure, readPdfItems } from './pdf-worker.ts';

/** "D:20250604093000+09'00'" as an ISO date. */
const dateOf = (raw: string): string | null => {
  const parts = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(raw);
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : null;
};

const NO_TITLE =
  /^(?:untitled|microsoft word|powerpoint|layout \d|print|document\d*$|slide \d)|\.(?:docx?|pdf|indd|qxd|rtf|odt|pptx?)$/i;

function failureOf({ failure, reason }: PdfFailure, uri: string): Diagnostic {
  if (failure === 'encrypted') return problem('read/encrypted-pdf', uri);
  return failure === 'slow'
    ? problem('read/too-slow', uri, { reason })
    : problem('read/broken-pdf', uri, { reason });
}

/** Share of letters that stand for nothing: fonts without a table of their characters. */
function unreadable(text: string): number {
  const odd = text.match(/[\p{Co}\p{Cc}\ufffd]/gu)?.length ?? 0;
  return text.length === 0 ? 0 : odd / text.length;
}

function factsInto(draft: Draft, content: PdfContent): void {
  const title = plain((content.title ?? '').slice(0, 500));
  if (title.length > 5 && title.includes(' ') && !NO_TITLE.test(title)) draft.title = title;
  const author = personName(content.author ?? '', ANYBODY);
  if (author !== null) draft.authors.push(author);
  const date = dateOf(content.created ?? '');
  if (date !== null) draft.dates.push({ value: date, basis: 'file', where: 'PDF properties' });
  if (content.language !== null && /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(content.language)) {
    draft.language = content.language;
  }
}

/** A PDF: its text in the order of reading, its properties as facts. Scans have none: see the advice. */
export const readPdf: FileReader = async function* (input) {
  const { uri, limits } = input;
  const bytes = await input.bytes.take(limits.maxBytes);
  const content = await readPdfItems(bytes, limits);
  if ('failure' in content) {
    yield failureOf(content, uri);
    return;
  }
  const { pages, broken, reason, count } = content;
  if (pages.length === 0) {
    yield problem('read/broken-pdf', uri, { reason: reason || 'it has no pages' });
    return;
  }
  const bare = pages.filter((page) => page.items.length === 0).length;
  const { blocks, title } = pdfBlocks(pages);
  if (blocks.length === 0) {
    yield problem('read/no-text-pdf', uri, { count: pages.length });
    return;
  }
  if (unreadable(blocks.map((block) => block.text).join('')) > 0.2) {
    yield problem('read/undecodable-pdf', uri);
    return;
  }
  const draft = emptyDraft();
  draft.blocks = blocks;
  factsInto(draft, content);
  draft.title ??= title;
  if (bare > 0)
    draft.diagnostics.push(
      problem('read/pages-without-text', uri, { count: bare, pages: pages.length }),
    );
  if (broken > 0) {
    draft.diagnostics.push(problem('read/broken-pages', uri, { count: broken, reason }));
    draft.cut = true;
  }
  if (count > limits.maxPages) {
    draft.diagnostics.push(problem('read/too-many-pages', uri, { limit: limits.maxPages }));
    draft.cut = true;
  }
  yield { piece: 'draft', uri, draft, source: sourceOf(input, bytes, null) };
};
