/** What figures are drawn from: measures with names, and with the records behind every number. */
import { z } from 'zod';
import { FORCES, spanSchema } from '../../model/index.ts';

/** At most this many records are named behind one number; the number itself is whole. */
export const MOST_BEHIND = 500;

const named = z.object({ code: z.string(), name: z.string() });
/** A count and the records that report what was counted. */
const counted = z.object({ n: z.int(), records: z.array(z.string()) });
const between = z.object({ lo: z.number(), hi: z.number() });
const missing = z.object({ value: z.null(), reason: z.string() });

/** Who came to which summit. Levels: 3 head of state or government, 2 minister, 1 official, 0 absent. */
export const attendanceInput = z.object({
  partners: z.array(named),
  summits: z.array(
    z.object({
      summit: z.string(),
      name: z.string(),
      date: z.string().nullable(),
      /** How many partners' heads came: at least, and at most. */
      heads: between,
      invited: z.int(),
      known: z.int(),
      unknown: z.int(),
      levels: z.array(
        z.object({
          partner: named.extend({ kind: z.string() }),
          level: z.union([between, missing]),
          /** Only what was said beforehand is on record. */
          announced: z.boolean(),
          contradictory: z.boolean(),
          records: z.array(z.string()),
          refusals: z.array(z.string()),
        }),
      ),
    }),
  ),
});
export type AttendanceInput = z.infer<typeof attendanceInput>;

/** Deeds on record over time, with what was read of each period. */
export const seriesInput = z.object({
  alliance: named,
  partners: z.array(named),
  length: z.enum(['month', 'quarter', 'half-year', 'year']),
  split: z.enum(['all', 'partner', 'domain']),
  periods: z.array(
    z.object({
      key: z.string(),
      start: z.string(),
      end: z.string(),
      /** Documents of the period that were read, curated entries and copies left out. */
      documents: z.int(),
    }),
  ),
  lines: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      total: z.int(),
      /** One for each period; 95 % interval of a Poisson mean. */
      counts: z.array(counted.extend({ lo: z.number(), hi: z.number() })),
    }),
  ),
  /** The one change of the whole, if there is one; p by simulation, the band by posterior. */
  change: z.union([
    z.object({
      at: z.string(),
      from: z.string(),
      to: z.string(),
      inside: z.number(),
      before: z.number(),
      after: z.number(),
      p: z.number(),
    }),
    missing,
  ]),
  read: z.object({
    documents: z.int(),
    first: z.string().nullable(),
    last: z.string().nullable(),
  }),
  asOf: z.string(),
  /** Deeds whose days fit no single period. */
  undated: counted,
});
export type SeriesInput = z.infer<typeof seriesInput>;

/** Unfriendly acts of others, and acts between the two sides, in time. */
export const leadInput = z.object({
  alliance: named,
  partners: z.array(named),
  window: z.int(),
  period: z.object({ from: z.string(), to: z.string(), days: z.int() }).nullable(),
  rows: z.array(
    z.object({
      who: z.string().nullable(),
      name: z.string(),
      direction: z.enum(['lead', 'lag']),
      found: z.union([
        z.object({
          /** Acts of the second kind within the window of one of the first. */
          within: counted,
          of: z.int(),
          expected: z.number(),
          /** Middle 95 % of what all shifts of the calendar give. */
          chance: between,
          p: z.number(),
          near: z.number().nullable(),
          q: z.number().nullable(),
          ceiling: z.boolean(),
        }),
        missing,
      ]),
    }),
  ),
  own: z.array(z.object({ day: z.string(), records: z.array(z.string()) })),
  rivals: z.array(
    named.extend({ days: z.array(z.object({ day: z.string(), records: z.array(z.string()) })) }),
  ),
  notExact: z.int(),
});
export type LeadInput = z.infer<typeof leadInput>;

const share = z.object({
  value: z.number(),
  /** 95 % over documents, or why there is none. */
  interval: z.union([between, missing]),
});

