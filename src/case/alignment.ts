import type { Case } from '../case.ts';
import { partialDate } from '../base/index.ts';
import { alignmentOf, standsOf, type AlignmentResult, type Stand } from '../gaps/index.ts';

/**
 * Stands of the alliance, its members and the partners of a case's question, from positions on record
 * and from votes given beside them. Members without any stand are left out of the table.
 */
export function alignmentIn(kase: Case, votes: readonly Stand[] = []): AlignmentResult {
  const { question, sources, members, name, positions } = kase;
  const { alliance, asOf, without } = question;
  const published = new Map(sources.map((d) => [d.id, d.published.date]));
  const stands = [
    ...standsOf(positions, {
      // A position without a date of its own is as old as its text.
      dateOf: (position) =>
        position.date.start ?? partialDate(published.get(position.documentId) ?? '')?.start ?? null,
      // A group of partners speaks for its members; the alliance speaks for itself.
      expand: (code, on) => (question.partners.includes(code) ? members(code, on ?? asOf) : []),
    }),
    ...votes,
  ].filter(({ date, actor }) => kase.inside(date) && actor !== without);
  const heard = new Set(stands.map(({ actor }) => actor));
  const byName = (a: string, b: string): number => (name(a) < name(b) ? -1 : 1);
  const within = question.partners.includes(alliance);
  return alignmentOf(stands, {
    members: [
      ...(within ? [] : [alliance]),
      ...members(alliance, asOf)
        .filter((code) => heard.has(code) && code !== without)
        .sort(byName),
    ],
    partners: kase
      .partnerCodes()
      .filter((code) => code !== without)
      .sort(byName),
  });
}
