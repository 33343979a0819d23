import { z } from '@hono/zod-openapi';
import { KEPT_STATUSES, SOURCE_KINDS } from '../case/narrowing.ts';
import { attendanceInput } from '../views/index.ts';
import {
  ROOTS,
  STATUSES,
  commitmentSchema,
  documentSchema,
  domainSchema,
  eventDateSchema,
  eventSchema,
  positionSchema,
  spanSchema,
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
  domains: z.array(domainSchema),
  date: eventDateSchema.pick({ start: true, end: true, precision: true }),
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
  /** Groups whose mention stands for those of its members that are among the partners. */
  partnerGroups: z.array(z.string()),
  /** Partners as they were asked for: groups by their name. */
  asked: z.array(z.string()),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** The one domain asked for; null for all, or for several. */
  domain: domainSchema.nullable(),
  /** All domains asked for; [] for every one. */
  domains: z.array(domainSchema),
  /** What records are narrowed to; [] and null for no narrowing. */
  statuses: z.array(z.enum(KEPT_STATUSES)),
  kinds: z.array(z.enum(SOURCE_KINDS)),
  confidence: z.int().nullable(),
  without: z.string().nullable(),
  asOf: z.string(),
});
export type Question = z.infer<typeof questionSchema>;

const intervalSchema = z.object({ lo: z.number(), hi: z.number() });

/** Deeds of one member with one partner. */
export const engagementCellSchema = z.object({
  member: z.string(),
  partner: z.string(),
  /** Deeds done or planned; `hi` adds those that may be other ones. A reason where there is none. */
  deeds: measuredSchema,
  done: z.int(),
  planned: z.int(),
  /** Deeds on record as refused, cancelled or said not to have happened. */
  refused: z.int(),
  /** 95 % interval of the count over documents; null where there is none. */
  interval: intervalSchema.nullable(),
  /** Deeds in which the pair stands only because a group was named. */
  viaGroup: z.int(),
  /** How many records report them, and in how many documents, copies counted once. */
  records: z.int(),
  documents: z.int(),
});
export type EngagementCell = z.infer<typeof engagementCellSchema>;

export const totalSchema = z.object({
  code: z.string(),
  deeds: measuredSchema,
  done: z.int(),
  planned: z.int(),
  refused: z.int(),
  documents: z.int(),
});
export type TotalView = z.infer<typeof totalSchema>;

/** More or less than the totals of row and column lead one to expect. */
export const gapTableSchema = z.union([
  z.object({
    cells: z.array(
      z.object({
        row: z.string(),
        column: z.string(),
        n: z.number(),
        expected: z.number(),
        gap: z.number(),
        /** 95 % interval of observed minus expected, over documents. */
        interval: intervalSchema.nullable(),
        q: z.number().nullable(),
        say: z.enum([
          'surplus',
          'deficit',
          'nothing-to-say',
          'not-tested-expected-below-minimum',
          'too-thin-to-call-empty',
        ]),
      }),
    ),
    total: z.number(),
    called: z.int(),
    tooThin: z.int(),
    tested: z.int(),
  }),
  z.object({ cells: z.null(), reason: z.string(), total: z.number() }),
]);
export type GapTableView = z.infer<typeof gapTableSchema>;

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
    /** Records that may be one of several deeds: in the upper ends only. */
    ambiguous: z.int(),
    /** Deeds without a date, left out where a period was asked for. */
    undated: z.int(),
  }),
  itself: totalSchema,
  allies: totalSchema,
  /** Members with no deed found. */
  silent: z.array(z.string()),
  /** `domains`: the alliance itself, partners as rows. */
  gap: z.object({ pairs: gapTableSchema, domains: gapTableSchema }),
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

export const representationSchema = attendanceInput.extend({ question: questionSchema });
export type RepresentationView = z.infer<typeof representationSchema>;

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
  /** How many there are of the state asked for; `items` are a page of them. */
  total: z.int(),
  counts: z.partialRecord(z.enum(COMMITMENT_STATES), z.int()),
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

/** A record that rests on a sentence, and the document it stands in. */
export const recordItemSchema = z.object({
  document: documentHeadSchema,
  record: z.discriminatedUnion('record', [eventSchema, commitmentSchema, positionSchema]),
});
export type RecordItem = z.infer<typeof recordItemSchema>;

export const hitSchema = recordItemSchema.extend({
  /** The words found, as spans of the document's text. */
  matches: z.array(spanSchema),
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
  groups: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      members: z.array(z.string()),
      /** It stands in the user's own data. */
      own: z.boolean(),
    }),
  ),
  /** What is meant where a question names no alliance or no partners. */
  case: z.object({
    label: z.string(),
    alliance: z.string(),
    partners: z.array(z.string()),
    /** Whose unfriendly acts are held against those of the two sides. */
    rivals: z.array(z.object({ code: z.string(), members: z.array(z.string()) })),
  }),
  domains: z.array(z.object({ id: z.string(), label: z.string() })),
});
export type NamesView = z.infer<typeof namesSchema>;

export const healthSchema = z.object({ status: z.literal('ok'), version: z.string() });
