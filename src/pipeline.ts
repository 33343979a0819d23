/**
 * The straight line, as a list you can read:
 *
 *   paths -> documents -> families of copies -> sentences -> records -> ledger
 *
 * Everything here streams: a run holds one batch of documents at a time.
 */
import type { Coder, TraceEntry } from './events/index.ts';
import { createFamilies, readPaths, readSource } from './documents/index.ts';
import type { Columns, Fetcher, Given } from './documents/index.ts';
import { chronologyRecords } from './knowledge/index.ts';
import type { Knowledge } from './knowledge/index.ts';
import { writeBatches } from './ledger/index.ts';
import type { Ledger } from './ledger/index.ts';
import type { Commitment, Diagnostic, Document, Event, Position } from './model/index.ts';

/** Documents in one segment. Fixed, because it decides the bytes of a ledger. */
export const BATCH = 128;

export interface PathsOptions {
  /** What the user says about the texts; it goes before what the texts say of themselves. */
  given?: Given;
  /** Gives the bytes of "-". */
  standardInput?: () => AsyncIterable<Uint8Array>;
  /** Which column of a table holds what. */
  columns?: Columns;
  /** Fetch what feeds and lists of addresses lead to. */
  follow?: boolean;
  /** Fetches addresses among the paths. */
  fetcher?: Fetcher;
}

export interface CodeOptions extends PathsOptions {
  coder: Coder;
  explain?: boolean;
}

/** One decision of the coder, as `entente code --explain` prints it. */
export type TraceRecord = { record: 'trace'; documentId: string } & TraceEntry;

export type Streamed = Document | Event | Commitment | Position | Diagnostic | TraceRecord;

/** Paths (files, folders, globs, "-") to documents and diagnostics, in the order of the paths. */
export async function* readDocuments(
  paths: readonly string[],
  options: PathsOptions = {},
): AsyncGenerator<Document | Diagnostic> {
  const { given, columns, follow, fetcher } = options;
  for (const path of paths) {
    if (path === '-' && options.standardInput) {
      yield* readSource({ uri: '-', bytes: options.standardInput() }, { given, columns });
    } else {
      yield* readPaths([path], { given, columns, follow, fetcher });
    }
  }
}

/** Paths to documents, each followed by its records in text order; a document that comes twice is given once. */
export async function* codePaths(
  paths: readonly string[],
  options: CodeOptions,
): AsyncGenerator<Streamed> {
  const families = createFamilies();
  const seen = new Set<string>();
  for await (const item of readDocuments(paths, options)) {
    if (item.record === 'diagnostic') {
      yield item;
      continue;
    }
    if (seen.has(item.id)) continue;
    seen.add(item.id);
    const document = { ...item, cluster: families.place(item).cluster };
    yield document;
    const coded = options.coder.code(document, { explain: options.explain ?? false });
    yield* [...coded.events, ...coded.commitments, ...coded.positions].sort(inTextOrder);
    yield* coded.diagnostics;
    for (const entry of coded.trace) yield { record: 'trace', documentId: document.id, ...entry };
  }
}

const KIND_ORDER = { event: 0, commitment: 1, position: 2 } as const;

const inTextOrder = (a: Event | Commitment | Position, b: Event | Commitment | Position): number =>
  a.evidence.start - b.evidence.start ||
  a.evidence.trigger.start - b.evidence.trigger.start ||
  KIND_ORDER[a.record] - KIND_ORDER[b.record] ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** What a run of `add` did. */
export interface AddReport {
  added: number;
  alreadyThere: number;
  /** Added documents that are near-duplicates of one that was there. */
  copies: number;
  events: number;
  commitments: number;
  positions: number;
  diagnostics: Diagnostic[];
}

export interface AddOptions extends CodeOptions {
  /** Called after each document that was looked at. */
  onProgress?: (seen: number) => void;
}

/**
 * Reads, codes and keeps. A batch of documents becomes one segment, whole or not at all; a run that
 * was killed, run again, ends with the same bytes as an undisturbed one (see `writeBatches`).
 */
export async function addPaths(
  paths: readonly string[],
  ledger: Ledger,
  options: AddOptions,
): Promise<AddReport> {
  const diagnostics: Diagnostic[] = [];
  const { coder } = options;
  const families = createFamilies();
  for (const known of await ledger.documents()) families.register(known);
  let seen = 0;
  let copies = 0;

  async function* placed(): AsyncGenerator<Document> {
    for await (const item of readDocuments(paths, options)) {
      if (item.record === 'diagnostic') {
        diagnostics.push(item);
        continue;
      }
      seen += 1;
      options.onProgress?.(seen);
      yield { ...item, cluster: families.place(item).cluster };
    }
  }

  const written = await writeBatches(ledger, placed(), {
    coder: coder.name,
    size: BATCH,
    code: (documents) => {
      copies += documents.filter((d) => d.cluster !== d.id).length;
      diagnostics.push(...documents.flatMap((d) => d.diagnostics));
      const coded = documents.map((d) => coder.code(d));
      return {
        events: coded.flatMap((c) => c.events),
        commitments: coded.flatMap((c) => c.commitments),
        positions: coded.flatMap((c) => c.positions),
        diagnostics: coded.flatMap((c) => c.diagnostics),
      };
    },
  });
  diagnostics.push(...written.diagnostics);
  const { counts } = written.value;
  return {
    added: counts.documents,
    alreadyThere: seen - counts.documents,
    copies,
    events: counts.events,
    commitments: counts.commitments,
    positions: counts.positions,
    diagnostics,
  };
}

/** Puts the bundled chronology into a ledger, as curated records; adds nothing that is there. */
export async function addChronology(ledger: Ledger, knowledge: Knowledge): Promise<Diagnostic[]> {
  const { value, diagnostics } = chronologyRecords(
    knowledge.chronology,
    (code) => knowledge.actor(code)?.name ?? code,
  );
  const there = await ledger.has(
    value.documents.map((d) => d.id),
    'curated',
  );
  const missing = new Set(value.documents.filter((d) => !there.has(d.id)).map((d) => d.id));
  if (missing.size === 0) return diagnostics;
  const wanted = <T extends { documentId: string }>(records: readonly T[]): T[] =>
    records.filter((record) => missing.has(record.documentId));
  const added = await ledger.add({
    coder: 'curated',
    documents: value.documents.filter((d) => missing.has(d.id)),
    events: wanted(value.events),
    commitments: wanted(value.commitments),
    positions: wanted(value.positions),
  });
  return [...diagnostics, ...added.diagnostics];
}
