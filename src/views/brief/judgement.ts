import type { CodedRecord } from '../../model/index.ts';
import type { Piece, Statement } from './types.ts';

/** Words by which one weighs and does not report. In a quotation they are somebody else's. */
const JUDGING =
  /\b(?:should|ought to|in our (?:view|judgement|judgment)|we (?:think|believe|judge|recommend|expect|suspect))\b/i;
const QUOTED = /“[^”]*”|"[^"]*"/g;

type Records = ReadonlyMap<string, Pick<CodedRecord, 'evidence'>>;

/** The writer's own words in a piece: those that do not stand in the sentences it rests on. */
function ownWords(piece: Piece, records: Records): string {
  const ids = 'recordIds' in piece ? piece.recordIds : [];
  const quotes = ids.flatMap((id) => records.get(id)?.evidence.quote ?? []);
  if (quotes.some((quote) => quote.includes(piece.text.trim()))) return '';
  return quotes.reduce((text, quote) => text.replaceAll(quote, ' '), piece.text);
}

/**
 * Whether a sentence of fact weighs rather than reports: then it has to be marked as a judgement. A
 * citation does not make it a report; that its words are the cited sentence's does.
 */
export const isUnmarkedJudgement = (
  { kind, pieces }: Pick<Statement, 'kind' | 'pieces'>,
  records: Records,
): boolean =>
  kind === 'fact' &&
  JUDGING.test(
    pieces
      .map((piece) => ownWords(piece, records))
      .join(' ')
      .replaceAll(QUOTED, ' '),
  );
