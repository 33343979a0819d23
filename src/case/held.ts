/** Kinds of whole records that a measure quotes from; the measures over deeds need none. */
export const HELD_KINDS = ['events', 'commitments', 'documents', 'positions'] as const;
export type HeldKind = (typeof HELD_KINDS)[number];
