/**
 * Why a number is missing. Never 0, never NaN: see docs/conventions.md, "Value or reason".
 */
export const REASONS = [
  'structural-zero',
  'zero-margin',
  'saturated',
  'too-few-deeds',
  'no-convergence',
  'not-covered-after-due',
  'topic-not-read-after-due',
  'no-due-date-no-evidence',
  'no-evidence-found',
  'not-invited',
  'no-level-known',
  'text-incomplete',
  'no-text',
  'never-mentioned',
  'zero-before',
  'no-baseline',
  'not-in-background',
  'only-word',
  'no-variation',
  'no-unit-with-two-codings',
  'separation',
  'flat',
  'single-cluster',
  'unstable-bootstrap',
  'too-few-reviewed',
  'publisher-type-unknown',
  'no-observation',
  'not-moving-towards-target',
  'part-not-reported',
  'not-read',
] as const;
/** A reason; `fewer-than-N-…` carries its own number and noun. */
export type Reason = (typeof REASONS)[number] | `fewer-than-${number}-${string}`;

/** A number that could not be given, and why. */
export interface Missing {
  value: null;
  reason: Reason;
}

/** A number with its interval and what it rests on. */
export interface Estimate {
  value: number;
  /** Lower and upper end of the interval; equal to `value` only where the count is exact by design. */
  lo: number | null;
  hi: number | null;
  /** How many units it rests on. */
  n: number;
}

/** A value or a reason: the only two things a measure returns for a number. */
export type Measured<T extends object = Estimate> = T | Missing;

export const missing = (reason: Reason): Missing => ({ value: null, reason });
export const isMissing = (m: { value: unknown }): m is Missing => m.value === null;
