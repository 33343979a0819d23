/** Runs of letters and digits with their place: the units in which names are matched. */
export interface Piece {
  text: string;
  lower: string;
  start: number;
  end: number;
}

const PIECE = /[\p{L}\p{M}\p{N}]+/gu;

/** A sentence is asked for several times in a row: by names, offices, coreference, places. */
let last: { text: string; start: number; end: number; pieces: readonly Piece[] } | null = null;

/** Pieces of `text` in `[start, end)`: "U.S.-Japan" gives "U", "S", "Japan". */
export function piecesOf(text: string, start: number, end: number): readonly Piece[] {
  if (last?.start !== start || last.end !== end || last.text !== text)
    last = { text, start, end, pieces: cut(text, start, end) };
  return last.pieces;
}

function cut(text: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  const part = text.slice(start, end);
  for (const match of part.matchAll(PIECE)) {
    const at = start + match.index;
    pieces.push({
      text: match[0],
      lower: match[0].toLowerCase(),
      start: at,
      end: at + match[0].length,
    });
  }
  return pieces;
}

/** Begins with a capital letter. */
export const isCapital = (text: string): boolean => {
  if (text === '') return false;
  const first = text.charCodeAt(0);
  if (first < 128) return first >= 65 && first <= 90;
  const letter = text[0]!;
  return letter !== letter.toLowerCase();
};

/** Two or more letters, all capitals. */
export const isAcronym = (text: string): boolean =>
  text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();
