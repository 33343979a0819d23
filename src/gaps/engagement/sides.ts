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
  /**
   * Where members are named beside the alliance, the act is theirs and not the alliance's: NATO and the
   * United Kingdom with Japan is then one of the United Kingdom.
   */
  named?: boolean;
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

/** Memberships as they stand on a day; equal ones are the same object. */
interface Standing {
  allies: ReadonlySet<string>;
  partners: ReadonlySet<string>;
  /** Groups of partners, with their members. */
  groups: ReadonlyMap<string, readonly string[]>;
  /** What was found for an array of actors: deeds of the same actors share theirs. */
  known: WeakMap<Deed['actors'], Sides>;
}

/** The memberships of a day, looked up once for each day and kept once for all days that agree. */
function standings(options: SidesOptions): (on: string) => Standing {
  const { alliance, members } = options;
  const byDay = new Map<string, Standing>();
  const byContent = new Map<string, Standing>();
  const look = (on: string): Standing => {
    const allies = members(alliance, on);
    const partners = partnersOn(options, on);
    const groups = options.partners.flatMap((code): [string, readonly string[]][] => {
      const inside = members(code, on);
      return inside.length > 0 ? [[code, inside]] : [];
    });
    const content = [allies, partners, ...groups.map(([code, inside]) => [code, ...inside])].join(
      ';',
    );
    const found = byContent.get(content) ?? {
      allies: new Set(allies),
      partners: new Set(partners),
      groups: new Map(groups),
      known: new WeakMap(),
    };
    byContent.set(content, found);
    return found;
  };
  return (on) => {
    const found = byDay.get(on) ?? look(on);
    byDay.set(on, found);
    return found;
  };
}

/** Sides by actors and day; equal memberships are the same `standing`. */
export interface SidesLookup {
  standing: (on: string) => object;
  of: (actors: Deed['actors'], on: string) => Sides;
}

const lookups = new WeakMap<SidesOptions, SidesLookup>();

/** Finds the sides of many deeds of one question, whose memberships are taken not to change. */
export function sidesBy(options: SidesOptions): SidesLookup {
  let lookup = lookups.get(options);
  if (lookup) return lookup;
  const standing = standings(options);
  lookup = {
    standing,
    of: (actors, on) => {
      const { known } = standing(on);
      let found = known.get(actors);
      if (!found) known.set(actors, (found = sidesOf(actors, standing(on), options)));
      return found;
    },
  };
  lookups.set(options, lookup);
  return lookup;
}

/**
 * Who stands on which side of a deed, with memberships of its first day. A mention of a group of
 * partners counts for each member and says so; a mention of the alliance counts for the alliance
 * alone, however many members it has. Asked for many deeds with one `options` object, whose
 * memberships are then taken not to change, it is fast; results may be shared.
 */
export const sides = (deed: Pick<Deed, 'date' | 'actors'>, options: SidesOptions): Sides =>
  sidesBy(options).of(deed.actors, deed.date.start ?? options.asOf);

function sidesOf(actors: Deed['actors'], standing: Standing, options: SidesOptions): Sides {
  const { alliance, without = null } = options;
  const within = withinGroup(options);
  const { allies, partners, groups } = standing;

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
  for (const { code, viaGroup, acts } of actors) {
    if (code === without) continue;
    const spread = within || code !== alliance ? groups.get(code) : undefined;
    if (spread) for (const member of spread) add(member, code, acts);
    else add(code, viaGroup, acts);
  }

  const all = [...present.values()].filter((side) => side.code !== without);
  const both = all.filter(({ code }) => (code === alliance && !within) || allies.has(code));
  const byMembers = options.named === true && both.some(({ code }) => code !== alliance);
  const left = byMembers ? both.filter(({ code }) => code !== alliance) : both;
  const right = all.filter(({ code }) => partners.has(code));
  const pairs = left.flatMap((a) =>
    right
      .filter((p) => p.code !== a.code && (a.acts || p.acts))
      .map((p) => ({ member: a.code, partner: p.code, viaGroup: p.viaGroup ?? a.viaGroup })),
  );
  const plain = ({ code, viaGroup }: Present): Side => ({ code, viaGroup });
  return { alliance: left.map(plain), partners: right.map(plain), pairs };
}
