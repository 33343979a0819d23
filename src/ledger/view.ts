import { join } from 'node:path';
import { errorFacts, sha256 } from '../base/index.ts';
import type { Diagnostic, Review } from '../model/index.ts';
import { compareCoders, isStanding } from './coders.ts';
import { openDatabase, type Database } from './database.ts';
import { cannotOpen, damagedSegment } from './diagnostics.ts';
import { fileOf } from './format.ts';
import { compareReviews, listReviews, readReview } from './reviews.ts';
import { listSegments, readSegment, verifySegment, type Segment } from './segments.ts';
import type { State } from './states.ts';
import {
  clearCoders,
  createIndex,
  forgetSegment,
  holdDocuments,
  insertCoder,
  insertSegments,
  segmentsOf,
  type Statement,
} from './sql/statements.ts';
import type { Kind } from './types.ts';

/**
 * What a reader sees of the folder: whole segments and reviews. `refresh` takes in what writers have
 * finished since; nothing that is unfinished or damaged comes in, and each damage is told once.
 */
export interface View {
  refresh(): Promise<void>;
  /** Runs a statement that reads segments; where one turns out damaged, again without it. */
  read(build: () => Statement | Promise<Statement>): Promise<unknown[][]>;
  /** Runs a statement that gives no rows. */
  run(statement: Statement): Promise<void>;
  /** Does something that reads segments; where one turns out damaged, again without it. */
  retried<T>(task: () => Promise<T>): Promise<T>;
  /** The same for a long answer; `take` is called anew from the start where it has to be asked again. */
  readColumns(
    build: () => Statement | Promise<Statement>,
    start: () => (columns: unknown[][]) => void,
  ): Promise<void>;
  /** Parquet files of a kind; only those of segments that hold the documents, where given. */
  files(kind: Kind, documentIds?: readonly string[]): Promise<string[]>;
  /** In the order in which they apply. */
  reviews(): readonly Review[];
  coders(): string[];
  /** Names of the segments that are read, sorted. */
  segments(): string[];
  fingerprint(): string;
  /** What the fingerprint is of. */
  seen(): Only;
  verify(): Promise<{ segments: number; damaged: string[]; diagnostics: Diagnostic[] }>;
  /** Looks at a segment anew that was damaged and has been written again. */
  forgive(segment: string): void;
  tell(problems: readonly Diagnostic[]): void;
  diagnostics(): Diagnostic[];
  close(): Promise<void>;
}

/** The files of one state: a view of these sees no others, whatever has come since. */
export type Only = Pick<State, 'segments' | 'reviews'>;

