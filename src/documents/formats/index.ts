import type { FileReader, Splitter } from '../parts.ts';
import type { FileFormat, SplitFormat } from '../sniff.ts';
import { splitJson } from './json.ts';
import { splitNdjson } from './ndjson.ts';

type Name = FileFormat | SplitFormat | 'text' | 'markdown' | 'html';

/** What is taken apart without being held. A format is one line here, and one file beside. */
export const SPLITTERS: Partial<Record<Name, () => Promise<Splitter>>> = {
  ndjson: async () => splitNdjson,
  json: async () => splitJson,
  csv: async () => (await import('./csv.ts')).splitTable,
  tsv: async () => (await import('./csv.ts')).splitTable,
};

/** What is read from its bytes. Libraries are loaded by the first file that needs them. */
export const FILE_READERS: Partial<Record<Name, () => Promise<FileReader>>> = {};
