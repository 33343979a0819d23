import { Numbering } from '../../base/index.ts';
import type { DocumentColumns } from '../../model/index.ts';
import { byText } from '../common.ts';
import type { DeedFacts } from '../deeds/index.ts';
import { type SourceBasis, sourceBasis } from '../sources.ts';
import { isCuratedEntry } from '../time/index.ts';
import { type BasisDocument, type KindOfHost, type SourceUnit, hostOf, stateOf } from './units.ts';

/** Marks of a deed: one independent source, an official one, state media alone, none that is named. */
export const SINGLE = 1;
export const OF_OFFICIAL = 2;
export const STATE_ONLY = 4;
export const NO_SOURCE = 8;

/** Sources by number: a document that was read is its own, the pages that entries name follow. */
export interface UnitColumns {
  /** Sources of each document. */
  of: (document: number) => readonly number[];
  id: (unit: number) => string;
  /** Places in `publishers` (-1 unknown) and in `kinds`, and numbers of families of copies. */
  publisher: (unit: number) => number;
  publishers: readonly string[];
  kind: (unit: number) => number;
  kinds: readonly SourceUnit['kind'][];
  family: (unit: number) => number;
  /** One more than the highest number. */
  size: number;
}

/** The sources behind all documents (see `sourceUnits`). */
export function unitColumns(
  documents: DocumentColumns,
  kindOfHost: KindOfHost = () => null,
): UnitColumns {
  const { ids, uris, publisher, publishers: houses, sources, pages, family, families } = documents;
  const n = ids.length;
  const names = new Numbering<string>();
  const kinds = new Numbering<SourceUnit['kind']>();
  const named = (name: string | null): number => (name === null ? -1 : names.of(name, () => name));
  const kindAt = (kind: SourceUnit['kind']): number => kinds.of(kind, () => kind);
  const houseOf = houses.map((house) => ({
    name: named(house.domain ?? house.name),
    kind: kindAt(house.kind === 'other' ? 'unknown' : house.kind),
  }));
  const addresses = new Numbering<string>();
  const ofPages = pages.map((list) =>
    [...new Set(list)].map((page) => n + addresses.of(page, () => page)),
  );
  const pageOf = addresses.values.map((page) => {
    const host = hostOf(page);
    const kind = (host === null ? null : kindOfHost(host)) ?? 'unknown';
    return { name: named(host), kind: kindAt(kind) };
  });
  const of = (document: number): readonly number[] => {
    const list = ofPages[sources[document]!]!;
    if (list.length > 0) return list;
    return isCuratedEntry({ uri: uris.at(document) }) ? [] : [document];
  };
  return {
    of,
    id: (unit) => (unit < n ? ids.at(unit) : addresses.values[unit - n]!),
    publisher: (unit) => (unit < n ? houseOf[publisher[unit]!]! : pageOf[unit - n]!).name,
    publishers: names.values,
    kind: (unit) => (unit < n ? houseOf[publisher[unit]!]! : pageOf[unit - n]!).kind,
    kinds: kinds.values,
    family: (unit) => (unit < n ? family[unit]! : families.length + unit - n),
    size: n + addresses.values.length,
  };
}

/** What many sources together are: copies, independent groups, shares. */
export function basisOf(units: readonly number[], columns: UnitColumns): SourceBasis {
  return sourceBasis(
    units.map((unit) => {
      const publisher = columns.publisher(unit);
      return {
        publisher: publisher < 0 ? null : columns.publishers[publisher]!,
        state: stateOf(columns.kinds[columns.kind(unit)]!),
      };
    }),
    units.map((unit) => columns.family(unit)),
  );
}

export interface Rests {
  /** Marks of each of the deeds. */
  flags: Uint8Array;
  /** Sources of the deed at that place of the list, in the order of the ids of its documents. */
  inOrderOf: (i: number) => number[];
  /** All sources of all of them, and the documents through which they are known. */
  all: Int32Array;
  documents: Int32Array;
  tables: {
    kinds: { kind: SourceUnit['kind']; sources: number; deeds: number }[];
    publishers: { publisher: string; kind: SourceUnit['kind']; sources: number; deeds: number }[];
  };
}

