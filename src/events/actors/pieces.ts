/** Runs of letters and digits with their place: the units in which names are matched. */
export interface Piece {
  text: string;
  lower: string;
  start: number;
  end: number;
}

/** A sentence is asked for several times in a row: by names, offices, coreference, places. */
let last: { text: string; start: number; end: number; pieces: readonly Piece[] } | null = null;

/** Pieces of `text` in `[start, end)`: "U.S.-Japan" gives "U", "S", "Japan". */
export function piecesOf(text: string, start: number, end: number): readonly Piece[] {
  if (last?.start !== start || last.end !== end || last.text !== text)
    last = { text, start, end, pieces: cut(text, start, end) };
  return last.pieces;
}

/** The run at an offset, where letters beyond ASCII may stand in it. */
const RUN = /[\p{L}\p{M}\p{N}]+/uy;

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

function cut(text: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  for (let at = start; at < end;) {
    let to = at;
    let code = 0;
    let small = true;
    for (; to < end; to++) {
      code = text.charCodeAt(to);
      if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) continue;
      if (code < 0x41 || code > 0x5a) break;
      small = false;
    }
    if (to < end && code > 0x7e) {
      RUN.lastIndex = at;
      if (RUN.test(text)) {
        to = Math.min(RUN.lastIndex, end);
        small = false;
      }
    }
    if (to === at) {
      at += isHighSurrogate(code) ? 2 : 1;
      continue;
    }
    const piece = text.slice(at, to);
    pieces.push({ text: piece, lower: small ? piece : piece.toLowerCase(), start: at, end: to });
    at = to;
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
