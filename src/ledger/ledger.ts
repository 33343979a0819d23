import {
  reviewSchema,
  type CodedRecord,
  type Diagnostic,
  type Review,
  type Yield,
} from '../model/index.ts';
import { toLines } from './check.ts';
import { compactSegments } from './compact.ts';
import { openDatabase, type Database } from './database.ts';
import {
  invalidReview,
  oldState,
  stateIncomplete,
  unknownState,
  writeFailed,
} from './diagnostics.ts';
import { readColumns } from './facts.ts';
import { findHits, findTexts } from './find.ts';
import { packColumns, unpackColumns } from './kept-columns.ts';
import { shelfOf } from './kept.ts';
import { kindOfId } from './overlay.ts';
import { createQueue } from './queue.ts';
import {
  countAll,
  readAllDocuments,
  readAllIndicators,
  readDocumentsIn,
  readRecords,
} from './read.ts';
import { writeReview } from './reviews.ts';
import { heldBy } from './sql/statements.ts';
import {
  CODED_KINDS,
  KINDS,
  type Added,
  type Batch,
  type CodedKind,
  type KeptColumns,
  type Ledger,
} from './types.ts';
import { findState, listStates, noteState, type State } from './states.ts';
import { createView, type View } from './view.ts';
import { writeSegment } from './write.ts';

const nothing = (): Added['counts'] => ({
  documents: 0,
  events: 0,
  commitments: 0,
  positions: 0,
  indicators: 0,
});

const heldDocuments = async (
  view: View,
  documentIds: readonly string[],
  coder: string,
): Promise<Set<string>> =>
  new Set((await view.read(() => heldBy(documentIds, coder))).map(([id]) => String(id)));

/** What of a batch is not in the ledger yet. */
async function missingOf(view: View, batch: Batch): Promise<{ batch: Batch; there: number }> {
  const held = await heldDocuments(
    view,
    batch.documents.map((document) => document.id),
    batch.coder,
  );
  const ids = (batch.indicators ?? []).map((indicator) => indicator.id);
  const known = new Set(
    ids.length === 0 ? [] : (await readAllIndicators(view, ids)).map((indicator) => indicator.id),
  );
  const isNew = (record: { documentId: string }): boolean => !held.has(record.documentId);
  return {
    there: held.size,
    batch: {
      coder: batch.coder,
      documents: batch.documents.filter((document) => !held.has(document.id)),
      events: (batch.events ?? []).filter(isNew),
      commitments: (batch.commitments ?? []).filter(isNew),
      positions: (batch.positions ?? []).filter(isNew),
      indicators: (batch.indicators ?? []).filter((indicator) => !known.has(indicator.id)),
    },
  };
}

/** Events from which columns and deeds are kept in the folder. */
const KEEP_FROM = 20_000;

/** "0123456789abcdef" or "2026-11-24"; anything else names nothing. */
const STATE_NAME = /^(?:([0-9a-f]{8,64})|(\d{4}-\d{2}-\d{2}))$/;

