import { z } from 'zod';
import { documentSchema, eventSchema, type Event } from '../model/index.ts';
import { textOf, textOrNull } from './database.ts';
import { readRecords, readingOf } from './read.ts';
import { GROUP, RECORD, UNIT, readDocumentFacts, readEventFacts } from './sql/facts.ts';
import type { DocumentSourceFacts, EventFacts, Facts, PartyFacts } from './types.ts';
import type { View } from './view.ts';

/** The categories of a record; equal ones are the same object. */
type Shape = Omit<EventFacts, 'id' | 'documentId' | 'date'> & {
  precision: Event['date']['precision'];
};

/** Computes once for each text. */
function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

const listed = (text: string): string[] => (text === '' ? [] : text.split(RECORD));
const orNull = (text: string | undefined): string | null => (text ? text : null);

/** The same checks as for whole records; each different text is checked once. */
const fields = eventSchema.shape;
const PRECISION = fields.date.shape.precision;
const CATEGORIES = z.object({
  root: fields.root,
  mode: fields.mode,
  instrument: fields.instrument,
  domains: fields.domains,
  status: fields.status,
  restated: fields.restated,
  first: fields.first,
  coder: fields.coder,
});
const DOCUMENT = documentSchema.shape;

function shapes(): (text: string) => Shape {
  const parties = remembered((text): PartyFacts[] =>
    listed(text).map((one) => {
      const [code, viaGroup] = one.split(GROUP);
      return { code: orNull(code), viaGroup: orNull(viaGroup) };
    }),
  );
  return remembered((text): Shape => {
    const [
      precision,
      actors = '',
      recipients = '',
      root,
      mode,
      instrument,
      about = '',
      status,
      restated,
      first,
      coder,
    ] = text.split(UNIT);
    return {
      precision: PRECISION.parse(precision),
      actors: parties(actors),
      recipients: parties(recipients),
      ...CATEGORIES.parse({
        root,
        mode: orNull(mode),
        instrument: orNull(instrument),
        domains: listed(about),
        status,
        restated: restated === '1',
        first: first === '1',
        coder,
      }),
    };
  });
}

/** Days as the same object for the same interval. */
function dates(): (
  start: string | null,
  end: string | null,
  precision: Shape['precision'],
) => EventFacts['date'] {
  const known = new Map<string, EventFacts['date']>();
  return (start, end, precision) => {
    const key = `${start} ${end} ${precision}`;
    const found = known.get(key);
    if (found) return found;
    const made = { start, end, precision };
    known.set(key, made);
    return made;
  };
}

const slim = (event: Event): EventFacts => ({
  id: event.id,
  documentId: event.documentId,
  date: { start: event.date.start, end: event.date.end, precision: event.date.precision },
  actors: event.actors.map(({ code, viaGroup }) => ({ code, viaGroup })),
  recipients: event.recipients.map(({ code, viaGroup }) => ({ code, viaGroup })),
  root: event.root,
  mode: event.mode,
  instrument: event.instrument,
  domains: event.domains,
  status: event.status,
  restated: event.restated,
  first: event.first,
  coder: event.coder,
});

/**
 * What `events()` and `documents()` give, without the texts. Events of documents under review are
 * read whole, because a reviewer's decision may change any of their fields; they come last.
 */
export async function readFacts(view: View): Promise<Facts> {
  const shape = shapes();
  const date = dates();
  const reading = await readingOf(view, 'events', {});
  let events: EventFacts[] = [];
  await view.readColumns(
    async () => readEventFacts(await readingOf(view, 'events', {})),
    () => {
      events = [];
      return ([ids = [], documents = [], starts = [], ends = [], texts = []]) => {
        for (let i = 0; i < ids.length; i++) {
          const { precision, ...rest } = shape(textOf(texts[i]));
          events.push({
            id: textOf(ids[i]),
            documentId: textOf(documents[i]),
            date: date(textOrNull(starts[i]), textOrNull(ends[i]), precision),
            ...rest,
          });
        }
      };
    },
  );
  const reviewed = reading.reviewed ?? [];
  if (reviewed.length > 0)
    for (const event of await readRecords(view, 'events', { documentIds: reviewed }))
      events.push(slim(event));
  return { events, documents: await readSources(view) };
}

async function readSources(view: View): Promise<DocumentSourceFacts[]> {
  const published = remembered((text) => DOCUMENT.published.parse(JSON.parse(text)));
  const publisher = remembered((text) => DOCUMENT.publisher.parse(JSON.parse(text)));
  const sources = remembered((text) => DOCUMENT.sources.parse(JSON.parse(text)));
  let documents: DocumentSourceFacts[] = [];
  await view.readColumns(
    async () => readDocumentFacts(await readingOf(view, 'documents', {})),
    () => {
      documents = [];
      return ([ids = [], clusters = [], days = [], publishers = [], pages = []]) => {
        for (let i = 0; i < ids.length; i++)
          documents.push({
            id: textOf(ids[i]),
            cluster: textOf(clusters[i]),
            published: published(textOf(days[i])),
            publisher: publisher(textOf(publishers[i])),
            sources: sources(textOf(pages[i])),
          });
      };
    },
  );
  return documents;
}
