/** Steps of the one scale for counts: 1, 2, 4, 8, 15, 30 and more. */
const STEPS = [1, 2, 4, 8, 15, 30];

/** Fill for a count; none found has no colour. */
export const countFill = (n: number): string => {
  const step = STEPS.filter((from) => n >= from).length;
  return step === 0 ? 'none' : `var(--seq${step})`;
};

/** A colour to write in upon that fill. */
export const countInk = (n: number): string => {
  const step = STEPS.filter((from) => n >= from).length;
  return step < 3 ? 'var(--ink)' : `var(--on${step})`;
};
