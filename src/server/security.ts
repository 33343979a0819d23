import type { MiddlewareHandler } from 'hono';
import { forbiddenHost, forbiddenOrigin } from './problem.ts';

/** Nothing but what the workbench ships itself; no inline script or style, no frame, no form. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A brief is one file with its style inside; it runs nothing and fetches nothing. */
const BRIEF_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS: readonly (readonly [string, string])[] = [
  ['Content-Security-Policy', CONTENT_SECURITY_POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Frame-Options', 'DENY'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of HEADERS) c.res.headers.set(name, value);
  const type = c.res.headers.get('content-type') ?? '';
  if (c.req.path.startsWith('/api/') && type.startsWith('text/html'))
    c.res.headers.set('Content-Security-Policy', BRIEF_POLICY);
};

/** The port of the socket that a request came in by; null where there is no socket (tests). */
function localPort(env: unknown): number | null {
  const incoming = (env as { incoming?: { socket?: { localPort?: number } } } | undefined)
    ?.incoming;
  return incoming?.socket?.localPort ?? null;
}

const HOST = /^(127\.0\.0\.1|localhost|\[::1\])(?::(\d{1,5}))?$/i;

/** Whether a Host header names this machine by loopback, with the port the request came in by. */
export function isLoopbackHost(host: string, port: number | null): boolean {
  const match = HOST.exec(host);
  if (match === null) return false;
  return port === null || Number(match[2] ?? 80) === port;
}

/**
 * Against DNS rebinding: a page elsewhere may point its own name at 127.0.0.1 and read what the
 * browser then takes for its own origin. Its requests carry that name as Host, and are refused.
 */
export const hostCheck: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (!isLoopbackHost(host, localPort(c.env))) return forbiddenHost(host);
  return next();
};

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Against forged requests: a page elsewhere may send a form or a simple request here and need not read
 * the answer. What changes the ledger must come from the workbench's own pages (Origin and
 * Sec-Fetch-Site say so, where a browser sends it) or from a program (which sends neither), and must be
 * of a media type that no form can send.
 */
export const originCheck: MiddlewareHandler = async (c, next) => {
  if (SAFE.has(c.req.method)) return next();
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== `http://${host}`) return forbiddenOrigin(origin);
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return forbiddenOrigin(`Sec-Fetch-Site ${site}`);
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'application/octet-stream')
    return forbiddenOrigin(`Content-Type ${type === '' ? '(none)' : type}`);
  return next();
};
