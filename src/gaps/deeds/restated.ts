import { NO_DAY } from '../../model/index.ts';
import { startsOf } from '../../base/index.ts';
import type { ActorSets } from './actors.ts';
import type { DeedColumns, DeedTable } from './table.ts';
import { ROOTS, STATUSES } from '../../model/index.ts';

const ACTUAL = STATUSES.indexOf('actual');

/**
 * Finds the earlier deed that each restated record repeats (same root, same actors, an instrument
 * and a domain that agree where both are known; the latest such deed).
 */
export function attachRestated(
  { records: { events }, deeds, words, certain }: DeedTable,
  restated: Int32Array,
  actorsOf: Int32Array,
  sets: ActorSets,
): Pick<DeedColumns, 'restated' | 'restatedDeed' | 'repeatStarts' | 'repeats'> {
  const key = (root: number, actors: number): number => sets.codesOf[actors]! * ROOTS.length + root;
  const wanted = new Map<number, number[]>();
  for (const i of restated)
    wanted.set(key(ROOTS.indexOf(events.categories[events.category[i]!]!.root), actorsOf[i]!), []);
  // Deeds stand by date, so each list does too; what has no date repeats nothing.
  for (let deed = 0; deed < certain; deed++)
    if (deeds.start[deed] !== NO_DAY && deeds.status[deed] === ACTUAL)
      wanted.get(key(deeds.root[deed]!, deeds.actors[deed]!))?.push(deed);

  const found = (event: number): number => {
    const { root, instrument, domains } = events.categories[events.category[event]!]!;
    const list = wanted.get(key(ROOTS.indexOf(root), actorsOf[event]!)) ?? [];
    const until = events.end[event] === NO_DAY ? Infinity : events.end[event]!;
    return (
      list.findLast((deed) => {
        if (deeds.start[deed]! > until) return false;
        const means = words.instruments[deeds.instrument[deed]!]!;
        if (instrument !== null && means !== null && instrument !== means) return false;
        const about = words.domains[deeds.domains[deed]!]!;
        return (
          domains.length === 0 ||
          about.length === 0 ||
          domains.some((domain) => about.includes(domain))
        );
      }) ?? -1
    );
  };
  const restatedDeed = Int32Array.from(restated, found);
  const repeatStarts = startsOf(restatedDeed, deeds.status.length);
  const repeats = new Int32Array(repeatStarts.at(-1) ?? 0);
  const next = repeatStarts.slice();
  for (const [k, deed] of restatedDeed.entries())
    if (deed >= 0) repeats[next[deed]!++] = restated[k]!;
  return { restated, restatedDeed, repeatStarts, repeats };
}
