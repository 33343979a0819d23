import type { Case } from '../case.ts';
import type { SidesOptions } from '../gaps/index.ts';
import type { Domain } from '../model/index.ts';

/** The sides, period and domain of a case's question, as the measures over deeds take them. */
export const placing = ({
  question,
  members,
}: Case): SidesOptions & { from: string | null; to: string | null; domain: Domain | null } => ({
  alliance: question.alliance,
  partners: question.partners,
  members,
  asOf: question.asOf,
  named: question.named === true,
  without: question.without,
  from: question.from,
  to: question.to,
  domain: question.domain,
});
