import type { Quotation, Token } from './types.ts';

type Written = Pick<Token, 'text' | 'start' | 'end'>;

const OPENING: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '‘': '’',
  '‹': '›',
};

/**
 * Stretches inside quotation marks, without the marks: straight, curly, low, angled and single ones.
 * `open` marks one that is not closed in the sentence, or was opened in an earlier one; `inside` tells
 * that a quotation of the paragraph is still running when the sentence begins.
 */
export function findQuotations(tokens: readonly Written[], inside: boolean): Quotation[] {
  const found: Quotation[] = [];
  const first = tokens[0];
  const last = tokens.at(-1);
  if (!first || !last) return found;
  let from: number | null = inside ? first.start : null;
  let closing = inside ? '”"' : '';
  const close = (end: number, open: boolean): void => {
    if (from !== null && end > from) found.push({ start: from, end, open });
    from = null;
  };
  for (const [i, token] of tokens.entries()) {
    const mark = token.text;
    if (mark.length !== 1) continue;
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    if (from !== null && closing.includes(mark)) {
      close(before ? before.end : token.start, from === first.start && inside);
      inside = false;
    } else if (from === null && after) {
      const glued = after.start === token.end;
      const spacedBefore = !before || before.end < token.start || /[([—–-]/.test(before.text);
      if (mark === '"' && (glued || spacedBefore)) {
        from = after.start;
        closing = '"';
      } else if (mark === "'" && glued && spacedBefore && hasCloser(tokens, i)) {
        from = after.start;
        closing = "'";
      } else if (mark in OPENING && (mark !== '»' || glued) && (mark !== '‘' || spacedBefore)) {
        from = after.start;
        closing = OPENING[mark]!;
      }
    }
  }
  close(last.end, true);
  return found;
}

/** A single straight quote opens only where another one closes after a word. */
const hasCloser = (tokens: readonly Written[], i: number): boolean => {
  for (let j = i + 2; j < tokens.length && j < i + 60; j++)
    if (tokens[j]!.text === "'" && tokens[j - 1]!.end === tokens[j]!.start) return true;
  return false;
};
