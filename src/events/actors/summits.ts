import type { Piece } from './pieces.ts';

/** Words of place and time between "the" and "summit": "the Madrid summit". */
const SUMMIT_WITHIN = 4;

/** "the summit", "the Madrid summit": whose it is was said before. */
export function summitAfter(pieces: readonly Piece[], i: number): Piece | null {
  if (pieces[i]!.lower !== 'the') return null;
  for (let at = i + 1; at <= i + SUMMIT_WITHIN; at++) {
    const piece = pieces[at];
    if (!piece) return null;
    if (piece.lower === 'summit') return piece;
    // Only names may stand between: "the Madrid summit", "the Vilnius NATO summit".
    if (!/^\p{Lu}/u.test(piece.text)) return null;
  }
  return null;
}
