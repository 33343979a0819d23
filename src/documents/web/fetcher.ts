import { sha256 } from '../../base/index.ts';
import type { Diagnostic } from '../../model/index.ts';
import { problem, type ProblemCode } from '../problems.ts';
import { isPublicAddress, parseAddress } from './address.ts';
import { createAgent } from './connect.ts';
import { createGate } from './gate.ts';
import { type Answer, type Failure, request } from './request.ts';
import { ALL_ALLOWED, parseRobots, type Robots, ROBOTS_BYTES } from './robots.ts';
import { createSnapshots, type Retrieval } from './snapshots.ts';
import {
  WEB_LIMITS,
  type Fetched,
  type Fetcher,
  type FetcherOptions,
  type Page,
  type Validators,
} from './types.ts';

/** What stops a page from coming: a diagnostic, thrown only inside this file. */
class Refused extends Error {
  readonly code: ProblemCode;
  readonly values: Record<string, string | number>;
  /** The header of that name. */
  readonly retryAfter: string | undefined;
  constructor(
    code: ProblemCode,
    values: Record<string, string | number> = {},
    retryAfter?: string,
  ) {
    super(code);
    this.code = code;
    this.values = values;
    this.retryAfter = retryAfter;
  }
}

const ACCEPT =
  'text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.5';

const isFailure = (result: Answer | Failure): result is Failure => 'failed' in result;

/**
 * Fetches pages that a user named: politely (robots.txt, one request a second and host, conditional
 * requests where there is a snapshot, a named user agent), within limits (bytes sent and unpacked,
 * time, redirects), and from permitted addresses only (see `createAgent`). Each redirect is checked
 * like a new address. Nothing is sent but the request itself: no cookies, no credentials, no referrer.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { clock, userAgent } = options;
  const limits = { ...WEB_LIMITS, ...options.limits };
  const agent = createAgent(options.permit ?? isPublicAddress, options.resolve);
  const gate = createGate(clock);
  const snapshots = options.snapshots === undefined ? null : createSnapshots(options.snapshots);
  const robots = new Map<string, Promise<Robots>>();

  /** One request in the host's turn. The time is counted from when its turn comes. */
  const ask = (
    url: URL,
    interval: number,
    maxBytes: number,
    budget: { left: number },
    headers: Record<string, string> = {},
  ): Promise<Answer | Failure> =>
    gate.pass(url.host, interval, async () => {
      if (budget.left <= 0) return { failed: 'timeout' };
      const started = clock.now();
      const result = await request(url, {
        agent,
        maxBytes,
        headers: { 'user-agent': userAgent, accept: ACCEPT, ...headers },
        signal: AbortSignal.timeout(budget.left),
      });
      budget.left -= Math.max(0, clock.now() - started);
      return result;
    });

  const fetchRobots = async (origin: string): Promise<Robots> => {
    let url = new URL('/robots.txt', origin);
    const budget = { left: limits.maxTime };
    for (let hops = 0; hops <= 5; hops += 1) {
      const answer = await ask(url, limits.interval, ROBOTS_BYTES * 4, budget);
      if (isFailure(answer)) {
        // What refuses the page itself is told as that; of a robots.txt alone, as one that is missing.
        if (answer.failed === 'too-large') return ALL_ALLOWED;
        throw refusalOf(answer, url, limits);
      }
      const { status, headers, bytes } = answer;
      if (status >= 300 && status < 400 && headers['location'] !== undefined) {
        const next = parseAddress(headers['location'], url);
        if (!('url' in next)) return ALL_ALLOWED;
        url = next.url;
        continue;
      }
      if (status >= 500 || status === 429)
        throw new Refused('read/robots-unavailable', { host: url.host, reason: String(status) });
      if (status !== 200) return ALL_ALLOWED;
      const text = new TextDecoder().decode(bytes.subarray(0, ROBOTS_BYTES));
      return parseRobots(new URL('/robots.txt', origin), text, userAgent);
    }
    return ALL_ALLOWED;
  };

  const robotsOf = (url: URL): Promise<Robots> => {
    const known = robots.get(url.origin) ?? fetchRobots(url.origin);
    robots.set(url.origin, known);
    return known;
  };

  /** Follows redirects to an answer that is none. */
  const follow = async (
    start: URL,
    conditional: Record<string, string>,
  ): Promise<{ url: URL; answer: Answer }> => {
    const budget = { left: limits.maxTime };
    const seen = new Set<string>();
    let url = start;
    for (let hops = 0; hops <= limits.maxRedirects; hops += 1) {
      if (seen.has(url.href)) throw new Refused('read/redirect-loop', { target: url.href });
      seen.add(url.href);
      const rules = await robotsOf(url);
      if (!rules.allows(url)) throw new Refused('read/robots-disallowed', { host: url.host });
      const interval = Math.min(Math.max(limits.interval, rules.delay), limits.maxInterval);
      const answer = await ask(url, interval, limits.maxBytes, budget, conditional);
      if (isFailure(answer)) throw refusalOf(answer, url, limits);
      const location = answer.headers['location'];
      if (answer.status < 300 || answer.status >= 400 || answer.status === 304) {
        return { url, answer };
      }
      const next = location === undefined ? null : parseAddress(location, url);
      if (!next || !('url' in next))
        throw new Refused('read/bad-redirect', { target: location ?? 'nothing' });
      url = next.url;
    }
    throw new Refused('read/too-many-redirects', { limit: limits.maxRedirects });
  };

  const fetchNewer = async (start: URL, since: Validators): Promise<Page> => {
    const { url, answer } = await follow(start, conditionsOf(since));
    const fetchedAt = new Date(clock.now()).toISOString();
    const facts = { url: start.href, finalUrl: url.href, fetchedAt, retrieved: fetchedAt };
    if (answer.status !== 304) return { ...facts, ...kept(answer), unchanged: false };
    return {
      ...facts,
      ...kept({ ...answer, status: 200 }),
      ...since,
      status: 304,
      unchanged: true,
    };
  };

  const fetchPage = async (start: URL, diagnostics: Diagnostic[]): Promise<Page> => {
    const known = (await snapshots?.page(start.href))?.retrievals.at(-1);
    const held = known && snapshots ? await snapshots.bytes(known.sha256) : null;
    let { url, answer } = await follow(start, held && known ? conditionsOf(known) : {});
    if (answer.status === 304 && !held) ({ url, answer } = await follow(start, {}));
    const fetchedAt = new Date(clock.now()).toISOString();
    if (answer.status === 304 && held && known && snapshots) {
      await snapshots.checked(start.href, fetchedAt);
      return {
        ...known,
        url: start.href,
        bytes: held,
        fetchedAt,
        retrieved: known.at,
        unchanged: true,
      };
    }
    const { bytes, ...facts } = kept(answer);
    const retrieval: Retrieval = {
      at: fetchedAt,
      finalUrl: url.href,
      ...facts,
      bytes: bytes.length,
    };
    try {
      await snapshots?.keep(start.href, retrieval, bytes);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      diagnostics.push(problem('read/snapshot-not-kept', start.href, { reason }));
    }
    const unchanged = known?.sha256 === retrieval.sha256;
    const retrieved = unchanged ? known.at : fetchedAt;
    return { ...retrieval, url: start.href, bytes, fetchedAt, retrieved, unchanged };
  };

  return {
    get: async (address, { since } = {}): Promise<Fetched> => {
      const parsed = parseAddress(address);
      if ('problem' in parsed) {
        const { problem: code, values } = parsed;
        return { value: null, diagnostics: [problem(code, address, values)], retryAfter: null };
      }
      const uri = parsed.url.href;
      const diagnostics = parsed.credentials ? [problem('read/credentials-dropped', uri)] : [];
      try {
        const value = since
          ? await fetchNewer(parsed.url, since)
          : await fetchPage(parsed.url, diagnostics);
        return { value, diagnostics, retryAfter: null };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const told =
          error instanceof Refused
            ? problem(error.code, uri, error.values)
            : problem('read/failed', uri, { reason });
        const wait = error instanceof Refused ? error.retryAfter : undefined;
        return {
          value: null,
          diagnostics: [...diagnostics, told],
          retryAfter: wait === undefined ? null : waitOf(wait, clock.now()),
        };
      }
    },
    close: () => agent.destroy(),
  };
}

