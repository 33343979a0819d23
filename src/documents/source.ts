import { inOrder, sha256 } from '../base/index.ts';
import type { Diagnostic, Document } from '../model/index.ts';
import { ByteReader } from './bytes.ts';
import { decode } from './charset.ts';
import { compose } from './compose.ts';
import { FILE_READERS, SPLITTERS } from './formats/index.ts';
import { Bomb, gunzip } from './formats/gzip.ts';
import { readBack, readRow, type RowPart } from './formats/rows.ts';
import type { ByteSource, FileInput, Link, Part, PartOptions } from './parts.ts';
import { problem } from './problems.ts';
import { readBytes } from './read.ts';
import { type Format, isText, refusal, sniffBytes, sniffText } from './sniff.ts';
import { type Given, LIMITS, type Limits } from './types.ts';

/** Bytes by which a format is known. */
const SAMPLE = 65_536;

export interface SourceOptions extends PartOptions {
  /** Reads parts that are no links, in order; `readPart` unless told (in another thread, say). */
  read?: ReadElsewhere | undefined;
  /** Lots that are read at a time with `read`; their documents come out in order. */
  ahead?: number | undefined;
  /** Reads what a link leads to; asked only with `follow`. */
  fetchLink?: ((link: Link) => AsyncIterable<Document | Diagnostic>) | undefined;
}

export type ReadElsewhere = (
  parts: readonly Part[],
  options: PartOptions,
) => Promise<(Document | Diagnostic)[]>;

/** Rows that are handed over at a time, and their bytes: a row alone costs more to hand over than to read. */
const LOT = 32;
const LOT_BYTES = 256 * 1024;

const limitsOf = (options: PartOptions): Limits => ({ ...LIMITS, ...options.limits });

const failed = (uri: string, error: unknown): Diagnostic => {
  if (error instanceof Bomb) return problem('read/archive-bomb', uri, { reason: error.message });
  const reason = error instanceof Error ? error.message : String(error);
  return problem('read/failed', uri, { reason });
};

/**
 * Reads everything that can be read, recognised by its content: documents in the order in which they
 * stand, and the problems on the way. Streams: lists, tables, mailboxes and archives are never held
 * whole. Never throws.
 */
export async function* readSource(
  source: ByteSource,
  options: SourceOptions = {},
): AsyncGenerator<Document | Diagnostic> {
  yield* readParts(splitSource(source, options), options);
}

/** Reads parts in order, several at a time where `options.read` does it elsewhere. Never throws. */
export async function* readParts(
  parts: AsyncIterable<Part | Diagnostic>,
  options: SourceOptions,
): AsyncGenerator<Document | Diagnostic> {
  const { read, ahead = 1, given, limits, columns, follow } = options;
  // With `follow` a part may give links, and those are fetched here.
  const elsewhere = follow === true ? undefined : read;
  if (!elsewhere) {
    for await (const part of parts) {
      if ('record' in part) yield part;
      else yield* readPart(part, options);
    }
    return;
  }
  const results = inOrder(lotsOf(parts), ahead, async (lot) => {
    return 'record' in lot ? [lot] : elsewhere(lot, { given, limits, columns });
  });
  for await (const items of results) yield* items;
}

/** Parts in lots: rows that follow each other together, all else alone. */
async function* lotsOf(
  parts: AsyncIterable<Part | Diagnostic>,
): AsyncGenerator<readonly Part[] | Diagnostic> {
  let lot: Part[] = [];
  let bytes = 0;
  for await (const part of parts) {
    if ('record' in part || part.part !== 'row') {
      if (lot.length > 0) yield lot;
      lot = [];
      bytes = 0;
      yield 'record' in part ? part : [part];
      continue;
    }
    lot.push(part);
    bytes += part.bytes.length;
    if (lot.length < LOT && bytes < LOT_BYTES) continue;
    yield lot;
    lot = [];
    bytes = 0;
  }
  if (lot.length > 0) yield lot;
}

/**
 * Takes a source apart into pieces that can be read by themselves, in order: the way to read one
 * source with many workers is to split here and to call `readPart` there. What is no list or archive
 * is one part. Never throws.
 */
export async function* splitSource(
  source: ByteSource,
  options: PartOptions = {},
): AsyncGenerator<Part | Diagnostic> {
  const bytes = new ByteReader(source.bytes);
  try {
    yield* split(bytes, source, options, 0);
  } catch (error) {
    yield failed(source.uri, error);
  } finally {
    await bytes.close();
  }
}

async function* split(
  bytes: ByteReader,
  source: Omit<ByteSource, 'bytes'>,
  options: PartOptions,
  depth: number,
): AsyncGenerator<Part | Diagnostic> {
  const limits = limitsOf(options);
  const { uri, charset, path } = source;
  const head = await bytes.peek(SAMPLE);
  const format = head.length === 0 ? null : formatOf(head, uri, charset);
  if (format && 'reader' in format && format.reader === 'gzip') {
    if (depth >= limits.maxNesting)
      yield problem('read/too-nested', uri, { limit: limits.maxNesting });
    else yield* unpacked(bytes, source, options, depth);
    return;
  }
  const splitter = format && 'reader' in format ? SPLITTERS[format.reader] : undefined;
  if (splitter && format) {
    const input = inputOf(
      bytes,
      { uri, path, charset, mediaType: format.mediaType, depth },
      options,
    );
    yield* (await splitter())(input);
    return;
  }
  const whole = await bytes.take(limits.maxBytes + 1);
  yield { part: 'bytes', uri, bytes: whole, charset, depth };
}

