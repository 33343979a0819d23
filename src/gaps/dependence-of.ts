import { DEFAULT_SEED, Numbering, once, quantileSorted, stream } from '../base/index.ts';
import { type Interval, resampleCells } from './bootstrap.ts';
import { byText, distinct } from './common.ts';
import { type Deed, type DeedResult, documentUnits } from './deeds/index.ts';
import { type Dependence, type SideCount, dependenceOfAll } from './dependence.ts';
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
    const column = columnOf(placed, partner);
    n[partner] = column.deeds.length;
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
          return mine().map(({ id }) => id);
        },
        get soleIds() {
          return column.aloneOf(member).map(({ id }) => id);
        },
      });
    }
  }
  const recordIds = once(() => distinct(placed.flatMap(({ deed }) => deed.eventIds)));
  const active = distinct(
    [...new Set(placed.map(({ sides }) => sides))].flatMap(({ pairs }) =>
      pairs.map((pair) => pair.member),
    ),
  );
  return {
    alliance,
    partners,
    members,
    rows,
    n,
    leftOut: leaveOneOut(result, active, { ...options, rows: members, columns: partners }),
    get recordIds() {
      return recordIds();
    },
  };
}

/** The deeds of a column, by who stands together on the alliance's side: few sides are different. */
interface Column {
  deeds: Deed[];
  sides: SideCount[];
  /** Place in `sides` of each deed. */
  sideOf: number[];
  /** Deeds in which a member takes part, and those in which it is alone. */
  of: (member: string) => Deed[];
  aloneOf: (member: string) => Deed[];
}

function columnOf(placed: readonly PlacedDeed[], partner: string): Column {
  const sides = new Numbering<SideCount>();
  const places = new Map<PlacedDeed['sides'], number>();
  const column: Column = {
    deeds: [],
    sides: sides.values,
    sideOf: [],
    of: (member) => where(({ side }) => side.includes(member)),
    aloneOf: (member) => where(({ side }) => side.length === 1 && side[0] === member),
  };
  const where = (fits: (one: SideCount) => boolean): Deed[] => {
    const fitting = column.sides.map(fits);
    return column.deeds.filter((_, i) => fitting[column.sideOf[i]!]);
  };
  for (const { deed, sides: own } of placed) {
    let place = places.get(own);
    if (place === undefined) {
      const side = alliesIn(own, partner);
      place = side.length === 0 ? -1 : sides.of(side.join(' '), () => ({ side, deeds: 0 }));
      places.set(own, place);
    }
    if (place < 0) continue;
    column.sides[place]!.deeds++;
    column.sideOf.push(place);
    column.deeds.push(deed);
  }
  return column;
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
  const { units, unitOf } = documentUnits(column.deeds);
  if (units < 2) return () => ({ value: null, reason: 'single-cluster' });
  const all = alone.values.length;
  const unit: number[] = [];
  const cell: number[] = [];
  for (const [i, own] of unitOf.entries()) {
    unit.push(own);
    cell.push(all);
    const sole = soleOf[column.sideOf[i]!]!;
    if (sole < 0) continue;
    unit.push(own);
    cell.push(sole);
  }
  const remains = Array.from({ length: all + 1 }, () => new Float64Array(replicates));
  resampleCells(
    {
      units,
      cells: all + 1,
      unit: Int32Array.from(unit),
      cell: Int32Array.from(cell),
    },
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
const alliesIn = ({ pairs }: PlacedDeed['sides'], partner: string): string[] =>
  distinct(
    pairs
      .filter((pair) => partner === 'all' || pair.partner === partner)
      .map((pair) => pair.member),
  );
