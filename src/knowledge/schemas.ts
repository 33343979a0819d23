import { z } from 'zod';
import { partialDate } from '../base/index.ts';
import {
  CONTEXTS,
  DOMAIN_ID,
  INSTRUMENTS,
  MODES,
  PUBLISHER_KINDS,
  ROOTS,
  SECTORS,
  STATUSES,
} from '../model/index.ts';

/** "2012", "2012-05" or "2012-05-20": a day that exists, or the month or year it lies in. */
const partial = z.string().refine((text) => partialDate(text) !== null, {
  message: 'not a date of the form YYYY, YYYY-MM or YYYY-MM-DD',
});
const word = z.string().trim().min(1);
const words = z.array(word).default([]);
const inOrder = (from: string | null, to: string | null): boolean => {
  const first = from === null ? null : partialDate(from);
  const last = to === null ? null : partialDate(to);
  return first === null || last === null || first.start <= last.end;
};

/** One term of membership; both days count as member days. `from` null: before anybody asks. */
export const membershipSchema = z
  .strictObject({
    code: word,
    from: partial.nullable(),
    to: partial.nullable().default(null),
    source: word.optional(),
    note: word.optional(),
  })
  .refine((m) => inOrder(m.from, m.to), { message: 'ends before it begins', path: ['to'] });
export type Membership = z.infer<typeof membershipSchema>;

/** Codes of other schemes, where they differ from ours: ISO 3166-1 alpha-3 for countries. */
export const codesSchema = z.strictObject({
  /** Correlates of War: the letters and the number of the state. */
  cow: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  cown: z.number().int().min(2).max(999).optional(),
  /** Gleditsch and Ward's number, where it is not that of the Correlates of War. */
  gw: z.number().int().min(2).max(999).optional(),
  /** CAMEO, as in TABARI's, PETRARCH's and GDELT's data. */
  cameo: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});
export type Codes = z.infer<typeof codesSchema>;

const names = {
  code: z.string().regex(/^[A-Z0-9][A-Z0-9-]*$/, 'a code is capital letters, digits and hyphens'),
  name: word,
  longName: word.nullable().default(null),
  /** Further names and abbreviations, dated names included. */
  otherNames: words,
  adjectives: words,
  /** What its people are called: "Japanese", "Britons", "Kiwis". */
  people: words,
  capitals: words,
  /** Buildings and bodies whose name stands for the government: "the Kremlin". */
  metonyms: words,
  /** Those of the names above that also mean something else: a bare match needs support from context. */
  ambiguous: words,
  codes: codesSchema.optional(),
  note: word.nullable().default(null),
};

/** A country or territory of ISO 3166 (and Kosovo, XKX). */
export const countrySchema = z.strictObject({
  ...names,
  kind: z.literal('country').default('country'),
  iso2: z.string().regex(/^[A-Z]{2}$/),
  region: word,
  /** The state that answers for a dependent territory abroad, else null. */
  partOf: word.nullable().default(null),
  /** Persons are called by the first part of their name: "Xi" of "Xi Jinping". */
  surnameFirst: z.boolean().default(false),
});

/** An organisation or a group of states, with dated members. */
export const organisationSchema = z.strictObject({
  ...names,
  kind: z.enum(['organisation', 'group']),
  /**
   * Definite descriptions that name it where a text speaks of it: "alliance" for "the alliance", "four"
   * for "the four". A word with a capital needs no article and is matched as it is written: "Allies".
   */
  descriptions: words,
  /** The whole of which it is a body: the North Atlantic Council is part of NATO. */
  partOf: word.nullable().default(null),
  sector: z.enum(SECTORS).nullable().default(null),
  /** Every state is a member, so that members are not listed. */
  universal: z.boolean().default(false),
  /** false: some members are left out of the list, or none is given. */
  complete: z.boolean().default(true),
  members: z.array(membershipSchema).default([]),
  /** Where the list of members was checked: an address, or a name of sources.json. */
  source: word.nullable().default(null),
});

/** Higher offices first: where two people share a surname, the higher is taken for the one meant. */
export const OFFICES = [
  'paramount leader',
  'supreme leader',
  'head of state and government',
  'head of state',
  'head of government',
  'acting head of state',
  'acting head of government',
  'secretary general',
  'deputy secretary general',
  'commission president',
  'council president',
  'high representative',
  'deputy head of government',
  'vice president',
  'foreign minister',
  'defence minister',
  'national security adviser',
  'defence industry minister',
  'deputy defence minister',
  'military commander',
  'ambassador',
  'other',
] as const;
export type Office = (typeof OFFICES)[number];

