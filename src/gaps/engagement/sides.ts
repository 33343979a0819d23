import { distinct } from '../common.ts';
import type { Deed } from '../deeds/index.ts';

/** Codes of the members of a group on an ISO day; none for what is no group. */
export type MembersOn = (group: string, on: string) => readonly string[];

export interface SidesOptions {
  /** The alliance, or a single actor. */
  alliance: string;
  /** Codes of partners or of groups of partners. */
  partners: readonly string[];
  members: MembersOn;
  /** Day on which memberships are looked up for deeds without a date. */
  asOf: string;
  /** A member to leave out, as if it did not exist. */
  without?: string | null;
}

/** An actor of one side. */
export interface Side {
  code: string;
  /** Named only through this group. */
  viaGroup: string | null;
}

export interface Sides {
  /** The alliance itself and those of its members that take part. Never the members of an alliance that acts. */
  alliance: Side[];
  partners: Side[];
  /** Who did something with whom; an actor is no pair with itself, nor two that were only acted upon. */
  pairs: { member: string; partner: string; viaGroup: string | null }[];
}

/**
 * The partners of a question on a day: groups as their members, others as they are. Before a group
 * had its name its later members are meant: a question about the IP4 is about the four, since when
 * ever.
 */
export const partnersOn = (
  options: Pick<SidesOptions, 'partners' | 'members' | 'asOf'>,
  on: string,
): string[] =>
  distinct(
    options.partners.flatMap((code) => {
      const then = options.members(code, on);
      const members = then.length > 0 ? then : options.members(code, options.asOf);
      return members.length > 0 ? [...members] : [code];
    }),
  );

/** Whether the alliance is itself one of the groups of partners: ties within a group. */
export const withinGroup = (options: Pick<SidesOptions, 'alliance' | 'partners'>): boolean =>
  options.partners.includes(options.alliance);

/**
 * Who stands on which side of a deed, with memberships of its first day. A mention of a group of
 * partners counts for each member and says so; a mention of the alliance counts for the alliance
 * alone, however many members it has.
 */
export function sides(deed: Deed, options: SidesOptions): Sides {
  const { alliance, members, without = null } = options;
  const on = deed.date.start ?? options.asOf;
  const within = withinGroup(options);
  const allies = new Set(members(alliance, on));
  const partners = new Set(partnersOn(options, on));
  const groups = new Set(options.partners.filter((code) => members(code, on).length > 0));

  interface Present extends Side {
    acts: boolean;
  }
  const present = new Map<string, Present>();
  const add = (code: string, viaGroup: string | null, acts: boolean): void => {
    const known = present.get(code);
    if (!known) present.set(code, { code, viaGroup, acts });
    else {
      if (viaGroup === null) known.viaGroup = null;
      known.acts ||= acts;
    }
  };
  for (const { code, viaGroup, acts } of deed.actors) {
    if (code === without) continue;
    const spread = groups.has(code) && (within || code !== alliance);
    if (spread) for (const member of members(code, on)) add(member, code, acts);
    else add(code, viaGroup, acts);
  }

  const all = [...present.values()].filter((side) => side.code !== without);
  const left = all.filter(({ code }) => (code === alliance && !within) || allies.has(code));
  const right = all.filter(({ code }) => partners.has(code));
  const pairs = left.flatMap((a) =>
    right
      .filter((p) => p.code !== a.code && (a.acts || p.acts))
      .map((p) => ({ member: a.code, partner: p.code, viaGroup: p.viaGroup ?? a.viaGroup })),
  );
  const plain = ({ code, viaGroup }: Present): Side => ({ code, viaGroup });
  return { alliance: left.map(plain), partners: right.map(plain), pairs };
}
