import { keysOf, type Entry } from '../entry.ts';
import { compareIds, idOf, MOST_LISTED, textOfId, type Id, type Part } from './part.ts';

interface Row {
  id: Id;
  family: Id;
  entry: Entry;
  /** It stands in a finished segment, so that it may go to a file. */
  settled: boolean;
}

/** The part in memory: what was placed since the last file was written. */
export interface Table extends Part {
  add(id: string, family: string, entry: Entry, settled: boolean): void;
  settle(ids: readonly string[]): void;
  /** Number of settled documents. */
  readonly settled: number;
  /** Takes the settled documents out, in the order of their ids. */
  take(): { id: Id; family: Id; entry: Entry }[];
}

export function createTable(): Table {
  let rows: Row[] = [];
  let settled = 0;
  const numbers = new Map<string, number>();
  /** A number where a key stands in one document, which is so for most. */
  const lists = new Map<number, number | number[]>();
  const counts = new Map<number, number>();

  // Signed, since numbers of 32 bits with a sign are held as they are, larger ones in objects.
  const enter = (unsigned: number, document: number): void => {
    const key = unsigned | 0;
    const known = lists.get(key);
    if (known === undefined) {
      lists.set(key, document);
      return;
    }
    const list = typeof known === 'number' ? [known] : known;
    if (typeof known === 'number') lists.set(key, list);
    counts.set(key, (counts.get(key) ?? list.length) + 1);
    const { id } = rows[document]!;
    let at = list.length;
    while (at > 0 && compareIds(rows[list[at - 1]!]!.id, id) > 0) at -= 1;
    if (at >= MOST_LISTED) return;
    list.splice(at, 0, document);
    if (list.length > MOST_LISTED) list.pop();
  };
  const add = (row: Row): void => {
    const document = rows.push(row) - 1;
    if (row.settled) settled += 1;
    numbers.set(textOfId(row.id), document);
    for (const key of keysOf(row.entry)) enter(key, document);
  };
  return {
    get size() {
      return rows.length;
    },
    get settled() {
      return settled;
    },
    add: (id, family, entry, isSettled) =>
      add({ id: idOf(id), family: idOf(family), entry, settled: isSettled }),
    settle: (ids) => {
      for (const id of ids) {
        const row = rows[numbers.get(id) ?? -1];
        if (!row || row.settled) continue;
        row.settled = true;
        settled += 1;
      }
    },
    lookup: (key) => {
      const list = lists.get(key | 0);
      if (list === undefined) return null;
      if (typeof list === 'number') return { count: 1, documents: [list] };
      return { count: counts.get(key | 0) ?? list.length, documents: list };
    },
    find: (id) => numbers.get(textOfId(id)) ?? -1,
    id: (document) => rows[document]!.id,
    family: (document) => rows[document]!.family,
    entry: (document) => rows[document]!.entry,
    take: () => {
      const taken = rows.filter((row) => row.settled);
      const left = rows.filter((row) => !row.settled);
      rows = [];
      settled = 0;
      numbers.clear();
      lists.clear();
      counts.clear();
      for (const row of left) add(row);
      return taken.sort((a, b) => compareIds(a.id, b.id));
    },
  };
}
