import type { Diagnostic } from '../model/index.ts';
import { problem } from './problems.ts';

/** What a file is, by its content; its name decides only between kinds of plain text. */
export type Format =
  | { reader: 'text' | 'markdown' | 'html'; mediaType: string }
  | { unsupported: string; mediaType: string };

type Magic = readonly [bytes: readonly number[] | string, name: string, mediaType: string];

const MAGIC: readonly Magic[] = [
  ['%PDF-', 'PDF', 'application/pdf'],
  ['{\\rtf', 'RTF', 'application/rtf'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office file', 'application/x-ole-storage'],
  [[0x1f, 0x8b], 'a gzip archive', 'application/gzip'],
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
  ['WARC/', 'a WARC archive', 'application/warc'],
];

const OFFICE: readonly (readonly [entry: string, name: string, mediaType: string])[] = [
  ['word/', 'DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'PPTX', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['mimetypeapplication/epub', 'EPUB', 'application/epub+zip'],
  ['mimetypeapplication/vnd.oasis', 'OpenDocument', 'application/vnd.oasis.opendocument'],
];

const latin = (bytes: Uint8Array, size: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, size)).toString('latin1');

const startsWith = (head: string, magic: Magic[0]): boolean =>
  head.startsWith(typeof magic === 'string' ? magic : String.fromCharCode(...magic));

/** A format that its first bytes give away, before anything is decoded; null where it may be text. */
export function sniffBytes(bytes: Uint8Array): { unsupported: string; mediaType: string } | null {
  const head = latin(bytes, 64);
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) {
    const entries = latin(bytes, 65_536);
    const office = OFFICE.find(([entry]) => entries.includes(entry));
    return office
      ? { unsupported: office[1], mediaType: office[2] }
      : { unsupported: 'a ZIP archive', mediaType: 'application/zip' };
  }
  const found = MAGIC.find(([magic]) => startsWith(head, magic));
  return found ? { unsupported: found[1], mediaType: found[2] } : null;
}

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
const MAIL_HEADER = /^[A-Za-z][A-Za-z-]{1,40}: ?\S/;
const MAIL_TELLS = /^(?:from|to|subject|date|received|mime-version|message-id|return-path):/gim;
const extension = (uri: string): string =>
  /\.([a-z0-9]{1,8})(?:[?#]|$)/i.exec(uri)?.[1]?.toLowerCase() ?? '';

const text = (reader: 'text' | 'markdown' | 'html'): Format => ({
  reader,
  mediaType: { text: 'text/plain', markdown: 'text/markdown', html: 'text/html' }[reader],
});

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
  if (head.startsWith('<?xml') || /^<(?:rss|feed|rdf:RDF|!DOCTYPE|urlset)\b/i.test(body)) {
    if (/<(?:rss|feed|rdf:RDF)\b/i.test(body))
      return { unsupported: 'a news feed (RSS or Atom)', mediaType: 'application/rss+xml' };
    return { unsupported: 'XML', mediaType: 'application/xml' };
  }
  if ((name === 'html' || name === 'htm' || name === 'xhtml') && HTML_INSIDE.test(head)) {
    return text('html');
  }
  if (/^[[{]/.test(head) && (name === 'json' || name === 'ndjson' || name === 'jsonl')) {
    return { unsupported: 'JSON', mediaType: 'application/json' };
  }
  if (/^From \S+@?\S* /.test(head))
    return { unsupported: 'a mailbox', mediaType: 'application/mbox' };
  if (MAIL_HEADER.test(head)) {
    const headers = head.split(/\n\r?\n/, 1)[0] ?? '';
    if (
      (headers.match(MAIL_TELLS)?.length ?? 0) >= 2 &&
      /^mime-version:|^message-id:|^received:/im.test(headers)
    ) {
      return { unsupported: 'an e-mail', mediaType: 'message/rfc822' };
    }
  }
  if (name === 'md' || name === 'markdown' || /^---\n[A-Za-z_]+:/.test(head))
    return text('markdown');
  return text('text');
}

/** How a name would be read: for the note on a file that is something else than its name says. */
export const namedFormat = (uri: string): string => extension(uri);

const DOCTYPE = /<!DOCTYPE\s+[^>[]{1,200}(?:\[|SYSTEM|PUBLIC)/i;

/** Why an unsupported format is not read: the special reasons first. */
export function refusal(
  found: { unsupported: string; mediaType: string },
  bytes: Uint8Array,
  uri: string,
): Diagnostic {
  const head = latin(bytes, 65_536);
  if (found.mediaType === 'application/pdf') {
    const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      .subarray(-65_536)
      .toString('latin1');
    if (/\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(head + tail))
      return problem('read/encrypted-pdf', uri);
  }
  if (found.mediaType.endsWith('xml') && DOCTYPE.test(head.slice(0, 4096))) {
    return problem('read/doctype-refused', uri);
  }
  return problem('read/unsupported-format', uri, { format: found.unsupported });
}
