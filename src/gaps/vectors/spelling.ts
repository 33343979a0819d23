import { z } from 'zod';

/** A function that vectors name: input and parameters in, the result in the vectors' spelling out. */
export type VectorFunction = (input: object, params: object) => unknown;

/** Checks input and parameters together against a schema, then measures. */
export const on =
  <S extends z.ZodType>(schema: S, measure: (given: z.infer<S>) => unknown): VectorFunction =>
  (input, params) =>
    spell(measure(schema.parse({ ...params, ...input })));

const SPELLING: Readonly<Record<string, string>> = {
  ebA: 'eb_a',
  ebEdge: 'eb_edge',
  pBelow1: 'p_below_1',
  loBound: 'lo_bound',
  hiBound: 'hi_bound',
  gapToTarget: 'gap_to_target',
  coreShort: 'core_short',
  hiReason: 'hi_reason',
  pDrop: 'p_drop',
  pTwo: 'p_two',
  smallestP: 'smallest_p',
  canConclude: 'can_conclude',
  takesPart: 'takes_part',
  rankSole: 'rank_sole',
  rankFractional: 'rank_fractional',
  signEntropy: 'sign_entropy',
  rateBefore: 'rate_before',
  rateAfter: 'rate_after',
  stateShare: 'state_share',
  singleSource: 'single_source',
  precisionAtK: 'precision_at_k',
  precisionN: 'precision_n',
  recallN: 'recall_n',
  nSources: 'n_sources',
};

/** Fixed fields in the spelling of the vectors, maps as objects. */
function spell(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(spell);
  if (typeof result !== 'object' || result === null) return result;
  const entries: [unknown, unknown][] =
    result instanceof Map ? [...result.entries()] : Object.entries(result);
  return Object.fromEntries(
    entries.map(([key, value]) => [SPELLING[String(key)] ?? String(key), spell(value)]),
  );
}

export const numbers = z.array(z.number());
export const texts = z.array(z.string());
/** Fields that every resampling takes. */
export const resampling = {
  B: z.int().default(1000),
  seed: z.int().default(20260101),
  level: z.number().default(0.95),
};
