import { overlay } from '../ledger/index.ts';
import type { CodedRecord, Commitment, Document, Event, Position, Review } from '../model/index.ts';
import { sha256 } from '../base/index.ts';
import type { RecordStore, StoreHit } from './source.ts';

/** Records as they come from a coder, before any ledger. */
export interface MemoryRecords {
  documents: readonly Document[];
  events: readonly Event[];
  commitments: readonly Commitment[];
  positions: readonly Position[];
}

/** A store over records in memory: for tests, and for looking at records that were never kept. Reviews last as long as it does. */
export function memoryStore(records: MemoryRecords): RecordStore {
  const { documents, events, commitments, positions } = records;
  const coded: readonly CodedRecord[] = [...events, ...commitments, ...positions];
  const reviews: Review[] = [];
  const now = () => ({
    events: overlay('events', events, reviews).records,
    commitments: overlay('commitments', commitments, reviews).records,
    positions: overlay('positions', positions, reviews).records,
  });
  const all = (): CodedRecord[] => Object.values(now()).flat();
  const documentById = new Map(documents.map((document) => [document.id, document]));
  const base = sha256(JSON.stringify(records));
  const print = (): string =>
    reviews.length === 0 ? base : sha256([base, ...reviews.map((r) => r.id)].join('\n'));
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
    fingerprint: () => Promise.resolve(print()),
    counts: () =>
      Promise.resolve({ ...counts, events: now().events.length, reviews: reviews.length }),
    events: ({ coder, reviews: reviewed = true } = {}) => {
      const found = reviewed ? now().events : events;
      return Promise.resolve(
        coder === undefined ? found : found.filter((event) => event.coder === coder),
      );
    },
    commitments: () => Promise.resolve(now().commitments),
    positions: () => Promise.resolve(now().positions),
    documents: () => Promise.resolve(documents),
    document: (id) => Promise.resolve(documentById.get(id) ?? null),
    record: (id) => Promise.resolve(all().find((record) => record.id === id) ?? null),
    find: (query, { limit, offset = 0 }) =>
      Promise.resolve(findWords(all(), query).slice(offset, offset + limit)),
    findDocuments: (query, { limit }) => {
      const words = query.toLowerCase().split(/\s+/).filter(Boolean);
      const found = documents.filter((document) => {
        const text = `${document.title ?? ''} ${document.text}`.toLowerCase();
        return words.length > 0 && words.every((word) => text.includes(word));
      });
      return Promise.resolve(found.slice(0, limit));
    },
    reviews: () => Promise.resolve([...reviews]),
    addReview: (review) => {
      reviews.push(review);
      return Promise.resolve({ value: review, diagnostics: [] });
    },
    coders: () => Promise.resolve([...new Set(coded.map(({ coder }) => coder))].sort()),
    coded: (documentIds, coder) =>
      Promise.resolve(
        coded.filter(
          (record) =>
            documentIds.includes(record.documentId) &&
            (coder === undefined || record.coder === coder),
        ),
      ),
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