/** A ledger over a folder that is known to be one (see `openLedger`); of one state of it where given. */
export function createLedger(dir: string, only: State | null = null): Ledger {
  const view = createView(dir, only);
  const queue = createQueue();
  let writing: Promise<Database> | null = null;
  /** One thread: only so are the bytes of a Parquet file always the same. */
  const writer = (): Promise<Database> => (writing ??= openDatabase(1));
  const reading = <T>(task: () => Promise<T>): Promise<T> =>
    queue(async () => {
      await view.refresh();
      return task();
    });

  const add = async (given: Batch): Promise<Yield<Added>> => {
    if (only !== null)
      return {
        value: { segment: null, counts: nothing(), alreadyThere: 0 },
        diagnostics: [oldState(dir, only.fingerprint)],
      };
    const { batch, there } = await missingOf(view, given);
    const { lines, diagnostics } = toLines(batch);
    const counts = nothing();
    const result: Added = { segment: null, counts, alreadyThere: there };
    if (KINDS.every((kind) => lines[kind].length === 0)) return { value: result, diagnostics };
    try {
      result.segment = await writeSegment(dir, await writer(), batch.coder, lines);
      for (const kind of KINDS) counts[kind] = lines[kind].length;
      view.forgive(result.segment);
    } catch (error) {
      diagnostics.push(writeFailed(dir, error));
    }
    return { value: result, diagnostics };
  };

  const addReview = async (review: Review): Promise<Yield<Review | null>> => {
    if (only !== null) return { value: null, diagnostics: [oldState(dir, only.fingerprint)] };
    const parsed = reviewSchema.safeParse(review);
    if (!parsed.success) {
      const why = parsed.error.issues[0]?.message ?? 'not a review';
      return { value: null, diagnostics: [invalidReview(review.id, review.recordId, why)] };
    }
    try {
      await writeReview(dir, parsed.data);
      return { value: parsed.data, diagnostics: [] };
    } catch (error) {
      return { value: null, diagnostics: [writeFailed(dir, error)] };
    }
  };

  /** A record by its id, as the reviews of its whole document leave it. */
  const coded = async (kind: CodedKind, id: string): Promise<CodedRecord | null> => {
    const [raw]: CodedRecord[] = await readRecords(view, kind, { reviews: false }, [id]);
    const added = view.reviews().find((review) => review.recordId === id);
    const documentId = raw?.documentId ?? added?.binds.documentId;
    if (documentId === undefined) return null;
    const all: CodedRecord[] = await readRecords(view, kind, { documentIds: [documentId] });
    return all.find((one) => one.id === id) ?? null;
  };
  const codedBy: Ledger['coded'] = async (documentIds, coder) => {
    const filter = { documentIds, reviews: false, ...(coder === undefined ? {} : { coder }) };
    const found: CodedRecord[] = [];
    for (const kind of CODED_KINDS) found.push(...(await readRecords(view, kind, filter)));
    return coder === undefined ? found : found.filter((one) => one.coder === coder);
  };
  const record: Ledger['record'] = async (id) => {
    const kind = kindOfId(id);
    return (
      (kind ? await coded(kind, id) : null) ?? (await readAllIndicators(view, [id]))[0] ?? null
    );
  };

  let latest: { state: string; columns: KeptColumns } | null = null;
  /** Columns of this state of the ledger: those at hand, those kept in the folder, or made now. */
  const columns = async (): Promise<KeptColumns> => {
    const state = view.fingerprint();
    if (latest?.state === state) return latest.columns;
    // The shelf holds one state, and that is the one of now.
    const shelf = only === null ? shelfOf(dir, state) : null;
    const kept = shelf?.read('columns') ?? null;
    let found = kept === null ? null : unpackColumns(kept);
    if (found === null) {
      found = await readColumns(view);
      // What is read in a moment needs no file.
      if (found.events.ids.length >= KEEP_FROM) shelf?.write('columns', packColumns(found));
    }
    const keeps = found.events.ids.length >= KEEP_FROM;
    latest = { state, columns: { ...found, shelf: keeps ? shelf : null } };
    return latest.columns;
  };

  const at = async (name: string): Promise<Yield<Ledger | null>> => {
    const [, print, day] = STATE_NAME.exec(name) ?? [];
    const state =
      print === undefined && day === undefined
        ? null
        : await findState(dir, print === undefined ? { day: day! } : { fingerprint: print });
    if (state === null) return { value: null, diagnostics: [unknownState(dir, name)] };
    const then = createLedger(dir, state);
    if ((await then.fingerprint()) === state.fingerprint)
      return { value: then, diagnostics: then.diagnostics() };
    const diagnostics = [stateIncomplete(dir, state.fingerprint), ...then.diagnostics()];
    await then.close();
    return { value: null, diagnostics };
  };

  return {
    dir,
    add: (batch) => reading(() => add(batch)),
    has: (documentIds, coder) => reading(() => heldDocuments(view, documentIds, coder)),
    documents: (filter) => reading(() => readAllDocuments(view, filter)),
    document: (id) => reading(async () => (await readAllDocuments(view, {}, [id]))[0] ?? null),
    segments: () => reading(async () => Promise.resolve(view.segments())),
    documentsIn: (segment) => reading(() => readDocumentsIn(view, dir, segment)),
    events: (filter) => reading(() => readRecords(view, 'events', filter)),
    commitments: (filter) => reading(() => readRecords(view, 'commitments', filter)),
    positions: (filter) => reading(() => readRecords(view, 'positions', filter)),
    columns: () => reading(columns),
    indicators: () => reading(() => readAllIndicators(view)),
    record: (id) => reading(() => record(id)),
    counts: (filter) => reading(() => countAll(view, filter)),
    find: (query, options) => reading(() => findHits(view, query, options)),
    findDocuments: (query, options) => reading(() => findTexts(view, query, options)),
    fingerprint: () => reading(async () => Promise.resolve(view.fingerprint())),
    note: (moment) =>
      reading(async () =>
        only === null
          ? noteState(dir, { fingerprint: view.fingerprint(), at: moment, ...view.seen() })
          : undefined,
      ),
    states: (limit = 200) => reading(() => listStates(dir, limit)),
    at,
    addReview: (review) => queue(() => addReview(review)),
    reviews: () => reading(async () => Promise.resolve([...view.reviews()])),
    coded: (documentIds, coder) => reading(() => codedBy(documentIds, coder)),
    coders: () => reading(async () => Promise.resolve(view.coders())),
    compact: () =>
      reading(async () => {
        const none = { before: 0, after: 0, archived: [], made: [] };
        if (only !== null) return { value: none, diagnostics: [oldState(dir, only.fingerprint)] };
        try {
          const value = await compactSegments(dir, view, writer);
          await view.refresh();
          return { value, diagnostics: [] };
        } catch (error) {
          return { value: none, diagnostics: [writeFailed(dir, error)] };
        }
      }),
    verify: () =>
      reading(async () => {
        const { diagnostics, ...value } = await view.verify();
        return { value, diagnostics };
      }),
    diagnostics: (): Diagnostic[] => view.diagnostics(),
    close: () =>
      queue(async () => {
        await view.close();
        (await writing)?.close();
        writing = null;
      }),
  };
}
