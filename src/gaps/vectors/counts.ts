/** Vectors of the random numbers, sections a to d: counts, gap, commitments, representation. */
import { z } from 'zod';
import { Random, dayNumber, partialDate, quantile, stream } from '../../base/index.ts';
import { pathState, twoPartPledge } from '../commitments/path.ts';
import { promiseScore } from '../commitments/score.ts';
import { promiseStatus } from '../commitments/status.ts';
import { kaplanMeier } from '../commitments/survival.ts';
import { type Cluster, clusterReports } from '../deeds/cluster.ts';
import { countDeeds } from '../deeds/count.ts';
import type { Report } from '../deeds/same.ts';
import { excess } from '../excess/index.ts';
import { shrinkCell } from '../excess/shrink.ts';
import type { Nested } from '../excess/table.ts';
import { levelSeries, summitLevels } from '../representation/levels.ts';
import { benjaminiHochberg, poissonMidP } from '../significance.ts';
import { type VectorFunction, numbers, on, texts } from './spelling.ts';

const seeded = z.object({ seed: z.int(), stream: z.string() });
const draws = (n: number, draw: (random: Random) => unknown): VectorFunction =>
  on(seeded, ({ seed, stream: name }) => {
    const random = stream(seed, name);
    return Array.from({ length: n }, () => draw(random));
  });

const word = z.number();
const RANDOM: Readonly<Record<string, VectorFunction>> = {
  u32x5: draws(5, (random) => random.u32()),
  u32x4_state: on(z.object({ state: z.tuple([word, word, word, word]) }), ({ state }) => {
    const random = new Random(state);
    return Array.from({ length: 4 }, () => random.u32());
  }),
  below10x12: draws(12, (random) => random.below(10)),
  unitx4: draws(4, (random) => random.unit()),
  shuffle8: on(seeded, ({ seed, stream: name }) =>
    stream(seed, name).shuffle([0, 1, 2, 3, 4, 5, 6, 7]),
  ),
  beta_binom_negbin: on(seeded, ({ seed, stream: name }) => {
    const random = stream(seed, name);
    return [random.betaInt(9, 3), random.binomial(20, 0.3), random.negativeBinomial(5, 0.7)];
  }),
  quantile7: on(z.object({ xs: numbers, p: z.number() }), ({ xs, p }) => quantile(xs, p)),
};

const record = z.object({
  id: z.string(),
  date: z.string(),
  end: z.string().nullish(),
  actors: texts,
  root: z.string(),
  mode: z.string().nullish(),
  kind: z.string().nullish(),
  domains: texts.default([]),
  status: z.string(),
  doc: z.string(),
});

function reportOf(given: z.infer<typeof record>): Report {
  const date = partialDate(given.date);
  const end = (given.end ? partialDate(given.end) : null) ?? date;
  return {
    id: given.id,
    first: date ? dayNumber(date.start) : -Infinity,
    last: end ? dayNumber(end.end) : Infinity,
    precision: date?.precision ?? 'unknown',
    actors: [...new Set(given.actors)],
    root: given.root,
    mode: given.mode ?? null,
    kind: given.kind ?? null,
    domains: [...new Set(given.domains)],
    status: given.status,
    document: given.doc,
  };
}

const countable = ({ reports }: Cluster): { actors: string[]; domains: string[] } => ({
  actors: [...new Set(reports.flatMap((r) => r.actors))],
  domains: [...new Set(reports.flatMap((r) => r.domains))],
});

const COUNTS: Readonly<Record<string, VectorFunction>> = {
  'dedupe+count': on(
    z.object({
      records: z.array(record),
      members: texts,
      partners: texts,
      domains: texts,
      slack: z.number().default(2),
      min_j: z.number().default(0.6),
    }),
    ({ records, slack, min_j: minOverlap, ...axes }) => {
      const clusters = clusterReports(records.map(reportOf), { slack, minOverlap });
      return {
        deeds: clusters.map(({ reports, ambiguous }) => ({
          ids: reports.map((r) => r.id),
          ambiguous,
          nSources: new Set(reports.map((r) => r.document)).size,
        })),
        ...countDeeds(clusters.filter((c) => !c.ambiguous).map(countable), axes),
      };
    },
  ),
};

