import * as fc from 'fast-check';
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
  type Event,
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

function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodNullable)
    return fc.option(arbitraryOf(schema.unwrap()), { nil: null });
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodString) {
    const { pattern } = z.toJSONSchema(schema);
    return pattern === undefined ? text : fc.stringMatching(new RegExp(pattern));
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
    const fields: [string, z.core.$ZodType][] = Object.entries(schema.shape);
    const model: Record<string, fc.Arbitrary<unknown>> = {};
    for (const [key, field] of fields)
      model[key] = arbitraryOf(field instanceof z.ZodOptional ? field.unwrap() : field);
    const requiredKeys = fields
      .filter(([, field]) => !(field instanceof z.ZodOptional))
      .map(([key]) => key);
    return fc.record(model, { requiredKeys });
  }
  throw new Error(`unknown schema: ${schema.constructor.name}`);
}

/** Any value of a schema. */
export const arbitrary = <T>(schema: z.ZodType<T>): fc.Arbitrary<T> =>
  arbitraryOf(schema).map((value) => schema.parse(value));

/** Any event; its quad class and mode belong to its root. */
export const events: fc.Arbitrary<Event> = fc
  .tuple(arbitraryOf(eventSchema), fc.constantFrom(...ROOTS), fc.nat())
  .map(([event, root, pick]) => {
    const modes = MODES[root] ?? [];
    const mode = pick % 2 === 0 ? null : (modes[pick % modes.length] ?? null);
    return eventSchema.parse(Object.assign({}, event, { root, quad: quadOf(root), mode }));
  });

const byId = (item: { id: string }): string => item.id;

/** A batch of one coder whose records rest on its documents. */
export const batches = (coder: string): fc.Arbitrary<Required<Batch>> =>
  fc
    .record({
      documents: fc.uniqueArray(arbitrary(documentSchema), {
        minLength: 1,
        maxLength: 4,
        selector: byId,
      }),
      events: fc.uniqueArray(events, { maxLength: 6, selector: byId }),
      commitments: fc.uniqueArray(arbitrary(commitmentSchema), { maxLength: 4, selector: byId }),
      positions: fc.uniqueArray(arbitrary(positionSchema), { maxLength: 4, selector: byId }),
      indicators: fc.uniqueArray(arbitrary(indicatorSchema), { maxLength: 3, selector: byId }),
      pick: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
    })
    .map(({ pick, ...batch }) => {
      const ids = batch.documents.map(byId);
      const bound = <T extends { documentId: string; coder: string }>(record: T, i: number): T =>
        Object.assign({}, record, {
          documentId: ids[(pick[i] ?? 0) % ids.length] ?? '',
          coder,
        });
      return Object.assign(batch, {
        coder,
        events: batch.events.map(bound),
        commitments: batch.commitments.map(bound),
        positions: batch.positions.map(bound),
      });
    });
