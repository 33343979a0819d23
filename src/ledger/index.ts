/** The ledger: records in a folder of Parquet files, and back. The only room that knows SQL. */
export { openLedger, type OpenOptions } from './open.ts';
export { writeBatches, type Coded, type WriteOptions, type Written } from './batches.ts';
export { parseSearch, type Search } from './operators.ts';
export { writeParquet } from './write.ts';
export { overlay } from './overlay.ts';
export { compareCoders, isStanding } from './coders.ts';
export type {
  Added,
  Batch,
  Counts,
  Filter,
  FindOptions,
  Hit,
  KeptColumns,
  Ledger,
  Verified,
} from './types.ts';
export type { Packed, Shelf } from './kept.ts';
export type { Compacted } from './compact.ts';
export type { StateHead } from './states.ts';
