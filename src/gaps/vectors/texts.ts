/** Vectors of sections e to n: agenda, wording, alignment, dependence, trend, and what they rest on. */
import { z } from 'zod';
import { dropFisher, dropTest, leftOut } from '../agenda.ts';
import { alpha, alphaInterval } from '../agreement.ts';
import { alignment, similarity } from '../alignment.ts';
import { changePoint, pelt } from '../change.ts';
import { concentration, dependence, volatility, withoutInterval } from '../dependence.ts';
import { correctedCount } from '../error.ts';
import { nextScores, popularity, rankMetrics } from '../next.ts';
import { precedence } from '../precedence.ts';
import { contradictions, copyClusters, sourceBasis } from '../sources.ts';
import { firsts, trend } from '../trend.ts';
import { logOdds, useRuns } from '../wording.ts';
import { type VectorFunction, numbers, on, resampling, texts } from './spelling.ts';

const shares = {
  x1: z.number(),
  n1: z.number(),
  x2: z.number(),
  n2: z.number(),
};
const topics = z.object({
  complete: z.boolean(),
  n: z.number(),
  topics: z.record(z.string(), z.number()),
});
const words = z.record(z.string(), z.number()).transform((given) => new Map(Object.entries(given)));

const TEXTS: Readonly<Record<string, VectorFunction>> = {
  drop_poisson: on(
    z.object({ ...shares, level: z.number().default(0.95) }),
    ({ x1, n1, x2, n2, level }) => dropTest(x1, n1, x2, n2, level),
  ),
  drop_fisher: on(z.object(shares), ({ x1, n1, x2, n2 }) => dropFisher(x1, n1, x2, n2)),
  left_out: on(
    z.object({
      agenda: texts,
      prev: topics.nullable().default(null),
      cur: topics,
      alpha: z.number().default(0.05),
    }),
    ({ agenda, prev, cur, alpha: limit }) => leftOut(agenda, prev, cur, limit),
  ),
  log_odds: on(
    z.object({
      c1: words,
      c2: words,
      bg: words,
      a0: z.number().nullable().default(null),
      full_var: z.boolean().default(false),
    }),
    ({ c1, c2, bg, a0, full_var: fullVariance }) => logOdds(c1, c2, bg, { a0, fullVariance }),
  ),
  use_runs: on(
    z.object({ present: z.array(z.boolean().nullable()), min_run: z.number().default(2) }),
    ({ present, min_run: minRun }) => useRuns(present, minRun),
  ),
};

const stances = z.array(z.number().nullable());

const ACTORS: Readonly<Record<string, VectorFunction>> = {
  pair: on(
    z.object({ a: stances, b: stances, min_n: z.number().default(5) }),
    ({ a, b, min_n: minShared }) => alignment(a, b, minShared),
  ),
  S: on(
    z.object({
      a: stances,
      b: stances,
      w: numbers.nullable().default(null),
      dmax: z.number().default(2),
      metric: z.enum(['absolute', 'squared']).catch('absolute'),
    }),
    ({ a, b, w: weights, dmax, metric }) => similarity(a, b, { dmax, metric, weights }),
  ),
  dependence: on(
    z.object({
      deeds: z.array(texts),
      members: texts,
      member: z.string(),
      min_n: z.number().default(10),
    }),
    ({ deeds, members, member, min_n: minDeeds }) => dependence(deeds, members, member, minDeeds),
  ),
  hhi: on(z.object({ counts: numbers }), ({ counts }) => concentration(counts)),
  without_boot: on(
    z.object({
      deeds: z.array(texts),
      docs: texts,
      members: texts,
      member: z.string(),
      ...resampling,
      stream: z.string().default('without'),
    }),
    ({ deeds, docs, members, member, B: replicates, seed, level, stream: name }) =>
      withoutInterval(deeds, docs, members, member, { replicates, seed, level, name }),
  ),
  volatility: on(
    z.object({ months: z.array(numbers), min_months: z.number().default(6) }),
    ({ months, min_months: minMonths }) => volatility(months, minMonths),
  ),
};

const exposure = numbers.nullable().default(null);

