/**
 * For each measure with an interval: ledgers (or counts, or texts) drawn from a known truth, and whether
 * the interval holds it. null where the measure gave a reason instead of an interval.
 */
import { stream, type Random } from '../../src/base/index.ts';
import { alphaInterval } from '../../src/gaps/agreement.ts';
import { dropTest } from '../../src/gaps/agenda.ts';
import { similarity } from '../../src/gaps/alignment.ts';
import { bootstrap, type Interval } from '../../src/gaps/bootstrap.ts';
import { changePointP } from '../../src/gaps/change.ts';
import { kaplanMeier } from '../../src/gaps/commitments/survival.ts';
import { withoutInterval } from '../../src/gaps/dependence.ts';
import { correctedCount } from '../../src/gaps/error.ts';
import { excess } from '../../src/gaps/excess/index.ts';
import { engagement } from '../../src/gaps/index.ts';
import { precedence } from '../../src/gaps/precedence.ts';
import { trend } from '../../src/gaps/trend.ts';
import { logOdds } from '../../src/gaps/wording.ts';
import { OPTIONS, gammaOfMeanOne, ledgerOf, poisson } from './ledgers.ts';

/** Whether the truth lies in the interval, for one drawn ledger; several cells give several answers. */
type Draw = (random: Random, level: number, run: number) => (boolean | null)[];

export interface Simulation {
  measure: string;
  truth: string;
  /** Levels at which the interval can be asked for, or the one it has. */
  levels: readonly number[];
  draw: Draw;
}

const holds = (interval: Interval | null, truth: number): boolean | null =>
  interval === null || 'value' in interval ? null : interval.lo <= truth && truth <= interval.hi;

const BOTH = [0.9, 0.95] as const;

/** Counts of one pair over documents. */
const counts =
  (perDocument: number, clustering: number | null): Draw =>
  (random, _, run) => {
    const documents = 100;
    const found = engagement(
      ledgerOf(random, documents, () => perDocument, clustering),
      { ...OPTIONS, replicates: 500, seed: run },
    );
    return found.cells
      .filter((cell) => cell.member !== 'ALL')
      .slice(0, 4)
      .map((cell) => holds(cell.bootstrap, documents * perDocument));
  };

const SHARES = [0.4, 0.3, 0.2, 0.1];

/** Gap of every cell of a table with one pair that does twice what the totals say. */
const gap: Draw = (random, _, run) => {
  const documents = 150;
  const mean = (i: number, j: number): number =>
    2 * SHARES[i]! * SHARES[j]! * (i === 1 && j === 2 ? 2 : 1);
  const truth = excess(
    [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => documents * mean(i, j))),
    null,
  );
  const found = engagement(ledgerOf(random, documents, mean, 3), {
    ...OPTIONS,
    replicates: 400,
    seed: run,
  }).gap.pairs;
  if (found.value === null || truth.value === null) return [null];
  const expected = new Map(truth.value.map(({ cell, gap: value }) => [cell.join(), value]));
  return found.value
    .filter((cell) => cell.m >= 5)
    .map((cell) => {
      const at = `${['AAA', 'BBB', 'CCC', 'DDD'].indexOf(cell.row)},${OPTIONS.partners.indexOf(cell.column)}`;
      return holds(cell.bootstrap, expected.get(at)!);
    });
};

/**
 * Ratio of a cell to its expectation, drawn from the gamma prior that the method assumes. What is
 * true is measured as the method measures: against the margins of the table of true means.
 */
const ratio: Draw = (random) => {
  const means = Array.from({ length: 10 }, () =>
    Array.from({ length: 8 }, () => 8 * gammaOfMeanOne(random, 4)),
  );
  const truth = excess(means);
  const found = excess(means.map((row) => row.map((mean) => poisson(random, mean))));
  if (found.value === null || truth.value === null) return [null];
  const ratios = truth.value.map(({ n, m }) => n / m);
  return found.value.map(({ eb }, i) => eb.lo <= ratios[i]! && ratios[i]! <= eb.hi);
};

const without: Draw = (random, level, run) => {
  const deeds: string[][] = [];
  const documents: string[] = [];
  for (let d = 0; d < 80; d++) {
    // Deeds of one document are alike: its share of sole deeds varies.
    const alone = Math.min(1, 0.3 * gammaOfMeanOne(random, 4));
    for (let k = 1 + poisson(random, 1); k > 0; k--) {
      deeds.push(random.unit() < alone ? ['USA', 'JPN'] : ['USA', 'GBR', 'JPN']);
      documents.push(`d${d}`);
    }
  }
  return [
    holds(
      withoutInterval(deeds, documents, ['USA', 'GBR'], 'USA', {
        level,
        seed: run,
        replicates: 500,
        name: 'simulated',
      }),
      1 - EXPECTED_ALONE,
    ),
  ];
};

