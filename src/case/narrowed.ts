import { openCase, type Case } from '../case.ts';
import { mentionedRank } from '../gaps/index.ts';
import type { Event, Instrument } from '../model/index.ts';
import type { OfficeLevel } from './levels.ts';

const RANK: Readonly<Record<OfficeLevel, number>> = { head: 3, minister: 2, official: 1 };

/**
 * A case of only those acts in which somebody of a rank is named, or that were done by one means. A
 * record that names no rank is of no level: it is left out, not taken for the lowest.
 */
export function narrowed(
  kase: Case,
  { level, instrument }: { level: OfficeLevel | null; instrument: Instrument | null },
): Case {
  if (level === null && instrument === null) return kase;
  const fits = (event: Event): boolean =>
    (instrument === null || event.instrument === instrument) &&
    (level === null ||
      [...event.actors, ...event.recipients].some(
        (mention) => mentionedRank(event, mention) === RANK[level],
      ));
  return openCase(
    {
      events: kase.events.filter(fits),
      commitments: kase.commitments,
      documents: kase.documents,
      positions: kase.positions,
    },
    kase.world,
    kase.question,
  );
}
