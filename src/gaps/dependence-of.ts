import type { Interval } from './bootstrap.ts';
import { byText, distinct } from './common.ts';
import type { DeedResult } from './deeds/index.ts';
import { type Dependence, dependence, withoutInterval } from './dependence.ts';
import { type SidesOptions, partnersOn, withinGroup } from './engagement/sides.ts';
import { type LeftOut, leaveOneOut } from './leave-one-out.ts';
import { type DeedChoice, type PlacedDeed, engagedDeeds } from './placed.ts';

/** How much of what is recorded with a partner (or with all of them) hangs on one member. */
export interface DependenceRow {
  member: string;
  /** A partner's code, or "all". */
  partner: string;
  shares: Dependence;
  /** 95 % interval of `without` over documents; null where there are no shares. */
  interval: Interval | null;
  /** Deeds in which it takes part, and those in which it is the only one of its side. */
  deedIds: string[];
  soleIds: string[];
}

export interface DependenceResult {
  alliance: string;
  partners: string[];
  /** The alliance itself (unless it is the group of partners) and all members, by name. */
  members: string[];
  /** Every member with every partner and, but for ties within a group, with all. */
  rows: DependenceRow[];
  /** Deeds of each column. */
  n: Record<string, number>;
  /** The engagement gap fitted again without each member that has a deed. */
  leftOut: LeftOut[];
  /** Records behind all of it. */
  recordIds: string[];
}

export interface DependenceOptions extends Omit<SidesOptions, 'without'>, DeedChoice {
  name?: (code: string) => string;
  /** Fewer deeds than this with a partner carry no share. */
  minDeeds?: number;
  replicates?: number;
  seed?: number;
}

/** Dependence on every member, with every partner and with all of them together. */
export function dependenceOf(result: DeedResult, options: DependenceOptions): DependenceResult {
  const { alliance, asOf, minDeeds = 10, from = null, to = null } = options;
  const name = options.name ?? ((code: string) => code);
  const byName = (a: string, b: string): number => byText(name(a), name(b)) || byText(a, b);
  const placed = engagedDeeds(result, options, options);
  const on = to ?? asOf;
  const first = from ?? placed.find(({ deed }) => deed.date.start !== null)?.deed.date.start ?? on;
  const allies = distinct([...options.members(alliance, first), ...options.members(alliance, on)]);
  const itself = withinGroup(options) ? [] : [alliance];
  const members = [...itself, ...allies.sort(byName)];
  const partners = distinct([...partnersOn(options, first), ...partnersOn(options, on)]).sort(
    byName,
  );

  const rows: DependenceRow[] = [];
  const n: Record<string, number> = {};
  // Within a group a deed of two is lost without either, so that there is no share over all of them.
  for (const partner of withinGroup(options) ? partners : [...partners, 'all']) {
    const column = placed.flatMap((one) => {
      const side = alliesIn(one, partner);
      return side.length === 0 ? [] : [{ ...one, side }];
    });
    n[partner] = column.length;
    const sides = column.map(({ side }) => side);
    const documents = column.map(({ deed }) => deed.primaryDocumentId);
    for (const member of members) {
      if (member === partner) continue;
      const shares = dependence(sides, members, member, minDeeds);
      const mine = column.filter(({ side }) => side.includes(member));
      rows.push({
        member,
        partner,
        shares,
        interval:
          'value' in shares
            ? null
            : withoutInterval(sides, documents, members, member, {
                name: `dependence ${partner} ${member}`,
                ...(options.replicates === undefined ? {} : { replicates: options.replicates }),
                ...(options.seed === undefined ? {} : { seed: options.seed }),
              }),
        deedIds: mine.map(({ deed }) => deed.id),
        soleIds: mine.filter(({ side }) => side.length === 1).map(({ deed }) => deed.id),
      });
    }
  }
  const active = distinct(placed.flatMap(({ sides }) => sides.pairs.map((pair) => pair.member)));
  return {
    alliance,
    partners,
    members,
    rows,
    n,
    leftOut: leaveOneOut(result, active, { ...options, rows: members, columns: partners }),
    recordIds: distinct(placed.flatMap(({ deed }) => deed.eventIds)),
  };
}

/** Who stands on the alliance's side of a deed with a partner, or with any. */
const alliesIn = ({ sides }: PlacedDeed, partner: string): string[] =>
  distinct(
    sides.pairs
      .filter((pair) => partner === 'all' || pair.partner === partner)
      .map((pair) => pair.member),
  );
