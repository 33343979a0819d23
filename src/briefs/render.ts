import { briefHtml, briefMarkdown, type Brief } from '../views/index.ts';

/** The forms of a brief, by the ending of its file. */
export const FORMS = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json; charset=utf-8',
} as const;
export type Form = keyof typeof FORMS;

/** ".PDF" or "pdf" as a form; null for any other ending. */
export function formOf(ending: string): Form | null {
  const wanted = ending.toLowerCase().replace(/^\./, '');
  const forms: readonly Form[] = ['md', 'html', 'pdf', 'docx', 'json'];
  return forms.find((form) => form === wanted) ?? null;
}

export interface Rendered {
  bytes: Uint8Array;
  /** Pages of a PDF, else null. */
  pages: number | null;
  /** A PDF in which letters have no font: it is tagged, but not PDF/UA. */
  lacksLetters: boolean;
}

/** A checked brief as a file. The same brief gives the same bytes, in each form, on any machine. */
export async function renderBrief(brief: Brief, form: Form): Promise<Rendered> {
  const text = (words: string): Rendered => ({
    bytes: new TextEncoder().encode(words),
    pages: null,
    lacksLetters: false,
  });
  if (form === 'md') return text(briefMarkdown(brief));
  if (form === 'html') return text(briefHtml(brief));
  if (form === 'json') return text(`${JSON.stringify(brief, null, 2)}\n`);
  if (form === 'pdf') return (await import('./pdf.ts')).briefPdf(brief);
  const bytes = await (await import('./docx.ts')).briefDocx(brief);
  return { bytes, pages: null, lacksLetters: false };
}
