import { diagnostic, type Diagnostic, type Document } from '../model/index.ts';

/** Shorter paragraphs do not show their language, and are read as English. */
const SHOWS = 80;

type Parts = Pick<Document, 'text' | 'paragraphs'>;

/**
 * A document with what is not in English taken out of its prose, since only English is coded, and a
 * warning where something was: its place is the first such paragraph.
 */
export function inEnglish(document: Document): { parts: Parts; diagnostics: Diagnostic[] } {
  const { text, paragraphs, language } = document;
  const others = paragraphs.filter((paragraph) => {
    const own = paragraph.language ?? language;
    const shown = paragraph.prose && paragraph.end - paragraph.start >= SHOWS;
    return shown && own !== null && !/^en\b/i.test(own);
  });
  const first = others[0];
  if (!first) return { parts: { text, paragraphs }, diagnostics: [] };
  const names = [...new Set(others.map((one) => one.language ?? language ?? ''))].sort((a, b) =>
    a < b ? -1 : a > b ? 1 : 0,
  );
  const left = new Set(others);
  return {
    parts: {
      text,
      paragraphs: paragraphs.map((one) => (left.has(one) ? { ...one, prose: false } : one)),
    },
    diagnostics: [
      diagnostic({
        code: 'coding/unsupported-language',
        severity: 'warning',
        message: `${others.length} of ${paragraphs.length} paragraphs are in ${names.join(', ')} and were not coded`,
        advice: 'give the document in English; other languages are not coded yet',
        uri: document.uri,
        documentId: document.id,
        start: first.start,
        end: first.end,
      }),
    ],
  };
}
