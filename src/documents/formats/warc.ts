import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { ByteReader } from '../bytes.ts';
import type { Splitter } from '../parts.ts';
import { problem } from '../problems.ts';

type Headers = ReadonlyMap<string, string>;

async function headersOf(bytes: ByteReader): Promise<{ first: string; headers: Headers } | null> {
  let first: string | null = null;
  const headers = new Map<string, string>();
  for (let i = 0; i < 1000; i += 1) {
    const line = await bytes.line(65_536);
    if (!line) return null;
    const text = new TextDecoder().decode(line.bytes).trim();
    if (first === null) {
      if (text !== '') first = text;
    } else if (text === '') break;
    else {
      const colon = text.indexOf(':');
      if (colon > 0) headers.set(text.slice(0, colon).toLowerCase(), text.slice(colon + 1).trim());
    }
  }
  return first === null ? null : { first, headers };
}

/** The answer of a server as it stands in the archive: status, headers, body. */
function answerOf(
  bytes: Uint8Array,
): { status: number; headers: Headers; body: Uint8Array } | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536)).toString(
    'latin1',
  );
  const end = /\r?\n\r?\n/.exec(head);
  const status = /^HTTP\/[\d.]+ (\d{3})/.exec(head)?.[1];
  if (!end || status === undefined) return null;
  const headers = new Map<string, string>();
  for (const line of head.slice(0, end.index).split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { status: Number(status), headers, body: bytes.subarray(end.index + end[0].length) };
}

/** Takes the chunks of "Transfer-Encoding: chunked" together, where the body really is in chunks. */
function unchunked(body: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let place = 0;
  while (place < body.length) {
    const end = body.indexOf(0x0a, place);
    const size = end < 0 ? '' : Buffer.from(body.subarray(place, end)).toString('latin1').trim();
    if (!/^[0-9a-f]{1,8}(?:;.*)?$/i.test(size))
      return chunks.length === 0 ? body : Buffer.concat(chunks);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    chunks.push(body.subarray(end + 1, end + 1 + length));
    place = end + 1 + length + 2;
  }
  return Buffer.concat(chunks);
}

function decompressed(body: Uint8Array, encoding: string, most: number): Uint8Array | null {
  const options = { maxOutputLength: most };
  try {
    if (encoding.includes('gzip')) return gunzipSync(body, options);
    if (encoding.includes('br')) return brotliDecompressSync(body, options);
    if (encoding.includes('deflate')) return inflateSync(body, options);
    return body;
  } catch {
    // Many archives keep the header and store the body unpacked.
    return body[0] === 0x3c ? body : null;
  }
}

/** WARC-Date: a moment in UTC; anything else says nothing. */
const timeOf = (value: string | undefined): string | undefined =>
  value !== undefined && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/.test(value)
    ? value
    : undefined;

const READ = /^(?:text\/(?:html|plain)|application\/(?:xhtml\+xml|pdf|msword|vnd\.|rtf))/i;

/**
 * A web archive (WARC 1.0, 1.1): the pages that servers answered with, each a part at the address it
 * was fetched from. Requests, redirects, errors, pictures and scripts are passed over.
 */
export const splitWarc: Splitter = async function* (input) {
  const { uri, limits, bytes, depth } = input;
  let records = 0;
  let pages = 0;
  for (;;) {
    const head = await headersOf(bytes);
    if (!head) break;
    records += 1;
    const length = Number(head.headers.get('content-length'));
    if (!head.first.startsWith('WARC/') || !Number.isSafeInteger(length) || length < 0) {
      yield problem('read/archive-truncated', uri, { reason: `record ${records} is broken` });
      return;
    }
    const type = head.headers.get('warc-type');
    const target = head.headers.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? '';
    // "conversion" is the text of a page, as Common Crawl's WET files hold it.
    const wanted = type === 'response' || type === 'resource' || type === 'conversion';
    if (!wanted || !/^https?:\/\//i.test(target)) {
      await bytes.skip(length);
      continue;
    }
    const most = Math.min(length, limits.maxBytes);
    const content = await bytes.take(most);
    if (content.length < most) {
      yield problem('read/archive-truncated', uri, { reason: `record ${records} breaks off` });
      return;
    }
    await bytes.skip(length - most);
    const page =
      type === 'response'
        ? answerOf(content)
        : { status: 200, headers: head.headers, body: content };
    const media = page?.headers.get('content-type') ?? '';
    if (page?.status !== 200 || !READ.test(media)) continue;
    const whole = /chunked/i.test(page.headers.get('transfer-encoding') ?? '')
      ? unchunked(page.body)
      : page.body;
    const encoding = page.headers.get('content-encoding') ?? '';
    const body = decompressed(whole, encoding.toLowerCase(), limits.maxBytes);
    if (body === null) {
      yield problem('read/archive-truncated', target, { reason: `content encoding ${encoding}` });
      continue;
    }
    pages += 1;
    const charset = /charset=["']?([\w.:-]+)/i.exec(media)?.[1];
    yield {
      part: 'bytes',
      uri: target,
      bytes: Uint8Array.from(body),
      charset,
      unasked: true,
      depth: depth + 1,
      retrieved: timeOf(head.headers.get('warc-date')),
    };
  }
  if (pages === 0) yield problem('read/no-documents', uri);
};
