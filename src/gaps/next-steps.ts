import { addDays, once } from '../base/index.ts';
import { byText, distinct } from './common.ts';
import type { Deed } from './deeds/index.ts';
import { type PlacedDeed, type PlacedOptions, placedDeeds } from './engagement/placed.ts';
import { engages } from './engagement/tally.ts';
import {
  type Pair,
  type RankMetrics,
  type Tie,
  byTie,
  nextScores,
  popularity,
  rankMetrics,
  tieKey,
} from './next.ts';

/** One tie that a pair does not have and pairs like it do. */
export interface NextStep {
  member: string;
  partner: string;
  domain: string;
  kind: string;
  score: number;
  /** Pairs that have it, and the deeds by which they do. */
  precedents: { pair: Pair; deedIds: string[] }[];
}

/** How well the scores did where the answer is known by now. */
export interface Backtest {
  cuts: {
    day: string;
    test: number;
    reachable: number;
    model: RankMetrics;
    baseline: RankMetrics;
  }[];
  /** New ties in all test periods, and those among them that were candidates at all. */
  truth: number;
  reachable: number;
  model: { precisionAtK: number; mrr: number };
  baseline: { precisionAtK: number; mrr: number };
  /** Cuts in which the scores did better, or worse, than popularity. */
  wins: number;
  losses: number;
}

export interface NextResult {
  /** Precedents, best first; a forecast only where `forecast` has a value. */
  steps: NextStep[];
  backtest: Backtest | { value: null; reason: `fewer-than-${number}-new-ties`; truth: number };
  /** Whether the list may be called a forecast. */
  forecast:
    | { value: true }
    | { value: null; reason: 'not-better-than-popularity' | `fewer-than-${number}-new-ties` };
  ties: number;
  candidates: number;
  deedIds: string[];
  recordIds: string[];
}

export interface NextOptions extends PlacedOptions {
  /** Steps to give. */
  limit?: number;
  /** New ties that a backtest needs in all. */
  minTruth?: number;
}

/** A tie with the deeds that make it. */
interface Held {
  tie: Tie;
  key: string;
  /** First day on which it can be known: the last day on which a deed of it may have happened. */
  day: string;
  deeds: Deed[];
}

/** Half-years of backtest: 183 days each. */
const STEP = 183;

/**
 * What pairs like this one have done and this one has not. Never called a forecast unless ranking by
 * it put what came later before what is merely common, in more than half of the rolling half-years and
 * by the mean of 1/rank.
 */
export function nextSteps(deeds: readonly Deed[], options: NextOptions): NextResult {
  const { limit = 20, minTruth = 20 } = options;
  const placed = placedDeeds(deeds, options).filter(({ deed }) => engages(deed));
  const { held, deeds: counted, last } = tiesOf(placed, options.asOf);
  const byKey = new Map(held.map((one) => [one.key, one]));
  const seen = held.map(({ tie }) => tie).sort(byTie);
  const candidates = candidatesOf(seen);
  const scores = nextScores(seen, candidates);
  const steps = candidates
    .map((tie) => ({ tie, ...scores.get(tieKey(tie))! }))
    .sort((a, b) => b.score - a.score || byTie(a.tie, b.tie))
    .slice(0, limit)
    .map(({ tie, score, because }): NextStep => {
      const [member, partner, domain, kind] = tie;
      const precedents = because.map((pair) => ({
        pair,
        deedIds: distinct(
          (byKey.get(tieKey([...pair, domain, kind]))?.deeds ?? []).map(({ id }) => id),
        ),
      }));
      return { member, partner, domain, kind, score, precedents };
    });

  const deedIds = once(() => distinct(counted.map(({ id }) => id)));
  const recordIds = once(() => distinct(counted.flatMap((deed) => deed.eventIds)));
  const found = backtest(held, [last ?? options.asOf, options.asOf].sort(byText)[0]!);
  const enough = found.truth >= minTruth;
  const reason = `fewer-than-${minTruth}-new-ties` as const;
  const better = found.wins * 2 > found.cuts.length && found.model.mrr > found.baseline.mrr;
  return {
    steps,
    backtest: enough ? found : { value: null, reason, truth: found.truth },
    forecast: !enough
      ? { value: null, reason }
      : better
        ? { value: true }
        : { value: null, reason: 'not-better-than-popularity' },
    ties: seen.length,
    candidates: candidates.length,
    get deedIds() {
      return deedIds();
    },
    get recordIds() {
      return recordIds();
    },
  };
}

