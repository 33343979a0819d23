import { z } from 'zod';
import {
  CONTEXTS,
  DOCUMENT_KINDS,
  DOMAIN_ID,
  FORCES,
  INSTRUMENTS,
  MENTION_KINDS,
  MODES,
  PUBLISHER_KINDS,
  ROOTS,
  SECTORS,
  STATUSES,
  quadOf,
} from './ontology.ts';

/** An inclusive ISO day, "2025-06-24". */
export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A moment in UTC, "2025-06-24T09:30:00Z". */
const isoTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/);
const offset = z.int().nonnegative();

/** A domain that comes with Entente, or one of the user's own (see `DOMAINS`). */
export const domainSchema = z.string().regex(DOMAIN_ID);

/** Half-open `[start, end)` in UTF-16 code units of the document's text. */
export const spanSchema = z.object({ start: offset, end: offset });
export type Span = z.infer<typeof spanSchema>;

export const datePrecisions = ['day', 'month', 'quarter', 'season', 'year', 'unknown'] as const;
export const dateBases = ['stated', 'anchored', 'published', 'unknown'] as const;

/** When: an inclusive interval of days; both ends null when unknown. `text` is the wording, if any. */
export const eventDateSchema = z.object({
  start: isoDay.nullable(),
  end: isoDay.nullable(),
  precision: z.enum(datePrecisions),
  basis: z.enum(dateBases),
  text: z.string().nullable(),
});
export type EventDate = z.infer<typeof eventDateSchema>;

export const UNKNOWN_DATE: EventDate = {
  start: null,
  end: null,
  precision: 'unknown',
  basis: 'unknown',
  text: null,
};

export const mentionSchema = z.object({
  /** ISO 3166 alpha-3 for countries, else NATO, EU, UN, G7, IP4 …; null where the actor has no code. */
  code: z.string().nullable(),
  name: z.string(),
  kind: z.enum(MENTION_KINDS),
  sector: z.enum(SECTORS).nullable(),
  person: z.object({ name: z.string().nullable(), office: z.string().nullable() }).nullable(),
  text: z.string(),
  start: offset,
  end: offset,
  /** The group's code where this mention stands for one of its members, else null. */
  viaGroup: z.string().nullable(),
  /** For a group whose members the document itself names: where it names them. */
  members: z
    .array(z.object({ code: z.string(), text: z.string(), start: offset, end: offset }))
    .optional(),
});
export type Mention = z.infer<typeof mentionSchema>;

