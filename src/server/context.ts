import type { TraceEntry } from '../events/index.ts';
import type { Document } from '../model/index.ts';
import type { Importer } from './importing.ts';
import type { Measures } from './measures.ts';
import type { Snapshots } from './snapshot.ts';
import type { NameSource, RecordStore } from './source.ts';

/** What every route is given. */
export interface ServerContext {
  store: RecordStore;
  names: NameSource;
  snapshots: Snapshots;
  measures: Measures;
  version: string;
  /** The day that "overdue" and "due" are told by; filled in by whoever starts the server. */
  today: string;
  /** The moment, as an ISO time. */
  now: () => string;
  explain: (document: Document) => readonly TraceEntry[];
  /** The ledger's folder, where briefs are kept; null where there is none. */
  dir: string | null;
  importer: Importer | null;
}
