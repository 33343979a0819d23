import { DOMAINS, quadOf } from '../../model/index.ts';
import { DEFAULT_SEED, quantileSorted, stream } from '../../base/index.ts';
import { type Interval, drawWeights } from '../bootstrap.ts';
import { byText, distinct } from '../common.ts';
import type { Deed, DeedResult } from '../deeds/index.ts';
import { gapTable } from './gap.ts';
import {
  type MembersOn,
  type Sides,
  type SidesOptions,
  partnersOn,
  sides,
  withinGroup,
} from './sides.ts';
import { type Weighed, declines, engages, tally } from './tally.ts';
import type {
  EngagementCell,
  EngagementOptions,
  EngagementResult,
  EngagementTotal,
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

interface Placed {
  deed: Deed;
  sides: Sides;
}

/** The same lookup, asked once for each group and day. */
function remembered(members: MembersOn): MembersOn {
  const known = new Map<string, readonly string[]>();
  return (group, on) => {
    const key = `${group} ${on}`;
    const found = known.get(key) ?? members(group, on);
    known.set(key, found);
    return found;
  };
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
    partners: typeof options.partners === 'string' ? [options.partners] : options.partners,
  };

  const dated = from !== null || to !== null;
  const all = [...result.deeds, ...result.ambiguous].filter(counts);
  const fits = (deed: Deed): boolean =>
    inPeriod(deed, from, to) && (domain === null || deed.domains.includes(domain));
  const placed = all
    .filter(fits)
    .map((deed): Placed => ({ deed, sides: sides(deed, side) }))
    .filter(({ sides: s }) => s.pairs.length > 0);

  const on = to ?? asOf;
  const first = from ?? placed.find(({ deed }) => deed.date.start !== null)?.deed.date.start ?? on;
  const allies = distinct([...members(alliance, first), ...members(alliance, on)]).filter(
    (code) => code !== without,
  );
  const partners = distinct([...partnersOn(side, first), ...partnersOn(side, on)])
    .filter((code) => code !== without)
    .sort((a, b) => byText(name(a), name(b)));
  const itselfShown = !withinGroup(side);
  const seen = new Set(
    result.deeds.filter((deed) => inPeriod(deed, from, to)).flatMap(partnersIn(side)),
  );

  const weighed = (keep: (member: string, partner: string) => boolean): Weighed[] =>
    placed.flatMap(({ deed, sides: s }) => {
      const mine = s.pairs.filter((pair) => keep(pair.member, pair.partner)).length;
      return mine === 0 ? [] : [{ deed, share: mine / s.pairs.length }];
    });
  const total = (
    code: string,
    keep: (member: string, partner: string) => boolean,
  ): EngagementTotal => ({ code, ...tally(weighed(keep), 'no-evidence-found') });

  const ally = new Set(allies);
  const itself = total(alliance, (member) => member === alliance && itselfShown);
  const memberRows = allies
    .map((code) => total(code, (member) => member === code))
    .sort(
      (a, b) => (b.deeds.value ?? 0) - (a.deeds.value ?? 0) || byText(name(a.code), name(b.code)),
    );
  const rows = itselfShown ? [itself, ...memberRows] : memberRows;
  const columns = partners.map((code) => ({
    ...total(code, (_, partner) => partner === code),
  }));

  const intervals = pairIntervals(placed, replicates, seed);
  const cells = rows.flatMap((row) =>
    partners.map((partner): EngagementCell => {
      const items = weighed((m, p) => m === row.code && p === partner);
      const reason =
        row.code === partner
          ? 'structural-zero'
          : seen.has(partner)
            ? 'no-evidence-found'
            : 'not-read';
      const cell = tally(items, reason);
      return {
        member: row.code,
        partner,
        ...cell,
        bootstrap: intervals.get(`${row.code}|${partner}`) ?? null,
        viaGroup: placed.filter(
          ({ deed, sides: s }) =>
            engages(deed) &&
            !deed.ambiguous &&
            s.pairs.some(
              (p) => p.member === row.code && p.partner === partner && p.viaGroup !== null,
            ),
        ).length,
      };
    }),
  );

  const certain = placed.filter(({ deed }) => engages(deed) && !deed.ambiguous);
  const gapOptions = { replicates, seed };
  return {
    alliance,
    rows,
    columns,
    cells,
    total: total('all', () => true),
    itself,
    allies: total('allies', (member) => ally.has(member)),
    silent: memberRows.filter((row) => row.deeds.value === null).map((row) => row.code),
    undated: dated
      ? all.filter((d) => d.date.start === null && sides(d, side).pairs.length > 0).length
      : 0,
    lost: without === null ? [] : lostWith(all.filter(fits), side),
    ambiguous: placed.filter(({ deed }) => deed.ambiguous).length,
    gap: {
      pairs: gapTable(
        certain.map(({ deed, sides: s }) => ({
          deed,
          cells: s.pairs.map((pair) => [pair.member, pair.partner] as const),
        })),
        rows.map((row) => row.code),
        partners,
        { ...gapOptions, name: 'gap pairs', allowed: (row, column) => row !== column },
      ),
      domains: gapTable(
        certain.map(({ deed, sides: s }) => ({
          deed,
          cells: s.pairs
            .filter((pair) => pair.member === alliance)
            .flatMap((pair) => deed.domains.map((d) => [pair.partner, d] as const)),
        })),
        partners,
        DOMAINS,
        { ...gapOptions, name: 'gap domains' },
      ),
    },
  };
}

