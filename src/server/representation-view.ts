import type { SummitRow } from '../gaps/index.ts';
import { nameOf } from './engagement-view.ts';
import type { Question, RepresentationView } from './schemas.ts';
import type { NameSource } from './source.ts';

/** Who came to which summit; a level is known between two ends, or a reason says why it is not. */
export function representationView(
  question: Question,
  rows: readonly SummitRow[],
  names: NameSource,
): RepresentationView {
  return {
    question,
    summits: rows.map(({ summit, name, date, heads, invited, known, unknown, levels }) => ({
      ...{ summit, name, date, heads, invited, known, unknown },
      levels: levels.map(({ actor, level, announced, contradictory, recordIds, refusalIds }) => ({
        partner: nameOf(names, actor),
        level:
          'lo' in level ? { lo: level.lo, hi: level.hi } : { value: null, reason: level.reason },
        announced,
        contradictory,
        records: recordIds,
        refusals: refusalIds,
      })),
    })),
  };
}
