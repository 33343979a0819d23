import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorFacts, makeFolder, writeWhole } from '../base/index.ts';
import { REVIEW_NAME, SEGMENT_ID, STATES, jsonText } from './format.ts';

/** What a reader of the ledger saw at one moment, by the names of the files it was made of. */
export interface State {
  /** Hash over those names (see `Ledger.fingerprint`). */
  fingerprint: string;
  /** When it was first written down; null where whoever did so did not say. */
  at: string | null;
  segments: readonly string[];
  reviews: readonly string[];
}

/** A state as a list shows it. */
export interface StateHead {
  fingerprint: string;
  at: string | null;
}

/**
 * A state is written down as what it has more and less than the one before it, since a ledger of many
 * decisions has as many states. Every so often it stands by itself, so that few files are read for one.
 */
const stateSchema = z.object({
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string().nullable(),
  base: z.string().nullable(),
  segments: z.array(z.string().regex(SEGMENT_ID)),
  segmentsGone: z.array(z.string().regex(SEGMENT_ID)),
  reviews: z.array(z.string().regex(REVIEW_NAME)),
  reviewsGone: z.array(z.string().regex(REVIEW_NAME)),
});
type Kept = z.infer<typeof stateSchema>;

const WHOLE_EVERY = 64;
const NAME = /^state_(\d{6,9})_([0-9a-f]{16})\.json$/;

interface Entry {
  name: string;
  order: number;
  short: string;
}

/** Names of the states in the folder, in the order in which they were written. */
async function entriesIn(dir: string): Promise<Entry[]> {
  let names: string[];
  try {
    names = await readdir(join(dir, STATES));
  } catch (error) {
    if (errorFacts(error).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .flatMap((name) => {
      const [, order, short] = NAME.exec(name) ?? [];
      return order === undefined || short === undefined
        ? []
        : [{ name, order: Number(order), short }];
    })
    .sort((a, b) => a.order - b.order || (a.short < b.short ? -1 : 1));
}

async function readKept(dir: string, name: string): Promise<Kept | null> {
  try {
    const found = stateSchema.safeParse(
      JSON.parse(await readFile(join(dir, STATES, name), 'utf8')),
    );
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

const without = (all: readonly string[], gone: readonly string[]): string[] => {
  const left = new Set(gone);
  return all.filter((one) => !left.has(one));
};

/** The state of a file, with those it builds on; null where one of them cannot be read. */
async function stateIn(dir: string, name: string): Promise<State | null> {
  const chain: Kept[] = [];
  for (let next: string | null = name; next !== null;) {
    const kept: Kept | null = chain.length > WHOLE_EVERY * 2 ? null : await readKept(dir, next);
    if (kept === null) return null;
    chain.push(kept);
    next = kept.base;
  }
  let segments: string[] = [];
  let reviews: string[] = [];
  for (const kept of chain.toReversed()) {
    segments = [...without(segments, kept.segmentsGone), ...kept.segments];
    reviews = [...without(reviews, kept.reviewsGone), ...kept.reviews];
  }
  const [last] = chain;
  return {
    fingerprint: last!.fingerprint,
    at: last!.at,
    segments: segments.sort(),
    reviews: reviews.sort(),
  };
}

/**
 * Writes a state down unless it is there. Where the disk cannot be written to, that state cannot be
 * opened later, and nothing else is lost.
 */
export async function noteState(dir: string, state: State): Promise<void> {
  try {
    const entries = await entriesIn(dir);
    const short = state.fingerprint.slice(0, 16);
    if (entries.some((entry) => entry.short === short)) return;
    const order = (entries.at(-1)?.order ?? 0) + 1;
    const last = order % WHOLE_EVERY === 1 ? undefined : entries.at(-1);
    const before = last === undefined ? null : await stateIn(dir, last.name);
    const kept: Kept = {
      fingerprint: state.fingerprint,
      at: state.at,
      base: before === null ? null : (last?.name ?? null),
      segments: without(state.segments, before?.segments ?? []),
      segmentsGone: without(before?.segments ?? [], state.segments),
      reviews: without(state.reviews, before?.reviews ?? []),
      reviewsGone: without(before?.reviews ?? [], state.reviews),
    };
    await makeFolder(join(dir, STATES));
    const name = `state_${String(order).padStart(6, '0')}_${short}.json`;
    await writeWhole(join(dir, STATES, name), jsonText(kept));
  } catch {
    // As said above.
  }
}

/** The states that were written down, newest first. */
export async function listStates(dir: string, limit: number): Promise<StateHead[]> {
  const newest = (await entriesIn(dir)).toReversed().slice(0, limit);
  const read = await Promise.all(newest.map(async ({ name }) => readKept(dir, name)));
  return read.flatMap((kept) =>
    kept === null ? [] : [{ fingerprint: kept.fingerprint, at: kept.at }],
  );
}

/** What a state is asked for by: the beginning of its fingerprint, or the last day it may be of. */
export type StateName = { fingerprint: string } | { day: string };

/** A state that was written down; null where there is none of that name. */
export async function findState(dir: string, wanted: StateName): Promise<State | null> {
  const entries = (await entriesIn(dir)).toReversed();
  if ('fingerprint' in wanted) {
    const short = wanted.fingerprint.slice(0, 16);
    const entry = entries.find((one) => one.short.startsWith(short));
    const state = entry === undefined ? null : await stateIn(dir, entry.name);
    return state?.fingerprint.startsWith(wanted.fingerprint) === true ? state : null;
  }
  for (const { name } of entries) {
    const kept = await readKept(dir, name);
    if (kept?.at !== null && kept !== null && kept.at.slice(0, 10) <= wanted.day)
      return stateIn(dir, name);
  }
  return null;
}
