import { z } from 'zod';
import {
  CONTEXTS,
  FORCES,
  INSTRUMENTS,
  MENTION_KINDS,
  MODES,
  ROOTS,
  SECTORS,
  STATUSES,
  datePrecisions,
  domainSchema,
  placeSchema,
} from '../model/index.ts';

/*
 * The chronology is curated by hand: an entry is one short text of ours, the pages it rests on, and
 * the acts, promises and positions in it. An analyst writes words, never offsets: every mention and
 * trigger is given as it stands in the text, and found here.
 */

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const words = z.string().min(1);
const confidence = z.enum(['high', 'medium', 'low']);

/** An actor as the text names it. `kind` follows from the code unless it is given. */
const actorSchema = z.strictObject({
  code: z.string().nullable(),
  text: words,
  kind: z.enum(MENTION_KINDS).optional(),
  sector: z.enum(SECTORS).optional(),
  person: z.strictObject({ name: z.string(), office: z.string().nullable() }).optional(),
});
export type ChronologyActor = z.infer<typeof actorSchema>;

/** A partial date and the words that state it, as in `{date: "2035", text: "by 2035"}`. */
const datedSchema = z.strictObject({ date: z.string().regex(DATE), text: words.optional() });
/** Which sentence of the text, from 0. */
const sentence = z.int().nonnegative().default(0);
const status = z.enum(STATUSES).default('actual');

const entryEventSchema = z
  .strictObject({
    root: z.enum(ROOTS),
    mode: z.string().nullable().default(null),
    instrument: z.enum(INSTRUMENTS).nullable().default(null),
    /** The words of the act, as they stand in the sentence. */
    trigger: words,
    sentence,
    actors: z.array(actorSchema).min(1),
    recipients: z.array(actorSchema).default([]),
    /** All actors act on one another; `recipients` is then left out. */
    reciprocal: z.boolean().default(false),
    domains: z.array(domainSchema).default([]),
    contexts: z.array(z.enum(CONTEXTS)).default([]),
    status,
    restated: z.boolean().default(false),
    first: z.boolean().default(false),
    /** The act's own date where it is not the entry's; "unknown" for an undated background act. */
    date: z.union([z.literal('unknown'), z.string().regex(DATE)]).optional(),
    end: z.string().regex(DATE).optional(),
    precision: z.enum(datePrecisions).optional(),
    /** The words of the date where they are not plain ("7 and 8 July 2026"). */
    when: words.optional(),
    place: placeSchema.partial({ geonameId: true }).optional(),
    speaker: actorSchema.optional(),
    confidence: confidence.optional(),
  })
  .refine((e) => e.mode === null || (MODES[e.root]?.includes(e.mode) ?? false), {
    message: 'mode does not belong to root',
    path: ['mode'],
  });

const entryCommitmentSchema = z.strictObject({
  by: z.array(actorSchema).min(1),
  to: z.array(actorSchema).default([]),
  /** The promise in the words of the sentence. */
  promise: words,
  quantities: z
    .array(
      z.strictObject({
        value: z.number(),
        unit: z.string(),
        of: z.string().nullable().default(null),
        bound: z.enum(['floor', 'ceiling', 'exact']),
      }),
    )
    .default([]),
  due: datedSchema.nullable().default(null),
  review: datedSchema.nullable().default(null),
  force: z.enum(FORCES),
  restated: z.boolean().default(false),
  status,
  domains: z.array(domainSchema).default([]),
  sentence,
  /** Index of the entry's event that it came with. */
  event: z.int().nonnegative().optional(),
  confidence: confidence.optional(),
});

const entryPositionSchema = z.strictObject({
  by: z.array(actorSchema).min(1),
  about: z.union([actorSchema, z.strictObject({ topic: words })]),
  term: words,
  quoted: z.boolean().default(false),
  stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  issue: z.string().nullable().default(null),
  sentence,
});

/** Levels of representation at a summit, highest first; "unknown" is no level, and not "absent". */
export const ATTENDANCE_LEVELS = [
  'head of government',
  'minister',
  'official',
  'absent',
  'not-invited',
  'unknown',
] as const;

export const attendanceSchema = z.strictObject({
  summit: z.string().regex(/^[a-z-]+-\d{4}$/),
  actor: z.string(),
  level: z.enum(ATTENDANCE_LEVELS),
  /** Where the level is only known as an interval: `level` is its lower end, this its upper. */
  highest: z.enum(ATTENDANCE_LEVELS).optional(),
  person: z.strictObject({ name: z.string(), office: z.string().nullable() }).optional(),
});

/** One curated entry, as an analyst writes it. */
export const chronologyEntrySchema = z.strictObject({
  /** "F001"; in a user's own folder any name in capitals, such as "DESK-7". */
  id: z.string().regex(/^[A-Z][A-Z0-9-]{2,}$/, 'an id is capital letters, digits and hyphens'),
  date: z.string().regex(DATE),
  precision: z.enum(['day', 'month', 'year']),
  end: z.string().regex(DATE).optional(),
  title: words,
  text: words,
  sources: z.array(z.url({ protocol: /^https?$/ })).min(1),
  confidence,
  events: z.array(entryEventSchema).default([]),
  commitments: z.array(entryCommitmentSchema).default([]),
  positions: z.array(entryPositionSchema).default([]),
  attendance: z.array(attendanceSchema).default([]),
  /** Entries that say otherwise; both stand, and each names the other. */
  contradicts: z.array(z.string()).default([]),
  /** Why it is coded so, for whoever edits it next. */
  note: z.string().optional(),
});
export type ChronologyEntry = z.infer<typeof chronologyEntrySchema>;

/** A file of entries, with its provenance. */
export const chronologyFileSchema = z.strictObject({
  about: z.string(),
  source: z.string(),
  licence: z.string(),
  entries: z.array(chronologyEntrySchema),
});

/** What the chronology does not know, so that its silence is not taken for a fact. */
export const chronologyUnknownSchema = z.strictObject({
  about: z.string(),
  source: z.string(),
  licence: z.string(),
  asOf: z.string(),
  /** Empty: what is unknown is no entry. */
  entries: z.tuple([]),
  unknown: z.array(
    z.strictObject({
      id: z.string(),
      topic: words,
      summit: z.string().optional(),
      actors: z.array(z.string()),
      reason: words,
      bearsOn: z.array(z.string()),
    }),
  ),
});
