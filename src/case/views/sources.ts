import type { Case } from '../../case.ts';
import type { SourcesInput } from '../../views/index.ts';
import { sourcesFor } from '../sources.ts';
import { behind } from './behind.ts';

/** At most so many publishers are named; how many there are is said beside them. */
const PUBLISHERS = 60;

/** What the deeds rest on: kinds, publishers, copies, contradictions, and what was read of which month. */
export function sourcesView(kase: Case): SourcesInput {
  const found = sourcesFor(kase);
  const count = behind(kase);
  const deeds = kase.deedById();
  const known = 'independent' in found.all ? found.all : null;
  const unitsOf = new Map(found.deeds.map(({ deedId, sources }) => [deedId, sources]));
  const facts = new Map(found.units.map((unit) => [unit.id, unit]));
  const having = (keep: (unit: { publisher: string | null; kind: string }) => boolean) =>
    count(
      found.deeds.flatMap(({ deedId }) =>
        (unitsOf.get(deedId) ?? []).some((id) => {
          const unit = facts.get(id);
          return unit !== undefined && keep(unit);
        })
          ? [deedId]
          : [],
      ),
    );
  const inMonth = new Map<string, number>();
  for (const { deedId } of found.deeds) {
    const date = deeds.get(deedId)?.date;
    if (!date?.start || date.precision === 'year' || date.precision === 'unknown') continue;
    const month = date.start.slice(0, 7);
    inMonth.set(month, (inMonth.get(month) ?? 0) + 1);
  }
  const read = new Map(found.months.map((row) => [row.month, row]));
  const months = [...new Set([...read.keys(), ...inMonth.keys()])].sort();
  return {
    deeds: count(found.deeds.map(({ deedId }) => deedId)),
    single: count(found.single),
    official: count(found.official),
    stateOnly: count(found.stateOnly),
    none: count(found.none),
    sources: facts.size,
    independent: known?.independent ?? null,
    effective: known?.effective ?? null,
    copies: known?.copies ?? null,
    kinds: found.kinds.map(({ kind, sources }) => ({
      ...{ kind, sources },
      deeds: having((unit) => unit.kind === kind),
    })),
    publishers: found.publishers.slice(0, PUBLISHERS).map(({ publisher, kind, sources }) => ({
      ...{ publisher, kind, sources },
      deeds: having((unit) => unit.publisher === publisher),
    })),
    publisherTotal: found.publishers.length,
    contradictions: found.contradictions.map(({ kind, about, a, b }) => ({ kind, about, a, b })),
    months: months.map((month) => ({
      month,
      documents: read.get(month)?.documents ?? 0,
      kinds: read.get(month)?.kinds ?? {},
      deeds: inMonth.get(month) ?? 0,
    })),
    reading: found.reading,
  };
}
