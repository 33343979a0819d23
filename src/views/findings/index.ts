import { engagementCaution, engagementFindings } from './engagement.ts';
import { commitmentsFinding, representationFinding } from './others.ts';
import type { Finding, FindingsInput } from './types.ts';

export { plain, type Finding, type FindingPart, type FindingsInput } from './types.ts';
export { engagementCaution, engagementFindings, partnerWords } from './engagement.ts';
export { agendaFindings, wordingFindings } from './texts.ts';
export { alignmentFindings } from './alignment.ts';
export { dependenceFindings } from './dependence.ts';
export { commitmentsFinding, representationFinding } from './others.ts';

/** The headline, what else was found, and how far it carries; each number with its records. */
export function findings(input: FindingsInput, asOf: string): Finding[] {
  return [
    ...engagementFindings(input),
    representationFinding(input),
    commitmentsFinding(input, asOf),
    engagementCaution(input),
  ].filter((finding) => finding !== null);
}
