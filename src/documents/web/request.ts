import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Agent } from 'undici';
import { PrivateAddress } from './connect.ts';

/** One answer of a server, before redirects are followed. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  bytes: Uint8Array;
}

/** Why there is no answer. */
export type Failure =
  | { failed: 'private'; address: string }
  | { failed: 'unknown-host' }
  | { failed: 'unreachable'; reason: string }
  | { failed: 'timeout' }
  | { failed: 'too-large' }
  | { failed: 'broken'; reason: string };

class TooLarge extends Error {}

export interface RequestOptions {
  agent: Agent;
  headers: Record<string, string>;
  maxBytes: number;
  signal: AbortSignal;
}

const UNPACK = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

/** A GET. Bodies are read, and unpacked, only up to `maxBytes` of either. Never throws. */
export async function request(url: URL, options: RequestOptions): Promise<Answer | Failure> {
  const { agent, signal, maxBytes } = options;
  try {
    const { statusCode, headers, body } = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: { 'accept-encoding': 'gzip, deflate, br', ...options.headers },
      signal,
    });
    // A body that nobody reads may still fail, when the connection is given up.
    body.on('error', () => undefined);
    const flat = flatten(headers);
    if (statusCode === 304 || (statusCode >= 300 && statusCode < 400 && flat['location'])) {
      body.destroy();
      return { status: statusCode, headers: flat, bytes: new Uint8Array() };
    }
    if (Number(flat['content-length'] ?? 0) > maxBytes) {
      body.destroy();
      return { failed: 'too-large' };
    }
    const bytes = await readBody(body, flat['content-encoding'] ?? '', maxBytes);
    return { status: statusCode, headers: flat, bytes };
  } catch (error) {
    return failureOf(error, signal);
  }
}

const flatten = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name.toLowerCase(), Array.isArray(value) ? (value[0] ?? '') : value]],
    ),
  );

async function readBody(body: Readable, encoding: string, maxBytes: number): Promise<Uint8Array> {
  const layers = encoding
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim())
    .filter((layer) => layer !== '' && layer !== 'identity');
  if (layers.length > 2) throw new Error(`packed ${layers.length} times`);
  let sent = 0;
  body.on('data', (chunk: Buffer) => {
    sent += chunk.length;
    if (sent > maxBytes) body.destroy(new TooLarge());
  });
  body.pause();
  let stream: Readable = body;
  for (const layer of layers.toReversed()) {
    const unpack = Object.entries(UNPACK).find(([name]) => name === layer)?.[1];
    if (!unpack) throw new Error(`unknown content-encoding: ${layer}`);
    // Errors come out of the last stream, which is read below.
    stream = pipeline(stream, unpack(), () => undefined);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) {
      body.destroy();
      throw new TooLarge();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

const TIMEOUTS = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'EACCES',
  'EADDRNOTAVAIL',
]);

/** Sorts what a failing connection throws; errors of several attempts lie inside an AggregateError. */
function failureOf(error: unknown, signal: AbortSignal): Failure {
  if (error instanceof PrivateAddress) return { failed: 'private', address: error.address };
  if (error instanceof TooLarge) return { failed: 'too-large' };
  if (signal.aborted) return { failed: 'timeout' };
  if (!(error instanceof Error)) return { failed: 'broken', reason: String(error) };
  if (error instanceof AggregateError && error.errors.length > 0)
    return failureOf(error.errors[0], signal);
  if (error.cause instanceof PrivateAddress) return failureOf(error.cause, signal);
  const code = 'code' in error ? String(error.code) : '';
  if (TIMEOUTS.has(code)) return { failed: 'timeout' };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA')
    return { failed: 'unknown-host' };
  if (NETWORK.has(code)) return { failed: 'unreachable', reason: code };
  if (/TLS|CERT|SELF_SIGNED|UNABLE_TO/.test(code)) return { failed: 'unreachable', reason: code };
  return { failed: 'broken', reason: code === '' ? error.message : code };
}
