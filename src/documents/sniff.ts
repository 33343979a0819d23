import type { Diagnostic } from '../model/index.ts';
import { problem } from './problems.ts';
import { sniffTable } from './tables.ts';

/** Read in one go from decoded text. */
export type TextFormat = 'text' | 'markdown' | 'html';
/** Read from bytes, to one document or several. */
export type FileFormat = 'pdf' | 'docx' | 'odt' | 'rtf' | 'mail' | 'feed' | 'json-feed' | 'opml';
/** Taken apart without being held in memory; each part is read by itself. */
export type SplitFormat =
  'zip' | 'gzip' | 'tar' | 'warc' | 'mbox' | 'ndjson' | 'json' | 'csv' | 'tsv';

/** What a file is, by its content; its name decides only between kinds of plain text. */
export type Format =
  | { reader: TextFormat; mediaType: string }
  | { reader: FileFormat; mediaType: string }
  | { reader: SplitFormat; mediaType: string }
  | Unsupported;
export interface Unsupported {
  unsupported: string;
  mediaType: string;
}

type Magic = readonly [bytes: readonly number[] | string, name: string, mediaType: string];
type Known = readonly [bytes: Magic[0], reader: FileFormat | SplitFormat, mediaType: string];

const READABLE: readonly Known[] = [
  ['{\\rtf', 'rtf', 'application/rtf'],
  [[0x1f, 0x8b, 8], 'gzip', 'application/gzip'],
  ['WARC/', 'warc', 'application/warc'],
];

const MAGIC: readonly Magic[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office file', 'application/x-ole-storage'],
  ['7z\u00bc\u00af', 'a 7z archive', 'application/x-7z-compressed'],
  ['Rar!', 'a RAR archive', 'application/vnd.rar'],
  ['BZh', 'a bzip2 archive', 'application/x-bzip2'],
  [[0xfd, 0x37, 0x7a, 0x58], 'an xz archive', 'application/x-xz'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a zstd archive', 'application/zstd'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image', 'image/png'],
  [[0xff, 0xd8, 0xff], 'a JPEG image', 'image/jpeg'],
  ['GIF8', 'a GIF image', 'image/gif'],
  ['PAR1', 'a Parquet file', 'application/vnd.apache.parquet'],
  ['SQLite format 3', 'a SQLite database', 'application/vnd.sqlite3'],
];

type Packed = readonly [entry: string, format: Format];
const OFFICE: readonly Packed[] = [
  [
    'word/',
    {
      reader: 'docx',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    },
  ],
  [
    'xl/',
    {
      unsupported: 'XLSX',
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
  ],
  [
    'ppt/',
    {
      unsupported: 'PPTX',
      mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    },
  ],
  ['mimetypeapplication/epub', { unsupported: 'EPUB', mediaType: 'application/epub+zip' }],
  [
    'mimetypeapplication/vnd.oasis.opendocument.text',
    { reader: 'odt', mediaType: 'application/vnd.oasis.opendocument.text' },
  ],
  [
    'mimetypeapplication/vnd.oasis',
    { unsupported: 'OpenDocument', mediaType: 'application/vnd.oasis.opendocument' },
  ],
];
/** An office file has this entry first, or among its first ones: an archive of such files has not. */
const OFFICE_MARK =
  /^PK[\s\S]{28}(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/|docProps\/|xl\/|ppt\/|mimetype)/;

const latin = (bytes: Uint8Array, size: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, size)).toString('latin1');

const startsWith = (head: string, magic: Magic[0]): boolean =>
  head.startsWith(typeof magic === 'string' ? magic : String.fromCharCode(...magic));

/** A format that its first bytes give away, before anything is decoded; null where it may be text. */
export function sniffBytes(bytes: Uint8Array): Exclude<Format, { reader: TextFormat }> | null {
  const head = latin(bytes, 1100);
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) {
    const entries = latin(bytes, 65_536);
    const office = OFFICE_MARK.test(head)
      ? OFFICE.find(([entry]) => entries.includes(entry))
      : undefined;
    const zip = { reader: 'zip', mediaType: 'application/zip' } as const;
    return office && !isText(office[1]) ? office[1] : zip;
  }
  if (/(?:^|[\r\n])%PDF-\d/.test(head)) return { reader: 'pdf', mediaType: 'application/pdf' };
  const known = READABLE.find(([magic]) => startsWith(head, magic));
  if (known) return { reader: known[1], mediaType: known[2] } as const;
  if (head.slice(257, 262) === 'ustar') return { reader: 'tar', mediaType: 'application/x-tar' };
  const found = MAGIC.find(([magic]) => startsWith(head, magic));
  return found ? { unsupported: found[1], mediaType: found[2] } : null;
}

const TEXT: Readonly<Record<TextFormat, string>> = {
  text: 'text/plain',
  markdown: 'text/markdown',
  html: 'text/html',
};

/** True for what is read from decoded text in one go. */
export const isText = (format: Format): format is { reader: TextFormat; mediaType: string } =>
  'reader' in format && format.reader in TEXT;

/** Share of control characters above which decoded text is taken for binary data. */
const BINARY = 0.02;

