import { once } from '../../base/index.ts';
import type { RecordColumns } from '../../model/index.ts';
import { byText } from '../common.ts';
import { columnsOf } from './columns.ts';
import type { Deed, DeedOptions, DeedReport, DeedResult, DocumentFacts } from './deed.ts';
import { resultOf, standIn } from './facts.ts';
import { DeedRow } from './row.ts';
import { type DeedTable, deedTable } from './table.ts';

export type {
  Deed,
  DeedActor,
  DeedOptions,
  DeedReport,
  DeedResult,
  DocumentFacts,
  Merge,
  Restatement,
} from './deed.ts';
export { DeedRow } from './row.ts';
export { columnsOfDocuments, documentRows } from './documents.ts';
export {
  deedsById,
  factsOf,
  factsOfAll,
  mergedIn,
  type DeedFacts,
  type DeedsById,
  type GivenDeeds,
  type Lists,
} from './facts.ts';
export { FIRST, MACHINE } from './table.ts';
export { documentUnits, type DocumentUnits } from './units.ts';
export { deedTable, type DeedColumns, type DeedTable, type DeedWords } from './table.ts';

/**
 * Records to deeds: what may report the same act becomes one (see `clusterColumns`), what merely repeats
 * an earlier act becomes none, and what fits several stays apart as ambiguous. Records without any
 * actor that has a code are no deeds of states and are left out.
 */
export const toDeeds = (
  events: readonly DeedReport[],
  documents: readonly DocumentFacts[],
  options: DeedOptions = {},
): DeedResult => deedsOf(columnsOf(events, documents), options);

/** The same of records that are columns already. */
export const deedsOf = (records: RecordColumns, options: DeedOptions = {}): DeedResult =>
  deedResult(deedTable(records, options));

/** The deeds of a table as objects, made when they are asked for. */
export function deedResult(table: DeedTable): DeedResult {
  const { restated, restatedDeed, starts } = table.deeds;
  const { ids } = table.records.events;
  const rows = (from: number, to: number): Deed[] => {
    const found = Array.from({ length: to - from }, (_, i): Deed => new DeedRow(table, from + i));
    standIn(found, table, from);
    return found;
  };
  const deeds = once(() => rows(0, table.certain));
  const ambiguous = once(() => rows(table.certain, table.deeds.status.length));
  const merges = once(() =>
    deeds().flatMap((deed, at) =>
      starts[at + 1]! - starts[at]! > 1 ? [{ deedId: deed.id, eventIds: deed.eventIds }] : [],
    ),
  );
  const restatements = once(() =>
    Array.from(restated, (event, k) => ({
      eventId: ids.at(event),
      deedId: restatedDeed[k] === -1 ? null : new DeedRow(table, restatedDeed[k]!).id,
    })).sort((a, b) => byText(a.eventId, b.eventId)),
  );
  const result: DeedResult = {
    get deeds() {
      return deeds();
    },
    get ambiguous() {
      return ambiguous();
    },
    get merges() {
      return merges();
    },
    get restatements() {
      return restatements();
    },
  };
  resultOf(result, table);
  return result;
}
