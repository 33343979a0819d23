import { once, partialDate } from '../../base/index.ts';
import { type Commitment, type DocumentColumns, STATUSES } from '../../model/index.ts';
import { byText, distinct } from '../common.ts';
import { type GivenDeeds, columnsOfDocuments, factsOf } from '../deeds/index.ts';
import { type PlacedOptions, placedIn } from '../engagement/placed.ts';
import { engages } from '../engagement/tally.ts';
import type { SourceBasis } from '../sources.ts';
import { isCuratedEntry } from '../time/index.ts';
import { type Contradicting, contradictingDeeds, contradictingPromises } from './contradictions.ts';
import {
  NO_SOURCE,
  OF_OFFICIAL,
  SINGLE,
  STATE_ONLY,
  basisOf,
  documentFacts,
  restsOn,
  unitColumns,
} from './rests.ts';
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
  /** How many they are, and how many of them are in each of the lists that follow. */
  counts: { deeds: number; single: number; official: number; stateOnly: number; none: number };
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
  deeds: GivenDeeds,
  documents: readonly BasisDocument[],
  commitments: readonly Commitment[],
  options: SourcesOptions,
): SourcesResult {
  const facts = factsOf(deeds);
  const known = columnsOfDocuments(documents);
  const { places } = placedIn(facts, options);
  const engaged = places.filter((at) => engages({ status: STATUSES[facts.status[at]!]! }));
  const sources = unitColumns(known, options.kindOfHost);
  const rests = restsOn(facts, engaged, known, sources);
  const count = (flag: number): number =>
    rests.flags.reduce((n, marks) => n + Number((marks & flag) !== 0), 0);
  const counts = {
    deeds: engaged.length,
    single: count(SINGLE),
    official: count(OF_OFFICIAL),
    stateOnly: count(STATE_ONLY),
    none: count(NO_SOURCE),
  };
  const idsWith = (flag: number) =>
    once(() =>
      Array.from(
        engaged.filter((_, i) => (rests.flags[i]! & flag) !== 0),
        (at) => facts.deed(at).id,
      ),
    );
  const [single, official, stateOnly, none] = [SINGLE, OF_OFFICIAL, STATE_ONLY, NO_SOURCE].map(
    idsWith,
  );
  const bases = once(() =>
    Array.from(engaged, (at, i): DeedBasis => {
      const units = rests.inOrderOf(i);
      return {
        deedId: facts.deed(at).id,
        recordIds: facts.deed(at).eventIds,
        sources: units.map((unit) => sources.id(unit)),
        basis: basisOf(units, sources),
      };
    }),
  );
  const all = [...rests.all];
  const units = once(() =>
    sourceUnits(
      Array.from(rests.documents, (document) => documentFacts(known, document)).sort((x, y) =>
        byText(x.id, y.id),
      ),
      options.kindOfHost,
    ),
  );
  const contradictions = once(() => [
    ...(options.curated ?? []),
    ...contradictingDeeds(facts, places),
    ...contradictingPromises(commitments),
  ]);
  const recordIds = once(() => distinct([...engaged].flatMap((at) => facts.deed(at).eventIds)));
  return {
    get deeds() {
      return bases();
    },
    counts,
    get single() {
      return single!();
    },
    get official() {
      return official!();
    },
    get stateOnly() {
      return stateOnly!();
    },
    get none() {
      return none!();
    },
    get units() {
      return units();
    },
    all: basisOf(all, sources),
    ...rests.tables,
    get contradictions() {
      return contradictions();
    },
    ...readingOf(known),
    get recordIds() {
      return recordIds();
    },
  };
}

function readingOf(documents: DocumentColumns): Pick<SourcesResult, 'months' | 'reading'> {
  const { ids, uris, published, publications, publisher, publishers, family, families } = documents;
  const monthOf = publications.map(({ date }) => {
    const days = date === null ? null : partialDate(date);
    return days === null || days.precision === 'year' ? null : days.start.slice(0, 7);
  });
  const met = new Uint8Array(families.length);
  /** Documents by publication and publisher. */
  const times = new Map<number, number>();
  let read = 0;
  let undated = 0;
  for (let at = 0; at < ids.length; at++) {
    if (isCuratedEntry({ uri: uris.at(at) })) continue;
    read++;
    met[family[at]!] = 1;
    if (monthOf[published[at]!] === null) {
      undated++;
      continue;
    }
    const key = published[at]! * publishers.length + publisher[at]!;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const months = new Map<string, MonthOfReading>();
  for (const [key, n] of times) {
    const month = monthOf[Math.floor(key / publishers.length)]!;
    const own = publishers[key % publishers.length]!.kind;
    const kind = own === 'other' ? 'unknown' : own;
    const row = months.get(month) ?? { month, documents: 0, kinds: {} };
    months.set(month, row);
    row.documents += n;
    row.kinds[kind] = (row.kinds[kind] ?? 0) + n;
  }
  return {
    months: [...months.values()].sort((a, b) => byText(a.month, b.month)),
    reading: {
      documents: read,
      families: met.reduce((n, one) => n + one, 0),
      undated,
      curatedEntries: ids.length - read,
    },
  };
}
