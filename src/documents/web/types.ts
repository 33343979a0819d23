import type { LookupAddress } from 'node:dns';
import type { Yield } from '../../model/index.ts';

/** Time from outside: the library itself never reads a clock. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export interface WebLimits {
  /** Bytes of one answer, as sent and as unpacked. */
  maxBytes: number;
  /** Milliseconds for one address, redirects included, waiting for one's turn left out. */
  maxTime: number;
  maxRedirects: number;
  /** Milliseconds from the beginning of one request to a host to the next. */
  interval: number;
  /** The longest wait that a Crawl-delay of robots.txt can ask for, in milliseconds. */
  maxInterval: number;
}

export const WEB_LIMITS: WebLimits = {
  maxBytes: 64 * 1024 * 1024,
  maxTime: 30_000,
  maxRedirects: 10,
  interval: 1000,
  maxInterval: 30_000,
};

export type Resolve = (host: string) => Promise<LookupAddress[]>;

export interface FetcherOptions {
  /** "Entente/1.2.3 (+https://…)": its name before the slash is what robots.txt is asked for. */
  userAgent: string;
  clock: Clock;
  /** Which IP addresses may be connected to; public ones unless told. */
  permit?: ((address: string) => boolean) | undefined;
  /** Folder for snapshots; none are kept where it is left out. */
  snapshots?: string | undefined;
  limits?: Partial<WebLimits> | undefined;
  /** Names to addresses; the system's resolver unless told. */
  resolve?: Resolve | undefined;
}

/** A page as it was fetched. */
export interface Page {
  /** As asked for, without credentials and fragment. */
  url: string;
  /** Where the redirects ended. */
  finalUrl: string;
  status: number;
  bytes: Uint8Array;
  sha256: string;
  mediaType: string | null;
  charset: string | null;
  etag: string | null;
  lastModified: string | null;
  /** ISO time of the answer. */
  fetchedAt: string;
  /** ISO time at which these bytes came first: that of the snapshot, where nothing has changed since. */
  retrieved: string;
  /** The server said that nothing has changed since the snapshot, or the same bytes came again. */
  unchanged: boolean;
}

/** What a caller remembers of an answer, to ask only for what is newer. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface GetOptions {
  /**
   * The caller remembers what it saw: no snapshot is used or kept. A page that has not changed since
   * comes without bytes, `unchanged`.
   */
  since?: Validators | undefined;
}

/** A page, or the diagnostics that say why there is none. */
export interface Fetched extends Yield<Page | null> {
  /** Milliseconds for which the server asks to be left alone; null where it does not. */
  retryAfter: number | null;
}

/** Fetches pages one after the other a host, politely; see `createFetcher`. */
export interface Fetcher {
  /** A page, or the diagnostics that say why there is none. Never throws. */
  get(address: string, options?: GetOptions): Promise<Fetched>;
  close(): Promise<void>;
}
