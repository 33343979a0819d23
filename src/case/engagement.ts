import type { Case } from '../case.ts';
import { engagement, type EngagementResult } from '../gaps/index.ts';

/** Who engages whom, for the question of a case. */
export const engagementOf = ({ question, deeds, members, name }: Case): EngagementResult =>
  engagement(deeds, {
    alliance: question.alliance,
    partners: question.partners,
    members,
    asOf: question.asOf,
    name,
    from: question.from,
    to: question.to,
    domain: question.domain,
    without: question.without,
  });
