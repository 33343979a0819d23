import { DEFAULT_SEED, quantileSorted, stream, type Random } from '../base/index.ts';
import { drawWeights } from './bootstrap.ts';
import { distinct } from './common.ts';
import { type Deed, byMachine } from './deeds/deed.ts';
import { binomialDraw, negativeBinomialDraw, normalDraw } from './draws.ts';
import type { EngagementResult } from './engagement/index.ts';
import type { ReviewedSample } from './error.ts';

/** What is measured of a coder's errors, and where. */
export interface CoderError extends ReviewedSample {
  /** Coder whose records were looked at, and on what. */
  measured: string;
  source: string;
}

/** The measured errors of a coder; null where nobody has measured them. */
export type ErrorOf = (coder: string) => CoderError | null;

/** A count with the coder's errors and the choice of documents carried into its interval. */
export type Carried =
  | {
      /** Known deeds, and machine-coded ones times precision over recall. */
      value: number;
      lo: number;
      hi: number;
      B: number;
      /** Deeds that a person coded or curated, and those that rest on the machine alone. */
      known: number;
      machine: number;
    }
  | {
      value: null;
      reason: 'too-few-reviewed' | 'coder-not-measured' | 'single-cluster' | 'no-evidence-found';
    };

export interface CarriedOptions {
  error: ErrorOf;
  replicates?: number;
  seed?: number;
  /** Records of precision, and of recall, that must have been looked at. */
  minReviewed?: number;
}

/** Which deeds rest on a machine alone, and on whose errors; a reason where those are not known. */
export interface MachineBasis {
  machine: (deed: Deed) => boolean;
  sample: CoderError | null;
  reason: 'too-few-reviewed' | 'coder-not-measured' | null;
}

const onlyMachine = (deed: Deed): boolean => deed.coders.every(byMachine);

/** One coder's errors for all; machine-coded deeds of two coders with different errors have none. */
export function machineBasis(deeds: readonly Deed[], options: CarriedOptions): MachineBasis {
  const { error, minReviewed = 20 } = options;
  const coders = distinct(deeds.filter(onlyMachine).flatMap((deed) => deed.coders));
  const samples = coders.map(error);
  const found = samples[0] ?? null;
  const same = samples.every((one) => one !== null && one.source === found?.source);
  if (coders.length > 0 && (found === null || !same))
    return { machine: onlyMachine, sample: null, reason: 'coder-not-measured' };
  if (found !== null && Math.min(found.tp + found.fp, found.rtp + found.fn) < minReviewed)
    return { machine: onlyMachine, sample: found, reason: 'too-few-reviewed' };
  return { machine: onlyMachine, sample: found, reason: null };
}

/** Precision and recall of one replicate. */
export const drawRates = (sample: ReviewedSample, random: Random): [number, number] => [
  random.betaInt(sample.tp + 1, sample.fp + 1),
  random.betaInt(sample.rtp + 1, sample.fn + 1),
];

/** How many deeds there truly are, where a machine found n. */
export function drawTrue(n: number, [precision, recall]: [number, number], random: Random): number {
  const right = binomialDraw(random, n, precision);
  return right + negativeBinomialDraw(random, right, recall);
}

export interface CarriedError {
  /** The errors that were carried; null where all deeds are known, or the coder was not measured. */
  sample: CoderError | null;
  cells: ({ member: string; partner: string } & Carried)[];
  rows: ({ code: string } & Carried)[];
  columns: ({ code: string } & Carried)[];
  total: Carried;
  itself: Carried;
  allies: Carried;
}

/** Beyond this many documents a resampled sum is drawn from its normal limit. */
const MANY = 300;

/**
 * Carries the coder's measured errors into every count of an engagement table, inside the bootstrap
 * over documents: in each replicate one precision and one recall for the whole table, documents drawn
 * anew, of the machine-coded deeds the right ones (binomial) and those that were missed (negative
 * binomial). Assumes errors independent between deeds and alike everywhere; a cell in which the
 * machine found nothing stays empty. Cf. Rogan & Gladen 1978.
 */
