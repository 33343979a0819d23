import type { CodedRecord, Commitment, Document, Event, Position } from '../model/index.ts';
import { sha256 } from '../base/index.ts';
import type { RecordStore, StoreHit } from './source.ts';

/** Records as they come from a coder, before any ledger. */
export interface MemoryRecords {
  documents: readonly Document[];
  events: readonly Event[];
  commitments: readonly Commitment[];
  positions: readonly Position[];
}

/** A store over records in memory: for tests, and for looking at records that were never kept. */
export function memoryStore(records: MemoryRecords): RecordStore {
  const { documents, events, commitments, positions } = records;
  const coded: readonly CodedRecord[] = [...events, ...commitments, ...positions];
  const byId = new Map(coded.map((record) => [record.id, record]));
  const documentById = new Map(documents.map((document) => [document.id, document]));
  const print = sha256(JSON.stringify(records));
  const dated = events.flatMap((event) =>
    event.date.start === null ? [] : [{ from: event.date.start, to: event.date.end ?? '' }],
  );
  const counts = {
    documents: documents.length,
    events: events.length,
    commitments: commitments.length,
    positions: positions.length,
    indicators: 0,
    reviews: 0,
    from: dated.map((d) => d.from).sort()[0] ?? null,
    to:
      dated
        .map((d) => d.to)
        .sort()
        .at(-1) ?? null,
  };
  return {
    fingerprint: () => Promise.resolve(print),
    counts: () => Promise.resolve(counts),
    events: () => Promise.resolve(events),
    commitments: () => Promise.resolve(commitments),
    positions: () => Promise.resolve(positions),
    documents: () => Promise.resolve(documents),
    document: (id) => Promise.resolve(documentById.get(id) ?? null),
    record: (id) => Promise.resolve(byId.get(id) ?? null),
    find: (query, { limit }) => Promise.resolve(findWords(coded, query).slice(0, limit)),
  };
}

/** Records whose sentence holds every word of the query, in the order given. */
function findWords(records: readonly CodedRecord[], query: string): StoreHit[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return records.flatMap((record) => {
    const lower = record.evidence.quote.toLowerCase();
    if (!words.every((word) => lower.includes(word))) return [];
    const matches = words.map((word) => {
      const start = record.evidence.start + lower.indexOf(word);
      return { start, end: start + word.length };
    });
    return [{ record, matches }];
  });
}
