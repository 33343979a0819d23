import type { Statement } from './types.ts';

/** Words by which one weighs and does not report. In a quotation they are somebody else's. */
const JUDGING =
  /\b(?:should|ought to|in our (?:view|judgement|judgment)|we (?:think|believe|judge|recommend|expect|suspect))\b/i;
const QUOTED = /“[^”]*”|"[^"]*"/g;

/** Whether a sentence of fact weighs rather than reports: then it has to be marked as a judgement. */
export const isUnmarkedJudgement = ({
  kind,
  pieces,
}: Pick<Statement, 'kind' | 'pieces'>): boolean =>
  kind === 'fact' &&
  JUDGING.test(
    pieces
      .map((piece) => ('recordIds' in piece && piece.recordIds !== undefined ? '' : piece.text))
      .join(' ')
      .replaceAll(QUOTED, ' '),
  );