/** Mean of min(1, 0.3 g), g gamma of shape 4 and mean 1, from a million draws. */
const EXPECTED_ALONE = ((): number => {
  const random = stream(1, 'truth');
  let sum = 0;
  for (let k = 0; k < 1_000_000; k++) sum += Math.min(1, 0.3 * gammaOfMeanOne(random, 4));
  return sum / 1_000_000;
})();

const drop: Draw = (random, level) => {
  const found = dropTest(random.binomial(60, 0.25), 60, random.binomial(40, 0.125), 40, level);
  if (found.value === null && found.reason !== 'zero-before') return [null];
  return [found.lo <= 0.5 && (found.hi === null || 0.5 <= found.hi)];
};

/** Log-odds of words between two texts; the truth is a word twice as frequent in the first. */
const wording: Draw = (random) => {
  const rates = Array.from({ length: 40 }, (_, w) => 10 + (w % 5) * 6);
  const first = new Map(rates.map((r, w) => [`w${w}`, poisson(random, w === 0 ? 2 * r : r)]));
  const second = new Map(rates.map((r, w) => [`w${w}`, poisson(random, r)]));
  const background = new Map(
    rates.map((r, w) => [
      `w${w}`,
      first.get(`w${w}`)! + second.get(`w${w}`)! + poisson(random, 8 * r),
    ]),
  );
  const total = rates.reduce((a, b) => a + b, 0);
  const logit = (x: number, n: number): number => Math.log(x / (n - x));
  const found = logOdds(first, second, background, { a0: 100 }).value;
  return [0, 1, 2, 3, 4, 5].map((w) => {
    const one = found.get(`w${w}`)!;
    if ('value' in one) return null;
    const truth =
      logit(w === 0 ? 2 * rates[w]! : rates[w]!, total + rates[0]!) - logit(rates[w]!, total);
    return Math.abs(one.delta - truth) <= 1.96 * Math.sqrt(one.var);
  });
};

const alignmentS: Draw = (random, level, run) => {
  // Same with .6, one step apart with .3, opposed with .1: S = 1 - 2 (.3/2 + .1) = .5.
  const pairs = Array.from({ length: 40 }, () => {
    const u = random.unit();
    return u < 0.6 ? [1, 1] : u < 0.9 ? [1, 0] : [1, -1];
  });
  const interval = bootstrap(
    pairs.length,
    (weights) =>
      similarity(
        pairs.map(([a]) => a!),
        pairs.map(([, b]) => b!),
        { weights: [...weights] },
      ).value,
    { name: 'simulated', level, seed: run, replicates: 500 },
  );
  return [holds(interval, 0.5)];
};

const trendOf =
  (clustering: number | null): Draw =>
  (random, level) => {
    const found = trend(
      Array.from({ length: 12 }, (_, t) =>
        poisson(
          random,
          10 * 1.05 ** t * (clustering === null ? 1 : gammaOfMeanOne(random, clustering)),
        ),
      ),
      null,
      level,
    );
    return [found.value === null ? null : found.lo <= 1.05 && 1.05 <= found.hi];
  };

const agreement: Draw = (random, level, run) => {
  // Two coders, two equally frequent values, each right with .9: agreement .82, so alpha = .64.
  const units = Array.from({ length: 100 }, () => {
    const truth = random.below(2);
    const code = (): number => (random.unit() < 0.9 ? truth : 1 - truth);
    return [code(), code()];
  });
  return [holds(alphaInterval(units, 'nominal', { level, seed: run, replicates: 500 }), 0.64)];
};

const corrected: Draw = (random, _, run) => {
  const truth = 200;
  const [precision, recall] = [0.85, 0.7];
  const right = random.binomial(truth, recall);
  const wrong = poisson(random, (truth * recall * (1 - precision)) / precision);
  const tp = random.binomial(100, precision);
  const rtp = random.binomial(100, recall);
  const found = correctedCount(
    right + wrong,
    { tp, fp: 100 - tp, rtp, fn: 100 - rtp },
    { replicates: 500, seed: run },
  );
  return [found.value === null ? null : found.lo <= truth && truth <= found.hi];
};

