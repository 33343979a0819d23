import { DOMAINS, quadOf, type Domain } from '../../model/index.ts';
import { DEFAULT_SEED, quantileSorted, stream } from '../../base/index.ts';
import { type Interval, resampleCells } from '../bootstrap.ts';
import { byText, distinct } from '../common.ts';
import { type Deed, type DeedResult, documentUnits } from '../deeds/index.ts';
import { gapTable } from './gap.ts';
import {
  type MembersOn,
  type Sides,
  type SidesOptions,
  partnersOn,
  sides,
  withinGroup,
} from './sides.ts';
import { Part, Placed, cellOf, declines, engages, totalOf } from './tally.ts';
import type {
  EngagementCell,
  EngagementOptions,
  EngagementResult,
  EngagementTotal,
  GapTable,
} from './types.ts';

export { sides, type MembersOn, type Side, type Sides, type SidesOptions } from './sides.ts';
export type {
  EngagementCell,
  EngagementOptions,
  EngagementResult,
  EngagementTotal,
  GapTable,
  NamedGapCell,
} from './types.ts';

const lookedUp = new WeakMap<MembersOn, MembersOn>();

/** The same lookup, asked once for each group and day, however many tables are asked of it. */
function remembered(members: MembersOn): MembersOn {
  const already = lookedUp.get(members);
  if (already) return already;
  const known = new Map<string, readonly string[]>();
  const lookup: MembersOn = (group, on) => {
    const key = `${group} ${on}`;
    let found = known.get(key);
    if (!found) known.set(key, (found = members(group, on)));
    return found;
  };
  lookedUp.set(members, lookup);
  return lookup;
}

/** Cooperation that was done, is planned, or is on record as declined. */
const counts = (deed: Deed): boolean => quadOf(deed.root) <= 2 && (engages(deed) || declines(deed));

const inPeriod = (deed: Deed, from: string | null, to: string | null): boolean =>
  (from === null || (deed.date.end !== null && deed.date.end >= from)) &&
  (to === null || (deed.date.start !== null && deed.date.start <= to));

/**
 * Who engages whom: deeds of an alliance and its members with partners, every member shown, each
 * number with the deeds and records it rests on. Whole counts in the cells (a deed counts once in
 * each pair it joins), each deed once in the totals, fractional counts beside.
 */
export function engagement(result: DeedResult, options: EngagementOptions): EngagementResult {
  const { alliance, asOf, domain = null, without = null } = options;
  const members = remembered(options.members);
  const { from = null, to = null, replicates = 1000, seed = DEFAULT_SEED } = options;
  const name = options.name ?? ((code: string) => code);
  const side: SidesOptions = {
    alliance,
    members,
    asOf,
    without,
    named: options.named === true,
    partners: typeof options.partners === 'string' ? [options.partners] : options.partners,
  };

  const dated = from !== null || to !== null;
  const all = [...result.deeds, ...result.ambiguous].filter(counts);
  const fits = (deed: Deed): boolean =>
    inPeriod(deed, from, to) && (domain === null || deed.domains.includes(domain));
  const placed = new Placed();
  for (const deed of all)
    if (fits(deed)) {
      const found = sides(deed, side);
      if (found.pairs.length > 0) placed.add(deed, found);
    }

  const on = to ?? asOf;
  const first = from ?? placed.deeds.find(({ date }) => date.start !== null)?.date.start ?? on;
  const allies = distinct([...members(alliance, first), ...members(alliance, on)]).filter(
    (code) => code !== without,
  );
  const partners = distinct([...partnersOn(side, first), ...partnersOn(side, on)])
    .filter((code) => code !== without)
    .sort((a, b) => byText(name(a), name(b)));
  const itselfShown = !withinGroup(side);
  const seen = partnersSeen(result.deeds, side, from, to);
  const parts = partsOf(placed, new Set(allies));
  const total = (code: string, part: Part | undefined): EngagementTotal =>
    totalOf(code, placed.tally(part ?? new Part(), 'no-evidence-found'));

  const itself = total(alliance, itselfShown ? parts.rows.get(alliance) : undefined);
  const memberRows = allies
    .map((code) => total(code, parts.rows.get(code)))
    .sort(
      (a, b) =>
        // Within a group rows and columns are the same actors, and stand in the same order.
        (itselfShown ? (b.deeds.value ?? 0) - (a.deeds.value ?? 0) : 0) ||
        byText(name(a.code), name(b.code)),
    );
  const rows = itselfShown ? [itself, ...memberRows] : memberRows;
  const columns = partners.map((code) => total(code, parts.columns.get(code)));

  const intervals = pairIntervals(placed, replicates, seed);
  const cells = rows.flatMap((row) =>
    partners.map((partner): EngagementCell => {
      const reason =
        row.code === partner
          ? 'structural-zero'
          : seen.has(partner)
            ? 'no-evidence-found'
            : 'not-read';
      const key = `${row.code}|${partner}`;
      return cellOf(
        {
          member: row.code,
          partner,
          mirrors: !itselfShown && byText(name(row.code), name(partner)) > 0,
        },
        placed.tally(parts.cells.get(key) ?? new Part(), reason),
        { bootstrap: intervals.get(key) ?? null, viaGroup: parts.viaGroup.get(key) ?? 0 },
      );
    }),
  );

  const certain = placed.deeds.flatMap((deed, at) =>
    placed.isCertain(at) ? [{ deed, sides: placed.sides[at]! }] : [],
  );
  const gapOptions = { replicates, seed };
  const pairCells = perSides((s) => s.pairs.map((pair) => [pair.member, pair.partner] as const));
  const domainCells = perSidesAndDomains(alliance);
  const pairs = gapTable(
    certain.map(({ deed, sides: s }) => ({ deed, cells: pairCells(s) })),
    rows.map((row) => row.code),
    partners,
    { ...gapOptions, name: 'gap pairs', allowed: (row, column) => row !== column },
  );
  return {
    alliance,
    within: !itselfShown,
    rows,
    columns,
    cells,
    total: total('all', parts.all),
    itself,
    allies: total('allies', parts.allies),
    silent: memberRows.filter((row) => row.deeds.value === null).map((row) => row.code),
    undated: dated
      ? all.filter((d) => d.date.start === null && sides(d, side).pairs.length > 0).length
      : 0,
    lost: without === null ? [] : lostWith(all.filter(fits), side),
    ambiguous: placed.deeds.filter((deed) => deed.ambiguous).length,
    gap: {
      pairs: itselfShown ? pairs : eachPairOnce(pairs),
      domains: gapTable(
        certain.map(({ deed, sides: s }) => ({ deed, cells: domainCells(s, deed.domains) })),
        partners,
        domainsIn(certain),
        { ...gapOptions, name: 'gap domains' },
      ),
    },
  };
}

