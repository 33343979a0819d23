import type { Case } from '../case.ts';
import { engagement, type EngagementOptions, type EngagementResult } from '../gaps/index.ts';

/** Who engages whom, for the question of a case. */
export const engagementOf = (
  { question, deeds, members, name }: Case,
  options: Pick<EngagementOptions, 'replicates'> = {},
): EngagementResult =>
  engagement(deeds, {
    ...options,
    alliance: question.alliance,
    partners: question.partners,
    members,
    asOf: question.asOf,
    named: question.named === true,
    name,
    from: question.from,
    to: question.to,
    domain: question.domain,
    without: question.without,
  });
