/** Small records for tests of this room. */
import { stableId } from '../base/index.ts';
import {
  quadOf,
  type Commitment,
  type Document,
  type Event,
  type EventDate,
  type Mention,
} from '../model/index.ts';
import type { MembersOn } from './engagement/index.ts';

const mention = (given: string): Mention => {
  // "AUS@Prime Minister" is a person in that office, "AUS<IP4" a member named through its group.
  const [, code, office, viaGroup] = /^([^@<]+)(?:@([^<]+))?(?:<(.+))?$/.exec(given)!;
  return {
    code: code === '?' ? null : code!,
    name: code!,
    kind: office === undefined ? 'country' : 'person',
    sector: null,
    person: office === undefined ? null : { name: null, office },
    text: code!,
    start: 0,
    end: code!.length,
    viaGroup: viaGroup ?? null,
  };
};

export function dateOf(iso: string | null): EventDate {
  if (iso === null)
    return { start: null, end: null, precision: 'unknown', basis: 'unknown', text: null };
  const month = /^\d{4}-\d{2}$/.test(iso);
  const year = /^\d{4}$/.test(iso);
  return {
    start: month ? `${iso}-01` : year ? `${iso}-01-01` : iso,
    end: month ? `${iso}-28` : year ? `${iso}-12-31` : iso,
    precision: month ? 'month' : year ? 'year' : 'day',
    basis: 'stated',
    text: iso,
  };
}

type Given<T> = Partial<Omit<T, 'date' | 'actors' | 'recipients' | 'by' | 'to' | 'due'>>;

export function event(
  name: string,
  date: string | null,
  actors: string[],
  recipients: string[],
  given: Given<Event> & { quote?: string } = {},
): Event {
  const { quote = `Sentence ${name}.`, ...rest } = given;
  const root = given.root ?? 'CONSULT';
  return {
    record: 'event',
    id: stableId('ev', name),
    documentId: 'doc_0000000000000001',
    date: dateOf(date),
    actors: actors.map(mention),
    recipients: recipients.map(mention),
    reciprocal: false,
    root,
    quad: quadOf(root),
    mode: null,
    contexts: [],
    instrument: null,
    domains: ['diplomatic'],
    status: 'actual',
    restated: false,
    first: false,
    speaker: null,
    place: null,
    evidence: {
      start: 0,
      end: quote.length,
      quote,
      trigger: { start: 0, end: 1, text: quote[0]! },
    },
    alsoIn: [],
    confidence: 1,
    coder: 'curated',
    ...rest,
  };
}

export const idOf = (name: string): string => stableId('ev', name);

export function commitment(
  name: string,
  made: string,
  by: string[],
  to: string[],
  promise: string,
  given: Given<Commitment> & { due?: string | null } = {},
): Commitment {
  const { due = null, ...rest } = given;
  return {
    record: 'commitment',
    id: stableId('co', name),
    documentId: 'doc_0000000000000001',
    date: dateOf(made),
    by: by.map(mention),
    to: to.map(mention),
    promise,
    quantities: [],
    due: due === null ? null : dateOf(due),
    review: null,
    force: 'pledge',
    restated: false,
    domains: [],
    status: 'actual',
    evidence: {
      start: 0,
      end: promise.length,
      quote: promise,
      trigger: { start: 0, end: 1, text: promise[0]! },
    },
    confidence: 1,
    coder: 'curated',
    eventId: null,
    ...rest,
  };
}

export function document(
  id: string,
  published: string | null,
  given: Partial<Pick<Document, 'text' | 'cluster' | 'sources'>> & {
    kind?: Document['publisher']['kind'];
  } = {},
): Pick<Document, 'id' | 'published' | 'publisher' | 'cluster' | 'sources' | 'text'> {
  const { kind = 'news', ...rest } = given;
  return {
    id,
    published: {
      date: published,
      precision: published === null ? 'unknown' : 'day',
      basis: published === null ? 'unknown' : 'given',
    },
    publisher: { name: null, domain: null, kind, country: null },
    cluster: id,
    sources: [],
    text: '',
    ...rest,
  };
}

/** NATO of three (Finland from April 2023), the four partners, and nobody else. */
export const members: MembersOn = (group, on) => {
  if (group === 'NATO') return on >= '2023-04-04' ? ['FIN', 'GBR', 'USA'] : ['GBR', 'USA'];
  return group === 'IP4' ? ['AUS', 'JPN', 'KOR', 'NZL'] : [];
};
