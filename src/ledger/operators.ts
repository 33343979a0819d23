import { partialDate } from '../base/index.ts';
import {
  ROOTS,
  STATUSES,
  domainSchema,
  type Domain,
  type Root,
  type Status,
} from '../model/index.ts';
import { parseQuery, type Term } from './search.ts';
import type { Filter } from './types.ts';

/** What a query asks for: words, words that must not stand there, and conditions. */
export interface Search {
  terms: Term[];
  not: Term[];
  filter: Pick<Filter, 'root' | 'status' | 'domain' | 'from' | 'to' | 'actor' | 'site'>;
  /** Operators whose value is none of the vocabulary, as written: nothing is found with one. */
  unknown: string[];
}

const OPERATOR =
  /(^|\s)(-?)(actor|root|status|domain|before|after|site):(?:["“]([^"”]*)["”]|(\S+))/giu;
const NEGATED = /(^|\s)-(?:["“]([^"”]+)["”]|([\p{L}\p{N}][^\s"“”]*))/gu;

const oneOf = <T extends string>(list: readonly T[], value: string): T | undefined =>
  list.find((one) => one.toLowerCase() === value.toLowerCase());

/** Status words that a reader would type, beside the vocabulary's own. */
const STATUS_WORDS: Readonly<Record<string, Status>> = {
  done: 'actual',
  conditional: 'hypothetical',
  denied: 'negated',
};

/**
 * Reads a query: words and "phrases" as `parseQuery` does, `-word` and `-"a phrase"` for what must not
 * stand there, and the operators `actor:` (code or name), `root:`, `status:`, `domain:`, `site:`,
 * `before:` and `after:` (a date, also a partial one; the day, month or year itself is left out).
 * The same operator twice means either.
 */
export function parseSearch(query: string): Search {
  const roots: Root[] = [];
  const statuses: Status[] = [];
  const domains: Domain[] = [];
  const actors: string[] = [];
  const sites: string[] = [];
  const unknown: string[] = [];
  let from: string | undefined;
  let to: string | undefined;
  const rest = query.replace(
    OPERATOR,
    (
      whole,
      lead: string,
      minus: string,
      name: string,
      phrase: string | undefined,
      word: string,
    ) => {
      const value = (phrase ?? word ?? '').trim();
      const keep = <T>(list: T[], found: T | undefined): void => {
        if (found === undefined || minus !== '') unknown.push(whole.trim());
        else list.push(found);
      };
      switch (name.toLowerCase()) {
        case 'root':
          keep(roots, oneOf(ROOTS, value));
          break;
        case 'status':
          keep(statuses, STATUS_WORDS[value.toLowerCase()] ?? oneOf(STATUSES, value));
          break;
        case 'domain':
          keep(domains, domainSchema.safeParse(value.toLowerCase().replaceAll(' ', '-')).data);
          break;
        case 'actor':
          keep(actors, value === '' ? undefined : value);
          break;
        case 'site':
          keep(sites, value === '' ? undefined : value.toLowerCase());
          break;
        default: {
          const date = partialDate(value);
          if (date === null || minus !== '') unknown.push(whole.trim());
          else if (name.toLowerCase() === 'before') to = dayBefore(date.start);
          else from = dayAfter(date.end);
        }
      }
      return lead;
    },
  );
  const no: string[] = [];
  const words = rest.replace(
    NEGATED,
    (_whole, lead: string, phrase: string | undefined, word: string | undefined) => {
      no.push(phrase === undefined ? (word ?? '') : `"${phrase}"`);
      return lead;
    },
  );
  return {
    terms: parseQuery(words),
    not: no.flatMap((one) => parseQuery(one)),
    filter: {
      ...(roots.length > 0 ? { root: roots } : {}),
      ...(statuses.length > 0 ? { status: statuses } : {}),
      ...(domains.length > 0 ? { domain: domains } : {}),
      ...(actors.length > 0 ? { actor: actors } : {}),
      ...(sites.length > 0 ? { site: sites } : {}),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
    unknown,
  };
}

const moved = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
const dayBefore = (day: string): string => moved(day, -1);
const dayAfter = (day: string): string => moved(day, 1);
