import { partialDate } from '../../base/index.ts';
import type { Commitment } from '../../model/index.ts';
import { byText, distinct } from '../common.ts';
import type { Deed } from '../deeds/index.ts';
import { type PlacedOptions, placedDeeds } from '../engagement/placed.ts';
import { engages } from '../engagement/tally.ts';
import { type SourceBasis, sourceBasis } from '../sources.ts';
import { isCuratedEntry } from '../time/index.ts';
import { type Contradicting, contradictingDeeds, contradictingPromises } from './contradictions.ts';
import { type BasisDocument, type KindOfHost, type SourceUnit, sourceUnits } from './units.ts';

export type { Contradicting } from './contradictions.ts';
export {
  hostOf,
  sourceUnits,
  type BasisDocument,
  type KindOfHost,
  type SourceUnit,
} from './units.ts';

export interface DeedBasis {
  deedId: string;
  recordIds: string[];
  sources: string[];
  basis: SourceBasis;
}

export interface MonthOfReading {
  month: string;
  /** Documents read that were published in it, by kind of publisher; copies are counted. */
  documents: number;
  kinds: Partial<Record<SourceUnit['kind'], number>>;
}

export interface SourcesResult {
  /** Deeds done or planned between the two sides. */
  deeds: DeedBasis[];
  /** Of those deeds: how many rest on one independent source, on an official one, on state media alone, on none. */
  single: string[];
  official: string[];
  stateOnly: string[];
  none: string[];
  /** All sources of these deeds together, one by one. */
  units: SourceUnit[];
  all: SourceBasis;
  kinds: { kind: SourceUnit['kind']; sources: number; deeds: number }[];
  publishers: { publisher: string; kind: SourceUnit['kind']; sources: number; deeds: number }[];
  contradictions: Contradicting[];
  /** Documents of the ledger by month of publication, curated entries left out. */
  months: MonthOfReading[];
  reading: { documents: number; families: number; undated: number; curatedEntries: number };
  recordIds: string[];
}

export interface SourcesOptions extends PlacedOptions {
  kindOfHost?: KindOfHost;
  /** Pairs of records that a curator marked as contradicting each other. */
  curated?: readonly Contradicting[];
}

/**
 * What the deeds rest on: how many sources that share neither text nor publisher, of what kinds, where
 * they contradict each other, and what was read of which month.
 */
export function sourcesOf(
  deeds: readonly Deed[],
  documents: readonly BasisDocument[],
  commitments: readonly Commitment[],
  options: SourcesOptions,
): SourcesResult {
  const placed = placedDeeds(deeds, options).map(({ deed }) => deed);
  const engaged = placed.filter(engages);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const unitsOf = (ids: readonly string[]): SourceUnit[] =>
    sourceUnits(
      ids.flatMap((id) => byId.get(id) ?? []),
      options.kindOfHost,
    );
  const based = engaged.map((deed) => ({ deed, units: unitsOf(deed.documentIds) }));
  const bases = based.map(({ deed, units }): DeedBasis => ({
    deedId: deed.id,
    recordIds: deed.eventIds,
    sources: units.map(({ id }) => id),
    basis: basisOf(units),
  }));
  const all = unitsOf(distinct(engaged.flatMap((deed) => deed.documentIds)));
  const ids = (keep: (units: readonly SourceUnit[], basis: SourceBasis) => boolean): string[] =>
    based.flatMap(({ deed, units }, i) => (keep(units, bases[i]!.basis) ? [deed.id] : []));
  const count = (has: (unit: SourceUnit) => boolean): { sources: number; deeds: number } => ({
    sources: all.filter(has).length,
    deeds: based.filter(({ units }) => units.some(has)).length,
  });
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  return {
    deeds: bases,
    single: ids((_, basis) => 'singleSource' in basis && basis.singleSource),
    official: ids((units) => units.some(({ kind }) => kind === 'official')),
    stateOnly: ids((units) => units.length > 0 && units.every(({ state }) => state === true)),
    none: ids((units) => units.length === 0),
    units: all,
    all: basisOf(all),
    kinds: kinds
      .map((kind) => ({ kind, ...count((unit) => unit.kind === kind) }))
      .sort((a, b) => b.sources - a.sources || byText(a.kind, b.kind)),
    publishers: publishersOf(all, based),
    contradictions: [
      ...(options.curated ?? []),
      ...contradictingDeeds(placed),
      ...contradictingPromises(commitments),
    ],
    ...readingOf(documents),
    recordIds: distinct(engaged.flatMap((deed) => deed.eventIds)),
  };
}

const basisOf = (units: readonly SourceUnit[]): SourceBasis => {
  const families = distinct(units.map(({ family }) => family));
  const place = new Map(families.map((family, i) => [family, i]));
  return sourceBasis(
    units,
    units.map(({ family }) => place.get(family)!),
  );
};

function publishersOf(
  all: readonly SourceUnit[],
  based: readonly { units: readonly SourceUnit[] }[],
): SourcesResult['publishers'] {
  const found = new Map<string, SourcesResult['publishers'][number]>();
  for (const { publisher, kind } of all) {
    if (publisher === null) continue;
    const known = found.get(publisher);
    if (known) known.sources++;
    else found.set(publisher, { publisher, kind, sources: 1, deeds: 0 });
  }
  for (const { units } of based)
    for (const publisher of new Set(units.map((unit) => unit.publisher)))
      if (publisher !== null) found.get(publisher)!.deeds++;
  return [...found.values()].sort(
    (a, b) => b.deeds - a.deeds || b.sources - a.sources || byText(a.publisher, b.publisher),
  );
}

function readingOf(documents: readonly BasisDocument[]): Pick<SourcesResult, 'months' | 'reading'> {
  const read = documents.filter((document) => !isCuratedEntry(document));
  const months = new Map<string, MonthOfReading>();
  let undated = 0;
  for (const { published, publisher } of read) {
    const days = published.date === null ? null : partialDate(published.date);
    if (days === null || days.precision === 'year') {
      undated++;
      continue;
    }
    const month = days.start.slice(0, 7);
    const row = months.get(month) ?? { month, documents: 0, kinds: {} };
    months.set(month, row);
    row.documents++;
    const kind = publisher.kind === 'other' ? 'unknown' : publisher.kind;
    row.kinds[kind] = (row.kinds[kind] ?? 0) + 1;
  }
  return {
    months: [...months.values()].sort((a, b) => byText(a.month, b.month)),
    reading: {
      documents: read.length,
      families: new Set(read.map(({ cluster }) => cluster)).size,
      undated,
      curatedEntries: documents.length - read.length,
    },
  };
}