/** What is left of the deeds of allies with partners without one ally. */
export const dependenceInput = z.object({
  member: named,
  partners: z.array(named),
  parts: z.array(
    z.object({
      kind: z.enum(['all', 'partner', 'domain']),
      id: z.string(),
      name: z.string(),
      others: counted,
      shared: counted,
      sole: counted,
      lost: z.union([share, missing]),
    }),
  ),
  members: z.array(
    z.object({ member: named, sole: counted, shared: counted, share, rank: z.int() }),
  ),
  silent: z.array(named),
  lead: z
    .object({
      first: named,
      second: named,
      value: z.number(),
      interval: z.union([between, missing]),
    })
    .nullable(),
  /** Deeds under the alliance's own name alone. */
  alliance: counted.extend({ name: z.string() }),
});
export type DependenceInput = z.infer<typeof dependenceInput>;

/** Five ways in which a term stands in a text, or does not. */
export const TERM_MARKS = ['first', 'found', 'absent', 'none-found', 'no-text'] as const;
export type TermMark = (typeof TERM_MARKS)[number];

/** Terms across a series of texts. */
export const termsInput = z.object({
  texts: z.array(
    z.object({
      /** Document id; null where a meeting is known and no text of it was read. */
      id: z.string().nullable(),
      title: z.string(),
      date: z.string().nullable(),
      complete: z.union([z.boolean(), z.literal('unknown')]),
      paragraphs: z.int().nullable(),
      words: z.int().nullable(),
    }),
  ),
  terms: z.array(
    z.object({
      term: z.string(),
      label: z.string(),
      /** A topic (several words) or a term as it is quoted. */
      kind: z.enum(['topic', 'quoted', 'asked']),
      cells: z.array(z.object({ mark: z.enum(TERM_MARKS), uses: z.array(spanSchema) })),
      /** Earliest dated text of everything read that has it. */
      first: z
        .object({
          documentId: z.string(),
          title: z.string(),
          date: z.string(),
          claim: z.enum(['first-in-record', 'left-censored']),
        })
        .nullable(),
      /** Documents that have it, of all that were read, copies once. */
      documents: z.int(),
    }),
  ),
  read: z.int(),
});
export type TermsInput = z.infer<typeof termsInput>;

/** What the deeds rest on, and what was read of which month. */
export const sourcesInput = z.object({
  deeds: counted,
  single: counted,
  official: counted,
  stateOnly: counted,
  none: counted,
  sources: z.int(),
  independent: z.int().nullable(),
  effective: z.number().nullable(),
  copies: z.int().nullable(),
  kinds: z.array(z.object({ kind: z.string(), sources: z.int(), deeds: counted })),
  publishers: z.array(
    z.object({ publisher: z.string(), kind: z.string(), sources: z.int(), deeds: counted }),
  ),
  publisherTotal: z.int(),
  contradictions: z.array(
    z.object({
      kind: z.string(),
      about: z.string(),
      a: z.array(z.string()),
      b: z.array(z.string()),
    }),
  ),
  months: z.array(
    z.object({
      month: z.string(),
      documents: z.int(),
      kinds: z.partialRecord(z.string(), z.int()),
      /** Deeds of that month on record. */
      deeds: z.int(),
    }),
  ),
  reading: z.object({
    documents: z.int(),
    families: z.int(),
    undated: z.int(),
    curatedEntries: z.int(),
  }),
});
export type SourcesInput = z.infer<typeof sourcesInput>;

