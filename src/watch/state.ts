import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorFacts, makeFolder, sha256, writeWhole } from '../base/index.ts';

const entrySchema = z.object({
  key: z.string(),
  /** done: it was read, or cannot be had at all; waiting: its page is asked for again. */
  state: z.enum(['done', 'waiting']),
  /** How often its page could not be had. */
  tries: z.int().nonnegative(),
  /** Its page, which is looked at again for changes; null where there is none, or no more looks are due. */
  page: z.string().nullable().default(null),
  title: z.string().nullable().default(null),
  date: z.string().nullable().default(null),
  /** What the feed said of it (`entrySign`). */
  sign: z.string().default(''),
  /** How often its page was looked at again, and the ISO time of the next look. */
  looks: z.int().nonnegative().default(0),
  lookAt: z.string().nullable().default(null),
});

const stateSchema = z.object({
  format: z.literal(1),
  feed: z.string(),
  title: z.string().nullable(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** SHA-256 of the bytes that came last. */
  sha256: z.string().nullable(),
  /** ISO time at which it was asked last. */
  checked: z.string().nullable(),
  /** ISO time before which it is not asked: after failures, and where server or feed ask for it. */
  notBefore: z.string().nullable(),
  /** Failures in a row, and the code of the last. */
  failures: z.int().nonnegative(),
  reason: z.string().nullable(),
  /** Entries that were seen, the newest last. */
  entries: z.array(entrySchema),
});

/** What a watch remembers of one feed. */
export type FeedState = z.infer<typeof stateSchema>;
export type EntryState = z.infer<typeof entrySchema>;

/** Entries remembered of one feed; feeds hold far fewer. A forgotten one that comes again adds nothing. */
const MOST_ENTRIES = 5000;

export const newState = (feed: string): FeedState => ({
  format: 1,
  feed,
  title: null,
  etag: null,
  lastModified: null,
  sha256: null,
  checked: null,
  notBefore: null,
  failures: 0,
  reason: null,
  entries: [],
});

/**
 * What was seen of feeds, one file each in the ledger's folder `watch/`. Every file is written beside
 * its place and renamed there: whole, or as it was before. A file that cannot be understood is as
 * good as none: the ledger itself knows what it holds, so nothing is added twice.
 */
export interface States {
  get(feed: string): Promise<FeedState>;
  put(state: FeedState): Promise<void>;
}

export function createStates(folder: string): States {
  const pathOf = (feed: string): string => join(folder, `${sha256(feed).slice(0, 16)}.json`);
  return {
    get: async (feed) => {
      try {
        const parsed = stateSchema.safeParse(JSON.parse(await readFile(pathOf(feed), 'utf8')));
        return parsed.success && parsed.data.feed === feed ? parsed.data : newState(feed);
      } catch (error) {
        if (error instanceof SyntaxError || errorFacts(error).code === 'ENOENT')
          return newState(feed);
        throw error;
      }
    },
    put: async (state) => {
      await makeFolder(folder);
      const kept = { ...state, entries: state.entries.slice(-MOST_ENTRIES) };
      await writeWhole(pathOf(state.feed), `${JSON.stringify(kept, null, 1)}\n`);
    },
  };
}
