/** HTTP: `/api/v1`, and the workbench's files. */
export { createApp, type AppOptions } from './app.ts';
export { serve, type Running } from './serve.ts';
export { memoryStore, type MemoryRecords } from './memory-store.ts';
export type { NameSource, RecordStore, StoreCounts, StoreHit } from './source.ts';
export type * from './types.ts';
export { createImporter, type Importer } from './importing.ts';