/** Figures of a series, on the way to what was promised of it. */
export const pledgeInput = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  made: z.string(),
  due: z.string(),
  review: z.string().nullable(),
  force: z.enum(FORCES),
  startYear: z.int(),
  dueYear: z.int(),
  /** Level of the part that is drawn, and of the whole promise. */
  level: z.number(),
  whole: z.number(),
  /** "3.5 core" where a promise has parts. */
  part: z.enum(['whole', 'core']),
  /** Level of an earlier promise on the same series, which this one starts from; null where there is none. */
  floor: z.object({ value: z.number(), name: z.string() }).nullable(),
  asOf: z.string(),
  actors: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      party: z.boolean(),
      /** Its figures are of another definition. */
      near: z.boolean(),
      figures: z.array(
        z.object({
          id: z.string(),
          year: z.int(),
          value: z.number(),
          status: z.enum(['actual', 'estimate', 'forecast']),
        }),
      ),
      /** Level short of the straight line in the year of the last figure; a reason where not known. */
      path: z.union([
        z.object({ required: z.number(), observed: z.number(), shortfall: z.number() }),
        missing,
      ]),
    }),
  ),
  /** Years in which nobody, and in which most have no figure. */
  missingYears: z.array(z.object({ year: z.int(), without: z.int(), of: z.int() })),
  sources: z.array(z.object({ name: z.string(), uri: z.string(), licence: z.string() })),
});
export type PledgeInput = z.infer<typeof pledgeInput>;

/** Own targets of actors for a share of GDP, and what others asked of them, as promised in texts. */
export const targetsInput = z.object({
  unit: z.string(),
  rows: z.array(
    named.extend({
      own: z.array(
        z.object({
          value: z.number(),
          due: z.string().nullable(),
          record: z.string(),
          confidence: z.number(),
        }),
      ),
      asked: z.array(
        z.object({
          value: z.number(),
          by: z.string(),
          date: z.string().nullable(),
          record: z.string(),
          confidence: z.number(),
        }),
      ),
    }),
  ),
});
export type TargetsInput = z.infer<typeof targetsInput>;

/** A row or column with everything that was found for it, each deed counted once. */
const totalled = named.extend({ n: z.int(), records: z.array(z.string()) });

/** Who engages whom, and where more or less than expected. */
export const tiesInput = z.object({
  alliance: named,
  /** The domain that the cells are narrowed to, in words; null for all. */
  domain: z.string().nullable(),
  partners: z.array(totalled),
  /** The alliance itself first, then its members by what was found. */
  members: z.array(totalled),
  cells: z.array(
    z.object({
      member: z.string(),
      partner: z.string(),
      n: z.int(),
      /** With reports that may be of other deeds. */
      hi: z.int(),
      refused: z.int(),
      records: z.array(z.string()),
    }),
  ),
  documents: z.int(),
  deeds: z.int(),
});
export type TiesInput = z.infer<typeof tiesInput>;

/** The alliance itself with each partner in each domain, against what the totals lead one to expect. */
export const gapsInput = z.object({
  alliance: named,
  partners: z.array(named),
  domains: z.array(z.object({ id: z.string(), label: z.string() })),
  /** null where there is too little to expect anything from, with the reason. */
  cells: z
    .array(
      z.object({
        partner: z.string(),
        domain: z.string(),
        n: z.number(),
        expected: z.number(),
        gap: z.number(),
        lo: z.number().nullable(),
        hi: z.number().nullable(),
        say: z.enum(['above', 'below', 'neither', 'thin']),
        records: z.array(z.string()),
      }),
    )
    .nullable(),
  reason: z.string().nullable(),
  tested: z.int(),
  called: z.int(),
});
export type GapsInput = z.infer<typeof gapsInput>;

/** Members with partners, domain by domain. */
export const multiplesInput = z.object({
  alliance: named,
  partners: z.array(named),
  /** Those with anything found in any domain, the alliance itself first. */
  members: z.array(named),
  domains: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      n: z.int(),
      cells: z.array(
        z.object({
          member: z.string(),
          partner: z.string(),
          n: z.int(),
          records: z.array(z.string()),
        }),
      ),
    }),
  ),
});
export type MultiplesInput = z.infer<typeof multiplesInput>;
