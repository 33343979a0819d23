import { type Feed, feedIn, type Page } from '../documents/index.ts';
import type { Diagnostic } from '../model/index.ts';
import { afterFailure, afterReading } from './schedule.ts';
import type { FeedState } from './state.ts';
import type { WatchOptions } from './types.ts';

/** What asking for a feed gave: its state brought up to date, and what it holds. */
export interface Polled {
  state: FeedState;
  /** Null where nothing new came. */
  feed: Feed | null;
  page: Page | null;
  /** The feed answered, with something new or without. */
  reached: boolean;
  diagnostics: Diagnostic[];
}

/** Asks for a feed, only for what is newer than what was seen. Never throws. */
export async function poll(
  before: FeedState,
  { fetcher, clock, every }: WatchOptions,
): Promise<Polled> {
  const unfinished = before.entries.some((entry) => entry.state === 'waiting');
  // Entries that wait are in the feed's bytes, which are not kept: then the feed is asked for whole.
  const since = unfinished ? { etag: null, lastModified: null } : before;
  const { value: page, diagnostics, retryAfter } = await fetcher.get(before.feed, { since });
  const now = clock.now();
  const checked = new Date(now).toISOString();
  const failed = (list: readonly Diagnostic[]): Polled => {
    const failures = before.failures + 1;
    const reason = list.find((d) => d.severity === 'error')?.code ?? null;
    const notBefore = afterFailure(now, failures, every, retryAfter);
    const state = { ...before, checked, failures, reason, notBefore };
    return { state, feed: null, page: null, reached: false, diagnostics: [...list] };
  };
  if (!page) return failed(diagnostics);
  const fine = { ...before, checked, failures: 0, reason: null };
  if (page.unchanged || (page.sha256 === before.sha256 && !unfinished)) {
    const state = { ...fine, notBefore: null };
    return { state, feed: null, page: null, reached: true, diagnostics };
  }
  const read = feedIn(page.bytes, { uri: page.finalUrl, charset: page.charset ?? undefined });
  const told = [...diagnostics, ...read.diagnostics];
  if (read.value === null) return failed(told);
  const { etag, lastModified } = page;
  const state = {
    ...fine,
    title: read.value.title ?? before.title,
    etag,
    lastModified,
    sha256: page.sha256,
    notBefore: afterReading(now, read.value.minutes),
  };
  return { state, feed: read.value, page, reached: true, diagnostics: told };
}
