/** What became of an act, as a reader chooses. */
export const KEPT_STATUSES = ['done', 'planned', 'refused'] as const;
export type KeptStatus = (typeof KEPT_STATUSES)[number];

/** Kinds of sources, as a reader chooses; `other` is whatever is not known to be one of the rest. */
export const SOURCE_KINDS = ['official', 'news', 'state-media', 'think-tank', 'other'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
