import { z } from 'zod';
import {
  countrySchema,
  domainSchema,
  holderSchema,
  instrumentSchema,
  ministrySchema,
  organisationSchema,
  type Actor,
  type DomainEntry,
  type Holder,
  type InstrumentEntry,
  type MinistryEntry,
} from './schemas.ts';

/** A data file: where it lies, what its entries look like, and what makes two entries the same. */
export interface Section<T> {
  file: string;
  schema: z.ZodType<T>;
  key: (entry: { [field: string]: unknown }) => string;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const countries: Section<Actor> = {
  file: 'actors/countries.json',
  schema: countrySchema.transform((c): Actor => ({
    ...c,
    sector: null,
    universal: false,
    complete: true,
    members: [],
  })),
  key: (e) => asText(e['code']),
};

const organisations: Section<Actor> = {
  file: 'actors/organisations.json',
  schema: organisationSchema.transform((o): Actor => ({ ...o, iso2: null, region: null })),
  key: (e) => asText(e['code']),
};

const holders: Section<Holder> = {
  file: 'actors/holders.json',
  schema: holderSchema,
  key: (e) => ['actor', 'office', 'name', 'start'].map((field) => asText(e[field])).join('\u001f'),
};

const domains: Section<DomainEntry> = {
  file: 'domains.json',
  schema: domainSchema,
  key: (e) => asText(e['id']),
};

const instruments: Section<InstrumentEntry> = {
  file: 'instruments.json',
  schema: instrumentSchema,
  key: (e) => asText(e['id']),
};

const ministries: Section<MinistryEntry> = {
  file: 'ministries.json',
  schema: ministrySchema,
  key: (e) => asText(e['id']),
};

/** The files of fixed name; `chronology/` and `lexicon/` are folders of any number of files. */
export const SECTIONS = { countries, organisations, holders, domains, instruments, ministries };