/** The columns of the table by domain: those that come with Entente, then others that deeds have. */
function domainsIn(placed: readonly { deed: { domains: readonly Domain[] } }[]): Domain[] {
  const known = new Set<Domain>(DOMAINS);
  const lists = new Set(placed.map(({ deed }) => deed.domains));
  const own = new Set([...lists].flat().filter((id) => !known.has(id)));
  return [...DOMAINS, ...[...own].sort()];
}

type Cells = readonly (readonly [row: string, column: string])[];

/** What is computed of sides, once for each: few are different. */
function perSides(make: (sides: Sides) => Cells): (sides: Sides) => Cells {
  const known = new Map<Sides, Cells>();
  return (own) => {
    let found = known.get(own);
    if (found === undefined) known.set(own, (found = make(own)));
    return found;
  };
}

/** The cells of partner and domain that the alliance's own acts fill. */
function perSidesAndDomains(alliance: string): (sides: Sides, domains: Deed['domains']) => Cells {
  const known = new Map<Sides, Map<Deed['domains'], Cells>>();
  return (own, domains) => {
    let byDomains = known.get(own);
    if (byDomains === undefined) known.set(own, (byDomains = new Map()));
    let found = byDomains.get(domains);
    if (found === undefined) {
      found = own.pairs
        .filter((pair) => pair.member === alliance)
        .flatMap((pair) => domains.map((domain) => [pair.partner, domain] as const));
      byDomains.set(domains, found);
    }
    return found;
  };
}

/**
 * Within a group the table is the same both ways round, and so is the model: every pair is kept once,
 * with its own expected count and p. The q-values are those of the pairs alone, since each p stands in
 * the table twice.
 */
function eachPairOnce(table: GapTable): GapTable {
  const total = table.total / 2;
  if (table.value === null) return { ...table, total };
  if (total < MINIMUM) return { value: null, reason: 'too-few-deeds', total };
  const value = table.value.filter(({ row, column }) => byText(row, column) < 0);
  const actors = new Set(value.flatMap(({ row, column }) => [row, column]));
  return {
    get ebA() {
      return table.ebA;
    },
    get ebEdge() {
      return table.ebEdge;
    },
    value,
    total,
    df: value.length - actors.size,
    called: value.filter(({ say }) => say === 'surplus' || say === 'deficit').length,
    tooThin: value.filter(({ say }) => say === 'too-thin-to-call-empty').length,
    tested: value.filter(({ q }) => q !== null).length,
  };
}

