import { DOMAINS, type Domain, type Status } from '../../model/index.ts';
import { DEFAULT_SEED, Numbering, quantileSorted, stream } from '../../base/index.ts';
import { type Interval, fillingsOf, resampleCells } from '../bootstrap.ts';
import { byText, distinct } from '../common.ts';
import { type DeedFacts, type DeedResult, documentUnits, factsOfAll } from '../deeds/index.ts';
import { type Filling, gapTable } from './gap.ts';
import {
  type Choice,
  type Placement,
  chosen,
  cooperates,
  firstDay,
  fitting,
  inPeriod,
  joins,
  placementOf,
} from './placed.ts';
import { type SidesOptions, partnersOn, withinGroup } from './sides.ts';
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

/** What was done, is planned, or is on record as declined. */
const tallied = (status: Status): boolean => engages({ status }) || declines({ status });

/**
 * Who engages whom: deeds of an alliance and its members with partners, every member shown, each
 * number with the deeds and records it rests on. Whole counts in the cells (a deed counts once in
 * each pair it joins), each deed once in the totals, fractional counts beside.
 */
export function engagement(result: DeedResult, options: EngagementOptions): EngagementResult {
  const { alliance, asOf, domain = null, without = null } = options;
  const { members } = options;
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
  const facts = factsOfAll(result);
  const placement = placementOf(facts, side);
  const cooperation = { root: cooperates, status: tallied };
  const fits = fitting({ from, to, domain });
  const places = chosen(placement, { ...cooperation, ...fits, sides: joins });
  const placed = new Placed(placement, places);

  const on = to ?? asOf;
  const first = from ?? firstDay(facts, places) ?? on;
  const allies = distinct([...members(alliance, first), ...members(alliance, on)]).filter(
    (code) => code !== without,
  );
  const partners = distinct([...partnersOn(side, first), ...partnersOn(side, on)])
    .filter((code) => code !== without)
    .sort((a, b) => byText(name(a), name(b)));
  const itselfShown = !withinGroup(side);
  const seen = partnersSeen(placement, from, to);
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

  const certain = places.filter((at) => placed.isCertain(at));
  const intervals = pairIntervals(placement, certain, replicates, seed);
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

  const gapOptions = { replicates, seed };
  const pairCells = placement.kinds.map((kind) =>
    kind.pairs.map((pair) => [pair.member, pair.partner] as const),
  );
  const pairs = gapTable(
    {
      ...{ facts, places: certain },
      classOf: (at) => placement.kindOf[at]!,
      cellsOf: (kind) => pairCells[kind]!,
    },
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
      ? chosen(placement, { ...cooperation, sides: joins, date: ({ start }) => start === null })
          .length
      : 0,
    lost: without === null ? [] : lostWith(placement, fits, side),
    ambiguous: places.filter((at) => at >= facts.certain).length,
    gap: {
      pairs: itselfShown ? pairs : eachPairOnce(pairs),
      domains: gapTable(
        { facts, places: certain, ...domainCells(placement, alliance) },
        partners,
        domainsIn(facts, certain),
        { ...gapOptions, name: 'gap domains' },
      ),
    },
  };
}

/** The columns of the table by domain: those that come with Entente, then others that deeds have. */
function domainsIn({ domains, domainLists }: DeedFacts, places: Int32Array): Domain[] {
  const known = new Set<Domain>(DOMAINS);
  const met = new Uint8Array(domainLists.length);
  for (const at of places) met[domains[at]!] = 1;
  const own = new Set(domainLists.filter((_, i) => met[i] === 1).flat());
  return [...DOMAINS, ...[...own].filter((id) => !known.has(id)).sort()];
}

/** The cells of partner and domain that the alliance's own acts fill, by sides and list of domains. */
function domainCells(
  { facts, kindOf, kinds }: Placement,
  alliance: string,
): Pick<Filling, 'classOf' | 'cellsOf'> {
  const { domains, domainLists } = facts;
  const width = domainLists.length;
  return {
    classOf: (at) => kindOf[at]! * width + domains[at]!,
    cellsOf: (which) =>
      kinds[Math.floor(which / width)]!.pairs.filter((pair) => pair.member === alliance).flatMap(
        (pair) => domainLists[which % width]!.map((domain) => [pair.partner, domain] as const),
      ),
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
  placement: Placement,
  from: string | null,
  to: string | null,
): ReadonlySet<string> {
  const { facts, kindOf, kinds } = placement;
  const met = new Uint8Array(kinds.length);
  const until = facts.certain;
  for (const at of chosen(placement, { until, date: (date) => inPeriod(date, from, to) }))
    met[kindOf[at]!] = 1;
  const partners = kinds.filter((_, kind) => met[kind] === 1).flatMap((kind) => kind.partners);
  return new Set(partners.map(({ code }) => code));
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
function lostWith(placement: Placement, fits: Choice, side: SidesOptions): string[] {
  const { facts, kindOf, kinds } = placement;
  const whole = placementOf(facts, { ...side, without: null });
  const engaged = chosen(whole, {
    ...fits,
    until: facts.certain,
    root: cooperates,
    status: (status) => engages({ status }),
    sides: joins,
  });
  return Array.from(
    engaged.filter((at) => !joins(kinds[kindOf[at]!]!)),
    (at) => facts.deed(at).id,
  );
}

/**
 * Percentile intervals of the counts of all pairs ("member|partner") over the documents of the table,
 * from the same replicates.
 */
function pairIntervals(
  { facts, kindOf, kinds }: Placement,
  certain: Int32Array,
  replicates: number,
  seed: number,
): Map<string, Interval> {
  const out = new Map<string, Interval>();
  if (replicates === 0) return out;
  const { units, unitOf } = documentUnits(facts, certain);
  const keys = new Numbering<string>();
  const cellsOf: (number[] | undefined)[] = [];
  const { unit, cell } = fillingsOf(certain, unitOf, (at) => {
    const kind = kindOf[at]!;
    return (cellsOf[kind] ??= kinds[kind]!.pairs.map(({ member, partner }) =>
      keys.of(`${member}|${partner}`, () => `${member}|${partner}`),
    ));
  });
  const values = keys.values.map(() => new Float64Array(replicates));
  if (units >= 2)
    resampleCells(
      { units, cells: keys.values.length, unit, cell },
      replicates,
      stream(seed, 'engagement'),
      (drawn, b) => {
        for (let k = 0; k < drawn.length; k++) values[k]![b] = drawn[k]!;
      },
    );
  for (const [k, key] of keys.values.entries()) {
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
