/**
 * The straight line, as a list you can read:
 *
 *   paths -> documents -> families of copies -> sentences -> records -> ledger
 *
 * Everything here streams: a run holds a few batches of documents at a time, however many there are.
 * With `workers`, documents are read and coded in threads; what comes out, and in which order, is the
 * same with any number of them and with none.
 */
import { join } from 'node:path';
import { inOrder } from './base/index.ts';
import type { Coded, Coder, TraceEntry } from './events/index.ts';
import { createFamilies, problem, readPaths, readSource } from './documents/index.ts';
import type {
  Columns,
  Families,
  Fetcher,
  Given,
  Placed,
  SourceOptions,
} from './documents/index.ts';
import { chronologyRecords } from './knowledge/index.ts';
import type { Knowledge } from './knowledge/index.ts';
import { writeBatches } from './ledger/index.ts';
import type { Ledger } from './ledger/index.ts';
import { diagnostic } from './model/index.ts';
import type { Commitment, Diagnostic, Document, Event, Position } from './model/index.ts';
import type { CodedOrLost, Workers } from './workers/index.ts';

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
  /** Called with the bytes of each file that was read. */
  onRead?: (bytes: number) => void;
  /** Threads that read; without them it is done in this one. */
  workers?: Workers;
}

export interface CodeOptions extends PathsOptions {
  /** In this thread, or in others. */
  coder: Coder | Workers;
  explain?: boolean;
  /** A folder for this run, where families of copies go when there are many documents. */
  scratch?: string;
}

/** One decision of the coder, as `entente code --explain` prints it. */
export type TraceRecord = { record: 'trace'; documentId: string } & TraceEntry;

export type Streamed = Document | Event | Commitment | Position | Diagnostic | TraceRecord;

/** A path, or bytes that are at hand under a name. */
export type Input = string | { uri: string; bytes: Uint8Array };

/** Paths (files, folders, globs, addresses, "-") to documents and diagnostics, in the order of the paths. */
export async function* readDocuments(
  paths: readonly Input[],
  options: PathsOptions = {},
): AsyncGenerator<Document | Diagnostic> {
  const { given, columns, follow, fetcher, onRead } = options;
  const threads = options.workers ? readingIn(options.workers) : {};
  for (const path of paths) {
    if (typeof path !== 'string') {
      yield* readSource(path, { given, columns, ...threads });
    } else if (path === '-' && options.standardInput) {
      const bytes = options.standardInput();
      yield* readSource({ uri: '-', bytes }, { given, columns, ...threads });
    } else {
      yield* readPaths([path], { given, columns, follow, fetcher, onRead, ...threads });
    }
  }
}

/** How threads read the parts of a source. */
const readingIn = (workers: Workers): Pick<SourceOptions, 'read' | 'ahead'> => ({
  read: (parts, options) => workers.read(parts, options),
  ahead: aheadOf(workers),
});

/** Enough that no thread waits while the first result of all is still being made. */
const aheadOf = (workers: Workers): number => workers.jobs * 2;

/** Codes in a thread, or here. A defect of the coder costs the document that it met. */
async function codeOne(
  document: Document,
  options: Pick<CodeOptions, 'coder' | 'explain'>,
): Promise<CodedOrLost> {
  const { coder, explain = false } = options;
  if ('jobs' in coder) return coder.code(document, { explain });
  try {
    return Promise.resolve({ coded: coder.code(document, { explain }) });
  } catch (error) {
    return {
      lost: diagnostic({
        code: 'coding/failed',
        severity: 'error',
        message: `coding broke off (${error instanceof Error ? error.message : String(error)})`,
        advice: 'the other documents are not affected; please report this one as a defect',
        uri: document.uri,
        documentId: document.id,
      }),
    };
  }
}

/** The document in its family, with a note where it has a passage in common with another story. */
const inFamily = (document: Document, { cluster, passages }: Placed): Document => ({
  ...document,
  cluster,
  diagnostics: [
    ...document.diagnostics,
    ...passages.map(({ id, words }) => ({
      ...problem('read/shared-passage', document.uri, { count: words, other: id }),
      documentId: document.id,
    })),
  ],
});

