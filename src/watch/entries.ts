import { inOrder } from '../base/index.ts';
import {
  type Entry,
  entryKey,
  type Feed,
  problem,
  readEntries,
  readLink,
} from '../documents/index.ts';
import type { Page } from '../documents/index.ts';
import type { Diagnostic, Document } from '../model/index.ts';
import { addDocuments } from '../pipeline.ts';
import type { EntryState, FeedState } from './state.ts';
import type { Arrival, WatchOptions } from './types.ts';

/** Entries that are read and kept at a time; after each lot the state is written. */
const LOT = 32;
/** Pages that are asked for at a time; each host is asked one after the other all the same. */
const PAGES_AT_A_TIME = 4;
/** A page that cannot be had so many times is not asked for again. */
const MOST_TRIES = 5;

/** Problems that may be gone at the next reading. */
const PASSING = new Set([
  'read/too-busy',
  'read/timeout',
  'read/unreachable',
  'read/unknown-host',
  'read/robots-unavailable',
  'read/broken-answer',
  'read/worker-crashed',
  'read/too-slow',
  'coding/worker-crashed',
  'coding/too-slow',
]);

export interface Taken {
  state: FeedState;
  added: Arrival[];
  alreadyThere: number;
  diagnostics: Diagnostic[];
}

interface Outcome {
  documents: string[];
  diagnostics: Diagnostic[];
}

/** Entries of a feed that were not seen before, or whose page could not be had, oldest first. */
export function wanted(feed: Feed, state: FeedState): Entry[] {
  const done = new Set(state.entries.filter((one) => one.state === 'done').map((one) => one.key));
  const found = new Map<string, Entry>();
  for (const entry of feed.entries.toReversed()) {
    const key = entryKey(entry);
    if (!done.has(key)) found.set(key, entry);
  }
  return [...found.values()];
}

/**
 * Reads entries and puts them into the ledger, a lot at a time. An entry counts as done only when its
 * documents are in the ledger, so that a run which is killed in between takes it up again; the ledger
 * itself sees that nothing is added twice.
 */
export async function* takeEntries(
  feed: Feed,
  page: Page,
  before: FeedState,
  options: WatchOptions,
): AsyncGenerator<Taken> {
  const entries = wanted(feed, before);
  let state = before;
  for (let from = 0; from < entries.length; from += LOT) {
    if (options.signal?.aborted) return;
    const lot = entries.slice(from, from + LOT);
    const taken = await takeLot(feed, page, lot, state, options);
    ({ state } = taken);
    yield taken;
  }
}

const isWebAddress = (link: string | null): link is string =>
  link !== null && /^https?:\/\//i.test(link);

/** What each entry of a lot gives, in order: its page, or its own text where it has no page. */
async function* readLot(
  feed: Feed,
  page: Page,
  lot: readonly Entry[],
  { fetcher, given, follow }: WatchOptions,
): AsyncGenerator<{ key: string; items: (Document | Diagnostic)[] }> {
  const about = {
    uri: page.finalUrl,
    bytes: page.bytes,
    given: { ...given, retrieved: page.retrieved },
  };
  yield* inOrder(lot, PAGES_AT_A_TIME, async (entry) => {
    const items: (Document | Diagnostic)[] = [];
    const { link: url, title, date } = entry;
    if (follow && isWebAddress(url)) {
      const link = { url, title, date, publisher: null };
      for await (const item of readLink(link, fetcher, { given })) items.push(item);
    } else items.push(...readEntries(feed, [entry], about));
    return { key: entryKey(entry), items };
  });
}

async function takeLot(
  feed: Feed,
  page: Page,
  lot: readonly Entry[],
  before: FeedState,
  options: WatchOptions,
): Promise<Taken> {
  const outcomes = new Map<string, Outcome>();
  async function* documents(): AsyncGenerator<Document | Diagnostic> {
    for await (const { key, items } of readLot(feed, page, lot, options)) {
      outcomes.set(key, {
        documents: items.filter((item) => item.record === 'document').map((item) => item.id),
        diagnostics: items.filter((item) => item.record === 'diagnostic'),
      });
      yield* items;
    }
  }
  const held = new Set<string>();
  const added: Arrival[] = [];
  const { ledger, coder } = options;
  const report = await addDocuments(documents(), ledger, {
    coder,
    onKept: (kept, fresh) => {
      for (const document of kept) {
        held.add(document.id);
        const counts = fresh.get(document.id);
        if (counts) added.push({ document, ...counts });
      }
    },
  });
  const tries = new Map(before.entries.map((entry) => [entry.key, entry.tries]));
  const gaveUp: Diagnostic[] = [];
  const seen = [...outcomes].map(([key, outcome]): EntryState => {
    const lost = outcome.documents.some((id) => !held.has(id));
    const passing = outcome.diagnostics.find((d) => PASSING.has(d.code));
    if (!lost && (outcome.documents.length > 0 || !passing))
      return { key, state: 'done', tries: 0 };
    const count = (tries.get(key) ?? 0) + 1;
    if (count < MOST_TRIES) return { key, state: 'waiting', tries: count };
    const reason = passing?.code ?? 'it could not be coded';
    gaveUp.push(problem('read/given-up', key, { count, reason }));
    return { key, state: 'done', tries: count };
  });
  const renewed = new Set(seen.map((entry) => entry.key));
  const entries = [...before.entries.filter((entry) => !renewed.has(entry.key)), ...seen];
  return {
    state: { ...before, entries },
    added,
    alreadyThere: held.size - added.length,
    diagnostics: [...report.diagnostics, ...gaveUp],
  };
}
