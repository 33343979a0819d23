import type { Case } from '../case.ts';
import type { Deed } from '../gaps/index.ts';
import { sourcesFor } from './sources.ts';

/** How a record stands to others. */
export const RELATION_KINDS = ['contradicts', 'repeats', 'follows', 'fulfils'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

export interface Relation {
  kind: RelationKind;
  /** The other records: events, or the promise that is fulfilled. */
  ids: string[];
}

const partiesOf = (deed: Deed): string =>
  deed.actors
    .map(({ code }) => code)
    .sort()
    .join(' ');

/** A done deed carries out an earlier plan where parties, means and subject are the same. */
function plansBefore(deeds: readonly Deed[]): Map<string, Deed> {
  const plans = new Map<string, Deed[]>();
  for (const deed of deeds) {
    if (deed.status !== 'planned' && deed.status !== 'proposed') continue;
    const key = `${partiesOf(deed)} ${deed.instrument ?? deed.root}`;
    plans.set(key, [...(plans.get(key) ?? []), deed]);
  }
  const before = new Map<string, Deed>();
  for (const deed of deeds) {
    if (deed.status !== 'actual' || deed.date.start === null) continue;
    const { start } = deed.date;
    const found = (plans.get(`${partiesOf(deed)} ${deed.instrument ?? deed.root}`) ?? []).findLast(
      (plan) =>
        plan.date.start !== null &&
        plan.date.start < start &&
        plan.domains.some((domain) => deed.domains.includes(domain)),
    );
    if (found !== undefined) before.set(deed.id, found);
  }
  return before;
}

/**
 * How records of a question stand to each other: `contradicts` (see `sourcesOf`), `repeats` (another
 * report of the same deed, or a text that restates it), `follows` (carries out an earlier plan),
 * `fulfils` (speaks to a promise).
 */
export function relationsOf(kase: Case): Map<string, Relation[]> {
  const out = new Map<string, Map<RelationKind, Set<string>>>();
  const add = (id: string, kind: RelationKind, others: readonly string[]): void => {
    const of = out.get(id) ?? new Map<RelationKind, Set<string>>();
    const set = of.get(kind) ?? new Set<string>();
    for (const other of others) if (other !== id) set.add(other);
    if (set.size > 0) of.set(kind, set);
    if (of.size > 0) out.set(id, of);
  };
  for (const { a, b } of sourcesFor(kase).contradictions) {
    for (const id of a) add(id, 'contradicts', b);
    for (const id of b) add(id, 'contradicts', a);
  }
  const { deeds, restatements } = kase.deeds;
  const byId = kase.deedById();
  for (const { eventIds } of deeds) for (const id of eventIds) add(id, 'repeats', eventIds);
  for (const { eventId, deedId } of restatements)
    if (deedId !== null) add(eventId, 'repeats', byId.get(deedId)?.eventIds ?? []);
  for (const [id, plan] of plansBefore(deeds))
    for (const event of byId.get(id)?.eventIds ?? []) add(event, 'follows', plan.eventIds);
  for (const row of kase.commitmentStates().rows)
    for (const { recordId } of row.evidence) add(recordId, 'fulfils', [row.id]);
  return new Map(
    [...out].map(([id, kinds]) => [
      id,
      [...kinds].map(([kind, ids]) => ({ kind, ids: [...ids].sort() })),
    ]),
  );
}
