import type { Span } from '../model/index.ts';

/** Words that must follow each other; `open`: the last may be the beginning of a longer word. */
export interface Term {
  words: string[];
  /** The words as written. */
  plain: string[];
  /** As written: for scripts that set no space between words. */
  raw: string;
  open: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const MARKS = /\p{M}/gu;
const ASCII = /^[0-9A-Za-z]*$/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Without case and accents: "Türkiye" is "turkiye". */
const fold = (word: string): string =>
  (ASCII.test(word) ? word : word.normalize('NFD').replace(MARKS, '')).toLowerCase();

/**
 * A query as terms: a word ("exercis" also finds "exercises"), words joined by a sign ("Indo-Pacific":
 * they must follow each other), or a phrase in double quotes (whole words only).
 */
export function parseQuery(query: string): Term[] {
  const terms: Term[] = [];
  query.split(/["“”„]/u).forEach((part, i) => {
    const quoted = i % 2 === 1;
    for (const raw of quoted ? [part] : part.split(/\s+/u)) {
      const plain = (raw.match(WORD) ?? []).filter((word) => fold(word) !== '');
      if (plain.length > 0)
        terms.push({ words: plain.map(fold), plain, raw: raw.trim(), open: !quoted });
    }
  });
  return terms;
}

interface Word extends Span {
  folded: string;
}

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    folded: fold(word),
  }));

interface Found {
  spans: Span[];
  /** Some place has the term as whole words. */
  whole: boolean;
}

function findTerm(term: Term, text: string, words: readonly Word[]): Found {
  const spans: Span[] = [];
  if (UNSPACED.test(term.raw)) {
    for (let at = text.indexOf(term.raw); at >= 0; at = text.indexOf(term.raw, at + 1))
      spans.push({ start: at, end: at + term.raw.length });
    return { spans, whole: spans.length > 0 };
  }
  let whole = false;
  const last = term.words.length - 1;
  for (let i = 0; i + last < words.length; i += 1) {
    const fits = term.words.every((wanted, k) => {
      const folded = words[i + k]?.folded ?? '';
      return folded === wanted || (term.open && k === last && folded.startsWith(wanted));
    });
    const [first, final] = [words[i], words[i + last]];
    if (!fits || !first || !final) continue;
    spans.push({ start: first.start, end: final.end });
    whole ||= final.folded === term.words[last];
  }
  return { spans, whole };
}

/** How well a quotation and its document's title answer a query, and where. */
export interface Match {
  score: number;
  /** Spans of the quotation, in order, none within another. */
  spans: Span[];
}

/** Each term must be in the quotation (4, or 3 as a beginning) or the title (2 or 1); else null. */
export function match(terms: readonly Term[], quote: string, title: string | null): Match | null {
  const quoteWords = wordsOf(quote);
  const spans: Span[] = [];
  let score = 0;
  for (const term of terms) {
    const inQuote = findTerm(term, quote, quoteWords);
    if (inQuote.spans.length > 0) {
      score += inQuote.whole ? 4 : 3;
      spans.push(...inQuote.spans);
      continue;
    }
    const inTitle = title === null ? null : findTerm(term, title, wordsOf(title));
    if (!inTitle || inTitle.spans.length === 0) return null;
    score += inTitle.whole ? 2 : 1;
  }
  return { score, spans: merged(spans) };
}

function merged(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else kept.push({ ...span });
  }
  return kept;
}
