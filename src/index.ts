/**
 * The public door: documents in; records, measures and briefs out.
 *
 * Each room is also a door of its own ("entente/events", "entente/gaps" …); what does not need a
 * ledger does not load DuckDB.
 */
export * from './model/index.ts';
export * from './knowledge/index.ts';
export * from './documents/index.ts';
export * from './language/index.ts';
export * from './events/index.ts';
export * from './ledger/index.ts';
export * from './gaps/index.ts';
export * from './views/index.ts';
// Both rooms call what a coder gives `Coded`; the coder's own is the public one.
export type { Coded } from './events/index.ts';
export { BATCH, addChronology, addPaths, codePaths, readDocuments } from './pipeline.ts';
export type {
  AddOptions,
  AddReport,
  CodeOptions,
  PathsOptions,
  Streamed,
  TraceRecord,
} from './pipeline.ts';