/** The ties of deeds, each once, with the deeds that make it; deeds of the same kind share their ties. */
function tiesOf(
  placed: readonly PlacedDeed[],
  asOf: string,
): { held: Held[]; deeds: Deed[]; last: string | null } {
  const held = new Map<string, Held>();
  const known = new Map<PlacedDeed['sides'], Map<Deed['domains'], Map<string, Held[]>>>();
  const entriesOf = ({ deed, sides }: PlacedDeed, kind: string): Held[] => {
    let byDomains = known.get(sides);
    if (byDomains === undefined) known.set(sides, (byDomains = new Map()));
    let byKind = byDomains.get(deed.domains);
    if (byKind === undefined) byDomains.set(deed.domains, (byKind = new Map()));
    let found = byKind.get(kind);
    if (found === undefined) {
      found = sides.pairs.flatMap(({ member, partner }) =>
        deed.domains.map((domain) => {
          const tie = [member, partner, domain, kind] as const;
          const key = tieKey(tie);
          const one = held.get(key) ?? { tie, key, day: deed.date.end!, deeds: [] };
          held.set(key, one);
          return one;
        }),
      );
      byKind.set(kind, found);
    }
    return found;
  };
  const deeds: Deed[] = [];
  let last: string | null = null;
  for (const one of placed) {
    const { instrument, date, domains } = one.deed;
    if (instrument === null || date.end === null || date.start! > asOf || domains.length === 0)
      continue;
    deeds.push(one.deed);
    if (last === null || date.end > last) last = date.end;
    for (const entry of entriesOf(one, instrument)) {
      if (date.end < entry.day) entry.day = date.end;
      entry.deeds.push(one.deed);
    }
  }
  return { held: [...held.values()], deeds, last };
}

/** Pairs that have anything, with everything that any pair has, less what they have. */
function candidatesOf(seen: readonly Tie[]): Tie[] {
  const have = new Set(seen.map(tieKey));
  const pairs = new Map(seen.map((tie) => [`${tie[0]}|${tie[1]}`, tie]));
  const kinds = new Map(seen.map((tie) => [`${tie[2]}|${tie[3]}`, tie]));
  return [...pairs.values()]
    .flatMap(([member, partner]) =>
      [...kinds.values()].map((kind): Tie => [member, partner, kind[2], kind[3]]),
    )
    .filter((tie) => !have.has(tieKey(tie)))
    .sort(byTie);
}

/** Rolling half-years: learn from all before, look at what is new in the 183 days after. */
function backtest(held: readonly Held[], end: string): Backtest {
  const first = held.map(({ day }) => day).sort(byText)[0];
  const cuts: Backtest['cuts'] = [];
  let truth = 0;
  let reachable = 0;
  const sums = { model: { precisionAtK: 0, mrr: 0 }, baseline: { precisionAtK: 0, mrr: 0 } };
  for (
    let day = first === undefined ? end : addDays(first, STEP);
    day < end;
    day = addDays(day, STEP)
  ) {
    const until = addDays(day, STEP);
    const tiesIn = (fits: (one: Held) => boolean): Tie[] =>
      held
        .filter(fits)
        .map(({ tie }) => tie)
        .sort(byTie);
    const train = tiesIn((one) => one.day <= day);
    const fresh = tiesIn((one) => one.day > day && one.day <= until);
    if (fresh.length === 0) continue;
    const candidates = candidatesOf(train);
    const scores = nextScores(train, candidates);
    const common = popularity(train, candidates);
    const rank = (score: (key: string) => number): RankMetrics | null => {
      const found = rankMetrics(
        candidates.map((tie) => [tie, score(tieKey(tie))] as const),
        fresh,
      );
      return 'mrr' in found ? found : null;
    };
    const model = rank((key) => scores.get(key)!.score);
    const baseline = rank((key) => common.get(key)!);
    if (model === null || baseline === null) continue;
    cuts.push({ day, test: fresh.length, reachable: model.reachable, model, baseline });
    truth += fresh.length;
    reachable += model.reachable;
    for (const [name, metrics] of [
      ['model', model],
      ['baseline', baseline],
    ] as const) {
      sums[name].precisionAtK += metrics.precisionAtK;
      sums[name].mrr += metrics.mrr;
    }
  }
  const mean = ({ precisionAtK, mrr }: { precisionAtK: number; mrr: number }) => ({
    precisionAtK: cuts.length === 0 ? 0 : precisionAtK / cuts.length,
    mrr: cuts.length === 0 ? 0 : mrr / cuts.length,
  });
  return {
    cuts,
    truth,
    reachable,
    model: mean(sums.model),
    baseline: mean(sums.baseline),
    wins: cuts.filter(({ model, baseline }) => model.mrr > baseline.mrr).length,
    losses: cuts.filter(({ model, baseline }) => model.mrr < baseline.mrr).length,
  };
}
