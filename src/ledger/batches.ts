import { inOrder } from '../base/index.ts';
import type { Commitment, Diagnostic, Document, Event, Position, Yield } from '../model/index.ts';
import { KINDS, type Added, type Ledger } from './types.ts';

/** What a coder makes of some documents. */
export interface Coded {
  events: readonly Event[];
  commitments: readonly Commitment[];
  positions: readonly Position[];
  diagnostics?: readonly Diagnostic[];
  /** Documents that could not be coded: they are left out, and a later run tries them again. */
  lost?: readonly string[];
}

export interface WriteOptions {
  coder: string;
  /** Codes documents that are not there yet; never called for one that is. */
  code: (documents: readonly Document[]) => Coded | Promise<Coded>;
  /** Documents a segment; 200 unless told. Another size gives other segments, with the same records. */
  size?: number;
  /**
   * After each batch: what was done so far, what by this batch, the documents of it that are there now,
   * and those of them that were not there before.
   */
  onBatch?: (
    total: Written,
    batch: Added,
    documents: readonly Document[],
    fresh: readonly Document[],
  ) => void;
  /** Takes the diagnostics of each batch, in the order of the batches; otherwise all are given at the end. */
  onDiagnostics?: (diagnostics: readonly Diagnostic[]) => void;
}

/** Totals over all batches. */
export interface Written {
  counts: Added['counts'];
  alreadyThere: number;
  segments: string[];
}

/** A batch that is coded and waits to be written. */
interface Ready {
  batch: readonly Document[];
  missing: readonly Document[];
  there: number;
  coded: Coded | null;
}

/** Batches that are coded while the one before them is written. */
const AHEAD = 2;

/**
 * Codes documents and writes them in batches, one segment a batch. It goes on where a killed run
 * stopped, and then ends with the same bytes as an undisturbed run, because
 *
 * - batches are cut by the order of the input *before* asking what is there, so that a second run over
 *   the same input cuts at the same places;
 * - a batch that is there whole is passed over without coding, and a batch is there whole or not at
 *   all;
 * - a batch depends on its own documents only, and batches are written one after the other.
 *
 * Where some documents of a batch came in by another run over other input, only the missing ones are
 * coded and written: other segments, the same records. A document that stands twice in the input is
 * written once. While one batch is written the next is coded already; no more than that is held. It
 * stops at the first batch that cannot be written.
 */
export async function writeBatches(
  ledger: Ledger,
  documents: AsyncIterable<Document> | Iterable<Document>,
  options: WriteOptions,
): Promise<Yield<Written>> {
  const { coder, code, size = 200, onBatch } = options;
  const diagnostics: Diagnostic[] = [];
  const tell = options.onDiagnostics ?? ((list) => diagnostics.push(...list));
  const total: Written = { counts: nothing(), alreadyThere: 0, segments: [] };
  /** Documents of batches that are not written yet: the ledger cannot tell of them. */
  const waiting = new Set<string>();
  const ready = async (batch: readonly Document[]): Promise<Ready> => {
    const ids = batch.map((document) => document.id).filter((id) => !waiting.has(id));
    for (const id of ids) waiting.add(id);
    const held = await ledger.has(ids, coder);
    const fresh = new Set(ids.filter((id) => !held.has(id)));
    const missing = batch.filter((document) => fresh.has(document.id));
    const coded = missing.length > 0 ? await code(missing) : null;
    return { batch, missing, there: batch.length - missing.length, coded };
  };
  const batches = inOrder(cut(documents, size), AHEAD, ready);
  for await (const { batch, missing, there, coded } of batches) {
    const added: Added = { segment: null, counts: nothing(), alreadyThere: there };
    const lost = new Set(coded?.lost);
    let failed = false;
    if (coded) {
      const { diagnostics: problems = [], lost: _, ...records } = coded;
      const kept = missing.filter((document) => !lost.has(document.id));
      const { value, diagnostics: writing } = await ledger.add({
        coder,
        documents: kept,
        ...records,
      });
      tell([...problems, ...writing]);
      added.segment = value.segment;
      added.counts = value.counts;
      added.alreadyThere += value.alreadyThere;
      failed = value.segment === null && value.alreadyThere < kept.length;
    }
    for (const document of batch) waiting.delete(document.id);
    for (const kind of KINDS) total.counts[kind] += added.counts[kind];
    total.alreadyThere += added.alreadyThere;
    if (added.segment !== null) total.segments.push(added.segment);
    if (failed) {
      onBatch?.(total, added, [], []);
      break;
    }
    onBatch?.(
      total,
      added,
      batch.filter((document) => !lost.has(document.id)),
      missing.filter((document) => !lost.has(document.id)),
    );
  }
  return { value: total, diagnostics };
}

const nothing = (): Added['counts'] => ({
  documents: 0,
  events: 0,
  commitments: 0,
  positions: 0,
  indicators: 0,
});

/** Batches of different documents, in the order of the input; the last may be smaller. */
async function* cut(
  documents: AsyncIterable<Document> | Iterable<Document>,
  size: number,
): AsyncGenerator<Document[]> {
  let batch = new Map<string, Document>();
  for await (const document of documents) {
    if (!batch.has(document.id)) batch.set(document.id, document);
    if (batch.size < size) continue;
    yield [...batch.values()];
    batch = new Map();
  }
  if (batch.size > 0) yield [...batch.values()];
}
