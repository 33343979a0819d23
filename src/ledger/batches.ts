import type { Commitment, Diagnostic, Document, Event, Position, Yield } from '../model/index.ts';
import { KINDS, type Added, type Ledger } from './types.ts';

/** What a coder makes of some documents. */
export interface Coded {
  events: readonly Event[];
  commitments: readonly Commitment[];
  positions: readonly Position[];
  diagnostics?: readonly Diagnostic[];
}

export interface WriteOptions {
  coder: string;
  /** Codes documents that are not there yet; never called for one that is. */
  code: (documents: readonly Document[]) => Coded | Promise<Coded>;
  /** Documents a segment; 200 unless told. Another size gives other segments, with the same records. */
  size?: number;
  /** After each batch: what was done so far, and by this batch. */
  onBatch?: (total: Written, batch: Added) => void;
}

/** Totals over all batches. */
export interface Written {
  counts: Added['counts'];
  alreadyThere: number;
  segments: string[];
}

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
 * written once. It stops at the first batch that cannot be written.
 */
export async function writeBatches(
  ledger: Ledger,
  documents: AsyncIterable<Document> | Iterable<Document>,
  options: WriteOptions,
): Promise<Yield<Written>> {
  const { coder, code, size = 200, onBatch } = options;
  const diagnostics: Diagnostic[] = [];
  const total: Written = {
    counts: { documents: 0, events: 0, commitments: 0, positions: 0, indicators: 0 },
    alreadyThere: 0,
    segments: [],
  };
  for await (const batch of cut(documents, size)) {
    const held = await ledger.has(
      batch.map((document) => document.id),
      coder,
    );
    const missing = batch.filter((document) => !held.has(document.id));
    const added: Added = {
      segment: null,
      counts: { documents: 0, events: 0, commitments: 0, positions: 0, indicators: 0 },
      alreadyThere: held.size,
    };
    let failed = false;
    if (missing.length > 0) {
      const { diagnostics: problems = [], ...records } = await code(missing);
      const { value, diagnostics: writing } = await ledger.add({
        coder,
        documents: missing,
        ...records,
      });
      diagnostics.push(...problems, ...writing);
      added.segment = value.segment;
      added.counts = value.counts;
      added.alreadyThere += value.alreadyThere;
      failed = value.segment === null && value.alreadyThere < missing.length;
    }
    for (const kind of KINDS) total.counts[kind] += added.counts[kind];
    total.alreadyThere += added.alreadyThere;
    if (added.segment !== null) total.segments.push(added.segment);
    onBatch?.(total, added);
    if (failed) break;
  }
  return { value: total, diagnostics };
}

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
