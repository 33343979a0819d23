import { addDays, once } from '../base/index.ts';
import { byText, distinct } from './common.ts';
import { type GivenDeeds, factsOf } from './deeds/index.ts';
import { type PlacedOptions, placedIn } from './engagement/placed.ts';
import { engages } from './engagement/tally.ts';
import {
  Holdings,
  type Pair,
  type RankMetrics,
  type Tie,
  TieGrid,
  metricsOf,
  ranked,
  ranksOf,
} from './next.ts';
import type { PlacedDeeds } from './placed.ts';

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

/** The ties of deeds as places in a grid, with the first day on which each can be known. */
interface Held {
  grid: TieGrid;
  /** By the last day on which the first deed of each may have happened, and those days. */
  byDay: Int32Array;
  days: readonly string[];
  /** Deeds that make ties, and those that make one of them. */
  counted: Int32Array;
  deedsOf: (place: number) => string[];
  last: string | null;
}

/** Half-years of backtest: 183 days each. */
const STEP = 183;

/**
 * What pairs like this one have done and this one has not. Never called a forecast unless ranking by
 * it put what came later before what is merely common, in more than half of the rolling half-years and
 * by the mean of 1/rank.
 */
export function nextSteps(deeds: GivenDeeds, options: NextOptions): NextResult {
  const { limit = 20, minTruth = 20 } = options;
  const facts = factsOf(deeds);
  const placed = placedIn(facts, options, (status) => engages({ status }));
  const held = tiesOf(placed, options.asOf);
  const { grid } = held;
  const holdings = new Holdings(grid, held.byDay);
  const candidates = holdings.candidates();
  const scores = holdings.scores(candidates);
  const steps = Array.from(ranked(scores).subarray(0, limit), (at): NextStep => {
    const place = candidates[at]!;
    const [member, partner, domain, kind] = grid.tie(place);
    return {
      ...{ member, partner, domain, kind, score: scores[at]! },
      precedents: holdings.because(place).map((pair) => {
        const ids = once(() => held.deedsOf(grid.place([...pair, domain, kind])));
        return {
          pair,
          get deedIds() {
            return ids();
          },
        };
      }),
    };
  });

  const deedIds = once(() => distinct(Array.from(held.counted, (at) => facts.deed(at).id)));
  const recordIds = once(() =>
    distinct([...held.counted].flatMap((at) => facts.deed(at).eventIds)),
  );
  const found = backtest(held, [held.last ?? options.asOf, options.asOf].sort(byText)[0]!);
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
    ties: held.byDay.length,
    candidates: candidates.length,
    get deedIds() {
      return deedIds();
    },
    get recordIds() {
      return recordIds();
    },
  };
}

/** The ties of deeds, each once; deeds of the same sides, domains and means share theirs. */
function tiesOf({ facts, kinds, kindOf, places }: PlacedDeeds, asOf: string): Held {
  const { date, dates, domains, domainLists, instrument, instruments } = facts;
  const keyOf = (at: number): number =>
    (kindOf[at]! * domainLists.length + domains[at]!) * instruments.length + instrument[at]!;
  const counts = dates.map(({ start, end }) => end !== null && start! <= asOf);
  const counted = places.filter(
    (at) =>
      instruments[instrument[at]!] !== null &&
      domainLists[domains[at]!]!.length > 0 &&
      counts[date[at]!] === true,
  );
  // Numbers in the order of days, so that the earliest is the least.
  const ends = [...new Set(dates.flatMap(({ end }) => end ?? []))].sort();
  const rank = new Map(ends.map((end, i) => [end, i]));
  const endOf = Int32Array.from(dates, ({ end }) => (end === null ? -1 : rank.get(end)!));
  const earliest = new Map<number, number>();
  let latest = -1;
  for (const at of counted) {
    const key = keyOf(at);
    const end = endOf[date[at]!]!;
    if (end > latest) latest = end;
    const known = earliest.get(key);
    if (known === undefined || end < known) earliest.set(key, end);
  }
  const tiesIn = (key: number): Tie[] => {
    const means = instruments[key % instruments.length]!;
    const rest = Math.floor(key / instruments.length);
    const about = domainLists[rest % domainLists.length]!;
    return kinds[Math.floor(rest / domainLists.length)]!.pairs.flatMap(({ member, partner }) =>
      about.map((domain): Tie => [member, partner, domain, means]),
    );
  };
  const entries = [...earliest].map(([key, end]) => ({ key, end, ties: tiesIn(key) }));
  const grid = new TieGrid(entries.flatMap(({ ties }) => ties));
  const days = new Map<number, number>();
  const keysOf = new Map<number, Set<number>>();
  for (const { key, end, ties } of entries)
    for (const tie of ties) {
      const place = grid.place(tie);
      days.set(place, Math.min(end, days.get(place) ?? end));
      const keys = keysOf.get(place);
      if (keys) keys.add(key);
      else keysOf.set(place, new Set([key]));
    }
  const ordered = [...days].sort(([x, a], [y, b]) => a - b || x - y);
  return {
    grid,
    byDay: Int32Array.from(ordered, ([place]) => place),
    days: ordered.map(([, end]) => ends[end]!),
    counted,
    deedsOf: (place) =>
      distinct(
        Array.from(
          counted.filter((at) => keysOf.get(place)?.has(keyOf(at)) === true),
          (at) => facts.deed(at).id,
        ),
      ),
    last: latest < 0 ? null : ends[latest]!,
  };
}

/** How many of the days, which stand in order, are not after one. */
function upTo(days: readonly string[], day: string): number {
  let [lo, hi] = [0, days.length];
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (days[mid]! <= day) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/** Rolling half-years: learn from all before, look at what is new in the 183 days after. */
function backtest({ grid, byDay, days }: Held, end: string): Backtest {
  const first = days[0];
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
    const [known, soon] = [upTo(days, day), upTo(days, until)];
    if (soon === known) continue;
    const fresh = byDay.slice(known, soon);
    const holdings = new Holdings(grid, byDay.subarray(0, known));
    const candidates = holdings.candidates();
    const came = new Uint8Array(grid.size);
    for (const place of fresh) came[place] = 1;
    const here = Array.from(candidates.keys()).filter((i) => came[candidates[i]!] === 1);
    const rank = (scores: Float64Array): RankMetrics =>
      metricsOf(ranksOf(scores, here), fresh.length, candidates.length);
    const model = rank(holdings.scores(candidates));
    const baseline = rank(Float64Array.from(candidates, (place) => holdings.popularity(place)));
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