const nested: z.ZodType<Nested> = z.lazy(() => z.union([z.number(), z.array(nested)]));

const GAP: Readonly<Record<string, VectorFunction>> = {
  engagement_gap: on(
    z.object({
      n: nested,
      mask: nested.nullable().default(null),
      margins: z.array(numbers).nullable().default(null),
      alpha: z.number().default(0.05),
      q: z.number().default(0.1),
      min_total: z.number().default(30),
      m_min: z.number().default(1),
    }),
    ({ n, mask, margins, alpha, q, min_total: minTotal, m_min: minExpected }) =>
      excess(n, mask, { margins, alpha, q, minTotal, minExpected }),
  ),
  cell_midp: on(z.object({ n: z.number(), m: z.number() }), ({ n, m }) => poissonMidP(n, m)),
  eb_cell: on(z.object({ n: z.number(), m: z.number(), a: z.number() }), ({ n, m, a }) =>
    shrinkCell(n, m, a),
  ),
  bh: on(z.object({ p: numbers }), ({ p }) => benjaminiHochberg(p)),
};

const promise = z.object({
  made: z.string(),
  due: z.string().nullable(),
  evidence: z
    .array(
      z.object({
        date: z.string(),
        kind: z.enum(['fulfil', 'partial', 'refuse', 'cancel', 'reaffirm']),
      }),
    )
    .default([]),
  docs_after_due: z.number().nullish(),
});
const statuses = z.array(
  z.enum(['kept', 'kept-late', 'broken', 'partly', 'open', 'overdue', 'unknown']),
);
const point = z.tuple([z.number(), z.number()]);

const COMMITMENTS: Readonly<Record<string, VectorFunction>> = {
  status: on(
    z.object({
      commitment: promise,
      as_of: z.string(),
      coverage_end: z.string().nullable().default(null),
      grace: z.number().default(30),
      stale: z.number().default(730),
    }),
    ({ commitment, as_of: asOf, coverage_end: coverageEnd, grace, stale }) =>
      promiseStatus(
        { ...commitment, documentsAfterDue: commitment.docs_after_due ?? null },
        { asOf, coverageEnd, grace, stale },
      ),
  ),
  g7: on(
    z.object({ statuses, overdue: z.number().nullable().default(null) }),
    ({ statuses: given, overdue }) => promiseScore(given, { overdue }),
  ),
  km: on(
    z.object({
      times: numbers,
      events: z.array(z.union([z.number(), z.boolean()])),
      level: z.number().default(0.95),
    }),
    ({ times, events, level }) => kaplanMeier(times, events.map(Boolean), level),
  ),
  path: on(
    z.object({
      start: point,
      target: point,
      obs: z.array(z.tuple([z.number(), z.number().nullable()])),
      bound: z.enum(['floor', 'ceiling', 'exact']).default('floor'),
    }),
    ({ start, target, obs, bound }) => pathState(start, target, obs, bound),
  ),
  two_part: on(
    z.object({ core: z.number().nullable(), related: z.number().nullable() }),
    ({ core, related }) => twoPartPledge(core, related),
  ),
};

const levels = z.object({
  levels: z.array(z.enum(['hog', 'minister', 'official', 'absent', 'not-invited']).nullable()),
});

export const COUNT_VECTORS: Readonly<Record<string, VectorFunction>> = {
  ...RANDOM,
  ...COUNTS,
  ...GAP,
  ...COMMITMENTS,
  series: on(levels, (given) => levelSeries(given.levels)),
  summit: on(levels, (given) => summitLevels(given.levels)),
};
