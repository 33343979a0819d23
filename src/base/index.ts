/** Small leaf helpers: hashing, days, text, seeded random numbers. */
export * from './hash.ts';
export * from './in-order.ts';
export * from './errors.ts';
export * from './files.ts';
export * from './days.ts';
export * from './random.ts';
export * from './stats.ts';
export * from './once.ts';
export * from './near.ts';
export * from './bits.ts';
export * from './text-column.ts';
