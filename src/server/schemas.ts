import { z } from '@hono/zod-openapi';
import {
  DOMAINS,
  FORCES,
  ROOTS,
  STATUSES,
  commitmentSchema,
  documentSchema,
  eventDateSchema,
  eventSchema,
  positionSchema,
} from '../model/index.ts';

/** A document without its text: what a list shows of it. */
export const documentHeadSchema = documentSchema.omit({
  record: true,
  text: true,
  paragraphs: true,
  source: true,
  diagnostics: true,
});
export type DocumentHead = z.infer<typeof documentHeadSchema>;

/** An event and the document it stands in. */
export const eventItemSchema = z.object({ event: eventSchema, document: documentHeadSchema });
export type EventItem = z.infer<typeof eventItemSchema>;

/** One act in the world, with every record that reports it (at least one). */
export const deedItemSchema = z.object({
  id: z.string(),
  status: z.enum(STATUSES),
  root: z.enum(ROOTS),
  domains: z.array(z.enum(DOMAINS)),
  date: eventDateSchema,
  /** More than one deed may be meant by the records: out of the count, in its upper end. */
  ambiguous: z.boolean(),
  records: z.array(eventItemSchema),
});
export type DeedItem = z.infer<typeof deedItemSchema>;

/** A number with its interval and what it rests on, or null and the reason. */
export const measuredSchema = z.union([
  z.object({
    value: z.number(),
    lo: z.number().nullable(),
    hi: z.number().nullable(),
    n: z.int(),
  }),
  z.object({ value: z.null(), reason: z.string() }),
]);
export type MeasuredView = z.infer<typeof measuredSchema>;

export const nameSchema = z.object({ code: z.string(), name: z.string(), kind: z.string() });
export type NameView = z.infer<typeof nameSchema>;

/** How a measure was asked for, with groups resolved to members. */
export const questionSchema = z.object({
  alliance: z.string(),
  members: z.array(z.string()),
  partners: z.array(z.string()),
  from: z.string().nullable(),
  to: z.string().nullable(),
  domain: z.enum(DOMAINS).nullable(),
  without: z.string().nullable(),
  asOf: z.string(),
});
export type Question = z.infer<typeof questionSchema>;

/** Deeds of one member with one partner. */
export const engagementCellSchema = z.object({
  member: z.string(),
  partner: z.string(),
  /** Deeds done or planned; reason `no-evidence-found` where there is none. */
  deeds: measuredSchema,
  /** How many records report them. */
  records: z.int(),
  /** Deeds on record as refused, cancelled or said not to have happened. */
  refused: z.int(),
});
export type EngagementCell = z.infer<typeof engagementCellSchema>;

export const engagementSchema = z.object({
  question: questionSchema,
  /** The alliance itself first, then its members by what was found. */
  members: z.array(nameSchema),
  partners: z.array(nameSchema),
  cells: z.array(engagementCellSchema),
  /** Over the whole table, each deed counted once. */
  totals: z.object({
    deeds: z.int(),
    records: z.int(),
    refused: z.int(),
    documents: z.int(),
    publishers: z.int(),
  }),
});
export type EngagementView = z.infer<typeof engagementSchema>;

/** A sentence in parts: text, and numbers that open the deeds behind them. */
export const findingSchema = z.object({
  id: z.string(),
  tone: z.enum(['headline', 'finding', 'caution']),
  parts: z.array(
    z.union([
      z.object({ text: z.string() }),
      z.object({ number: z.string(), records: z.array(z.string()) }),
    ]),
  ),
});
export type FindingView = z.infer<typeof findingSchema>;
export const findingsSchema = z.object({
  question: questionSchema,
  findings: z.array(findingSchema),
});
export type FindingsView = z.infer<typeof findingsSchema>;

export const COMMITMENT_STATES = [
  'open',
  'kept',
  'kept-late',
  'partly',
  'broken',
  'overdue',
  'unknown',
] as const;

export const commitmentItemSchema = z.object({
  commitment: commitmentSchema,
  document: documentHeadSchema,
  state: z.enum(COMMITMENT_STATES),
  /** Why it stands so, where the state needs saying. */
  reason: z.string().nullable(),
  /** Records that speak to what happened since. */
  evidence: z.array(z.string()),
});
export type CommitmentItem = z.infer<typeof commitmentItemSchema>;
export const commitmentsSchema = z.object({
  question: questionSchema,
  items: z.array(commitmentItemSchema),
  counts: z.record(z.enum(COMMITMENT_STATES), z.int()),
  byForce: z.record(z.enum(FORCES), z.int()),
});
export type CommitmentsView = z.infer<typeof commitmentsSchema>;

/** The records that rest on a document. */
export const documentViewSchema = z.object({
  document: documentSchema,
  events: z.array(eventSchema),
  commitments: z.array(commitmentSchema),
  positions: z.array(positionSchema),
});
export type DocumentView = z.infer<typeof documentViewSchema>;

export const documentItemSchema = z.object({
  document: documentHeadSchema,
  records: z.int(),
});
export type DocumentItem = z.infer<typeof documentItemSchema>;

export const hitSchema = z.object({
  document: documentHeadSchema,
  start: z.int(),
  end: z.int(),
  quote: z.string(),
  /** The event whose sentence this is, where there is one. */
  event: eventSchema.nullable(),
});
export type HitView = z.infer<typeof hitSchema>;

export const ledgerSchema = z.object({
  fingerprint: z.string(),
  version: z.string(),
  asOf: z.string(),
  counts: z.object({
    documents: z.int(),
    events: z.int(),
    commitments: z.int(),
    positions: z.int(),
    indicators: z.int(),
    reviews: z.int(),
  }),
  from: z.string().nullable(),
  to: z.string().nullable(),
  publishers: z.int(),
});
export type LedgerView = z.infer<typeof ledgerSchema>;

export const namesSchema = z.object({
  actors: z.array(nameSchema),
  groups: z.array(z.object({ code: z.string(), name: z.string(), members: z.array(z.string()) })),
  domains: z.array(z.object({ id: z.string(), label: z.string() })),
});
export type NamesView = z.infer<typeof namesSchema>;

export const healthSchema = z.object({ status: z.literal('ok'), version: z.string() });
