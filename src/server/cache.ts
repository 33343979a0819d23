import type { MiddlewareHandler } from 'hono';
import { sha256 } from '../base/index.ts';

/** Keeps the last `size` results; a result that was asked for again counts as new. */
export class Recent<T> {
  #entries = new Map<string, T>();
  #size: number;
  constructor(size: number) {
    this.#size = size;
  }

  /** The kept result for the key, or that of `make`, kept from now on (a rejected promise is not). */
  get(key: string, make: () => T): T {
    const kept = this.#entries.get(key);
    const value = kept ?? make();
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (value instanceof Promise) value.catch(() => this.#entries.delete(key));
    if (this.#entries.size > this.#size) {
      const oldest = this.#entries.keys().next().value;
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    return value;
  }
}

/** The tag of an answer: it is determined by the ledger, the day, the program and the question. */
export const tagOf = (...parts: readonly string[]): string =>
  `"${sha256(parts.join('\u001f')).slice(0, 32)}"`;

const matches = (header: string, tag: string): boolean =>
  header === '*' || header.split(',').some((t) => t.trim().replace(/^W\//, '') === tag);

/** Answers 304 before any work where the reader holds what the ledger still says. */
export const conditional =
  (about: {
    fingerprint: () => Promise<string>;
    /** Of the data that answers are made with beside the ledger. */
    knowledge: string;
    version: string;
    today: string;
  }): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method !== 'GET') return next();
    const url = new URL(c.req.url);
    url.searchParams.sort();
    const accept = (c.req.header('accept') ?? '').includes('application/x-ndjson') ? 'nd' : 'json';
    const question = `${url.pathname}?${url.searchParams.toString()}`;
    const tag = tagOf(
      await about.fingerprint(),
      about.knowledge,
      about.version,
      about.today,
      accept,
      question,
    );
    const headers = { etag: tag, 'cache-control': 'private, no-cache', vary: 'Accept' };
    const held = c.req.header('if-none-match');
    if (held !== undefined && matches(held, tag)) return c.body(null, 304, headers);
    await next();
    if (c.res.status !== 200) return undefined;
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    return undefined;
  };
