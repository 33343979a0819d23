import type { z } from 'zod';
import type { Raw } from './files.ts';
import {
  agendaSchema,
  caseSchema,
  coderErrorSchema,
  countrySchema,
  domainSchema,
  holderSchema,
  instrumentSchema,
  ministrySchema,
  publisherSchema,
  operatorSchema,
  organisationSchema,
  sourceSchema,
  placeSchema,
  topicSchema,
  type Actor,
  type AgendaEntry,
  type CaseEntry,
  type CoderErrorEntry,
  type DomainEntry,
  type Holder,
  type InstrumentEntry,
  type MinistryEntry,
  type OperatorEntry,
  type PlaceEntry,
  type TopicEntry,
  type PublisherEntry,
  type SourceEntry,
} from './schemas.ts';

/** A data file: where it lies, what its entries look like, and what makes two entries the same. */
export interface Section<T> {
  file: string;
  schema: z.ZodType<T>;
  /**
   * What the schema fills in, for the packaged files: these are checked by a test and not again by
   * every reader. A test holds both ways together.
   */
  fill: (entry: Raw) => T;
  key: (entry: Raw) => string;
}

/** Packaged entries are known to fit; only what may be left out is put in. */
const filler =
  <T extends object>(defaults: Partial<T>, lists: (entry: T) => void = () => {}) =>
  (entry: Raw): T => {
    const filled = Object.assign({}, defaults, entry) as unknown as T;
    lists(filled);
    return filled;
  };

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const NAMES = {
  longName: null,
  otherNames: [],
  adjectives: [],
  people: [],
  capitals: [],
  metonyms: [],
  ambiguous: [],
  descriptions: [],
  surnameFirst: false,
  note: null,
  partOf: null,
  sector: null,
  universal: false,
  complete: true,
  members: [],
  source: null,
} satisfies Partial<Actor>;

const countries: Section<Actor> = {
  file: 'actors/countries.json',
  schema: countrySchema.transform((c): Actor => ({
    ...c,
    descriptions: [],
    sector: null,
    universal: false,
    complete: true,
    members: [],
    source: null,
  })),
  fill: filler<Actor>({ ...NAMES, kind: 'country' }),
  key: (e) => asText(e['code']),
};

const organisations: Section<Actor> = {
  file: 'actors/organisations.json',
  schema: organisationSchema.transform((o): Actor => ({
    ...o,
    iso2: null,
    region: null,
    surnameFirst: false,
  })),
  fill: filler<Actor>({ ...NAMES, iso2: null, region: null }, (actor) => {
    actor.members = actor.members.map((member) => ({ ...member, to: member.to ?? null }));
  }),
  key: (e) => asText(e['code']),
};

const holders: Section<Holder> = {
  file: 'actors/holders.json',
  schema: holderSchema,
  fill: filler<Holder>({ variants: [], sources: [] }),
  key: (e) => ['actor', 'office', 'name', 'start'].map((field) => asText(e[field])).join('\u001f'),
};

const domains: Section<DomainEntry> = {
  file: 'domains.json',
  schema: domainSchema,
  fill: filler<DomainEntry>({ triggers: [], nearMisses: [], contexts: [], modes: [] }),
  key: (e) => asText(e['id']),
};

const instruments: Section<InstrumentEntry> = {
  file: 'instruments.json',
  schema: instrumentSchema,
  fill: filler<InstrumentEntry>({ triggers: [], nearMisses: [], roots: [], modes: [] }),
  key: (e) => asText(e['id']),
};

const ministries: Section<MinistryEntry> = {
  file: 'ministries.json',
  schema: ministrySchema,
  fill: filler<MinistryEntry>({ ambiguous: [] }),
  key: (e) => asText(e['id']),
};

const operators: Section<OperatorEntry> = {
  file: 'operators.json',
  schema: operatorSchema,
  fill: filler<OperatorEntry>({
    voice: null,
    tense: null,
    past: null,
    says: false,
    general: false,
    fulfils: false,
  }),
  key: (e) => asText(e['id']),
};

const publishers: Section<PublisherEntry> = {
  file: 'publishers.json',
  schema: publisherSchema,
  fill: filler<PublisherEntry>({ otherNames: [] }),
  key: (e) => asText(e['domain']),
};

const coderErrors: Section<CoderErrorEntry> = {
  file: 'coder-error.json',
  schema: coderErrorSchema,
  fill: filler<CoderErrorEntry>({ note: null }),
  key: (e) => asText(e['coder']),
};

const topics: Section<TopicEntry> = {
  file: 'topics.json',
  schema: topicSchema,
  fill: filler<TopicEntry>({ definition: null, nearMisses: [], domains: [], actors: [] }),
  key: (e) => asText(e['id']),
};

const agendas: Section<AgendaEntry> = {
  file: 'agendas.json',
  schema: agendaSchema,
  fill: filler<AgendaEntry>({}),
  key: (e) => asText(e['id']),
};

const cases: Section<CaseEntry> = {
  file: 'cases.json',
  schema: caseSchema,
  fill: filler<CaseEntry>({ default: false, rivals: [], leftOut: null }),
  key: (e) => asText(e['id']),
};

const places: Section<PlaceEntry> = {
  file: 'places.json',
  schema: placeSchema,
  fill: filler<PlaceEntry>({ region: null, names: [] }),
  key: (e) =>
    [e['kind'], e['country'], e['region'], Array.isArray(e['names']) ? e['names'][0] : null]
      .map((part) => asText(part) ?? '')
      .join(' '),
};

const sources: Section<SourceEntry> = {
  file: 'sources.json',
  schema: sourceSchema,
  fill: filler<SourceEntry>({}),
  key: (e) => asText(e['name']),
};

/** The files of fixed name; `chronology/` and `lexicon/` are folders of any number of files. */
export const SECTIONS = {
  countries,
  organisations,
  holders,
  domains,
  instruments,
  ministries,
  operators,
  publishers,
  coderErrors,
  topics,
  agendas,
  cases,
  places,
  sources,
};
