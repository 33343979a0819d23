import { DEFAULT_SEED, Numbering, once, quantileSorted, stream } from '../base/index.ts';
import { type Interval, fillingsOf, resampleCells } from './bootstrap.ts';
import { byText, distinct } from './common.ts';
import { type DeedResult, documentUnits } from './deeds/index.ts';
import { type Dependence, type SideCount, dependenceOfAll } from './dependence.ts';
import { firstDay } from './engagement/placed.ts';
import { type Sides, type SidesOptions, partnersOn, withinGroup } from './engagement/sides.ts';
import { type LeftOut, leaveOneOut } from './leave-one-out.ts';
import { type DeedChoice, type PlacedDeeds, engagedDeeds, timesOfKinds } from './placed.ts';

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
  const times = timesOfKinds(placed);
  const on = to ?? asOf;
  const first = from ?? firstDay(placed.facts, placed.places) ?? on;
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
    const column = columnOf(placed, times, partner);
    n[partner] = column.n;
    const shares = dependenceOfAll(column.sides, members, minDeeds);
    const intervals = withoutIntervals(column, partner, options);
    for (const member of members) {
      if (member === partner) continue;
      const own = shares(member);
      const mine = once(() => column.of(member));
      rows.push({
        member,
        partner,
        shares: own,
        interval: 'value' in own ? null : intervals(member),
        get deedIds() {
          return mine();
        },
        get soleIds() {
          return column.aloneOf(member);
        },
      });
    }
  }
  const recordIds = once(() =>
    distinct([...placed.places].flatMap((at) => placed.facts.deed(at).eventIds)),
  );
  const active = distinct(
    placed.kinds
      .filter((_, kind) => times[kind]! > 0)
      .flatMap(({ pairs }) => pairs.map((pair) => pair.member)),
  );
  return {
    alliance,
    partners,
    members,
    rows,
    n,
    leftOut: leaveOneOut(placed, active, { rows: members, columns: partners }),
    get recordIds() {
      return recordIds();
    },
  };
}

/** The deeds of a column, by who stands together on the alliance's side: few sides are different. */
interface Column {
  placed: PlacedDeeds;
  n: number;
  sides: SideCount[];
  /** Place in `sides` of each kind of deed; -1 for those of other columns. */
  sideOf: Int32Array;
  /** Deeds in which a member takes part, and those in which it is alone. */
  of: (member: string) => string[];
  aloneOf: (member: string) => string[];
}

function columnOf(placed: PlacedDeeds, times: Int32Array, partner: string): Column {
  const { facts, kinds, kindOf, places } = placed;
  const sides = new Numbering<SideCount>();
  const sideOf = Int32Array.from(kinds, (kind, k) => {
    const side = times[k] === 0 ? [] : alliesIn(kind, partner);
    if (side.length === 0) return -1;
    const place = sides.of(side.join(' '), () => ({ side, deeds: 0 }));
    sides.values[place]!.deeds += times[k]!;
    return place;
  });
  const where = (fits: (one: SideCount) => boolean): string[] => {
    const fitting = sides.values.map(fits);
    const found = places.filter((at) => fitting[sideOf[kindOf[at]!]!] === true);
    return Array.from(found, (at) => facts.deed(at).id);
  };
  return {
    placed,
    n: sides.values.reduce((sum, { deeds }) => sum + deeds, 0),
    sides: sides.values,
    sideOf,
    of: (member) => where(({ side }) => side.includes(member)),
    aloneOf: (member) => where(({ side }) => side.length === 1 && side[0] === member),
  };
}

/** Intervals of what remains without each member, all from the same resampled documents. */
function withoutIntervals(
  column: Column,
  partner: string,
  { replicates = 1000, seed = DEFAULT_SEED }: Pick<DependenceOptions, 'replicates' | 'seed'>,
): (member: string) => Interval | null {
  if (replicates === 0) return () => null;
  const alone = new Numbering<string>();
  const soleOf = column.sides.map(({ side }) =>
    side.length === 1 ? alone.of(side[0]!, () => side[0]!) : -1,
  );
  const { facts, kindOf, places } = column.placed;
  const own = places.filter((at) => column.sideOf[kindOf[at]!]! >= 0);
  const { units, unitOf } = documentUnits(facts, own);
  if (units < 2) return () => ({ value: null, reason: 'single-cluster' });
  const all = alone.values.length;
  const filled = soleOf.map((sole) => (sole < 0 ? [all] : [all, sole]));
  const fillings = fillingsOf(own, unitOf, (at) => filled[column.sideOf[kindOf[at]!]!]!);
  const remains = Array.from({ length: all + 1 }, () => new Float64Array(replicates));
  resampleCells(
    { units, cells: all + 1, ...fillings },
    replicates,
    stream(seed, `dependence ${partner}`),
    (drawn, b) => {
      for (let k = 0; k < all; k++) remains[k]![b] = 1 - drawn[k]! / drawn[all]!;
      remains[all]![b] = 1;
    },
  );
  const ranged = remains.map((values): Interval => {
    const sorted = values.sort();
    return {
      lo: quantileSorted(sorted, 0.025)!,
      hi: quantileSorted(sorted, 0.975)!,
      B: replicates,
      failed: 0,
    };
  });
  return (member) => {
    const place = alone.values.indexOf(member);
    return ranged[place < 0 ? all : place]!;
  };
}

/** Who stands on the alliance's side of a deed with a partner, or with any. */
const alliesIn = ({ pairs }: Sides, partner: string): string[] =>
  distinct(
    pairs
      .filter((pair) => partner === 'all' || pair.partner === partner)
      .map((pair) => pair.member),
  );
