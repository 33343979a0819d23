import { readHeld, type Held } from '../case.ts';
import type { CodedRecord, Event, Indicator } from '../model/index.ts';
import { Recent } from './cache.ts';
import type { DocumentHead } from './schemas.ts';
import type { RecordStore } from './source.ts';
import { documentHeads } from './views.ts';

/** What a ledger holds at one fingerprint, read once and shared by the routes. */
export interface Snapshot extends Held {
  fingerprint: string;
  indicators: readonly Indicator[];
  heads: ReadonlyMap<string, DocumentHead>;
  eventById: ReadonlyMap<string, Event>;
  recordById: ReadonlyMap<string, CodedRecord>;
}

/** Gives the snapshot of now; while the ledger stays the same, the same one. */
export type Snapshots = () => Promise<Snapshot>;

export function createSnapshots(store: RecordStore, now: () => string): Snapshots {
  const recent = new Recent<Promise<Snapshot>>(2);
  const read = async (fingerprint: string): Promise<Snapshot> => {
    // Whatever is shown can be opened again.
    await store.note?.(now());
    const [held, indicators] = await Promise.all([readHeld(store), store.indicators?.() ?? []]);
    const { events, commitments, positions } = held;
    return {
      ...held,
      fingerprint,
      indicators,
      heads: documentHeads(held.documents),
      eventById: new Map(events.map((event) => [event.id, event])),
      recordById: new Map(
        [...events, ...commitments, ...positions].map((record) => [record.id, record]),
      ),
    };
  };
  return async () => {
    const fingerprint = await store.fingerprint();
    return recent.get(fingerprint, () => read(fingerprint));
  };
}
