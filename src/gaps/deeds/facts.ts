import { Numbering, once } from '../../base/index.ts';
import { ROOTS, STATUSES, type Domain, type Instrument } from '../../model/index.ts';
import { byText } from '../common.ts';
import { type Deed, type DeedActor, type DeedResult, byMachine } from './deed.ts';
import { DeedRow } from './row.ts';
import { type DeedTable, FIRST, MACHINE, OFFICIAL } from './table.ts';

/** Numbers that belong to each of many things: those of i from its start to the next one's. */
export interface Lists {
  starts: Int32Array;
  values: Int32Array;
}

/**
 * Deeds as columns, whatever they came from: entry i of each belongs to deed i, and equal numbers mean
 * equal things. A measure walks these and looks a deed up as an object only where it is shown.
 */
export interface DeedFacts {
  readonly n: number;
  /** Deeds from this one on are ambiguous. */
  readonly certain: number;
  readonly deed: (at: number) => Deed;
  /** Places in STATUSES and ROOTS; marks (see `FIRST`, `OFFICIAL`, `MACHINE`). */
  readonly status: Uint8Array;
  readonly root: Uint8Array;
  readonly flags: Uint8Array;
  readonly date: Int32Array;
  readonly dates: readonly Deed['date'][];
  readonly mode: Int32Array;
  readonly modes: readonly (string | null)[];
  readonly instrument: Int32Array;
  readonly instruments: readonly (Instrument | null)[];
  readonly domains: Int32Array;
  readonly domainLists: readonly Domain[][];
  readonly actors: Int32Array;
  readonly actorSets: readonly (readonly DeedActor[])[];
  /** Documents of each deed (one may stand twice), their families, and the primary one. */
  readonly documents: () => Lists;
  readonly families: () => Lists;
  readonly familyCount: () => number;
  readonly primary: Int32Array;
  readonly documentCount: number;
  readonly documentId: (document: number) => string;
  /** Places of the documents in the order of their ids. */
  readonly documentRank: () => Int32Array;
  /** The table that the deeds stand in, in its order; null where they were given one by one. */
  readonly table: DeedTable | null;
}

const tables = new WeakMap<readonly Deed[], { table: DeedTable; from: number }>();

/** Notes that an array holds the deeds of a table from a place on, and all of them to its end or part. */
export function standIn(deeds: readonly Deed[], table: DeedTable, from: number): void {
  tables.set(deeds, { table, from });
}

const results = new WeakMap<object, DeedTable>();

/** Notes that a result is that of a table, so that its deeds need not be made as objects. */
export function resultOf(result: DeedResult, table: DeedTable): void {
  results.set(result, table);
}

/** Deeds one by one, or a result whose certain deeds are meant. */
export type GivenDeeds = readonly Deed[] | Pick<DeedResult, 'deeds'>;

const isList = (given: GivenDeeds): given is readonly Deed[] => Array.isArray(given);

/** The columns of deeds that are certain. */
export function factsOf(given: GivenDeeds): DeedFacts {
  if (!isList(given)) {
    const table = results.get(given);
    return table === undefined ? factsOf(given.deeds) : certainFacts(table);
  }
  const known = tables.get(given);
  if (known?.from === 0 && known.table.certain === given.length) return certainFacts(known.table);
  return gatheredFacts(given, given.length);
}

/** The columns of all deeds of a result, the ambiguous ones last. */
export function factsOfAll(result: Pick<DeedResult, 'deeds' | 'ambiguous'>): DeedFacts {
  const table = results.get(result);
  if (table !== undefined) return factsIn(table);
  const { deeds, ambiguous } = result;
  return gatheredFacts([...deeds, ...ambiguous], deeds.length);
}

const certainOnes = new WeakMap<DeedTable, DeedFacts>();

function certainFacts(table: DeedTable): DeedFacts {
  let found = certainOnes.get(table);
  if (found === undefined)
    certainOnes.set(table, (found = { ...factsIn(table), n: table.certain }));
  return found;
}

/** How many deeds there are, how many of them bring records together, and how many records those are. */
export function mergedIn(result: DeedResult): { deeds: number; merged: number; records: number } {
  const table = results.get(result);
  if (table === undefined) {
    const { deeds, merges } = result;
    const records = merges.reduce((n, { eventIds }) => n + eventIds.length, 0);
    return { deeds: deeds.length, merged: merges.length, records };
  }
  const { starts } = table.deeds;
  let [merged, records] = [0, 0];
  for (let deed = 0; deed < table.certain; deed++) {
    const reports = starts[deed + 1]! - starts[deed]!;
    if (reports < 2) continue;
    merged++;
    records += reports;
  }
  return { deeds: table.certain, merged, records };
}

/** Looks deeds up by id. */
export interface DeedsById {
  get: (id: string) => Deed | undefined;
}

