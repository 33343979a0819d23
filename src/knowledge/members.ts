import type { Actor, Membership } from './schemas.ts';
import { covers } from './terms.ts';

const sorted = (codes: Iterable<string>): string[] => [...new Set(codes)].sort();

/** Codes of a group's members on an ISO day, sorted. */
export const membersOn = (group: Actor | null, on: string): string[] =>
  sorted((group?.members ?? []).filter((m) => covers(m.from, m.to, on)).map((m) => m.code));

type MemberIndex = ReadonlyMap<string, readonly { group: string; term: Membership }[]>;

/** Terms of membership by member. */
export function indexMemberships(actors: readonly Actor[]): MemberIndex {
  const index = new Map<string, { group: string; term: Membership }[]>();
  for (const group of actors)
    for (const term of group.members)
      index.set(term.code, [...(index.get(term.code) ?? []), { group: group.code, term }]);
  return index;
}

/** Codes of the groups to which an actor belongs on an ISO day, sorted. */
export const membershipsOn = (index: MemberIndex, actor: string, on: string): string[] =>
  sorted(
    (index.get(actor) ?? [])
      .filter(({ term }) => covers(term.from, term.to, on))
      .map(({ group }) => group),
  );