/** Fewer deeds than this in a table are not compared (see `excess`). */
const MINIMUM = 30;

/** Partners that a deed of any kind in the period names. */
function partnersSeen(
  deeds: readonly Deed[],
  side: SidesOptions,
  from: string | null,
  to: string | null,
): Set<string> {
  const looked = new Set<Sides>();
  for (const deed of deeds) if (inPeriod(deed, from, to)) looked.add(sides(deed, side));
  return new Set([...looked].flatMap((found) => found.partners.map((partner) => partner.code)));
}

interface Parts {
  all: Part;
  allies: Part;
  rows: Map<string, Part>;
  columns: Map<string, Part>;
  /** By "member|partner". */
  cells: Map<string, Part>;
  /** Deeds of a cell in which the pair stands only because a group was named. */
  viaGroup: Map<string, number>;
}

/** The deeds of every part of the table, in one pass: which parts a deed is in hangs on its sides alone. */
function partsOf(placed: Placed, allies: ReadonlySet<string>): Parts {
  const parts: Parts = {
    all: new Part(),
    allies: new Part(),
    rows: new Map(),
    columns: new Map(),
    cells: new Map(),
    viaGroup: new Map(),
  };
  for (const [kind, { pairs }] of placed.kinds.entries()) {
    const times = new Map<Part, number>();
    const add = (part: Part): void => void times.set(part, (times.get(part) ?? 0) + 1);
    for (const { member, partner } of pairs) {
      add(parts.all);
      if (allies.has(member)) add(parts.allies);
      add(partAt(parts.rows, member));
      add(partAt(parts.columns, partner));
      add(partAt(parts.cells, `${member}|${partner}`));
    }
    for (const [part, n] of times) part.add(kind, n / pairs.length);
    const grouped = distinct(
      pairs.filter((p) => p.viaGroup !== null).map((p) => `${p.member}|${p.partner}`),
    );
    if (grouped.length === 0) continue;
    const certain = placed.certainOf(kind);
    if (certain > 0)
      for (const key of grouped) parts.viaGroup.set(key, (parts.viaGroup.get(key) ?? 0) + certain);
  }
  return parts;
}

function partAt(parts: Map<string, Part>, key: string): Part {
  let found = parts.get(key);
  if (!found) parts.set(key, (found = new Part()));
  return found;
}

/** Deeds that are gone when one member is left out. */
function lostWith(deeds: readonly Deed[], side: SidesOptions): string[] {
  const whole = { ...side, without: null };
  return deeds
    .filter((deed) => engages(deed) && !deed.ambiguous)
    .filter((deed) => sides(deed, side).pairs.length === 0 && sides(deed, whole).pairs.length > 0)
    .map((deed) => deed.id);
}

/**
 * Percentile intervals of the counts of all pairs ("member|partner") over the documents of the table,
 * from the same replicates.
 */
function pairIntervals(placed: Placed, replicates: number, seed: number): Map<string, Interval> {
  const out = new Map<string, Interval>();
  if (replicates === 0) return out;
  const engaged = [...placed.deeds.keys()].filter((at) => placed.isCertain(at));
  const { units, unitOf } = documentUnits(engaged.map((at) => placed.deeds[at]!));
  const keys = new Map<string, number>();
  const unit: number[] = [];
  const cell: number[] = [];
  for (const [i, at] of engaged.entries()) {
    const own = unitOf[i]!;
    for (const { member, partner } of placed.sides[at]!.pairs) {
      const key = `${member}|${partner}`;
      let number = keys.get(key);
      if (number === undefined) keys.set(key, (number = keys.size));
      unit.push(own);
      cell.push(number);
    }
  }
  const values = Array.from(keys, () => new Float64Array(replicates));
  if (units >= 2)
    resampleCells(
      {
        units,
        cells: keys.size,
        unit: Int32Array.from(unit),
        cell: Int32Array.from(cell),
      },
      replicates,
      stream(seed, 'engagement'),
      (drawn, b) => {
        for (let k = 0; k < drawn.length; k++) values[k]![b] = drawn[k]!;
      },
    );
  for (const [key, k] of keys) {
    const drawn = values[k]!.sort();
    out.set(
      key,
      units < 2
        ? { value: null, reason: 'single-cluster' }
        : {
            lo: quantileSorted(drawn, 0.025)!,
            hi: quantileSorted(drawn, 0.975)!,
            B: replicates,
            failed: 0,
          },
    );
  }
  return out;
}
