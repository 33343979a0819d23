import { Numbering, TextColumn, dayNumber } from '../../base/index.ts';
import {
  type RecordColumns,
  type DocumentColumns,
  type EventCategory,
  type PartyFacts,
  NO_DAY,
} from '../../model/index.ts';
import { byText } from '../common.ts';
import type { DeedReport, DocumentFacts } from './deed.ts';

/** Places of texts in code-unit order. */
export function ranksOf(texts: readonly string[]): Int32Array {
  const order = [...texts.keys()].sort((a, b) => byText(texts[a]!, texts[b]!));
  const rank = new Int32Array(texts.length);
  for (const [place, i] of order.entries()) rank[i] = place;
  return rank;
}

/**
 * Records as columns, for those who have them in memory. Of two events of one id the later counts. A
 * document that is only named by an event is one of its own, of an unknown publisher.
 */
export function columnsOf(
  given: readonly DeedReport[],
  known: readonly DocumentFacts[],
): RecordColumns {
  const events = [...new Map(given.map((event) => [event.id, event])).values()];
  const facts = new Map(known.map((document) => [document.id, document]));
  const ids = [...new Set([...facts.keys(), ...events.map((event) => event.documentId)])];
  const places = new Map(ids.map((id, i) => [id, i]));
  const dayOf = remembering((iso) => dayNumber(iso));
  const day = (iso: string | null): number => (iso === null ? NO_DAY : dayOf(iso));
  const parties = new Numbering<readonly PartyFacts[]>();
  const categories = new Numbering<EventCategory>();
  const partiesOf = (list: readonly PartyFacts[]): number =>
    parties.of(list.map((m) => `${m.code ?? ''}\u001d${m.viaGroup ?? ''}`).join('\u001e'), () =>
      list.map(({ code, viaGroup }) => ({ code, viaGroup })),
    );
  const categoryOf = ({ date, ...event }: DeedReport): number => {
    const { root, mode, instrument, domains, status, restated, first, coder } = event;
    const category: EventCategory = {
      ...{ root, mode, instrument, domains, status, restated, first, coder },
      precision: date.precision,
    };
    return categories.of(JSON.stringify(category), () => category);
  };
  const eventIds = events.map((event) => event.id);
  return {
    events: {
      ids: TextColumn.of(eventIds),
      rank: ranksOf(eventIds),
      document: Int32Array.from(events, (event) => places.get(event.documentId)!),
      start: Int32Array.from(events, (event) => day(event.date.start)),
      end: Int32Array.from(events, (event) => day(event.date.end)),
      actors: Int32Array.from(events, (event) => partiesOf(event.actors)),
      recipients: Int32Array.from(events, (event) => partiesOf(event.recipients)),
      category: Int32Array.from(events, categoryOf),
      parties: parties.values,
      categories: categories.values,
    },
    documents: documentColumns(ids, facts),
  };
}

const UNKNOWN: Omit<DocumentFacts, 'id' | 'cluster'> = {
  published: { date: null, precision: 'unknown', basis: 'unknown' },
  publisher: { name: null, domain: null, kind: 'other', country: null },
  sources: [],
};

/** Documents as columns, in the order of the ids; one of which nothing is known is of an unknown publisher. */
export function documentColumns(
  ids: readonly string[],
  facts: ReadonlyMap<string, DocumentFacts>,
): DocumentColumns {
  const documents = ids.map((id) => facts.get(id) ?? { id, cluster: id, ...UNKNOWN });
  const families = new Numbering<string>();
  const publications = new Numbering<DocumentFacts['published']>();
  const publishers = new Numbering<DocumentFacts['publisher']>();
  const pages = new Numbering<readonly string[]>();
  const numbered = <T>(numbers: Numbering<T>, of: (document: DocumentFacts) => T): Int32Array =>
    Int32Array.from(documents, (document) => {
      const value = of(document);
      return numbers.of(JSON.stringify(value), () => value);
    });
  const family = numbered(families, ({ cluster }) => cluster);
  return {
    ids: TextColumn.of(ids),
    uris: TextColumn.of(documents.map((document) => document.uri ?? '')),
    titles: TextColumn.of(documents.map(() => '')),
    family,
    published: numbered(publications, ({ published }) => published),
    publisher: numbered(publishers, ({ publisher }) => publisher),
    sources: numbered(pages, ({ sources }) => sources),
    families: TextColumn.of(families.values),
    publications: publications.values,
    publishers: publishers.values,
    pages: pages.values,
  };
}

function remembering<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) known.set(text, (found = make(text)));
    return found;
  };
}