/** Paths to documents, each followed by its records in text order; a document that comes twice is given once. */
export async function* codePaths(
  paths: readonly string[],
  options: CodeOptions,
): AsyncGenerator<Streamed> {
  const families = createFamilies(
    options.scratch === undefined ? {} : { folder: options.scratch, scratch: true },
  );
  async function* placed(): AsyncGenerator<Document | Diagnostic> {
    for await (const item of readDocuments(paths, options)) {
      if (item.record === 'diagnostic') yield item;
      else if (!families.has(item.id)) yield inFamily(item, families.place(item));
    }
  }
  const limit = 'jobs' in options.coder ? aheadOf(options.coder) : 1;
  const coded = inOrder(placed(), limit, async (item) =>
    item.record === 'diagnostic'
      ? { item, result: null }
      : { item, result: await codeOne(item, options) },
  );
  try {
    for await (const { item, result } of coded) {
      yield item;
      if (result === null) continue;
      if ('lost' in result) {
        yield result.lost;
        continue;
      }
      const { events, commitments, positions, diagnostics, trace } = result.coded;
      yield* [...events, ...commitments, ...positions].sort(inTextOrder);
      yield* diagnostics;
      const documentId = item.record === 'document' ? item.id : '';
      for (const entry of trace) yield { record: 'trace', documentId, ...entry };
    }
  } finally {
    families.close();
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
  /** All problems by severity; `diagnostics` holds the first of them only. */
  problems: Record<Diagnostic['severity'], number>;
  diagnostics: Diagnostic[];
}

/** How far a run of `add` is. */
export interface AddProgress {
  /** Documents that were read. */
  seen: number;
  /** Documents that are in the ledger now, or were there already. */
  kept: number;
  problems: Record<Diagnostic['severity'], number>;
}

/** How many records a document has. */
export type Counts = Record<'events' | 'commitments' | 'positions', number>;

export interface KeepOptions extends Pick<CodeOptions, 'coder' | 'explain'> {
  /** Called after each document that was looked at, and after each batch. */
  onProgress?: (progress: AddProgress) => void;
  /** Called after each batch: documents that are in the ledger now; `fresh` has those that were not before. */
  onKept?: (documents: readonly Document[], fresh: ReadonlyMap<string, Counts>) => void;
}

export interface AddOptions extends CodeOptions, KeepOptions {}

const NO_RECORDS: Counts = { events: 0, commitments: 0, positions: 0 };

/** Diagnostics that a report holds, at most: of a run over millions, all would not fit. */
const MOST_REPORTED = 10_000;

/**
 * Reads, codes and keeps. A batch of documents becomes one segment, whole or not at all; a run that
 * was killed, run again, ends with the same bytes as an undisturbed one (see `writeBatches`). Families
 * of copies are those of the whole ledger; their index lies in its folder and is made anew from the
 * segments where it is missing.
 */
export const addPaths = (
  paths: readonly Input[],
  ledger: Ledger,
  options: AddOptions,
): Promise<AddReport> => addDocuments(readDocuments(paths, options), ledger, options);

/** The same for documents that were read elsewhere. */
export async function addDocuments(
  documents: AsyncIterable<Document | Diagnostic>,
  ledger: Ledger,
  options: KeepOptions,
): Promise<AddReport> {
  const { coder, onProgress, onKept } = options;
  const counted = new Map<string, Counts>();
  const progress: AddProgress = { seen: 0, kept: 0, problems: { error: 0, warning: 0, note: 0 } };
  // Two lists, each in the order of the input: reading runs ahead of coding by a time that varies.
  const whileReading: Diagnostic[] = [];
  const whileCoding: Diagnostic[] = [];
  const tell = (into: Diagnostic[], list: readonly Diagnostic[]): void => {
    for (const one of list) {
      progress.problems[one.severity] += 1;
      if (into.length < MOST_REPORTED) into.push(one);
    }
  };
  const families = await openFamilies(ledger);
  let copies = 0;

  async function* placed(): AsyncGenerator<Document> {
    for await (const item of documents) {
      if (item.record === 'diagnostic') {
        tell(whileReading, [item]);
        continue;
      }
      progress.seen += 1;
      onProgress?.(progress);
      yield inFamily(item, families.place(item));
    }
  }

  const code = async (batch: readonly Document[]) => {
    const results = await Promise.all(batch.map((document) => codeOne(document, options)));
    const coded: Coded[] = [];
    const lost: string[] = [];
    const diagnostics: Diagnostic[] = [];
    results.forEach((result, i) => {
      const document = batch[i]!;
      diagnostics.push(...document.diagnostics);
      if ('lost' in result) {
        lost.push(document.id);
        diagnostics.push(result.lost);
        return;
      }
      if (document.cluster !== document.id) copies += 1;
      const { events, commitments, positions } = result.coded;
      if (onKept)
        counted.set(document.id, {
          events: events.length,
          commitments: commitments.length,
          positions: positions.length,
        });
      diagnostics.push(...result.coded.diagnostics);
      coded.push(result.coded);
    });
    return {
      events: coded.flatMap((c) => c.events),
      commitments: coded.flatMap((c) => c.commitments),
      positions: coded.flatMap((c) => c.positions),
      lost,
      diagnostics,
    };
  };
  try {
    const written = await writeBatches(ledger, placed(), {
      coder: coder.name,
      size: BATCH,
      code,
      onDiagnostics: (list) => tell(whileCoding, list),
      onBatch: (_, { segment }, kept, fresh) => {
        progress.kept += kept.length;
        onProgress?.(progress);
        if (segment !== null) {
          families.settle(
            segment,
            kept.map((document) => document.id),
          );
        }
        onKept?.(kept, new Map(fresh.map(({ id }) => [id, counted.get(id) ?? NO_RECORDS])));
        for (const { id } of fresh) counted.delete(id);
      },
    });
    tell(whileCoding, written.diagnostics);
    const { counts } = written.value;
    return {
      added: counts.documents,
      alreadyThere: progress.seen - counts.documents,
      copies,
      events: counts.events,
      commitments: counts.commitments,
      positions: counts.positions,
      problems: progress.problems,
      diagnostics: [...whileReading, ...whileCoding],
    };
  } finally {
    families.close();
  }
}

/** The index of families in a ledger's folder, brought up to what its segments hold. */
async function openFamilies(ledger: Ledger): Promise<Families> {
  const segments = await ledger.segments();
  const families = createFamilies({ folder: join(ledger.dir, 'families'), segments });
  const covered = families.segments;
  for (const segment of segments) {
    if (covered.has(segment)) continue;
    const documents = await ledger.documentsIn(segment);
    for (const document of documents) families.register(document);
    families.settle(
      segment,
      documents.map((document) => document.id),
    );
  }
  return families;
}

/** Puts the bundled chronology into a ledger, as curated records; adds nothing that is there. */
export async function addChronology(ledger: Ledger, knowledge: Knowledge): Promise<Diagnostic[]> {
  const { value, diagnostics } = chronologyRecords(knowledge.chronology, (code) =>
    knowledge.actor(code),
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
