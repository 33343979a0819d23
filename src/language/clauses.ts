import type { Clause, Token } from './types.ts';

export function findClauses(tokens: readonly Token[]): { clauses: Clause[]; clauseOf: number[] } {
  return { clauses: [], clauseOf: tokens.map(() => -1) };
}
