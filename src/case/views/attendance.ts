import type { Case } from '../../case.ts';
import type { AttendanceInput } from '../../views/index.ts';
import { partnersOf } from './behind.ts';

/** Who came to which summit; a level is known between two ends, or a reason says why it is not. */
export function attendanceView(
  kase: Case,
  kindOf: (code: string) => string = () => 'country',
): AttendanceInput {
  return {
    partners: partnersOf(kase),
    summits: kase
      .representation()
      .map(({ summit, name, date, heads, invited, known, unknown, levels }) => ({
        ...{ summit, name, date, invited, known, unknown },
        heads: { lo: heads.lo, hi: heads.hi },
        levels: levels.map(({ actor, level, announced, contradictory, recordIds, refusalIds }) => ({
          partner: { code: actor, name: kase.name(actor), kind: kindOf(actor) },
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
