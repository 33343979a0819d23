import { type BootstrapOptions, type Interval, bootstrap } from './bootstrap.ts';
import { distinct } from './common.ts';

export type Dependence =
  | {
      /** Deeds with at least one alliance-side actor. */
      n: number;
      /** Shares of deeds in which the member takes part, or is the only alliance-side actor. */
      takesPart: number;
      sole: number;
      fractional: number;
      /** Share of recorded deeds that remain without it: 1 - sole. */
      without: number;
      hhi: number;
      effective: number;
      rankSole: number;
      rankFractional: number;
    }
  | { value: null; reason: `fewer-than-${number}-deeds`; n: number };

const sidesOf = (deeds: readonly (readonly string[])[], members: readonly string[]): string[][] =>
  deeds.map((actors) => distinct(actors.filter((actor) => members.includes(actor))));

/** Who stands together on the alliance's side, distinct, and in how many deeds. */
export interface SideCount {
  side: readonly string[];
  deeds: number;
}

/** How much of what is recorded with a partner hangs on one member. Report it for every member. */
export function dependence(
  deeds: readonly (readonly string[])[],
  members: readonly string[],
  member: string,
  minDeeds = 10,
): Dependence {
  const sides = sidesOf(deeds, members).map((side) => ({ side, deeds: 1 }));
  return dependenceOfAll(sides, distinct([...members, member]), minDeeds)(member);
}

/** The same for any of the members, computed once for all; few sides are different. */
export function dependenceOfAll(
  counted: readonly SideCount[],
  members: readonly string[],
  minDeeds = 10,
): (member: string) => Dependence {
  const codes = distinct(members);
  const sides = counted.filter(({ side }) => side.length > 0);
  const n = sides.reduce((sum, { deeds }) => sum + deeds, 0);
  if (n < minDeeds || n === 0)
    return () => ({ value: null, reason: `fewer-than-${minDeeds}-deeds`, n });
  const sum = (of: (one: SideCount) => number): number =>
    sides.reduce((total, one) => total + of(one) * one.deeds, 0) / n;
  const has = (code: string): ((one: SideCount) => boolean) => {
    return ({ side }) => side.includes(code);
  };
  const sole = codes.map((code) =>
    sum(({ side }) => Number(side.length === 1 && side[0] === code)),
  );
  const fractional = codes.map((code) => sum((one) => (has(code)(one) ? 1 / one.side.length : 0)));
  const takesPart = codes.map((code) => sum((one) => Number(has(code)(one))));
  const hhi = fractional.reduce((total, share) => total + share * share, 0);
  return (member) => {
    const at = codes.indexOf(member);
    return {
      n,
      takesPart: takesPart[at]!,
      sole: sole[at]!,
      fractional: fractional[at]!,
      without: 1 - sole[at]!,
      hhi,
      effective: 1 / hhi,
      rankSole: rankOf(sole, at),
      rankFractional: rankOf(fractional, at),
    };
  };
}

/** Rank from 1; ties share the better rank. */
const rankOf = (values: readonly number[], at: number): number =>
  1 + values.filter((value) => value > values[at]! + 1e-12).length;

/** Interval of `without` over documents: each deed belongs to its primary document. */
export function withoutInterval(
  deeds: readonly (readonly string[])[],
  documents: readonly string[],
  members: readonly string[],
  member: string,
  options: Partial<BootstrapOptions> = {},
): Interval {
  const rows = sidesOf(deeds, members)
    .map((side, i) => ({ side, document: documents[i]! }))
    .filter(({ side }) => side.length > 0);
  const units = distinct(rows.map((row) => row.document));
  const places = new Map(units.map((id, i) => [id, i]));
  const unitOf = rows.map((row) => places.get(row.document)!);
  const soleOf = rows.map(({ side }) => side.length === 1 && side[0] === member);
  return bootstrap(
    units.length,
    (weights) => {
      let all = 0;
      let sole = 0;
      for (let i = 0; i < rows.length; i++) {
        const w = weights[unitOf[i]!]!;
        all += w;
        if (soleOf[i]) sole += w;
      }
      return all === 0 ? null : 1 - sole / all;
    },
    { name: 'without', ...options },
  );
}

export type Concentration =
  | { value: number; effective: number; unbiased: number | null }
  | { value: null; reason: 'no-deeds' };

/** Herfindahl–Hirschman index of counts, and the effective number (Laakso & Taagepera 1979). */
export function concentration(counts: readonly number[]): Concentration {
  const total = counts.reduce((a, b) => a + b, 0);
  if (!(total > 0)) return { value: null, reason: 'no-deeds' };
  const value = counts.reduce((sum, c) => sum + (c / total) ** 2, 0);
  const unbiased =
    total > 1 ? counts.reduce((sum, c) => sum + c * (c - 1), 0) / (total * (total - 1)) : null;
  return { value, effective: 1 / value, unbiased };
}

export type Volatility =
  | { n: number; mean: number; sd: number; masc: number; signEntropy: number }
  | { value: null; reason: `fewer-than-${number}-months`; n: number };

/**
 * How unsteady relations are: over months with at least one deed, the mean, standard deviation and
 * mean absolute successive change of the month's mean score; and the entropy of the deeds' signs,
 * 0 (all alike) to 1 (Goldstein 1992; Shellman 2004).
 */
export function volatility(months: readonly (readonly number[])[], minMonths = 6): Volatility {
  const active = months.filter((scores) => scores.length > 0);
  const n = active.length;
  if (n < minMonths || n === 0) return { value: null, reason: `fewer-than-${minMonths}-months`, n };
  const means = active.map((scores) => scores.reduce((a, b) => a + b, 0) / scores.length);
  const mean = means.reduce((a, b) => a + b, 0) / n;
  const squares = means.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const steps = means.slice(1).map((x, i) => Math.abs(x - means[i]!));
  const deeds = active.flat();
  const signEntropy = [1, 0, -1]
    .map((sign) => deeds.filter((score) => Math.sign(score) === sign).length / deeds.length)
    .reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), 0);
  return {
    n,
    mean,
    sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0,
    masc: steps.length === 0 ? 0 : steps.reduce((a, b) => a + b, 0) / steps.length,
    signEntropy: signEntropy / Math.log(3),
  };
}
