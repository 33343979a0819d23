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
  zip: async () => (await import('./zip.ts')).splitZip,
  tar: async () => (await import('./tar.ts')).splitTar,
  warc: async () => (await import('./warc.ts')).splitWarc,
  mbox: async () => (await import('./mbox.ts')).splitMailbox,
};

/** What is read from its bytes. Libraries are loaded by the first file that needs them. */
export const FILE_READERS: Partial<Record<Name, () => Promise<FileReader>>> = {
  pdf: async () => (await import('./pdf.ts')).readPdf,
  docx: async () => (await import('./docx.ts')).readDocx,
  odt: async () => (await import('./odt.ts')).readOdt,
  mail: async () => (await import('./mail.ts')).readMail,
  feed: async () => (await import('./feed.ts')).readFeed,
  'json-feed': async () => (await import('./json-feed.ts')).readJsonFeed,
  opml: async () => (await import('./opml.ts')).readOpml,
};
