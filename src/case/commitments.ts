import type { Case } from '../case.ts';
import { commitmentStates, type CommitmentResult } from '../gaps/index.ts';

/** What became of the promises between the parties of a case's question, or made by them. */
export function commitmentsOf(kase: Case): CommitmentResult {
  const { question, events, commitments, documents, members } = kase;
  const { alliance, partners, asOf, without, domain } = question;
  const parties = new Set([
    alliance,
    ...members(alliance, asOf),
    ...partners,
    ...kase.partnerCodes(),
  ]);
  const relevant = commitments.filter(
    (c) =>
      [...c.by, ...c.to].some(
        (m) => m.code !== null && parties.has(m.code) && m.code !== without,
      ) &&
      (domain === null || c.domains.includes(domain)) &&
      kase.inside(c.date.start),
  );
  return commitmentStates(relevant, events, documents, { asOf });
}
