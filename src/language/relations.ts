import type { Draft, Frame } from './frame.ts';

export const isMainKind = (draft: Draft): boolean =>
  (draft.kind === 'main' || draft.kind === 'coordinate' || draft.kind === 'complement') &&
  draft.group.form !== 'infinitive';

export const nextFinite = (frame: Frame, k: number): number => {
  for (let j = k + 1; j < frame.groups.length && j < k + 6; j++) {
    const { form } = frame.groups[j]!;
    if (form === 'finite' || form === 'ed' || (form === 'base' && frame.groups[j]!.certain))
      return j;
  }
  return -1;
};

/** The clause whose words stand right before token `at`. */
export const lastBefore = (frame: Frame, k: number, at: number): number | null => {
  for (let j = k - 1; j >= 0; j--) if (frame.groups[j]!.last < at) return j;
  return null;
};

/** Still waiting for the clause that governs it. */
const isOpen = (draft: Draft): boolean => draft.waits && draft.parent === null;

/** The last finite clause before `k` that no comma has closed (a relative one is closed). */
export function lastFinite(frame: Frame, k: number): number | null {
  for (let j = Math.min(k, frame.drafts.length) - 1; j >= 0; j--)
    if (isMainKind(frame.drafts[j]!) && !isOpen(frame.drafts[j]!)) return j;
  return null;
}
