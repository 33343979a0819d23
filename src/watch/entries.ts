import { inOrder } from '../base/index.ts';
import {
  type Entry,
  entryKey,
  entrySign,
  type Feed,
  problem,
  readEntries,
  readLink,
} from '../documents/index.ts';
import type { Page } from '../documents/index.ts';
import type { Diagnostic, Document } from '../model/index.ts';
import { addDocuments } from '../pipeline.ts';
import { isLookDue, lookAfter } from './schedule.ts';
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

/** What is asked for: an entry, or the page of one that was read before. */
interface Wanted {
  key: string;
  /** Null where the feed no longer has it. */
  entry: Entry | null;
  before: EntryState | null;
}

/** Entries of a feed that were not seen before, whose page could not be had, or that it has changed; oldest first. */
function wanted(feed: Feed, state: FeedState): Wanted[] {
  const before = new Map(state.entries.map((one) => [one.key, one]));
  const found = new Map<string, Wanted>();
  for (const entry of feed.entries.toReversed()) {
    const key = entryKey(entry);
    const known = before.get(key) ?? null;
    const same = known?.state === 'done' && (known.sign === '' || known.sign === entrySign(entry));
    if (!same) found.set(key, { key, entry, before: known });
  }
  return [...found.values()];
}

/**
 * Reads entries and puts them into the ledger, a lot at a time. An entry counts as done only when its
 * documents are in the ledger, so that a run which is killed in between takes it up again; the ledger
 * itself sees that nothing is added twice.
 */
export const takeEntries = (
  feed: Feed,
  page: Page,
  before: FeedState,
  options: WatchOptions,
): AsyncGenerator<Taken> => takeLots(wanted(feed, before), { feed, page }, before, options);

/** Looks again at pages that were read before: what has changed is put into the ledger beside what was there. */
export const lookAgain = (before: FeedState, options: WatchOptions): AsyncGenerator<Taken> => {
  const now = options.clock.now();
  const due = options.follow ? before.entries.filter((one) => isLookDue(one, now)) : [];
  const list = due.map((one) => ({ key: one.key, entry: null, before: one }));
  return takeLots(list, null, before, options);
};

async function* takeLots(
  list: readonly Wanted[],
  from: { feed: Feed; page: Page } | null,
  before: FeedState,
  options: WatchOptions,
): AsyncGenerator<Taken> {
  let state = before;
  for (let at = 0; at < list.length; at += LOT) {
    if (options.signal?.aborted) return;
    const taken = await takeLot(list.slice(at, at + LOT), from, state, options);
    ({ state } = taken);
    yield taken;
  }
}

const isWebAddress = (link: string | null): link is string =>
  link !== null && /^https?:\/\//i.test(link);

/** What each of a lot gives, in order: its page, or the entry's own text where it has no page. */
async function* readLot(
  lot: readonly Wanted[],
  from: { feed: Feed; page: Page } | null,
  { fetcher, given, follow }: WatchOptions,
): AsyncGenerator<{ key: string; items: (Document | Diagnostic)[] }> {
  yield* inOrder(lot, PAGES_AT_A_TIME, async ({ key, entry, before }) => {
    const items: (Document | Diagnostic)[] = [];
    const url = entry ? entry.link : (before?.page ?? null);
    if (follow && isWebAddress(url)) {
      const { title, date } = entry ?? before ?? { title: null, date: null };
      const link = { url, title, date, publisher: null };
      const newer = before?.state === 'done';
      for await (const item of readLink(link, fetcher, { given }, { newer })) items.push(item);
    } else if (entry && from) {
      const { feed, page } = from;
      const about = { uri: page.finalUrl, bytes: page.bytes };
      const own = { ...given, retrieved: page.retrieved };
      items.push(...readEntries(feed, [entry], { ...about, given: own }));
    }
    return { key, items };
  });
}

async function takeLot(
  lot: readonly Wanted[],
  from: { feed: Feed; page: Page } | null,
  before: FeedState,
  options: WatchOptions,
): Promise<Taken> {
  const outcomes = new Map<string, Outcome>();
  const wantedBy = new Map(lot.map((one) => [one.key, one]));
  async function* documents(): AsyncGenerator<Document | Diagnostic> {
    for await (const { key, items } of readLot(lot, from, options)) {
      outcomes.set(key, {
        documents: items.filter((item) => item.record === 'document').map((item) => item.id),
        diagnostics: items.filter((item) => item.record === 'diagnostic'),
      });
      yield* items;
    }
  }
  const held = new Set<string>();
  const added: Arrival[] = [];
  const { ledger, coder, clock, follow } = options;
  const report = await addDocuments(documents(), ledger, {
    coder,
    onKept: (kept, fresh) => {
      for (const document of kept) {
        held.add(document.id);
        const counts = fresh.get(document.id);
        if (counts) added.push({ document, ...counts, changed: isChange(document.id) });
      }
    },
  });
  function isChange(id: string): boolean {
    const found = [...outcomes].find(([, outcome]) => outcome.documents.includes(id));
    return found !== undefined && wantedBy.get(found[0])?.before?.state === 'done';
  }
  const gaveUp: Diagnostic[] = [];
  const seen = [...outcomes].map(([key, outcome]): EntryState => {
    const { entry, before: known } = wantedBy.get(key)!;
    const again = known?.state === 'done';
    const looks = again ? known.looks + 1 : 0;
    const lookAt = follow ? lookAfter(clock.now(), looks) : null;
    const facts = {
      key,
      page: lookAt === null ? null : entry ? entry.link : (known?.page ?? null),
      title: entry ? entry.title : (known?.title ?? null),
      date: entry ? entry.date : (known?.date ?? null),
      sign: entry ? entrySign(entry) : (known?.sign ?? ''),
      looks,
      lookAt,
    };
    const lost = outcome.documents.some((id) => !held.has(id));
    const passing = outcome.diagnostics.find((d) => PASSING.has(d.code));
    // A page that was read before is there; that it cannot be had now is for the next look.
    if (again || (!lost && (outcome.documents.length > 0 || !passing)))
      return { ...facts, state: 'done', tries: 0 };
    const count = (known?.tries ?? 0) + 1;
    if (count < MOST_TRIES) return { ...facts, state: 'waiting', tries: count };
    const reason = passing?.code ?? 'it could not be coded';
    gaveUp.push(problem('read/given-up', key, { count, reason }));
    return { ...facts, page: null, lookAt: null, state: 'done', tries: count };
  });
  const renewed = new Map(seen.map((entry) => [entry.key, entry]));
  // What is looked at again keeps its place; what is new comes last.
  const entries = before.entries.map((entry) => renewed.get(entry.key) ?? entry);
  const old = new Set(before.entries.map((entry) => entry.key));
  entries.push(...seen.filter((entry) => !old.has(entry.key)));
  return {
    state: { ...before, entries },
    added,
    alreadyThere: from === null ? 0 : held.size - added.length,
    diagnostics: [...report.diagnostics, ...gaveUp],
  };
}
