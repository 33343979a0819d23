import type { CaseEntry } from './schemas.ts';

/** Stands in where a folder of the caller's own names no case at all: nobody is meant. */
export const NO_CASE: CaseEntry = {
  id: 'none',
  label: 'no case',
  alliance: '',
  partners: [],
  rivals: [],
  leftOut: null,
  default: false,
};

/** The case that an alliance means: the default where it is its own, else the first that names it, else the default. */
export function caseOfAlliance<T extends { alliance: string }>(
  known: { cases: readonly T[]; defaultCase(): T },
  alliance: string | null,
): T {
  const usual = known.defaultCase();
  return alliance === null || alliance === usual.alliance
    ? usual
    : (known.cases.find((one) => one.alliance === alliance) ?? usual);
}

/** The actors that a case names, with the place of each. */
export const partiesOf = (entry: CaseEntry): [code: string, path: (string | number)[]][] => [
  [entry.alliance, ['alliance']],
  ...entry.partners.map((code, i): [string, (string | number)[]] => [code, ['partners', i]]),
  ...entry.rivals.map((code, i): [string, (string | number)[]] => [code, ['rivals', i]]),
  ...(entry.leftOut === null ? [] : [[entry.leftOut, ['leftOut']] as [string, string[]]]),
];
