import type { Case } from '../../case.ts';
import { MOST_BEHIND } from '../../views/index.ts';

/** A count of deeds, and the records that report them: as many as a number may name. */
export interface Counted {
  n: number;
  records: string[];
}

/** Deeds as a number that opens its sentences. */
export function behind(kase: Case): (deedIds: readonly string[]) => Counted {
  const deeds = kase.deedById();
  return (ids) => {
    const records: string[] = [];
    for (const id of ids) {
      if (records.length >= MOST_BEHIND) break;
      records.push(...(deeds.get(id)?.eventIds ?? []));
    }
    return { n: ids.length, records: records.slice(0, MOST_BEHIND) };
  };
}

/** A code with its name. */
export const named = (kase: Case, code: string): { code: string; name: string } => ({
  code,
  name: kase.name(code),
});

/** The partners of a case's question, by name. */
export const partnersOf = (kase: Case): { code: string; name: string }[] =>
  kase
    .partnerCodes()
    .map((code) => named(kase, code))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
