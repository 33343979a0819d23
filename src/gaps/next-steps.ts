import { addDays } from '../base/index.ts';
import { byText, distinct } from './common.ts';
import type { Deed } from './deeds/index.ts';
import { type PlacedOptions, placedDeeds } from './engagement/placed.ts';
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

interface Held {
  tie: Tie;
  /** First day on which it can be known: the last day on which the deed may have happened. */
  day: string;
  deed: Deed;
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
  const held = placed.flatMap(({ deed, sides }): Held[] => {
    const { instrument, date, domains } = deed;
    if (instrument === null || date.end === null || date.start! > options.asOf) return [];
    return sides.pairs.flatMap(({ member, partner }) =>
      domains.map((domain) => ({
        tie: [member, partner, domain, instrument] as const,
        day: date.end!,
        deed,
      })),
    );
  });
  const seen = distinctTies(held);
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
          held
            .filter(
              ({ tie: t }) =>
                t[0] === pair[0] && t[1] === pair[1] && t[2] === domain && t[3] === kind,
            )
            .map(({ deed }) => deed.id),
        ),
      }));
      return { member, partner, domain, kind, score, precedents };
    });

  const found = backtest(held, options.asOf);
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
    deedIds: distinct(held.map(({ deed }) => deed.id)),
    recordIds: distinct(held.flatMap(({ deed }) => deed.eventIds)),
  };
}

const distinctTies = (held: readonly Held[]): Tie[] =>
  [...new Map(held.map(({ tie }) => [tieKey(tie), tie])).values()].sort(byTie);

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
function backtest(held: readonly Held[], asOf: string): Backtest {
  const first = held.map(({ day }) => day).sort(byText)[0];
  const cuts: Backtest['cuts'] = [];
  let truth = 0;
  let reachable = 0;
  const sums = { model: { precisionAtK: 0, mrr: 0 }, baseline: { precisionAtK: 0, mrr: 0 } };
  const end =
    [
      ...held
        .map(({ day }) => day)
        .sort(byText)
        .slice(-1),
      asOf,
    ].sort(byText)[0] ?? asOf;
  for (
    let day = first === undefined ? end : addDays(first, STEP);
    day < end;
    day = addDays(day, STEP)
  ) {
    const train = distinctTies(held.filter((one) => one.day <= day));
    const known = new Set(train.map(tieKey));
    const until = addDays(day, STEP);
    const fresh = distinctTies(
      held.filter((one) => one.day > day && one.day <= until && !known.has(tieKey(one.tie))),
    );
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
