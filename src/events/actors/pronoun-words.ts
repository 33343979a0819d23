import type { Piece } from './pieces.ts';

/** "it is likely that", "it was announced": says nothing of a state. */
export const isDummy = (pieces: readonly Piece[], i: number): boolean =>
  pieces[i]!.lower === 'it' &&
  // "it was sending weapons to …" is a state's doing
  !/.ing$/.test(pieces[i + 2]?.lower ?? '') &&
  (/^(?:is|was|remains|seems|appears|became|takes|makes)$/.test(pieces[i + 1]?.lower ?? '') ||
    (/^(?:will|would)$/.test(pieces[i + 1]?.lower ?? '') && pieces[i + 2]?.lower === 'be')) &&
  pieces
    .slice(i + 2, i + 7)
    .some((p) => p.lower === 'that' || p.lower === 'to' || p.lower === 'whether');

/** Words after which a pronoun is no subject. */
export const OF_OBJECTS = /^(?:on|to|with|against|for|from|of|at|into|over|towards?|by)$/;

/** Verbs whose object is to do something: never the one who urges. */
export const URGES =
  /^(?:urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|tell(?:s|ing)?|told|press(?:es|ed|ing)?|invit(?:e|es|ed|ing)|forc(?:e|es|ed|ing)|help(?:s|ed|ing)?|allow(?:s|ed|ing)?|want(?:s|ed)?|warn(?:s|ed|ing)?|order(?:s|ed|ing)?|persuad(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|pressur(?:e|es|ed|ing))$/;
