import { join } from 'node:path';
import { errorFacts, inOrder } from '../base/index.ts';
import { entryKey, problem } from '../documents/index.ts';
import type { Diagnostic } from '../model/index.ts';
import { lookAgain, takeEntries, type Taken } from './entries.ts';
import { feedsOf, type Watched } from './list.ts';
import { poll, type Polled } from './poll.ts';
import { dueAt, isDue } from './schedule.ts';
import { createStates, newState, type FeedState, type States } from './state.ts';
import type { Reading, Round, WatchOptions } from './types.ts';

/** Feeds that are asked for at a time. */
const FEEDS_AT_A_TIME = 4;
/** The lists are looked at again so often, in milliseconds, since people add to them. */
const LONGEST_SLEEP = 3_600_000;

/** Feeds that are read again and again into a ledger. */
export interface Watch {
  /**
   * Reads the feeds that are due, each of which gives a `Reading`, and at the end the `Round`. With
   * `once` all feeds are due but those that failed or ask to be left alone.
   */
  round(options?: { once?: boolean }): AsyncGenerator<Reading | Round>;
  /** Rounds without end, until the signal comes. */
  run(): AsyncGenerator<Reading | Round>;
}

/**
 * Watches the feeds of some lists (OPML files) and addresses. What was seen is kept in the ledger's
 * folder `watch/`; killed at any moment, the next run goes on where this one was: an entry is done
 * when its documents are in the ledger, and not before. Never throws for what a server sends.
 */
export function createWatch(lists: readonly string[], options: WatchOptions): Watch {
  const { ledger, clock, every, signal } = options;
  const states = createStates(join(ledger.dir, 'watch'));
  let known: readonly Watched[] = [];

  /** The feeds of the lists; where a list is being written at the moment, those that it had. */
  const feedsNow = async (): Promise<Diagnostic[]> => {
    const { value, diagnostics } = await feedsOf(lists);
    const broken = diagnostics.some((d) => d.severity === 'error');
    if (!broken || known.length === 0) known = value;
    return diagnostics;
  };

  async function* round({ once = false } = {}): AsyncGenerator<Reading | Round> {
    const diagnostics = await feedsNow();
    const all = await Promise.all(known.map((feed) => stateOf(states, feed, diagnostics)));
    const now = clock.now();
    const due = all.filter((state) => isDue(state, now, every, once));
    for (const state of all) {
      if (due.includes(state) || state.failures === 0 || state.notBefore === null) continue;
      if (!once) continue;
      const { failures: count, reason, notBefore: time } = state;
      diagnostics.push(
        problem('read/feed-waiting', state.feed, { count, reason: reason ?? '', time }),
      );
    }
    let read = 0;
    const polled = inOrder(due, FEEDS_AT_A_TIME, (state) => poll(state, options));
    for await (const one of polled) {
      if (signal?.aborted) break;
      yield await take(one, options, states);
      read += 1;
    }
    const after = await Promise.all(known.map(({ url }) => states.get(url)));
    const first = Math.min(...after.map((state) => dueAt(state, every)));
    yield {
      feeds: known.length,
      read,
      diagnostics,
      next: Number.isFinite(first) ? new Date(first).toISOString() : null,
    };
  }
  return {
    round,
    async *run() {
      for (;;) {
        if (signal?.aborted) return;
        let next = clock.now() + every;
        for await (const item of round()) {
          if ('next' in item && 'feeds' in item && item.next !== null) next = Date.parse(item.next);
          yield item;
        }
        const wait = Math.min(LONGEST_SLEEP, Math.max(1000, next - clock.now()));
        if (!signal?.aborted) await clock.sleep(wait);
      }
    },
  };
}

async function stateOf(
  states: States,
  feed: Watched,
  diagnostics: Diagnostic[],
): Promise<FeedState> {
  try {
    const state = await states.get(feed.url);
    return { ...state, title: state.title ?? feed.title };
  } catch (error) {
    const { code, message } = errorFacts(error);
    diagnostics.push(problem('read/watch-state', feed.url, { reason: code || message }));
    return { ...newState(feed.url), title: feed.title };
  }
}

/** Takes what came of a feed into the ledger, and then remembers it. */
async function take(polled: Polled, options: WatchOptions, states: States): Promise<Reading> {
  const { feed, page, diagnostics } = polled;
  let { state } = polled;
  const reading: Reading = {
    feed: state.feed,
    title: state.title,
    at: state.checked ?? '',
    added: [],
    alreadyThere: 0,
    waiting: 0,
    diagnostics: [...diagnostics],
    next: '',
  };
  const keep = async (kept: FeedState): Promise<void> => {
    try {
      await states.put(kept);
    } catch (error) {
      const { code, message } = errorFacts(error);
      reading.diagnostics.push(
        problem('read/watch-state', state.feed, { reason: code || message }),
      );
    }
  };
  const note = (taken: Taken): void => {
    ({ state } = taken);
    reading.added.push(...taken.added);
    reading.alreadyThere += taken.alreadyThere;
    reading.diagnostics.push(...taken.diagnostics);
  };
  let whole = true;
  if (feed && page) {
    for await (const taken of takeEntries(feed, page, state, options)) {
      note(taken);
      // Until all entries were taken the feed has to come whole again.
      await keep(unfinished(state));
    }
    whole = !options.signal?.aborted;
    // What is no longer in the feed can no longer be asked for.
    const there = new Set(feed.entries.map(entryKey));
    const entries = state.entries.map((entry) =>
      entry.state === 'waiting' && !there.has(entry.key)
        ? { ...entry, state: 'done' as const }
        : entry,
    );
    state = { ...state, entries };
  }
  if (whole && polled.reached) for await (const taken of lookAgain(state, options)) note(taken);
  await keep(whole ? state : unfinished(state));
  reading.waiting = state.entries.filter((entry) => entry.state === 'waiting').length;
  reading.next = new Date(dueAt(state, options.every)).toISOString();
  return reading;
}

const unfinished = (state: FeedState): FeedState => ({
  ...state,
  etag: null,
  lastModified: null,
  sha256: null,
});