export function carryError(
  result: EngagementResult,
  deedOf: (id: string) => Deed | undefined,
  options: CarriedOptions,
): CarriedError {
  const { replicates = 1000, seed = DEFAULT_SEED } = options;
  const deedsIn = (ids: readonly string[]): Deed[] => ids.flatMap((id) => deedOf(id) ?? []);
  const all = deedsIn(result.total.deedIds);
  const { machine, sample, reason } = machineBasis(all, options);
  const documents = distinct(all.map((deed) => deed.primaryDocumentId));
  const unit = new Map(documents.map((id, i) => [id, i]));

  const parts = [
    ...result.cells.map((cell) => cell.deedIds),
    ...result.rows.map((row) => row.deedIds),
    ...result.columns.map((column) => column.deedIds),
    ...[result.total, result.itself, result.allies].map((one) => one.deedIds),
  ].map((ids) => {
    const deeds = deedsIn(ids);
    return {
      known: sumsOf(
        deeds.filter((deed) => !machine(deed)),
        unit,
      ),
      machine: sumsOf(deeds.filter(machine), unit),
      values: new Float64Array(replicates),
    };
  });
  const random = stream(seed, 'carried');
  const weights = new Int32Array(documents.length);
  const rounds = documents.length >= 2 ? replicates : 0;
  const small = parts.some((p) => Math.min(p.known.units.length, p.machine.units.length) <= MANY);
  for (let b = 0; b < rounds; b++) {
    const rates: [number, number] = sample === null ? [1, 1] : drawRates(sample, random);
    if (small) drawWeights(documents.length, random, weights);
    for (const part of parts) {
      if (part.known.n + part.machine.n === 0) continue;
      const known = resampled(part.known, weights, random);
      const found = resampled(part.machine, weights, random);
      part.values[b] = known + (sample === null ? found : drawTrue(found, rates, random));
    }
  }
  const carried = parts.map((part): Carried => {
    const [known, found] = [part.known.n, part.machine.n];
    if (known + found === 0) return { value: null, reason: 'no-evidence-found' };
    if (found > 0 && reason !== null) return { value: null, reason };
    if (documents.length < 2) return { value: null, reason: 'single-cluster' };
    const ratio =
      sample === null
        ? 1
        : sample.tp / (sample.tp + sample.fp) / (sample.rtp / (sample.rtp + sample.fn));
    const sorted = part.values.sort();
    return {
      value: known + found * ratio,
      lo: quantileSorted(sorted, 0.025)!,
      hi: quantileSorted(sorted, 0.975)!,
      B: replicates,
      known,
      machine: found,
    };
  });
  let at = 0;
  const take = (): Carried => carried[at++]!;
  return {
    sample,
    cells: result.cells.map(({ member, partner }) => ({ member, partner, ...take() })),
    rows: result.rows.map(({ code }) => ({ code, ...take() })),
    columns: result.columns.map(({ code }) => ({ code, ...take() })),
    total: take(),
    itself: take(),
    allies: take(),
  };
}

/** Deeds by document. */
interface Sums {
  units: Int32Array;
  counts: Int32Array;
  n: number;
  /** Mean and variance of the sum over as many documents drawn with replacement. */
  spread: number;
}

function sumsOf(deeds: readonly Deed[], unit: ReadonlyMap<string, number>): Sums {
  const counts = new Map<number, number>();
  for (const deed of deeds) {
    const at = unit.get(deed.primaryDocumentId)!;
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const n = deeds.length;
  const squares = [...counts.values()].reduce((sum, x) => sum + x * x, 0);
  return {
    units: Int32Array.from(counts.keys()),
    counts: Int32Array.from(counts.values()),
    n,
    spread: Math.sqrt(Math.max(0, squares - (n * n) / Math.max(1, unit.size))),
  };
}

function resampled(sums: Sums, weights: Int32Array, random: Random): number {
  const { units, counts, n, spread } = sums;
  if (units.length > MANY) return Math.max(0, Math.round(n + spread * normalDraw(random)));
  let total = 0;
  for (let i = 0; i < units.length; i++) total += weights[units[i]!]! * counts[i]!;
  return total;
}