export function createView(dir: string, only: Only | null = null): View {
  const segments = new Map<string, Segment>();
  const damaged = new Map<string, Diagnostic>();
  const reviews = new Map<string, Review | null>();
  const told = new Map<string, Diagnostic>();
  let applied: Review[] = [];
  let coders: string[] = [];
  let opening: Promise<Database> | null = null;

  const database = (): Promise<Database> => {
    opening ??= openDatabase().then(async (opened) => {
      for (const statement of createIndex()) await opened.run(statement);
      return opened;
    });
    return opening;
  };
  const tell = (problems: readonly Diagnostic[]): void => {
    for (const problem of problems) told.set(`${problem.code} ${problem.message}`, problem);
  };
  const forget = async (name: string): Promise<void> => {
    segments.delete(name);
    const db = await database();
    for (const statement of forgetSegment(name)) await db.run(statement);
  };
  const setAside = async (name: string, problem: Diagnostic): Promise<void> => {
    damaged.set(name, problem);
    tell([problem]);
    await forget(name);
  };

  const hold = async (some: readonly Segment[]): Promise<void> => {
    const db = await database();
    await db.run(holdDocuments(some.map(({ path }) => join(path, fileOf('documents')))));
    await db.run(insertSegments(some));
    for (const segment of some) segments.set(segment.segment, segment);
  };
  /** Takes segments in together; where one cannot be read, one by one, so that only it is left out. */
  const take = async (names: readonly string[]): Promise<void> => {
    if (names.length === 0) return;
    const whole: Segment[] = [];
    const read = await Promise.all(names.map(async (name) => readSegment(dir, name)));
    for (const [i, found] of read.entries()) {
      if ('files' in found) whole.push(found);
      else {
        damaged.set(names[i]!, found);
        tell([found]);
      }
    }
    if (whole.length === 0) return;
    try {
      await hold(whole);
    } catch {
      for (const segment of whole) {
        await forget(segment.segment);
        try {
          await hold([segment]);
        } catch (error) {
          const why = damagedSegment(segment.path, errorFacts(error).message);
          await setAside(segment.segment, why);
        }
      }
    }
  };

  const rank = async (): Promise<void> => {
    const present = new Set([...segments.values()].map((segment) => segment.coder));
    const machines = [...present].filter((coder) => !isStanding(coder)).sort(compareCoders);
    const standing = [...present].filter(isStanding).sort();
    const next = [...machines.toReversed(), ...standing];
    if (next.join('\n') === coders.join('\n')) return;
    coders = next;
    const db = await database();
    await db.run(clearCoders());
    for (const coder of standing) await db.run(insertCoder(coder, true, 0));
    for (const [i, coder] of machines.entries()) await db.run(insertCoder(coder, false, i + 1));
  };

  const refreshReviews = async (): Promise<void> => {
    const names = (only?.reviews ?? (await listReviews(dir))).filter((name) => !reviews.has(name));
    if (names.length === 0) return;
    for (const name of names) {
      const review = await readReview(dir, name);
      if (review.record === 'diagnostic') tell([review]);
      reviews.set(name, review.record === 'diagnostic' ? null : review);
    }
    applied = [...reviews.values()].filter((one) => one !== null).sort(compareReviews);
  };

  const seen = (): Only => ({
    segments: [...segments.keys()].sort(),
    reviews: [...reviews].flatMap(([name, review]) => (review === null ? [] : [name])).sort(),
  });

  const view: View = {
    refresh: async () => {
      try {
        const names = only?.segments ?? (await listSegments(dir));
        const present = new Set(names);
        for (const name of segments.keys()) if (!present.has(name)) await forget(name);
        await take(names.filter((name) => !segments.has(name) && !damaged.has(name)));
        await rank();
        await refreshReviews();
      } catch (error) {
        if (errorFacts(error).code === '') throw error;
        tell([cannotOpen(dir, error)]);
      }
    },
    run: async (statement) => (await database()).run(statement),
    retried: async (task) => {
      try {
        return await task();
      } catch (error) {
        const found = await view.verify();
        if (found.damaged.length === 0) throw error;
        return task();
      }
    },
    read: async (build) => view.retried(async () => (await database()).rows(await build())),
    readColumns: async (build, start) =>
      view.retried(async () => (await database()).columns(await build(), start())),
    files: async (kind, documentIds) => {
      let names = [...segments.keys()].sort();
      if (documentIds) {
        const rows = await (await database()).rows(segmentsOf(documentIds));
        const holding = new Set(rows.map(([name]) => name));
        names = names.filter((name) => holding.has(name));
      }
      return names
        .map((name) => segments.get(name))
        .filter((segment) => segment !== undefined && segment.counts[kind] > 0)
        .map((segment) => join(segment?.path ?? '', fileOf(kind)));
    },
    reviews: () => applied,
    coders: () => [...coders],
    segments: () => [...segments.keys()].sort(),
    seen,
    fingerprint: () => {
      const now = seen();
      return sha256([...now.segments, ...now.reviews].join('\n'));
    },
    verify: async () => {
      const diagnostics: Diagnostic[] = [];
      const before = [...damaged.keys()];
      for (const segment of segments.values()) {
        const problem = await verifySegment(segment);
        if (!problem) continue;
        diagnostics.push(problem);
        await setAside(segment.segment, problem);
      }
      await rank();
      for (const name of before) {
        const problem = damaged.get(name);
        if (problem) diagnostics.push(problem);
      }
      return {
        segments: segments.size + damaged.size,
        damaged: [...damaged.keys()].sort(),
        diagnostics,
      };
    },
    forgive: (name) => void damaged.delete(name),
    tell,
    diagnostics: () => [...told.values()],
    close: async () => {
      const opened = await opening;
      opening = null;
      opened?.close();
    },
  };
  return view;
}