/** Partners that a deed of any kind names. */
const partnersIn =
  (side: SidesOptions) =>
  (deed: Deed): string[] =>
    sides(deed, side).partners.map((partner) => partner.code);

/** Deeds that are gone when one member is left out. */
function lostWith(deeds: readonly Deed[], side: SidesOptions): string[] {
  return deeds
    .filter((deed) => engages(deed) && !deed.ambiguous)
    .filter(
      (deed) =>
        sides(deed, side).pairs.length === 0 &&
        sides(deed, { ...side, without: null }).pairs.length > 0,
    )
    .map((deed) => deed.id);
}

/**
 * Percentile intervals of the counts of all pairs ("member|partner") over the documents of the table,
 * from the same replicates.
 */
function pairIntervals(
  placed: readonly Placed[],
  replicates: number,
  seed: number,
): Map<string, Interval> {
  const engaged = placed.filter(({ deed }) => engages(deed) && !deed.ambiguous);
  const documents = distinct(engaged.map(({ deed }) => deed.primaryDocumentId));
  const out = new Map<string, Interval>();
  if (replicates === 0) return out;
  const unit = new Map(documents.map((id, i) => [id, i]));
  const unitsOf = new Map<string, number[]>();
  for (const { deed, sides: s } of engaged)
    for (const { member, partner } of s.pairs) {
      const key = `${member}|${partner}`;
      const units = unitsOf.get(key) ?? [];
      unitsOf.set(key, units);
      units.push(unit.get(deed.primaryDocumentId)!);
    }
  const drawn = [...unitsOf].map(([key, units]) => ({
    key,
    units,
    values: new Float64Array(replicates),
  }));
  const random = stream(seed, 'engagement');
  const weights = new Int32Array(documents.length);
  for (let b = 0; b < replicates; b++) {
    drawWeights(documents.length, random, weights);
    for (const { units, values } of drawn) for (const at of units) values[b]! += weights[at]!;
  }
  for (const { key, values } of drawn) {
    values.sort();
    out.set(
      key,
      documents.length < 2
        ? { value: null, reason: 'single-cluster' }
        : {
            lo: quantileSorted(values, 0.025)!,
            hi: quantileSorted(values, 0.975)!,
            B: replicates,
            failed: 0,
          },
    );
  }
  return out;
}