/** True where decoded text is no text: many control characters that no writing uses. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  return sample.length > 0 && (sample.match(CONTROL)?.length ?? 0) / sample.length > BINARY;
}

// oxlint-disable-next-line no-control-regex -- control characters are what is counted
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd]/g;

const HTML_START =
  /^<(?:!doctype\s+html|html|head|body|article|main|div|p|h[1-6]|meta|title|link|script|style|section|header|table|ul|ol|span|a|b|i|br|center|font|blockquote|base|noscript|iframe|figure|img|nav)[\s>/]/i;
const HTML_INSIDE = /<(?:html|head|body|article|p|div|h1|br)[\s>/]/i;
const MAILBOX =
  /^From \S+ {1,4}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\n]{10,60}\n[A-Za-z][A-Za-z-]{1,40}:/;
const MAIL_HEADER = /^[A-Za-z][A-Za-z-]{1,40}: ?\S/;
const MAIL_TELLS = /^(?:from|to|subject|date|received|mime-version|message-id|return-path):/gim;

function isMail(head: string): boolean {
  if (!MAIL_HEADER.test(head)) return false;
  const headers = head.split(/\n\r?\n/, 1)[0] ?? '';
  return (
    (headers.match(MAIL_TELLS)?.length ?? 0) >= 2 &&
    /^mime-version:|^message-id:|^received:|^content-type:/im.test(headers)
  );
}

function sniffXml(body: string): Format {
  if (/^(?:<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>\s*)?<html[\s>]/i.test(body)) return text('html');
  if (/<(?:rss|feed|rdf:RDF)\b/i.test(body)) {
    return { reader: 'feed', mediaType: 'application/rss+xml' };
  }
  if (/<opml\b/i.test(body)) return { reader: 'opml', mediaType: 'text/x-opml' };
  return { unsupported: 'XML', mediaType: 'application/xml' };
}

/** The extension of a name; of a file in an archive ("a.zip#b.txt") its own. */
const extension = (uri: string): string =>
  (/#[^?#]*\.([a-z0-9]{1,8})$/i.exec(uri) ??
    /\.([a-z0-9]{1,8})(?:[?#]|$)/i.exec(uri))?.[1]?.toLowerCase() ?? '';

const text = (reader: TextFormat): Format => ({ reader, mediaType: TEXT[reader] });

/** JSON, a list of JSON objects, or a table, by how it begins; null where it is none. */
function sniffData(head: string, name: string): Format | null {
  const json = { reader: 'json', mediaType: 'application/json' } as const;
  if (/^\{\s*(?:"|\})/.test(head)) {
    if (/^\{[^{}]{0,400}"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/.test(head))
      return { reader: 'json-feed', mediaType: 'application/feed+json' };
    const lines = name === 'ndjson' || name === 'jsonl' || /\}[ \t]*\r?\n\s*\{/.test(head);
    const long = !head.slice(0, 65_000).includes('\n') && head.length > 65_000 && name !== 'json';
    const first = head.split('\n', 1)[0] ?? '';
    if (lines && (parses(first) || name !== 'json')) return NDJSON;
    return long ? NDJSON : json;
  }
  if (/^\[\s*(?:\{\s*"|\])/.test(head)) return json;
  if (INDEXED.test(head.slice(0, 4000))) return NDJSON;
  return sniffTable(head, name);
}

/** A line of an index of web archives (CDXJ, as Common Crawl has it): key, time, a JSON object. */
export const INDEXED = /^[^\s{}]{1,2000}\)\S{0,2000} \d{14} (?=\{)/;

const NDJSON: Format = { reader: 'ndjson', mediaType: 'application/x-ndjson' };

function parses(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Removes what may stand before the first telling element: comments and an XML declaration. */
function withoutPreamble(head: string): string {
  let rest = head.trimStart();
  for (let i = 0; i < 50; i += 1) {
    const end = rest.startsWith('<!--')
      ? rest.indexOf('-->') + 3
      : rest.startsWith('<?')
        ? rest.indexOf('>') + 1
        : 0;
    if (end <= 2 && !(rest.startsWith('<?') && end > 0)) return rest;
    rest = rest.slice(end).trimStart();
  }
  return rest;
}

/** The format of decoded text. */
export function sniffText(decoded: string, uri: string): Format {
  const head = decoded.slice(0, 16_384).trimStart();
  const body = withoutPreamble(head);
  const name = extension(uri);
  if (HTML_START.test(body)) return text('html');
  if (head.startsWith('<?xml') || /^<(?:rss|feed|rdf:RDF|opml|!DOCTYPE|urlset)\b/i.test(body))
    return sniffXml(body);
  if ((name === 'html' || name === 'htm' || name === 'xhtml') && HTML_INSIDE.test(head)) {
    return text('html');
  }
  const data = sniffData(decoded.slice(0, 65_536).trimStart(), name);
  if (data) return data;
  if (MAILBOX.test(head)) return { reader: 'mbox', mediaType: 'application/mbox' };
  if (isMail(head)) return { reader: 'mail', mediaType: 'message/rfc822' };
  if (name === 'md' || name === 'markdown' || /^---\n[A-Za-z_]+:/.test(head))
    return text('markdown');
  return text('text');
}

/** How a name would be read: for the note on a file that is something else than its name says. */
export const namedFormat = (uri: string): string => extension(uri);

const DOCTYPE = /<!DOCTYPE\s+[^>[]{1,200}(?:\[|SYSTEM|PUBLIC)/i;

/** Why an unsupported format is not read: the special reasons first. */
export function refusal(
  found: Exclude<Format, { reader: TextFormat }>,
  bytes: Uint8Array,
  uri: string,
): Diagnostic {
  const head = latin(bytes, 65_536);
  if (found.mediaType.endsWith('xml') && DOCTYPE.test(head.slice(0, 4096))) {
    return problem('read/doctype-refused', uri);
  }
  if ('reader' in found && found.reader === 'rtf') return problem('read/rtf', uri);
  return problem('read/unsupported-format', uri, {
    format: 'unsupported' in found ? found.unsupported : found.reader.toUpperCase(),
  });
}
