import type { Document, Event, EventDate } from '../model/index.ts';
import { newestFirstKey } from './paging.ts';
import type { DocumentHead, EventItem } from './schemas.ts';

/** A document without its text. */
export function headOf(document: Document): DocumentHead {
  const { id, uri, title, publisher, authors, published, language, kind } = document;
  const { complete, truncatedAt, cluster, sources } = document;
  return {
    ...{ id, uri, title, publisher, authors, published, language, kind },
    ...{ complete, truncatedAt, cluster, sources },
  };
}

export const documentHeads = (documents: readonly Document[]): ReadonlyMap<string, DocumentHead> =>
  new Map(documents.map((document) => [document.id, headOf(document)]));

/** Sort key: the latest first day first, what has no day at the end, then the id. */
export const newestFirst = (date: Pick<EventDate, 'start'>, id: string): string =>
  newestFirstKey(date.start, id);

export const byKey =
  <T>(key: (item: T) => string) =>
  (a: T, b: T): number => {
    const x = key(a);
    const y = key(b);
    return x < y ? -1 : x > y ? 1 : 0;
  };

/** Events with their documents, newest first; an event whose document is gone is left out. */
export function eventItems(
  events: readonly Event[],
  heads: ReadonlyMap<string, DocumentHead>,
): EventItem[] {
  return events
    .flatMap((event) => {
      const document = heads.get(event.documentId);
      return document === undefined ? [] : [{ event, document }];
    })
    .sort(byKey(({ event }) => newestFirst(event.date, event.id)));
}
