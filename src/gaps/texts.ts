import type { Document, Span } from '../model/index.ts';
import { byText } from './common.ts';

/** What reading whole texts needs to know of a document. */
export type TextFacts = Pick<
  Document,
  | 'id'
  | 'title'
  | 'uri'
  | 'kind'
  | 'published'
  | 'publisher'
  | 'cluster'
  | 'complete'
  | 'text'
  | 'paragraphs'
>;

/** Words or phrases that stand for one thing. */
export interface Terms {
  words: readonly string[];
  /** Phrases that hold one of them and mean something else. */
  nearMisses?: readonly string[];
}

/** Capitals only ("AI", "IP4"): matched as written, since "ai" is none. */
const isAcronym = (word: string): boolean => /^[A-Z][A-Z0-9]+$/.test(word);

function pattern(words: readonly string[], flags: string): RegExp | null {
  if (words.length === 0) return null;
  const parts = [...words]
    // The longest first: an alternative that is a beginning of another would hide it.
    .sort((a, b) => b.length - a.length || byText(a, b))
    .map((word) =>
      word
        .trim()
        .split(/[\s-]+/)
        .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll("'", "['’]"))
        .join('[\\s‐‑-]{1,3}'),
    );
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, flags);
}

const spansOf = (text: string, regex: RegExp | null): Span[] =>
  regex === null
    ? []
    : Array.from(text.matchAll(regex), (match) => ({
        start: match.index,
        end: match.index + match[0].length,
      }));

/**
 * A finder of terms: whole words, in any case but for acronyms; a blank in a phrase stands for a hyphen
 * and the reverse; what lies inside a near miss is not found. In order of place, none overlapping
 * another of its kind.
 */
export function termFinder({ words, nearMisses = [] }: Terms): (text: string) => Span[] {
  const plain = pattern(
    words.filter((word) => !isAcronym(word)),
    'giu',
  );
  const acronyms = pattern(words.filter(isAcronym), 'gu');
  const misses = pattern(nearMisses, 'giu');
  return (text) => {
    const wrong = spansOf(text, misses);
    return [...spansOf(text, plain), ...spansOf(text, acronyms)]
      .filter((span) => !wrong.some((miss) => miss.start <= span.start && span.end <= miss.end))
      .sort((a, b) => a.start - b.start || a.end - b.end);
  };
}

/** Paragraphs of a document that are its own prose: no headings, credit lines or repeats. */
export const prose = ({ paragraphs }: Pick<Document, 'paragraphs'>): Span[] =>
  paragraphs.filter(
    (p) => p.prose && p.duplicateOf === undefined && p.kind !== 'heading' && p.kind !== 'credit',
  );

/** Dated texts in order of publication, one of each family of copies: the earliest. */
export function inOrder<T extends Pick<TextFacts, 'id' | 'published' | 'cluster'>>(
  documents: readonly T[],
): T[] {
  const seen = new Set<string>();
  return documents
    .filter(({ published }) => published.date !== null)
    .sort((a, b) => byText(a.published.date!, b.published.date!) || byText(a.id, b.id))
    .filter(({ cluster }) => {
      if (seen.has(cluster)) return false;
      seen.add(cluster);
      return true;
    });
}
