import type { Document } from '../../model/index.ts';
import { entryOf, type Member } from './entry.ts';
import { idOf, textOfId, type Part } from './index/part.ts';
import { openStore, type Store } from './index/store.ts';
import { createTable } from './index/table.ts';
import { findNear, type Passage } from './nearest.ts';

export interface Placed {
  /** The family: the id of its head, which is the document that was placed first. */
  cluster: string;
  /** The nearest document that was there before, or null where this one starts a family. */
  with: string | null;
  /** Documents that have a passage in common with this one and are no copies, longest first. */
  passages: Passage[];
}

export interface Families {
  /** Finds the family of a document and remembers the document. */
  place(document: Member): Placed;
  /** Remembers a document with the family that it has already. */
  register(document: Member & { cluster: string }): void;
  /** Whether a document was placed or registered. */
  has(id: string): boolean;
  /** Says that documents stand in a segment of the ledger now, so that the index may keep them. */
  settle(segment: string, ids: readonly string[]): void;
  /** Segments of the ledger that the index covers. */
  readonly segments: ReadonlySet<string>;
  readonly size: number;
  /** Writes what is settled into the folder, and lets go of it. */
  close(): void;
}

export interface FamiliesOptions {
  /** Where the index lies on disk; without it everything stays in memory. */
  folder?: string | undefined;
  /** The folder is for this run only: documents go there as soon as memory is full. */
  scratch?: boolean | undefined;
  /** The segments that the ledger has: an index that covers others is made anew. */
  segments?: readonly string[] | undefined;
  /** Documents held in memory before a file is written. */
  held?: number | undefined;
}

/** About 60 MB. */
const HELD = 8192;

/**
 * Families of near-duplicates, built one document at a time: the first is the head, and a later one
 * joins the family of the document with which it shares most. The same documents in the same order
 * give the same families, however the index is spread over memory and files.
 *
 * In memory stand the last documents and 28 bytes of each earlier one; the rest lies in the folder.
 * Where the folder cannot be written, everything stays in memory.
 */
export function createFamilies(options: FamiliesOptions = {}): Families {
  const { folder, scratch = false, held = HELD, segments } = options;
  const table = createTable();
  let store: Store | null = folder === undefined ? null : openStore(folder, segments);
  let covered: string[] = [];
  const parts = (): Part[] => [...(store?.parts ?? []), table];
  const holder = (id: string): { part: Part; document: number } | null => {
    const wanted = idOf(id);
    for (const part of parts()) {
      const document = part.find(wanted);
      if (document >= 0) return { part, document };
    }
    return null;
  };
  const write = (): void => {
    if (!store || (table.settled === 0 && covered.length === 0)) return;
    store.write(table.take(), covered);
    covered = [];
  };
  const remember = (id: string, family: string, document: Member): void => {
    table.add(id, family, entryOf(document), scratch);
    if (table.settled >= held) write();
  };
  return {
    place(document) {
      const { id } = document;
      const known = holder(id);
      if (known) {
        const family = textOfId(known.part.family(known.document));
        return { cluster: family, with: family === id ? null : family, passages: [] };
      }
      const entry = entryOf(document);
      const { copy, passages } = findNear(entry, parts(), idOf(id));
      const cluster = copy?.family ?? id;
      table.add(id, cluster, entry, scratch);
      if (table.settled >= held) write();
      return { cluster, with: copy?.id ?? null, passages };
    },
    register(document) {
      if (!holder(document.id)) remember(document.id, document.cluster, document);
    },
    has: (id) => holder(id) !== null,
    settle: (segment, ids) => {
      table.settle(ids);
      covered.push(segment);
      if (table.settled >= held) write();
    },
    get segments() {
      return new Set([...(store?.segments ?? []), ...covered]);
    },
    get size() {
      return parts().reduce((sum, part) => sum + part.size, 0);
    },
    close: () => {
      if (!scratch) write();
      store?.close();
      store = null;
    },
  };
}

type Dated = Member & Pick<Document, 'published'>;

const byHead = (a: Dated, b: Dated): number => {
  const key = (d: Dated): string => d.published.date ?? '9999';
  return (
    (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) ||
    b.text.length - a.text.length ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
};

/**
 * Families of a whole list, whatever its order: the earliest document is the head, of one day the
 * fullest. Gives the head's id for every document.
 */
export function clusterDocuments(documents: readonly Dated[]): Map<string, string> {
  const families = createFamilies();
  return new Map(
    documents.toSorted(byHead).map((document) => [document.id, families.place(document).cluster]),
  );
}

/** The head of each family as documents of a ledger have it: its earliest, of one day its fullest. */
export function familyHeads(
  documents: readonly (Dated & Pick<Document, 'cluster'>)[],
): Map<string, string> {
  const heads = new Map<string, Dated>();
  for (const document of documents) {
    const head = heads.get(document.cluster);
    if (!head || byHead(document, head) < 0) heads.set(document.cluster, document);
  }
  return new Map([...heads].map(([cluster, head]) => [cluster, head.id]));
}
