import type { Case } from '../case.ts';
import { dependenceOf, type DependenceOptions, type DependenceResult } from '../gaps/index.ts';

/** Dependence on every member, for the question of a case; whom it leaves out is only shown apart. */
export const dependenceIn = (
  { question, deeds, members, name }: Case,
  options: Pick<DependenceOptions, 'replicates'> = {},
): DependenceResult =>
  dependenceOf(deeds, {
    ...options,
    alliance: question.alliance,
    partners: question.partners,
    members,
    asOf: question.asOf,
    named: question.named === true,
    from: question.from,
    to: question.to,
    domain: question.domain,
    name,
  });