/** What each of the deeds rests on, and all of them by kind and by publisher. */
export function restsOn(
  facts: DeedFacts,
  engaged: Int32Array,
  known: DocumentColumns,
  columns: UnitColumns,
): Rests {
  const { starts, values } = facts.documents();
  const place = placesOf(facts, known);
  const documentsOf = (i: number): number[] =>
    Array.from(values.subarray(starts[engaged[i]!], starts[engaged[i]! + 1]), place).filter(
      (document) => document >= 0,
    );
  const unitsOf = (documents: readonly number[]): number[] =>
    documents.length === 1
      ? [...columns.of(documents[0]!)]
      : [...new Set(documents.flatMap((document) => columns.of(document)))];
  const flags = new Uint8Array(engaged.length);
  const met = new Uint8Array(columns.size);
  const read = new Uint8Array(known.ids.length);
  const official = columns.kinds.indexOf('official');
  const state = columns.kinds.indexOf('state-media');
  const deedsOfKind = new Int32Array(columns.kinds.length);
  const deedsOfHouse = new Int32Array(columns.publishers.length);
  /** The last deed that met a kind or publisher. */
  const kindAt = new Int32Array(columns.kinds.length).fill(-1);
  const houseAt = new Int32Array(columns.publishers.length).fill(-1);
  for (let i = 0; i < engaged.length; i++) {
    const documents = documentsOf(i);
    const units = unitsOf(documents);
    for (const document of documents) read[document] = 1;
    let marks = units.length === 0 ? NO_SOURCE : STATE_ONLY;
    for (const unit of units) {
      met[unit] = 1;
      const kind = columns.kind(unit);
      if (kind === official) marks |= OF_OFFICIAL;
      if (kind !== state) marks &= ~STATE_ONLY;
      if (kindAt[kind] !== i) {
        kindAt[kind] = i;
        deedsOfKind[kind]!++;
      }
      const house = columns.publisher(unit);
      if (house >= 0 && houseAt[house] !== i) {
        houseAt[house] = i;
        deedsOfHouse[house]!++;
      }
    }
    if (units.length === 1 || (units.length > 1 && areOne(units, columns))) marks |= SINGLE;
    flags[i] = marks;
  }
  const all = Int32Array.from(met.keys()).filter((unit) => met[unit] === 1);
  return {
    flags,
    inOrderOf: (i) =>
      unitsOf(documentsOf(i).sort((a, b) => byText(known.ids.at(a), known.ids.at(b)))),
    all,
    documents: Int32Array.from(read.keys()).filter((document) => read[document] === 1),
    tables: tablesOf(all, columns, deedsOfKind, deedsOfHouse),
  };
}

function tablesOf(
  all: Int32Array,
  columns: UnitColumns,
  deedsOfKind: Int32Array,
  deedsOfHouse: Int32Array,
): Rests['tables'] {
  const ofKind = new Int32Array(deedsOfKind.length);
  const ofHouse = new Int32Array(deedsOfHouse.length);
  const kindOfHouse = new Int32Array(deedsOfHouse.length).fill(-1);
  for (const unit of all) {
    ofKind[columns.kind(unit)]!++;
    const house = columns.publisher(unit);
    if (house < 0) continue;
    ofHouse[house]!++;
    if (kindOfHouse[house]! < 0) kindOfHouse[house] = columns.kind(unit);
  }
  return {
    kinds: columns.kinds
      .flatMap((kind, i) =>
        ofKind[i] === 0 ? [] : [{ kind, sources: ofKind[i]!, deeds: deedsOfKind[i]! }],
      )
      .sort((a, b) => b.sources - a.sources || byText(a.kind, b.kind)),
    publishers: columns.publishers
      .flatMap((publisher, i) =>
        ofHouse[i] === 0
          ? []
          : [
              {
                publisher,
                kind: columns.kinds[kindOfHouse[i]!]!,
                sources: ofHouse[i]!,
                deeds: deedsOfHouse[i]!,
              },
            ],
      )
      .sort(
        (a, b) => b.deeds - a.deeds || b.sources - a.sources || byText(a.publisher, b.publisher),
      ),
  };
}

/** Whether sources are all joined by families of copies and by publishers. */
function areOne(units: readonly number[], columns: UnitColumns): boolean {
  const joined = [units[0]!];
  const rest = units.slice(1);
  for (const one of joined)
    for (let i = rest.length - 1; i >= 0; i--) {
      const other = rest[i]!;
      const house = columns.publisher(one);
      const same =
        columns.family(one) === columns.family(other) ||
        (house >= 0 && house === columns.publisher(other));
      if (same) joined.push(...rest.splice(i, 1));
    }
  return rest.length === 0;
}

/** Place among the documents of each document of the deeds; -1 where it is not among them. */
function placesOf(facts: DeedFacts, known: DocumentColumns): (document: number) => number {
  if (facts.table?.records.documents === known) return (document) => document;
  const places = new Map(
    Array.from({ length: known.ids.length }, (_, at) => [known.ids.at(at), at]),
  );
  const found = Int32Array.from(
    { length: facts.documentCount },
    (_, document) => places.get(facts.documentId(document)) ?? -1,
  );
  return (document) => found[document]!;
}

/** A document of the columns as an object. */
export const documentFacts = (columns: DocumentColumns, at: number): BasisDocument => ({
  id: columns.ids.at(at),
  uri: columns.uris.at(at),
  publisher: columns.publishers[columns.publisher[at]!]!,
  published: columns.publications[columns.published[at]!]!,
  cluster: columns.families.at(columns.family[at]!),
  sources: [...columns.pages[columns.sources[at]!]!],
});
