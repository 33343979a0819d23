import { z } from '@hono/zod-openapi';
import {
  commitmentSchema,
  eventSchema,
  positionSchema,
  reviewSchema,
  ROOTS,
} from '../model/index.ts';
import { documentHeadSchema } from './schemas.ts';

const codedSchema = z.discriminatedUnion('record', [eventSchema, commitmentSchema, positionSchema]);

/** A decision that was kept. */
export const decidedSchema = z.object({
  review: reviewSchema,
  /** The record as it stands now; null where it was rejected. */
  record: codedSchema.nullable(),
  /** The ledger's new fingerprint: measures follow at once. */
  fingerprint: z.string(),
});
export type Decided = z.infer<typeof decidedSchema>;

/** One record's life: what each coder made of the passage, and every decision. */
export const historySchema = z.object({
  /** As it stands; null where it was rejected. */
  now: codedSchema.nullable(),
  /** As the machine coded it; null for one that a person added. */
  coded: codedSchema.nullable(),
  document: documentHeadSchema,
  reviews: z.array(reviewSchema.extend({ stands: z.boolean() })),
  /** What other coders made of the same sentence. */
  others: z.array(codedSchema),
  /** Another record that now stands for the same deed, where there is one. */
  mergedInto: z.string().nullable(),
  /** Two people decided otherwise from each other. */
  conflict: z.array(z.object({ reviewer: z.string(), record: codedSchema.nullable() })),
});
export type HistoryView = z.infer<typeof historySchema>;

export const relationSchema = z.object({
  kind: z.enum(['contradicts', 'repeats', 'follows', 'fulfils']),
  ids: z.array(z.string()),
});
export const relationsSchema = z.object({ of: z.record(z.string(), z.array(relationSchema)) });
export type RelationView = z.infer<typeof relationSchema>;
export type RelationsView = z.infer<typeof relationsSchema>;

/** Why the machine read it so. */
export const readingSchema = z.object({
  trigger: z.string(),
  frame: z.string().nullable(),
  operators: z.array(z.string()),
  decision: z.string(),
  /** Probability that the sentence tells of an act at all; null by rules alone. */
  act: z.number().nullable(),
  readings: z.array(z.object({ root: z.enum(ROOTS), p: z.number() })),
  reasons: z.array(z.object({ feature: z.string(), weight: z.number() })),
});
export const whySchema = z.object({ why: readingSchema.nullable() });
export type WhyView = z.infer<typeof whySchema>;

export const queuedSchema = z.object({
  event: eventSchema,
  document: documentHeadSchema,
  /** One question in words that Yes answers. */
  question: z.string(),
  before: z.string(),
  after: z.string(),
  /** Its sentence among those with records in its document. */
  place: z.object({ at: z.int(), of: z.int() }),
  score: z.number(),
  against: z.array(z.string()),
  /** Waiting records that read alike, this one included. */
  alike: z.array(z.string()),
  /** What a rejection would change. */
  cells: z.array(z.object({ member: z.string(), partner: z.string(), deeds: z.int() })),
});
export type QueuedView = z.infer<typeof queuedSchema>;
export const queueSchema = z.object({
  items: z.array(queuedSchema),
  waiting: z.int(),
  done: z.int(),
  total: z.int(),
  nextCursor: z.string().nullable(),
});
export type QueueView = z.infer<typeof queueSchema>;

const alphaSchema = z.union([
  z.object({
    value: z.number(),
    lo: z.number().nullable(),
    hi: z.number().nullable(),
    grade: z.enum(['firm', 'tentative', 'insufficient']),
  }),
  z.object({ value: z.null(), reason: z.string() }),
]);
export const agreementViewSchema = z.object({
  comparisons: z.array(
    z.object({
      a: z.string(),
      b: z.string(),
      by: z.string(),
      units: z.int(),
      fields: z.array(
        z.object({ field: z.string(), same: z.int(), units: z.int(), alpha: alphaSchema }),
      ),
    }),
  ),
  reviewed: z.object({
    accepted: z.int(),
    corrected: z.int(),
    rejected: z.int(),
    added: z.int(),
  }),
  reviewers: z.array(z.string()),
});
export type AgreementView = z.infer<typeof agreementViewSchema>;