const TIMES: Readonly<Record<string, VectorFunction>> = {
  trend: on(
    z.object({
      y: z.array(z.number().nullable()),
      e: exposure,
      level: z.number().default(0.95),
    }),
    ({ y, e, level }) => trend(y, e, level),
  ),
  change_point: on(
    z.object({ y: numbers, e: exposure, min_seg: z.number().default(2) }),
    ({ y, e, min_seg: minSegment }) => changePoint(y, e, minSegment),
  ),
  pelt: on(
    z.object({ y: numbers, e: exposure, min_seg: z.number().default(2) }),
    ({ y, e, min_seg: minSegment }) => pelt(y, e, minSegment),
  ),
  firsts: on(
    z.object({
      events: z.array(z.object({ id: z.string(), date: z.string(), key: z.string() })),
      coverage_start: z.string(),
      burn_in_days: z.number().default(365),
    }),
    ({ events, coverage_start: start, burn_in_days: burnIn }) => firsts(events, start, burnIn),
  ),
  precede: on(
    z.object({
      a: numbers,
      b: numbers,
      L: z.number(),
      k: z.number(),
      max_shift: z.number().nullable().default(null),
    }),
    ({ a, b, L, k, max_shift: maxShift }) => {
      const result = precedence(a, b, L, k, { maxShift });
      // The band of chance is ours: the vectors know of none.
      if (!('chance' in result)) return result;
      const { chance: _, ...known } = result;
      return known;
    },
  ),
};

const document = z.object({
  publisher: z.string().nullable(),
  text: z.string(),
  state: z
    .union([z.number(), z.boolean()])
    .nullable()
    .transform((state) => (state === null ? null : Boolean(state))),
  wire: z.string().nullable(),
});
const claim = z.object({
  id: z.string(),
  key: z.string(),
  status: z.string(),
  date: z.string().nullable(),
  quantity: z
    .object({
      value: z.number(),
      unit: z.string(),
      bound: z.enum(['floor', 'ceiling', 'exact']),
    })
    .nullable(),
});
const units = z.array(z.array(z.number().nullable()));
const metric = z.enum(['nominal', 'ordinal', 'interval']).default('nominal');
const tie = z.tuple([z.string(), z.string(), z.string(), z.string()]);

const BASIS: Readonly<Record<string, VectorFunction>> = {
  'clusters+basis': on(
    z.object({
      docs: z.array(document),
      tau: z.number().default(0.5),
      w: z.number().default(5),
    }),
    ({ docs, tau: threshold, w: width }) => {
      const clusters = copyClusters(docs, { threshold, width });
      return { clusters, basis: sourceBasis(docs, clusters) };
    },
  ),
  contradictions: on(
    z.object({ records: z.array(claim), rel: z.number().default(0.005) }),
    ({ records, rel }) => contradictions(records, rel),
  ),
  alpha: on(z.object({ units, metric }), (given) => alpha(given.units, given.metric)),
  alpha_boot: on(
    z.object({ units, metric, ...resampling, stream: z.string().default('alpha') }),
    ({ B: replicates, seed, level, stream: name, ...given }) =>
      alphaInterval(given.units, given.metric, { replicates, seed, level, name }),
  ),
  scores: on(z.object({ seen: z.array(tie), candidates: z.array(tie) }), ({ seen, candidates }) =>
    nextScores(seen, candidates),
  ),
  popularity: on(
    z.object({ seen: z.array(tie), candidates: z.array(tie) }),
    ({ seen, candidates }) => popularity(seen, candidates),
  ),
  rank_metrics: on(
    z.object({
      scores: z.array(z.tuple([tie, z.number()])),
      truth: z.array(tie),
      k: z.number().default(10),
    }),
    ({ scores, truth, k }) => rankMetrics(scores, truth, k),
  ),
  corrected: on(
    z.object({
      n: z.number(),
      tp: z.number(),
      fp: z.number(),
      rtp: z.number(),
      fn: z.number(),
      ...resampling,
      stream: z.string().default('error'),
    }),
    ({ n, B: replicates, seed, stream: name, ...review }) =>
      correctedCount(n, review, { replicates, seed, name }),
  ),
};

export const TEXT_VECTORS: Readonly<Record<string, VectorFunction>> = {
  ...TEXTS,
  ...ACTORS,
  ...TIMES,
  ...BASIS,
};
