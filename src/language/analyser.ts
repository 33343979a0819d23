import type { Document } from '../model/index.ts';
import { findQuotations } from './quotations.ts';
import { Reading } from './reading.ts';
import { splitSentences } from './split.ts';
import { Tagger } from './tagger.ts';
import { tokenise } from './tokenise.ts';
import type { Sentence } from './types.ts';

export interface AnalyserOptions {
  /** Also analyse paragraphs that are not prose or that repeat an earlier one. */
  all?: boolean;
}

export interface Analyser {
  /** Sentences of a document's prose, in text order; offsets are in `document.text`. */
  analyse: (document: Pick<Document, 'text' | 'paragraphs'>) => Sentence[];
  /** Sentences of plain text; blank lines part paragraphs. */
  analyseText: (text: string) => Sentence[];
}

/** A paragraph longer than this is analysed in pieces that end at white space. */
const PIECE = 20_000;

/**
 * Loads the tagger once (about 0.1 s) and gives functions that never throw on text. Sentences are tagged
 * and parsed when they are first looked into. Time is linear in the text's length, and memory is bounded
 * by one piece beside the sentences themselves.
 */
export function createAnalyser(options: AnalyserOptions = {}): Analyser {
  const tagger = new Tagger();

  const addParagraph = (
    out: Sentence[],
    text: string,
    start: number,
    end: number,
    about: { paragraph: number; heading: boolean },
  ): void => {
    let inside = false;
    for (let from = start; from < end;) {
      const to = pieceEnd(text, from, end);
      const raw = tokenise(text, from, to);
      const whole = about.heading && raw.length <= 60;
      const ranges = whole ? [{ first: 0, next: raw.length, cut: false }] : splitSentences(raw);
      for (const { first, next, cut } of raw.length === 0 ? [] : ranges) {
        const own = raw.slice(first, next);
        const quotations = findQuotations(own, inside);
        const last = quotations.at(-1);
        inside = last !== undefined && last.open && last.end === own.at(-1)!.end;
        out.push(new Reading(own, tagger, { ...about, index: out.length, quotations, cut }));
      }
      from = to;
    }
  };

  return {
    analyse({ text, paragraphs }) {
      const out: Sentence[] = [];
      for (const [paragraph, { start, end, prose, duplicateOf, kind }] of paragraphs.entries()) {
        if (!options.all && (!prose || duplicateOf !== undefined)) continue;
        addParagraph(out, text, start, end, { paragraph, heading: kind === 'heading' });
      }
      return out;
    },
    analyseText(text) {
      const out: Sentence[] = [];
      let paragraph = 0;
      let start = 0;
      for (const gap of text.matchAll(/\n[^\S\n]*\n\s*/g)) {
        addParagraph(out, text, start, gap.index, { paragraph: paragraph++, heading: false });
        start = gap.index + gap[0].length;
      }
      addParagraph(out, text, start, text.length, { paragraph, heading: false });
      return out;
    },
  };
}

/** End of the piece that begins at `from`: the paragraph's end, else the last white space in reach. */
function pieceEnd(text: string, from: number, end: number): number {
  if (end - from <= PIECE) return end;
  for (let to = from + PIECE; to > from + PIECE / 2; to--)
    if (/\s/.test(text[to]!) && /[.!?]/.test(text[to - 1]!)) return to;
  for (let to = from + PIECE; to > from + PIECE / 2; to--) if (/\s/.test(text[to]!)) return to;
  const low = text.charCodeAt(from + PIECE);
  return from + PIECE - (low >= 0xdc00 && low <= 0xdfff ? 1 : 0);
}
