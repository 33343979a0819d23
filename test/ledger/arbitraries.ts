import fc from 'fast-check';
import { z } from 'zod';
import {
  MODES,
  ROOTS,
  commitmentSchema,
  documentSchema,
  eventSchema,
  indicatorSchema,
  positionSchema,
  quadOf,
  type Commitment,
  type Document,
  type Event,
  type Indicator,
  type Position,
} from '../../src/model/index.ts';
import type { Batch } from '../../src/ledger/index.ts';

/** Text that has broken other programs: other scripts, signs of two units, separators, NUL. */
const awkward = [
  '',
  'NATO',
  'Türkiye and "Japan"\n',
  "it's",
  '日本・韓国',
  '🇯🇵🤝🇰🇷',
  '\uFFFD',
  'a\u0000b',
  '\u2028\u2029\u0085',
  '\\u0041\\n',
  'null',
  '{"a":1}',
  'e\u0301\u200D',
];
const text = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary', maxLength: 24 }));

const regexOf = (schema: z.ZodString): RegExp | undefined => {
  for (const check of schema._zod.def.checks ?? []) {
    const def = check._zod.def as { pattern?: RegExp };
    if (def.pattern) return def.pattern;
  }
  return undefined;
};

/** Any value of a schema. */
export function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodNullable)
    return fc.option(arbitraryOf(schema.unwrap()), { nil: null });
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodString) {
    const pattern = regexOf(schema);
    return pattern ? fc.stringMatching(pattern) : text;
  }
  if (schema instanceof z.ZodNumberFormat) return fc.oneof(fc.nat(5000), fc.maxSafeNat());
  if (schema instanceof z.ZodNumber) {
    const unit = schema.maxValue === 1;
    return fc
      .double({ noNaN: true, noDefaultInfinity: true, ...(unit ? { min: 0, max: 1 } : {}) })
      .map((value) => value + 0);
  }
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(arbitraryOf));
  if (schema instanceof z.ZodArray) return fc.array(arbitraryOf(schema.element), { maxLength: 3 });
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Record<string, z.core.$ZodType>;
    const optional = Object.keys(shape).filter((key) => shape[key] instanceof z.ZodOptional);
    const model: Record<string, fc.Arbitrary<unknown>> = {};
    for (const [key, field] of Object.entries(shape))
      model[key] = arbitraryOf(field instanceof z.ZodOptional ? field.unwrap() : field);
    return fc
      .record(model, { requiredKeys: Object.keys(model).filter((key) => !optional.includes(key)) })
      .map((value) => ({ ...value }));
  }
  throw new Error(`unknown schema: ${schema._zod.def.type}`);
}

export const documents = arbitraryOf(documentSchema) as fc.Arbitrary<Document>;
export const events = fc
  .tuple(arbitraryOf(eventSchema) as fc.Arbitrary<Event>, fc.constantFrom(...ROOTS), fc.nat())
  .map(([event, root, pick]): Event => {
    const modes = MODES[root] ?? [];
    const mode = pick % 2 === 0 ? null : (modes[pick % modes.length] ?? null);
    return { ...event, root, quad: quadOf(root), mode };
  });
export const commitments = arbitraryOf(commitmentSchema) as fc.Arbitrary<Commitment>;
export const positions = arbitraryOf(positionSchema) as fc.Arbitrary<Position>;
export const indicators = arbitraryOf(indicatorSchema) as fc.Arbitrary<Indicator>;

const byId = <T extends { id: string }>(item: T): string => item.id;

/** A batch of one coder whose records rest on its documents. */
export const batches = (coder: string): fc.Arbitrary<Required<Batch>> =>
  fc
    .record({
      documents: fc.uniqueArray(documents, { minLength: 1, maxLength: 4, selector: byId }),
      events: fc.uniqueArray(events, { maxLength: 6, selector: byId }),
      commitments: fc.uniqueArray(commitments, { maxLength: 4, selector: byId }),
      positions: fc.uniqueArray(positions, { maxLength: 4, selector: byId }),
      indicators: fc.uniqueArray(indicators, { maxLength: 3, selector: byId }),
      pick: fc.infiniteStream(fc.nat()),
    })
    .map(({ pick, ...batch }) => {
      const ids = batch.documents.map(byId);
      const bound = <T extends { documentId: string; coder: string }>(record: T): T => ({
        ...record,
        documentId: ids[(pick.next().value ?? 0) % ids.length] ?? '',
        coder,
      });
      return {
        ...batch,
        coder,
        events: batch.events.map(bound),
        commitments: batch.commitments.map(bound),
        positions: batch.positions.map(bound),
      };
    });