export const CHECKS = [
  'stated on a public page',
  'in a public data file',
  'to be verified',
] as const;

/** One term of one person in one office; both days count as days in office. */
export const holderSchema = z
  .strictObject({
    name: word,
    surname: word,
    /** Other spellings and orders of the full name. */
    variants: words,
    actor: word,
    office: z.enum(OFFICES),
    /** Of an ambassador: the state or organisation where. */
    to: word.optional(),
    /** The office as texts name it: "prime minister", "chancellor". */
    title: word,
    start: partial,
    end: partial.nullable(),
    /** Where `end` is null: the last month in which a source shows the person in office. */
    lastSeen: partial.optional(),
    sources: words,
    check: z.enum(CHECKS),
    note: word.optional(),
  })
  .refine((h) => inOrder(h.start, h.end), { message: 'ends before it begins', path: ['end'] });
export type Holder = z.infer<typeof holderSchema>;

const entryWords = {
  label: word,
  definition: word,
  /** Lower-case words and phrases that point to it. */
  triggers: words,
  /** Lower-case phrases that hold a trigger and do not point to it. */
  nearMisses: words,
};

const isMode = (text: string): boolean => {
  const root = ROOTS.find((one) => text.startsWith(`${one}/`));
  return root !== undefined && (MODES[root] ?? []).includes(text.slice(root.length + 1));
};
/** PLOVER modes as "CONSULT/visit". */
const modes = z
  .array(z.string().refine(isMode, 'not a root and its mode, such as CONSULT/visit'))
  .default([]);

/** What acts are about, with the PLOVER contexts and modes that go with it. */
export const domainSchema = z.strictObject({
  id: z.string().regex(DOMAIN_ID, 'an id is small letters, digits and hyphens'),
  ...entryWords,
  contexts: z.array(z.enum(CONTEXTS)).default([]),
  modes,
});
export type DomainEntry = z.infer<typeof domainSchema>;

/** By what means states cooperate, with the PLOVER roots and modes under which it is found. */
export const instrumentSchema = z.strictObject({
  id: z.enum(INSTRUMENTS),
  ...entryWords,
  roots: z.array(z.enum(ROOTS)).default([]),
  modes,
});
export type InstrumentEntry = z.infer<typeof instrumentSchema>;

const statusName = z.enum(STATUSES);

/** A class of words and what they make of the act that they govern, where affirmed and where denied. */
export const operatorSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z.-]*$/, 'an id is small letters, dots and hyphens'),
  /** The class in the terms of the literature. */
  class: word,
  pos: z.enum(['verb', 'adjective', 'noun', 'attribute', 'adverb']),
  /**
   * What it governs: an infinitive, a gerund, a clause, the noun of an act or of a plan, or (of what
   * becomes of a plan) its subject.
   */
  takes: z.array(z.enum(['to', 'ing', 'that', 'whether', 'noun', 'subject', 'clause'])).min(1),
  affirmed: statusName,
  negated: statusName,
  /** Words in small letters; of verbs the lemma, with the particle and preposition that belong to it. */
  words: z.array(word).min(1),
  /** Only where the verb is passive. */
  voice: z.literal('passive').nullable().default(null),
  /** Only where the verb is in the past. */
  tense: z.literal('past').nullable().default(null),
  /** What the past tense affirms where it is another thing: "was able to". */
  past: statusName.nullable().default(null),
  /** A word of saying: the act keeps its status and gains a speaker. */
  says: z.boolean().default(false),
  /** Of things in general: nobody is said to do them or to be about to. */
  general: z.boolean().default(false),
  /** What it does to a plan it does to the act that is planned. */
  fulfils: z.boolean().default(false),
  example: word,
  nearMiss: word,
});
export type OperatorEntry = z.infer<typeof operatorSchema>;

const slug = z.string().regex(/^[a-z0-9-]+$/, 'an id is small letters, digits and hyphens');

