/** Ranks at which somebody takes part, as they are asked for. */
export const OFFICE_LEVELS = ['head', 'minister', 'official'] as const;
export type OfficeLevel = (typeof OFFICE_LEVELS)[number];
