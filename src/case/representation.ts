import { partialDate } from '../base/index.ts';
import type { Case } from '../case.ts';
import { attendanceOf, representation, statedAttendance, type SummitRow } from '../gaps/index.ts';
import { chronologyAttendance } from '../knowledge/index.ts';

/** Who came to the alliance's summits for each partner of a case's question. */
export function representationOf(kase: Case): SummitRow[] {
  const { question, events, documents, members, name, world } = kase;
  const byUri = new Map(documents.map((d) => [d.uri, d.id]));
  const recordOf = new Map(events.map((e) => [e.documentId, e.id]));
  const stated = statedAttendance(
    chronologyAttendance(world.chronology),
    (one) => recordOf.get(byUri.get(one.uri) ?? '') ?? '',
  )
    // A statement counts only where its entry is in this ledger: nothing without a sentence.
    .filter((one) => one.evidence?.recordId !== '');
  const read = attendanceOf(events, { alliance: question.alliance, members });
  const summits = representation([...stated, ...read], {
    partners: kase.partnerCodes().sort((a, b) => (name(a) < name(b) ? -1 : 1)),
  });
  // Levels are compared with earlier summits, so the period only chooses which are shown.
  const open = question.from === null && question.to === null;
  return summits.filter(({ date }) => open || kase.inside(partialDate(date ?? '')?.start ?? null));
}