/** A topic of texts and the words that name it; a word in capitals counts only as it is written. */
export const topicSchema = z.strictObject({
  id: slug,
  label: word,
  /** What it is about and what not; null where a user's folder says nothing of it. */
  definition: word.nullable().default(null),
  /** Words and phrases that name it, synonyms all. */
  words: z.array(word).min(1),
  /** Phrases that hold one of the words and mean something else. */
  nearMisses: words,
  /** Ids of the domains it belongs to. */
  domains: words,
  /** Codes of the actors it is about, where it is about any. */
  actors: words,
});
export type TopicEntry = z.infer<typeof topicSchema>;

/** Topics that were declared, on a day and somewhere, before the texts they are held against. */
export const agendaSchema = z.strictObject({
  id: slug,
  label: word,
  declared: partial,
  topics: z.array(slug).min(1),
  source: word,
});
export type AgendaEntry = z.infer<typeof agendaSchema>;

/** A point of a country, capital, region or city, in degrees. */
export const placeSchema = z.strictObject({
  kind: z.enum(['country', 'capital', 'city', 'region']),
  /** ISO 3166 alpha-3. */
  country: word,
  /** A city that is meant only where this region is named after it. */
  region: word.nullable().default(null),
  /** How it is written; a country's own names stand with the country. */
  names: words,
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
});
export type PlaceEntry = z.infer<typeof placeSchema>;

/** An alliance and its partners, as commands and workbench take them where nobody says otherwise. */
export const caseSchema = z.strictObject({
  id: slug,
  label: word,
  alliance: word,
  /** Codes of partners or of groups of partners. */
  partners: z.array(word).min(1),
  /** Whose unfriendly acts are held against the acts of the two sides: codes of states or groups. */
  rivals: words,
  /** The member whose absence is shown first; null: whoever takes part in most deeds. */
  leftOut: word.nullable().default(null),
  /** The one that is meant where nobody says: the last that says so. */
  default: z.boolean().default(false),
});
export type CaseEntry = z.infer<typeof caseSchema>;

/** A public data file or page that entries name in `sources` instead of an address. */
export const sourceSchema = z.strictObject({
  name: word,
  uri: z.url({ protocol: /^https?$/ }),
  licence: word,
  note: word.optional(),
});
export type SourceEntry = z.infer<typeof sourceSchema>;

/** Who publishes under a domain and its subdomains. */
export const publisherSchema = z.strictObject({
  domain: z
    .string()
    .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'a domain in small letters without www'),
  name: word,
  otherNames: words,
  kind: z.enum(PUBLISHER_KINDS),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
});
export type PublisherEntry = z.infer<typeof publisherSchema>;

/** An organ of a state: "foreign ministry", or one that names its state by itself: "Bundeswehr". */
export const ministrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'an id is small letters, digits and hyphens'),
  /** Lower-case words and phrases. */
  words: z.array(word).min(1),
  /** Words that also mean something else and need support from context. */
  ambiguous: words,
  /** The state it belongs to; null where the text must say whose it is ("the Japanese …"). */
  actor: word.nullable(),
  sector: z.enum(SECTORS),
  field: word,
});
export type MinistryEntry = z.infer<typeof ministrySchema>;

/** How often a coder is wrong, and how often it misses: counts of a sample that people looked at. */
export const coderErrorSchema = z.strictObject({
  /** "entente" for every version of it, or a full name such as "llm/MODEL". */
  coder: word,
  /** The very coder that was measured. */
  measured: word,
  tp: z.int().nonnegative(),
  fp: z.int().nonnegative(),
  rtp: z.int().nonnegative(),
  fn: z.int().nonnegative(),
  source: word,
  note: word.nullable().default(null),
});
export type CoderErrorEntry = z.infer<typeof coderErrorSchema>;

/** A country, organisation or group: one shape for all, so that callers need not ask which it is. */
export interface Actor {
  code: string;
  name: string;
  longName: string | null;
  kind: 'country' | 'organisation' | 'group';
  otherNames: readonly string[];
  adjectives: readonly string[];
  people: readonly string[];
  capitals: readonly string[];
  metonyms: readonly string[];
  ambiguous: readonly string[];
  descriptions: readonly string[];
  surnameFirst: boolean;
  iso2: string | null;
  region: string | null;
  partOf: string | null;
  sector: (typeof SECTORS)[number] | null;
  universal: boolean;
  complete: boolean;
  members: readonly Membership[];
  source: string | null;
  codes?: Codes | undefined;
  note: string | null;
}