export const evidenceSchema = z.object({
  start: offset,
  end: offset,
  quote: z.string(),
  trigger: z.object({ start: offset, end: offset, text: z.string() }),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const placeSchema = z.object({
  name: z.string(),
  country: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  geonameId: z.int().nullable(),
});
export type Place = z.infer<typeof placeSchema>;

export const diagnosticSchema = z.object({
  record: z.literal('diagnostic'),
  code: z.string().regex(/^[a-z]+\/[a-z0-9-]+$/),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  advice: z.string(),
  uri: z.string().nullable(),
  documentId: z.string().nullable(),
  start: offset.nullable(),
  end: offset.nullable(),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;

export const paragraphSchema = z.object({
  start: offset,
  end: offset,
  /** Index of the earlier paragraph that this one repeats; left out where it repeats none. */
  duplicateOf: offset.optional(),
  /** false for matter that is in the text but is not prose: credit lines, navigation left over. */
  prose: z.boolean(),
  kind: z.enum(['heading', 'text', 'list', 'quote', 'table', 'credit']),
  /** A BCP 47 tag where its language is another than the document's; else left out. */
  language: z.string().optional(),
});
export type Paragraph = z.infer<typeof paragraphSchema>;

export const documentSchema = z.object({
  record: z.literal('document'),
  id: z.string().regex(/^doc_[0-9a-f]{16}$/),
  uri: z.string(),
  title: z.string().nullable(),
  publisher: z.object({
    name: z.string().nullable(),
    domain: z.string().nullable(),
    kind: z.enum(PUBLISHER_KINDS),
    country: z.string().nullable(),
  }),
  authors: z.array(z.string()),
  published: z.object({
    date: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
      .nullable(),
    precision: z.enum(['day', 'month', 'year', 'unknown']),
    basis: z.enum(['metadata', 'text', 'file', 'given', 'unknown']),
  }),
  language: z.string().nullable(),
  kind: z.enum(DOCUMENT_KINDS),
  text: z.string(),
  paragraphs: z.array(paragraphSchema),
  complete: z.union([z.boolean(), z.literal('unknown')]),
  truncatedAt: offset.nullable(),
  /** Near-duplicate family; the document's own id while it stands alone. */
  cluster: z.string(),
  /**
   * The licence that the document itself states: the short name of a known one ("CC BY 4.0", "OGL
   * 3.0"), else as stated. Left out where it states none, which grants nothing.
   */
  licence: z.string().optional(),
  /** When its bytes were fetched from `uri`, in UTC; left out where nothing was fetched. */
  retrieved: isoTime.optional(),
  /** Public pages on which a document written for this project, or a curated entry, rests. */
  sources: z.array(z.string()),
  source: z.object({
    mediaType: z.string(),
    charset: z.string().nullable(),
    bytes: offset,
    sha256: z.string(),
  }),
  diagnostics: z.array(diagnosticSchema),
});
export type Document = z.infer<typeof documentSchema>;

export const eventSchema = z
  .object({
    record: z.literal('event'),
    id: z.string().regex(/^ev_[0-9a-f]{16}$/),
    documentId: z.string(),
    date: eventDateSchema,
    actors: z.array(mentionSchema),
    recipients: z.array(mentionSchema),
    reciprocal: z.boolean(),
    root: z.enum(ROOTS),
    quad: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    mode: z.string().nullable(),
    contexts: z.array(z.enum(CONTEXTS)),
    instrument: z.enum(INSTRUMENTS).nullable(),
    domains: z.array(domainSchema),
    status: z.enum(STATUSES),
    restated: z.boolean(),
    /** The text says it was the first of its kind ("for the first time"). */
    first: z.boolean(),
    speaker: mentionSchema.nullable(),
    place: placeSchema.nullable(),
    evidence: evidenceSchema,
    /** Further sentences of the same document that report the same deed. */
    alsoIn: z.array(evidenceSchema),
    confidence: z.number().min(0).max(1),
    coder: z.string(),
  })
  .refine((e) => e.quad === quadOf(e.root), {
    message: 'quad does not belong to root',
    path: ['quad'],
  })
  .refine((e) => e.mode === null || (MODES[e.root]?.includes(e.mode) ?? false), {
    message: 'mode does not belong to root',
    path: ['mode'],
  });
export type Event = z.infer<typeof eventSchema>;

export const quantitySchema = z.object({
  value: z.number(),
  /** "percent", an ISO 4217 code, or a plain noun such as "frigates". */
  unit: z.string(),
  of: z.string().nullable(),
  bound: z.enum(['floor', 'ceiling', 'exact']),
});
export type Quantity = z.infer<typeof quantitySchema>;

export const commitmentSchema = z.object({
  record: z.literal('commitment'),
  id: z.string().regex(/^co_[0-9a-f]{16}$/),
  documentId: z.string(),
  /** When the promise was made (an addition to the contract: the clock starts here). */
  date: eventDateSchema,
  by: z.array(mentionSchema),
  to: z.array(mentionSchema),
  promise: z.string(),
  quantities: z.array(quantitySchema),
  due: eventDateSchema.nullable(),
  review: eventDateSchema.nullable(),
  force: z.enum(FORCES),
  restated: z.boolean(),
  domains: z.array(domainSchema),
  status: z.enum(STATUSES),
  evidence: evidenceSchema,
  confidence: z.number().min(0).max(1),
  coder: z.string(),
  eventId: z.string().nullable(),
});
export type Commitment = z.infer<typeof commitmentSchema>;

export const positionSchema = z.object({
  record: z.literal('position'),
  id: z.string().regex(/^po_[0-9a-f]{16}$/),
  documentId: z.string(),
  by: z.array(mentionSchema),
  about: z.object({ mention: mentionSchema.nullable(), topic: z.string().nullable() }),
  term: z.string(),
  quoted: z.boolean(),
  stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  issue: z.string().nullable(),
  date: eventDateSchema,
  evidence: evidenceSchema,
  confidence: z.number().min(0).max(1),
  coder: z.string(),
});
export type Position = z.infer<typeof positionSchema>;

export const indicatorSchema = z.object({
  record: z.literal('indicator'),
  id: z.string(),
  series: z.string(),
  actor: z.string(),
  period: z.string(),
  value: z.number(),
  unit: z.string(),
  status: z.enum(['actual', 'estimate', 'forecast']),
  source: z.object({
    name: z.string(),
    uri: z.string(),
    retrieved: z.string().nullable(),
    licence: z.string(),
  }),
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const reviewSchema = z.object({
  record: z.literal('review'),
  id: z.string(),
  recordId: z.string(),
  decision: z.enum(['accept', 'correct', 'reject', 'add']),
  patch: z.record(z.string(), z.unknown()),
  reviewer: z.string(),
  at: z.string(),
  note: z.string().nullable(),
  /** What the review binds to, so that it outlives a newer coding of the same text. */
  binds: z.object({
    documentId: z.string(),
    start: offset,
    end: offset,
    root: z.enum(ROOTS).nullable(),
  }),
  /** The review that this one takes back; both then count no more. Left out where it takes back none. */
  undoes: z.string().optional(),
  /** The record as it was coded when the reviewer saw it: it stands where a newer coder has none. */
  seen: z.record(z.string(), z.unknown()).optional(),
});
export type Review = z.infer<typeof reviewSchema>;

export type EntenteRecord =
  Document | Event | Commitment | Position | Indicator | Review | Diagnostic;
/** The records that rest on a sentence. */
export type CodedRecord = Event | Commitment | Position;