/** All deeds of a result by id, the ambiguous ones too; those of a table are searched, not listed. */
export function deedsById(result: Pick<DeedResult, 'deeds' | 'ambiguous'>): DeedsById {
  const table = results.get(result);
  if (table === undefined)
    return new Map([...result.deeds, ...result.ambiguous].map((deed) => [deed.id, deed]));
  const { ids, rank } = table.records.events;
  const { starts, reports } = table.deeds;
  const search = once(() => {
    const inOrder = new Int32Array(rank.length);
    for (const [event, place] of rank.entries()) inOrder[place] = event;
    const deedOf = new Int32Array(rank.length).fill(-1);
    for (let deed = 0; deed + 1 < starts.length; deed++) deedOf[reports[starts[deed]!]!] = deed;
    return { inOrder, deedOf };
  });
  return {
    get: (id) => {
      const { inOrder, deedOf } = search();
      const eventId = id.startsWith('de_') ? `ev_${id.slice(3)}` : id;
      let [lo, hi] = [0, inOrder.length];
      while (lo < hi) {
        const mid = (lo + hi) >>> 1;
        if (ids.at(inOrder[mid]!) < eventId) lo = mid + 1;
        else hi = mid;
      }
      const event = inOrder[lo];
      if (event === undefined || ids.at(event) !== eventId || deedOf[event]! < 0) return undefined;
      const deed = new DeedRow(table, deedOf[event]!);
      return deed.id === id ? deed : undefined;
    },
  };
}

const made = new WeakMap<DeedTable, DeedFacts>();

function factsIn(table: DeedTable): DeedFacts {
  const before = made.get(table);
  if (before) return before;
  const { deeds, words, records } = table;
  const { status, root, flags, date, mode, instrument, domains, actors, primary, starts } = deeds;
  const documents = once((): Lists => {
    const { document } = records.events;
    return { starts, values: deeds.reports.map((event) => document[event]!) };
  });
  const facts: DeedFacts = {
    n: status.length,
    certain: table.certain,
    deed: (at) => new DeedRow(table, at),
    ...{ status, root, flags, date, mode, instrument, domains, actors, primary },
    dates: words.dates,
    modes: words.modes,
    instruments: words.instruments,
    domainLists: words.domains,
    actorSets: words.actors,
    documents,
    families: once(() => {
      const { family } = records.documents;
      return { starts, values: documents().values.map((document) => family[document]!) };
    }),
    familyCount: () => records.documents.families.length,
    documentCount: records.documents.ids.length,
    documentId: (document) => records.documents.ids.at(document),
    documentRank: once(() => {
      const { ids } = records.documents;
      return ranksOf(Array.from({ length: ids.length }, (_, at) => ids.at(at)));
    }),
    table,
  };
  made.set(table, facts);
  return facts;
}

/** Places of texts in code-unit order. */
function ranksOf(texts: readonly string[]): Int32Array {
  const order = [...texts.keys()].sort((a, b) => byText(texts[a]!, texts[b]!));
  const rank = new Int32Array(texts.length);
  for (const [place, at] of order.entries()) rank[at] = place;
  return rank;
}

/** The same of deeds given one by one. */
function gatheredFacts(deeds: readonly Deed[], certain: number): DeedFacts {
  const documents = new Numbering<string>();
  const families = new Numbering<string>();
  const dates = new Numbering<Deed['date']>();
  const modes = new Numbering<string | null>();
  const instruments = new Numbering<Instrument | null>();
  const domains = new Numbering<Domain[]>();
  const sets = new Numbering<readonly DeedActor[]>();
  const coders = new Map<string, boolean>();
  const isMachine = (coder: string): boolean => {
    const found = coders.get(coder) ?? byMachine(coder);
    coders.set(coder, found);
    return found;
  };
  const ints = (of: (deed: Deed) => number): Int32Array => Int32Array.from(deeds, of);
  const bytes = (of: (deed: Deed) => number): Uint8Array => Uint8Array.from(deeds, of);
  const lists = (of: (deed: Deed) => readonly string[], numbers: Numbering<string>): Lists => {
    const starts = new Int32Array(deeds.length + 1);
    const values: number[] = [];
    for (const [i, deed] of deeds.entries()) {
      for (const text of of(deed)) values.push(numbers.of(text, () => text));
      starts[i + 1] = values.length;
    }
    return { starts, values: Int32Array.from(values) };
  };
  const primary = ints((deed) =>
    documents.of(deed.primaryDocumentId, () => deed.primaryDocumentId),
  );
  const documentLists = lists((deed) => deed.documentIds, documents);
  const familyLists = lists((deed) => deed.clusters, families);
  return {
    n: deeds.length,
    certain,
    deed: (at) => deeds[at]!,
    status: bytes((deed) => STATUSES.indexOf(deed.status)),
    root: bytes((deed) => ROOTS.indexOf(deed.root)),
    flags: bytes(
      (deed) =>
        (deed.first ? FIRST : 0) |
        (deed.official ? OFFICIAL : 0) |
        (deed.coders.every(isMachine) ? MACHINE : 0),
    ),
    date: ints(({ date }) =>
      dates.of(`${date.start ?? ''} ${date.end ?? ''} ${date.precision}`, () => date),
    ),
    dates: dates.values,
    mode: ints(({ mode }) => modes.of(mode ?? '', () => mode)),
    modes: modes.values,
    instrument: ints(({ instrument }) => instruments.of(instrument ?? '', () => instrument)),
    instruments: instruments.values,
    domains: ints((deed) => domains.of(deed.domains.join(' '), () => deed.domains)),
    domainLists: domains.values,
    actors: ints(({ actors }) =>
      sets.of(
        actors
          .map((a) => `${a.code} ${a.viaGroup ?? ''} ${Number(a.acts)}${Number(a.receives)}`)
          .join('\u001f'),
        () => actors,
      ),
    ),
    actorSets: sets.values,
    documents: () => documentLists,
    families: () => familyLists,
    familyCount: () => families.values.length,
    primary,
    documentCount: documents.values.length,
    documentId: (document) => documents.values[document]!,
    documentRank: once(() => ranksOf(documents.values)),
    table: null,
  };
}
