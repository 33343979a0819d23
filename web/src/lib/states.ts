/** How a commitment may stand, in the order in which a reader asks. */
export const COMMITMENT_STATES = [
  'overdue',
  'open',
  'unknown',
  'partly',
  'kept',
  'kept-late',
  'broken',
] as const;