/** What a gzip file holds, in its own name without ".gz". */
async function* unpacked(
  bytes: ByteReader,
  { uri, charset }: Omit<ByteSource, 'bytes'>,
  options: PartOptions,
  depth: number,
): AsyncGenerator<Part | Diagnostic> {
  let broken: unknown = null;
  async function* tolerant(): AsyncGenerator<Uint8Array> {
    try {
      yield* gunzip(bytes, limitsOf(options));
    } catch (error) {
      broken = error;
    }
  }
  const inner = { uri: uri.replace(/\.gz$/i, ''), charset };
  for await (const part of split(new ByteReader(tolerant()), inner, options, depth + 1)) {
    // What was read before an archive broke off is kept, but never out of a bomb.
    if (broken instanceof Bomb) break;
    const single = !('record' in part) && part.part === 'bytes' && part.uri === inner.uri;
    yield single ? { ...part, uri, cut: broken !== null } : part;
  }
  if (broken instanceof Bomb) yield failed(uri, broken);
  else if (broken !== null) {
    const reason = broken instanceof Error ? broken.message : 'unknown reason';
    yield problem('read/archive-truncated', uri, { reason });
  }
}

/** The format of a file, by its first bytes. */
function formatOf(head: Uint8Array, uri: string, charset: string | undefined): Format {
  const magic = sniffBytes(head);
  if (magic) return magic;
  return sniffText(decode(head, charset).text, uri.replace(/\.gz$/i, ''));
}

function inputOf(
  bytes: ByteReader,
  about: Pick<FileInput, 'uri' | 'path' | 'charset' | 'mediaType' | 'depth'>,
  options: PartOptions,
): FileInput {
  return {
    ...about,
    bytes,
    limits: limitsOf(options),
    columns: options.columns ?? {},
    follow: options.follow ?? false,
  };
}

/** Reads one part; see `splitSource`. What lies inside it is read along. Never throws. */
export async function* readPart(
  part: Part,
  options: SourceOptions = {},
): AsyncGenerator<Document | Diagnostic> {
  try {
    if (part.part === 'row') yield* readRowPart(part, options);
    else if (part.part === 'bytes') yield* readFile(part, options);
    else if (options.fetchLink) yield* options.fetchLink(part.link);
  } catch (error) {
    yield failed(part.uri, error);
  }
}

async function* readRowPart(
  part: RowPart,
  options: SourceOptions,
): AsyncGenerator<Document | Diagnostic> {
  const back = readBack(part.row, part.uri);
  if (back) {
    yield back;
    return;
  }
  const limits = limitsOf(options);
  const { draft, address } = readRow(part.row, part, limits);
  const { document, diagnostics } = compose(draft, {
    uri: address ?? part.uri,
    given: withoutHint(options.given),
    limits,
    source: {
      mediaType: part.mediaType,
      charset: part.charset,
      bytes: part.bytes.length,
      sha256: sha256(part.bytes),
    },
  });
  yield* diagnostics;
  if (document) yield document;
}

/** Formats of which a file is one document, so that what led to the file speaks of that document. */
const ONE_DOCUMENT = new Set<string>(['pdf', 'docx', 'odt', 'rtf']);

const withoutHint = (given: Given = {}): Given => ({ ...given, hint: undefined });

/** Codes that say a file is no document of any kind: no fault where nobody asked for it by name. */
const NO_DOCUMENT = new Set<string>(['read/unsupported-format', 'read/binary-file']);

async function* readFile(
  part: Extract<Part, { part: 'bytes' }>,
  options: SourceOptions,
): AsyncGenerator<Document | Diagnostic> {
  for await (const item of readAnyFile(part, options)) {
    const unasked = part.unasked && item.record === 'diagnostic' && NO_DOCUMENT.has(item.code);
    yield unasked ? { ...item, severity: 'warning' as const } : item;
  }
}

async function* readAnyFile(
  part: Extract<Part, { part: 'bytes' }>,
  options: SourceOptions,
): AsyncGenerator<Document | Diagnostic> {
  const { uri, bytes, charset, retrieved } = part;
  const given = { ...options.given, ...(retrieved === undefined ? {} : { retrieved }) };
  const limits = limitsOf(options);
  const format = bytes.length === 0 ? null : formatOf(bytes.subarray(0, SAMPLE), uri, charset);
  if (!format || isText(format) || 'unsupported' in format) {
    const { value, diagnostics } = readBytes(bytes, { uri, given, limits, charset });
    yield* diagnostics;
    yield* value;
    return;
  }
  if (part.depth > limits.maxNesting) {
    yield problem('read/too-nested', uri, { limit: limits.maxNesting });
    return;
  }
  const reader = FILE_READERS[format.reader];
  if (!reader && !SPLITTERS[format.reader] && format.reader !== 'gzip') {
    yield refusal(format, bytes, uri);
    return;
  }
  if (!reader) {
    const within = { ...options, given: withoutHint(given) };
    for await (const inner of split(new ByteReader(bytes), { uri, charset }, within, part.depth)) {
      if ('record' in inner) yield inner;
      else yield* readPart(inner, within);
    }
    return;
  }
  if (bytes.length > limits.maxBytes) {
    const how = 'split the file, or raise the limit';
    yield problem('read/too-large-file', uri, { limit: `${limits.maxBytes} bytes`, how });
    return;
  }
  const about = { uri, charset, mediaType: format.mediaType, depth: part.depth };
  const own = ONE_DOCUMENT.has(format.reader) ? given : withoutHint(given);
  for await (const piece of (await reader())(inputOf(new ByteReader(bytes), about, options))) {
    if ('record' in piece) yield piece;
    else if (piece.piece === 'part') yield* readPart(piece.part, { ...options, given: own });
    else {
      const made = compose(piece.draft, {
        uri: piece.uri,
        given: own,
        limits,
        source: piece.source,
      });
      yield* made.diagnostics;
      if (made.document) yield made.document;
    }
  }
}
