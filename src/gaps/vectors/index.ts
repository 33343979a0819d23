/**
 * Test vectors of an independent implementation: `{measure, vectors: [{name, function, input,
 * params, expected, tolerance}]}`. Numbers compare within the tolerance, all else exactly.
 */
import { z } from 'zod';
import { byText } from '../common.ts';
import { COUNT_VECTORS } from './counts.ts';
import type { VectorFunction } from './spelling.ts';
import { TEXT_VECTORS } from './texts.ts';

const FUNCTIONS: ReadonlyMap<string, VectorFunction> = new Map(
  Object.entries({ ...COUNT_VECTORS, ...TEXT_VECTORS }),
);

const vectorSchema = z.object({
  name: z.string(),
  function: z.string(),
  input: z.record(z.string(), z.unknown()),
  params: z.record(z.string(), z.unknown()).default({}),
  expected: z.unknown(),
  tolerance: z.number().nonnegative(),
});
type Vector = z.infer<typeof vectorSchema>;
const fileSchema = z.object({ measure: z.string(), vectors: z.array(vectorSchema) });

export interface VectorFailure {
  measure: string;
  function: string;
  name: string;
  got: unknown;
  expected: unknown;
}

export interface VectorReport {
  n: number;
  passed: number;
  failed: VectorFailure[];
}

/** Runs every vector of the files (JSON texts); a file that is none, or an unknown function, fails. */
export function runVectors(files: readonly { name: string; text: string }[]): VectorReport {
  const failed: VectorFailure[] = [];
  let n = 0;
  for (const file of files) {
    const { measure, vectors, problem } = parse(file);
    if (problem !== null) {
      n++;
      failed.push({ measure, function: '', name: file.name, got: problem, expected: null });
    }
    for (const vector of vectors) {
      n++;
      const got = run(vector);
      if (!same(got, vector.expected, vector.tolerance))
        failed.push({
          measure,
          function: vector.function,
          name: vector.name,
          got,
          expected: vector.expected,
        });
    }
  }
  return { n, passed: n - failed.length, failed };
}

function parse(file: { name: string; text: string }): {
  measure: string;
  vectors: Vector[];
  problem: string | null;
} {
  const none = { measure: file.name, vectors: [] };
  try {
    const { data, error } = fileSchema.safeParse(JSON.parse(file.text));
    return data ? { ...data, problem: null } : { ...none, problem: z.prettifyError(error) };
  } catch (error) {
    return { ...none, problem: `invalid JSON: ${String(error)}` };
  }
}

function run(vector: Vector): unknown {
  const measure = FUNCTIONS.get(vector.function);
  if (!measure) return `unknown function: ${vector.function}`;
  try {
    return measure(vector.input, vector.params);
  } catch (error) {
    return `error: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`;
  }
}

const isObject = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && !Array.isArray(x);

/** Deep equality with a tolerance on numbers; objects must have the same keys. */
export function same(got: unknown, expected: unknown, tolerance: number): boolean {
  if (typeof got === 'number' && typeof expected === 'number')
    return Math.abs(got - expected) <= tolerance;
  if (Array.isArray(got) && Array.isArray(expected))
    return (
      got.length === expected.length && got.every((item, i) => same(item, expected[i], tolerance))
    );
  if (isObject(got) && isObject(expected)) {
    const keys = Object.keys(got).sort(byText);
    const wanted = Object.keys(expected).sort(byText);
    return (
      keys.length === wanted.length &&
      keys.every((key, i) => key === wanted[i] && same(got[key], expected[key], tolerance))
    );
  }
  return got === expected;
}