/** What is kept of a whole answer. @throws Refused where the server gives no page */
function kept({ status, headers, bytes }: Answer): Omit<Retrieval, 'at' | 'finalUrl' | 'bytes'> & {
  bytes: Uint8Array;
} {
  if (status === 429 || status >= 500)
    throw new Refused('read/too-busy', { status }, headers['retry-after']);
  if (status !== 200) throw new Refused('read/http-status', { status });
  return {
    status,
    sha256: sha256(bytes),
    bytes,
    ...contentType(headers['content-type']),
    etag: headers['etag'] ?? null,
    lastModified: headers['last-modified'] ?? null,
  };
}

/** Retry-After as milliseconds from now: seconds, or a date (RFC 9110); null where it is neither. */
function waitOf(value: string, now: number): number | null {
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function refusalOf(failure: Failure, url: URL, limits: typeof WEB_LIMITS): Refused {
  if (failure.failed === 'private')
    return new Refused('read/private-address', { address: failure.address });
  if (failure.failed === 'unknown-host')
    return new Refused('read/unknown-host', { host: url.hostname });
  if (failure.failed === 'unreachable')
    return new Refused('read/unreachable', { reason: failure.reason });
  if (failure.failed === 'timeout')
    return new Refused('read/timeout', { limit: limits.maxTime / 1000 });
  if (failure.failed === 'too-large')
    return new Refused('read/page-too-large', { limit: limits.maxBytes });
  return new Refused('read/broken-answer', { reason: failure.reason });
}

const conditionsOf = ({ etag, lastModified }: Validators): Record<string, string> => ({
  ...(etag === null ? {} : { 'if-none-match': etag }),
  ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
});

/** "text/html; charset=UTF-8" in its parts. */
function contentType(value = ''): { mediaType: string | null; charset: string | null } {
  const mediaType = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(value)?.[1]?.toLowerCase() ?? null;
  const charset = /;\s*charset\s*=\s*"?([\w.:-]{2,40})/i.exec(value)?.[1]?.toLowerCase() ?? null;
  return { mediaType, charset };
}
