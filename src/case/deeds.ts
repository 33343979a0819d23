import { z } from 'zod';
import type { Held } from '../case.ts';
import { isoDayOf, sha256 } from '../base/index.ts';
import {
  deedResult,
  deedTable,
  documentRows,
  toDeeds,
  type DeedColumns,
  type DeedOptions,
  type DeedResult,
  type DeedTable,
} from '../gaps/index.ts';
import type { Packed, Shelf } from '../ledger/index.ts';
import { NO_DAY, eventSchema, type DocumentSource, type RecordColumns } from '../model/index.ts';

/** A change in how deeds are made or kept is a new number: what older programs kept is made anew. */
const VERSION = 1;

const fields = eventSchema.shape;
const keptSchema = z.object({
  certain: z.int(),
  /** Memberships that the making of deeds asked for: a group, who was in it, and on which days. */
  asked: z.array(z.tuple([z.string(), z.array(z.string()), z.array(z.string())])),
  words: z.object({
    dates: z.array(fields.date.pick({ start: true, end: true, precision: true })),
    modes: z.array(z.string().nullable()),
    instruments: z.array(fields.instrument),
    domains: z.array(fields.domains),
    actors: z.array(
      z.array(
        z.object({
          code: z.string(),
          viaGroup: z.string().nullable(),
          acts: z.boolean(),
          receives: z.boolean(),
        }),
      ),
    ),
  }),
});
type Kept = z.infer<typeof keptSchema>;

const known = new WeakMap<RecordColumns, Map<string, DeedTable>>();

/**
 * The deeds of what a ledger holds. They are made once for each state of the ledger and each choice of
 * groups that are read as their members, and kept in the folder of a large one: beside the truth,
 * never in its place.
 */
export function deedsIn(held: Held, options: DeedOptions): DeedResult {
  const { columns } = held;
  if (columns === undefined) return toDeeds(held.events, held.documents, options);
  const { expand = [], merge = true } = options;
  const name = `deeds-${sha256(JSON.stringify([VERSION, [...expand].sort(), merge])).slice(0, 8)}`;
  const tables = known.get(columns) ?? new Map<string, DeedTable>();
  known.set(columns, tables);
  const members = options.members ?? (() => []);
  const at = `${name} ${expand.length === 0 ? '' : String(options.asOf)}`;
  let table = tables.get(at);
  if (table === undefined) {
    table = keptTable(columns.shelf, name, columns, members) ?? madeTable(columns, name, options);
    // Memberships may be those of another question: such a table is good for this one alone.
    if (expand.length === 0) tables.set(at, table);
  }
  return deedResult(table);
}

function keptTable(
  shelf: Shelf | null,
  name: string,
  records: RecordColumns,
  members: NonNullable<DeedOptions['members']>,
): DeedTable | null {
  const kept = shelf?.read(name);
  if (!kept) return null;
  const read = keptSchema.safeParse(kept.words);
  const deeds = deedColumns(kept);
  if (!read.success || deeds === null) return null;
  const { asked, certain, words } = read.data;
  const stands = asked.every(([group, found, days]) => {
    const text = found.join(' ');
    return days.every((day) => members(group, day).join(' ') === text);
  });
  return stands ? { records, certain, words, deeds } : null;
}

/** The columns of deeds in what was kept; null where one is missing. */
function deedColumns({ arrays }: Packed): DeedColumns | null {
  const missing: string[] = [];
  const ints = (name: keyof DeedColumns): Int32Array => {
    const found = arrays[name];
    if (found instanceof Int32Array) return found;
    missing.push(name);
    return new Int32Array(0);
  };
  const bytes = (name: keyof DeedColumns): Uint8Array => {
    const found = arrays[name];
    if (found instanceof Uint8Array) return found;
    missing.push(name);
    return new Uint8Array(0);
  };
  const columns: DeedColumns = {
    starts: ints('starts'),
    reports: ints('reports'),
    status: bytes('status'),
    root: bytes('root'),
    flags: bytes('flags'),
    start: ints('start'),
    end: ints('end'),
    date: ints('date'),
    mode: ints('mode'),
    instrument: ints('instrument'),
    domains: ints('domains'),
    actors: ints('actors'),
    primary: ints('primary'),
    fitStarts: ints('fitStarts'),
    fits: ints('fits'),
    repeatStarts: ints('repeatStarts'),
    repeats: ints('repeats'),
    restated: ints('restated'),
    restatedDeed: ints('restatedDeed'),
  };
  return missing.length === 0 ? columns : null;
}

function madeTable(
  records: RecordColumns & { shelf: Shelf | null },
  name: string,
  options: DeedOptions,
): DeedTable {
  const asked = new Map<string, Kept['asked'][number]>();
  const members = options.members;
  const noted: DeedOptions['members'] = (group, on) => {
    const found = members?.(group, on) ?? [];
    const key = `${group} ${found.join(' ')}`;
    const entry = asked.get(key);
    if (entry) entry[2].push(on);
    else asked.set(key, [group, [...found], [on]]);
    return found;
  };
  const table = deedTable(records, { ...options, members: remembered(noted) });
  const { certain, words } = table;
  records.shelf?.write(name, {
    arrays: { ...table.deeds },
    words: { certain, asked: [...asked.values()], words },
  });
  return table;
}

/** The same look-up, asked once for each group and day. */
function remembered(
  members: NonNullable<DeedOptions['members']>,
): NonNullable<DeedOptions['members']> {
  const found = new Map<string, readonly string[]>();
  return (group, on) => {
    const key = `${group} ${on}`;
    let one = found.get(key);
    if (one === undefined) found.set(key, (one = members(group, on)));
    return one;
  };
}

/** The documents of what a ledger holds, without their texts. */
export const sourcesIn = (held: Held): readonly DocumentSource[] =>
  held.columns === undefined ? held.documents : documentRows(held.columns.documents);

/** How many documents a ledger holds, copies counted once. */
export const familiesIn = (held: Held): number =>
  held.columns === undefined
    ? new Set(held.documents.map((document) => document.cluster)).size
    : held.columns.documents.families.length;

/** A record with the first day on which its act may have happened. */
export interface DatedRecord {
  id: string;
  start: string | null;
}

/** The events of each of the documents. */
export function eventsOfDocuments(
  held: Held,
  documentIds: ReadonlySet<string>,
): ReadonlyMap<string, readonly DatedRecord[]> {
  const found = new Map<string, DatedRecord[]>([...documentIds].map((id) => [id, []]));
  if (held.columns === undefined) {
    for (const { id, documentId, date } of held.events)
      found.get(documentId)?.push({ id, start: date.start });
    return found;
  }
  const { events, documents } = held.columns;
  const lists = Array.from({ length: documents.ids.length }, (_, at) =>
    found.get(documents.ids.at(at)),
  );
  for (const [i, document] of events.document.entries())
    lists[document]?.push({
      id: events.ids.at(i),
      start: events.start[i] === NO_DAY ? null : isoDayOf(events.start[i]!),
    });
  return found;
}
