import type { Domain } from '../model/index.ts';
import { type Interval, bootstrap } from './bootstrap.ts';
import { byText, distinct } from './common.ts';
import type { Deed, DeedResult } from './deeds/index.ts';
import { type Sides, type SidesOptions, partnersOn } from './engagement/sides.ts';
import { type DeedChoice, engagedDeeds } from './placed.ts';

/** Deeds by whether they need one member: what others do, what it shares, what it does alone. */
export interface DependencePart {
  kind: 'all' | 'partner' | 'domain';
  /** "all", a partner's code or a domain. */
  id: string;
  others: string[];
  shared: string[];
  sole: string[];
  /** Share of the deeds in which it is the only ally, with a 95 % interval over documents. */
  lost: { value: number; interval: Interval } | { value: null; reason: 'no-evidence-found' };
}

export interface MemberShare {
  member: string;
  soleIds: string[];
  sharedIds: string[];
  share: number;
  interval: Interval;
  /** From 1, by the share it takes alone; ties share the better rank. */
  rank: number;
}

export interface DependenceParts {
  member: string;
  parts: DependencePart[];
  /** Every member with a deed, by the share that goes without it. */
  members: MemberShare[];
  /** Members with no deed found. */
  silent: string[];
  /** How far the first is ahead of the second, both drawn from the same documents; null for fewer than two. */
  lead: { first: string; second: string; value: number; interval: Interval } | null;
  /** Deeds under the alliance's own name in which no member is named: in no share here. */
  alliance: string[];
  recordIds: string[];
}

export interface DependencePartsOptions extends Omit<SidesOptions, 'without'>, DeedChoice {
  member: string;
  domains: readonly Domain[];
  name?: (code: string) => string;
  replicates?: number;
  seed?: number;
}

interface Row {
  deed: Deed;
  sides: Sides;
  allies: string[];
}

/**
 * What is left of the deeds between allies and partners without one ally, by partner and by domain,
 * and the same for every ally, so that the one asked about is ranked and not assumed. Deeds in which
 * only the alliance is named stand apart: no ally can be left out of them.
 */
export function dependenceParts(
  result: DeedResult,
  options: DependencePartsOptions,
): DependenceParts {
  const { alliance, member, members, asOf, to = null } = options;
  const name = options.name ?? ((code: string) => code);
  const byName = (a: string, b: string): number => byText(name(a), name(b)) || byText(a, b);
  const on = to ?? asOf;
  const placed = engagedDeeds(result, options, options);
  const alliesOf = placed.kinds.map(({ pairs }) =>
    distinct(pairs.map((pair) => pair.member)).filter((c) => c !== alliance),
  );
  const rows = Array.from(placed.places, (at): Row => {
    const kind = placed.kindOf[at]!;
    return { deed: placed.facts.deed(at), sides: placed.kinds[kind]!, allies: alliesOf[kind]! };
  });
  const named = rows.filter(({ allies }) => allies.length > 0);
  const draw = (some: readonly Row[], key: string, gone: (row: Row) => number): Interval => {
    const units = distinct(some.map(({ deed }) => deed.primaryDocumentId));
    const place = new Map(units.map((id, i) => [id, i]));
    const at = some.map(({ deed }) => place.get(deed.primaryDocumentId)!);
    const values = some.map(gone);
    return bootstrap(
      units.length,
      (weights) => {
        let all = 0;
        let sum = 0;
        for (let i = 0; i < at.length; i++) {
          all += weights[at[i]!]!;
          sum += weights[at[i]!]! * values[i]!;
        }
        return all === 0 ? null : sum / all;
      },
      {
        name: `dependence part ${key}`,
        ...(options.replicates === undefined ? {} : { replicates: options.replicates }),
        ...(options.seed === undefined ? {} : { seed: options.seed }),
      },
    );
  };
  const alone =
    (code: string) =>
    ({ allies }: Row): boolean =>
      allies.length === 1 && allies[0] === code;
  const shares =
    (code: string) =>
    ({ allies }: Row): boolean =>
      allies.length > 1 && allies.includes(code);
  const ids = (some: readonly Row[]): string[] => some.map(({ deed }) => deed.id);

  const part = (kind: DependencePart['kind'], id: string, some: readonly Row[]): DependencePart => {
    const sole = some.filter(alone(member));
    return {
      ...{ kind, id },
      others: ids(some.filter(({ allies }) => !allies.includes(member))),
      shared: ids(some.filter(shares(member))),
      sole: ids(sole),
      lost:
        some.length === 0
          ? { value: null, reason: 'no-evidence-found' }
          : {
              value: sole.length / some.length,
              interval: draw(some, `${member} ${id}`, (row) => Number(alone(member)(row))),
            },
    };
  };
  const partners = partnersOn(options, on).sort(byName);
  const active = distinct(named.flatMap(({ allies }) => allies));
  const share = (code: string): number => named.filter(alone(code)).length / named.length;
  const each = active
    .map((code) => ({
      member: code,
      soleIds: ids(named.filter(alone(code))),
      sharedIds: ids(named.filter(shares(code))),
      share: share(code),
      interval: draw(named, `${code} all`, (row) => Number(alone(code)(row))),
      rank: 1 + active.filter((other) => share(other) > share(code) + 1e-12).length,
    }))
    .sort(
      (a, b) =>
        b.share - a.share || b.sharedIds.length - a.sharedIds.length || byName(a.member, b.member),
    );
  const [first, second] = each;
  return {
    member,
    parts: [
      part('all', 'all', named),
      ...partners.map((code) =>
        part(
          'partner',
          code,
          named.filter(({ sides }) =>
            sides.pairs.some((pair) => pair.partner === code && pair.member !== alliance),
          ),
        ),
      ),
      ...options.domains.map((domain) =>
        part(
          'domain',
          domain,
          named.filter(({ deed }) => deed.domains.includes(domain)),
        ),
      ),
    ],
    members: each,
    silent: members(alliance, on)
      .filter((code) => !active.includes(code))
      .toSorted(byName),
    lead:
      first === undefined || second === undefined
        ? null
        : {
            first: first.member,
            second: second.member,
            value: first.share - second.share,
            interval: draw(
              named,
              `${first.member} ${second.member}`,
              (row) => Number(alone(first.member)(row)) - Number(alone(second.member)(row)),
            ),
          },
    alliance: ids(rows.filter(({ allies }) => allies.length === 0)),
    recordIds: distinct(named.flatMap(({ deed }) => deed.eventIds)),
  };
}