/** Share still waiting at the true median: half. */
const survival: Draw = (random, level) => {
  const times: number[] = [];
  const events: boolean[] = [];
  for (let k = 0; k < 40; k++) {
    const kept = -Math.log(1 - random.unit());
    const watched = 0.3 + 2 * random.unit();
    times.push(Math.min(kept, watched));
    events.push(kept <= watched);
  }
  const found = kaplanMeier(times, events, level);
  if ('value' in found) return [null];
  const row = found.rows.findLast(({ t }) => t <= Math.LN2);
  if (!row || row.lo === null || row.hi === null) return [null];
  return [row.lo <= 0.5 && 0.5 <= row.hi];
};

export const SIMULATIONS: readonly Simulation[] = [
  {
    measure: 'engagement, count of a pair',
    truth: '20 deeds expected in 100 documents',
    levels: [0.95],
    draw: counts(0.2, null),
  },
  {
    measure: 'engagement, count of a pair',
    truth: '20 expected, some documents tell much',
    levels: [0.95],
    draw: counts(0.2, 2),
  },
  {
    measure: 'engagement, count of a pair',
    truth: '4 expected in 100 documents',
    levels: [0.95],
    draw: counts(0.04, null),
  },
  {
    measure: 'engagement gap, bootstrap',
    truth: '4 × 4, one pair doubled',
    levels: [0.95],
    draw: gap,
  },
  {
    measure: 'engagement gap, ratio',
    truth: 'gamma of shape 4, 10 × 8',
    levels: [0.9],
    draw: ratio,
  },
  {
    measure: 'commitments, share waiting',
    truth: 'half, 40 promises',
    levels: BOTH,
    draw: survival,
  },
  {
    measure: 'agenda, ratio of shares',
    truth: 'halved, 60 and 40 paragraphs',
    levels: BOTH,
    draw: drop,
  },
  { measure: 'wording, log-odds', truth: 'one word of 40 doubled', levels: [0.95], draw: wording },
  { measure: 'alignment, S', truth: '.5, 40 objects', levels: BOTH, draw: alignmentS },
  {
    measure: 'dependence, remains without',
    truth: '.71, 80 documents',
    levels: BOTH,
    draw: without,
  },
  {
    measure: 'trend, ratio a period',
    truth: '1.05, Poisson, 12 periods',
    levels: BOTH,
    draw: trendOf(null),
  },
  {
    measure: 'trend, ratio a period',
    truth: '1.05, over-dispersed',
    levels: BOTH,
    draw: trendOf(3),
  },
  { measure: 'agreement, alpha', truth: '.64, 100 units', levels: BOTH, draw: agreement },
  {
    measure: 'extractor error, corrected count',
    truth: '200 deeds, 100 reviewed',
    levels: [0.95],
    draw: corrected,
  },
];

/** Share of intervals that hold the truth, and of how many. */
export function coverage(
  { measure, truth, draw }: Simulation,
  level: number,
  ledgers: number,
): { share: number; intervals: number; refused: number } {
  let held = 0;
  let intervals = 0;
  let refused = 0;
  for (let run = 0; run < ledgers; run++)
    for (const one of draw(stream(run, `${measure} ${truth}`), level, run)) {
      if (one === null) refused++;
      else {
        intervals++;
        held += Number(one);
      }
    }
  return { share: held / intervals, intervals, refused };
}

/** Under no effect: the share of tables with any cell called, and of periods series and orders with p <= .05. */
export function falseAlarms(ledgers: number): { what: string; share: number; nominal: number }[] {
  let called = 0;
  let changed = 0;
  let ordered = 0;
  for (let run = 0; run < ledgers; run++) {
    const random = stream(run, 'no effect');
    const found = engagement(
      ledgerOf(random, 100, (i, j) => 2 * SHARES[i]! * SHARES[j]!),
      { ...OPTIONS, replicates: 0 },
    ).gap.pairs;
    called += Number(found.value !== null && found.called > 0);
    const series = Array.from({ length: 12 }, () => poisson(random, 8));
    const p = changePointP(series, null, { seed: run, simulations: 199 });
    changed += Number(p !== null && p <= 0.05);
    const days = (): number[] =>
      [...new Set(Array.from({ length: 12 }, () => random.below(1000)))].sort((a, b) => a - b);
    const order = precedence(days(), days(), 1000, 90);
    ordered += Number('p' in order && order.p <= 0.05);
  }
  return [
    {
      what: 'engagement gap: a table in which any cell is called (q <= .10)',
      share: called / ledgers,
      nominal: 0.1,
    },
    { what: 'change point: p <= .05', share: changed / ledgers, nominal: 0.05 },
    { what: 'precedence: p <= .05', share: ordered / ledgers, nominal: 0.05 },
  ];
}
