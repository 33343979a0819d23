import type { Diagnostic, Document, Yield } from '../model/index.ts';
import { type Decoded, decode } from './charset.ts';
import { compose } from './compose.ts';
import { readHtml } from './formats/html.ts';
import { readMarkdown } from './formats/markdown.ts';
import { readPlain } from './formats/plain.ts';
import { countControls } from './normalise.ts';
import { problem } from './problems.ts';
import { sourceOf } from './source-of.ts';
import { isText, looksBinary, namedFormat, refusal, sniffBytes, sniffText } from './sniff.ts';
import { type Draft, type Given, LIMITS, type Limits, type Reader } from './types.ts';

const READERS: Readonly<Record<'text' | 'markdown' | 'html', Reader>> = {
  text: readPlain,
  markdown: readMarkdown,
  html: readHtml,
};

/** Bytes decoded to see what they are; what is not longer is decoded once. */
const HEAD = 1_048_576;

export interface ReadOptions {
  /** Where the bytes come from: a path or an address. */
  uri: string;
  given?: Given | undefined;
  limits?: Partial<Limits> | undefined;
  /** What the server said of the bytes; believed where they say nothing of themselves. */
  charset?: string | undefined;
}

/**
 * Text, Markdown and HTML to a document, in one go; `readSource` reads every format. What is wrong with a document stands in its own `diagnostics`; the outer
 * `diagnostics` hold what kept a document from coming out, so nothing is listed twice. Never throws.
 */
export function readBytes(bytes: Uint8Array, options: ReadOptions): Yield<Document[]> {
  try {
    return read(bytes, options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { value: [], diagnostics: [problem('read/failed', options.uri, { reason })] };
  }
}

const refuse = (...diagnostics: Diagnostic[]): Yield<Document[]> => ({ value: [], diagnostics });

function read(
  bytes: Uint8Array,
  { uri, given = {}, limits: own = {}, charset }: ReadOptions,
): Yield<Document[]> {
  const limits = { ...LIMITS, ...own };
  if (bytes.length === 0) return refuse(problem('read/empty-file', uri));
  const magic = sniffBytes(bytes);
  if (magic) return refuse(refusal(magic, bytes, uri));
  const first = decode(cutBytes(bytes, HEAD), charset);
  const head = { ...first, text: first.text.slice(0, 65_536) };
  if (looksBinary(head.text)) return refuse(problem('read/binary-file', uri));
  if (head.text.trim() === '' && bytes.length <= HEAD) return refuse(problem('read/no-text', uri));
  const format = sniffText(head.text, uri);
  if (!isText(format)) return refuse(refusal(format, bytes, uri));

  const most = Math.min(
    limits.maxBytes,
    format.reader === 'html' ? limits.maxMarkup * 2 : limits.maxCharacters * 4,
  );
  const kept = cutBytes(bytes, most);
  const decoded = kept.length <= HEAD ? first : decode(kept, charset);
  const draft = READERS[format.reader]({ text: decoded.text, uri, limits });
  const diagnostics = [
    ...nameDiagnostics(uri, format.reader),
    ...decodingDiagnostics(decoded, uri),
    ...sizeDiagnostics(bytes, kept, uri),
  ];
  const whole: Draft = {
    ...draft,
    cut: draft.cut || kept.length < bytes.length,
    diagnostics: [...diagnostics, ...draft.diagnostics],
  };
  const source = sourceOf(format, bytes, decoded.charset);
  const { document, diagnostics: outer } = compose(whole, { uri, given, limits, source });
  return { value: document ? [document] : [], diagnostics: outer };
}

/** At most `most` bytes, cut at a space or line end where one is near, so that no character breaks. */
function cutBytes(bytes: Uint8Array, most: number): Uint8Array {
  if (bytes.length <= most) return bytes;
  const even = most & ~1;
  for (let i = even; i > Math.max(0, even - 4096); i -= 1) {
    const byte = bytes[i]!;
    if ((byte === 0x20 || byte === 0x0a) && bytes[i - 1] !== 0 && bytes[i + 1] !== 0)
      return bytes.subarray(0, i);
  }
  let end = even;
  while (end > even - 4 && (bytes[end]! & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

const EXPECTED: Readonly<Record<string, string>> = { htm: 'html', xhtml: 'html', html: 'html' };

/** A note where the name promises a known format and the content is another. */
function nameDiagnostics(uri: string, reader: string): Diagnostic[] {
  const name = namedFormat(uri);
  const other = /^(?:pdf|docx?|rtf|eml|rss|zip|odt|epub)$/.test(name);
  const wrong =
    other ||
    (reader === 'html' && /^(?:txt|md)$/.test(name)) ||
    (reader !== 'html' && EXPECTED[name] === 'html');
  return wrong ? [problem('read/type-mismatch', uri, { named: `.${name}`, found: reader })] : [];
}

function decodingDiagnostics(decoded: Decoded, uri: string): Diagnostic[] {
  const out: Diagnostic[] = [];
  const { declared, charset: used, undecodable } = decoded;
  if (decoded.mismatch)
    out.push(problem('read/charset-mismatch', uri, { declared: declared ?? '', used }));
  if (undecodable > 0) out.push(problem('read/undecodable', uri, { count: undecodable, used }));
  const controls = countControls(decoded.text);
  if (controls > 0) out.push(problem('read/control-characters', uri, { count: controls }));
  return out;
}

const sizeDiagnostics = (bytes: Uint8Array, kept: Uint8Array, uri: string): Diagnostic[] =>
  kept.length < bytes.length
    ? [problem('read/too-large', uri, { limit: `${kept.length} bytes` })]
    : [];
