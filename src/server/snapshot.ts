import { toDeeds, type Deed, type DeedResult } from '../gaps/index.ts';
import type { Commitment, Document, Event, Position } from '../model/index.ts';
import { Recent } from './cache.ts';
import type { DocumentHead } from './schemas.ts';
import type { NameSource, RecordStore } from './source.ts';
import { documentHeads } from './views.ts';

/** What a ledger holds at one fingerprint, read once and shared by the routes. */
export interface Snapshot {
  fingerprint: string;
  events: readonly Event[];
  commitments: readonly Commitment[];
  positions: readonly Position[];
  documents: readonly Document[];
  heads: ReadonlyMap<string, DocumentHead>;
  eventById: ReadonlyMap<string, Event>;
  deeds: DeedResult;
  deedById: ReadonlyMap<string, Deed>;
}

/** Gives the snapshot of now; while the ledger stays the same, the same one. */
export type Snapshots = () => Promise<Snapshot>;

export function createSnapshots(store: RecordStore, names: NameSource, today: string): Snapshots {
  const recent = new Recent<Promise<Snapshot>>(2);
  const read = async (fingerprint: string): Promise<Snapshot> => {
    const events = await store.events();
    const documents = await store.documents();
    const members = (group: string, on: string): readonly string[] => names.members(group, on);
    const deeds = toDeeds(events, documents, { members, asOf: today });
    return {
      ...{ fingerprint, events, documents, deeds },
      commitments: await store.commitments(),
      positions: await store.positions(),
      heads: documentHeads(documents),
      eventById: new Map(events.map((event) => [event.id, event])),
      deedById: new Map([...deeds.deeds, ...deeds.ambiguous].map((deed) => [deed.id, deed])),
    };
  };
  return async () => {
    const fingerprint = await store.fingerprint();
    return recent.get(fingerprint, () => read(fingerprint));
  };
}
