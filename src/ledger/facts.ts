import { z } from 'zod';
import { TextColumn } from '../base/index.ts';
import {
  documentSchema,
  eventSchema,
  NO_DAY,
  type Event,
  type EventCategory,
  type PartyFacts,
  type RecordColumns,
} from '../model/index.ts';
import { textOf } from './database.ts';
import { readRecords, readingOf } from './read.ts';
import {
  GROUP,
  RECORD,
  UNIT,
  forgetFacts,
  gatherFacts,
  readDocumentNumbers,
  readEventNumbers,
  readFactTexts,
  type GatheredEvent,
} from './sql/facts.ts';
import type { Statement } from './sql/statements.ts';
import type { View } from './view.ts';

const listed = (text: string): string[] => (text === '' ? [] : text.split(RECORD));
const orNull = (text: string | undefined): string | null => (text ? text : null);

/** The same checks as for whole records; each different text is checked once. */
const fields = eventSchema.shape;
export const CATEGORY: z.ZodType<EventCategory> = z.object({
  precision: fields.date.shape.precision,
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

const partiesOf = (text: string): PartyFacts[] =>
  listed(text).map((one) => {
    const [code, viaGroup] = one.split(GROUP);
    return { code: orNull(code), viaGroup: orNull(viaGroup) };
  });

function categoryOf(text: string): EventCategory {
  const [precision, root, mode, instrument, about = '', status, restated, first, coder] =
    text.split(UNIT);
  return CATEGORY.parse({
    ...{ precision, root, status, coder },
    mode: orNull(mode),
    instrument: orNull(instrument),
    domains: listed(about),
    restated: restated === '1',
    first: first === '1',
  });
}

/** A whole event as the statement that gathers them writes one. */
function gathered(event: Event): GatheredEvent {
  const codes = (mentions: Event['actors']): string =>
    mentions.map(({ code, viaGroup }) => `${code ?? ''}${GROUP}${viaGroup ?? ''}`).join(RECORD);
  return {
    id: event.id,
    document: event.documentId,
    first: event.date.start,
    last: event.date.end,
    actors: codes(event.actors),
    recipients: codes(event.recipients),
    category: [
      ...[event.date.precision, event.root, event.mode ?? '', event.instrument ?? ''],
      ...[event.domains.join(RECORD), event.status, Number(event.restated)],
      ...[Number(event.first), event.coder],
    ].join(UNIT),
    begins: event.evidence.start,
    ends: event.evidence.end,
    coder: event.coder,
  };
}

/**
 * What `events()` and `documents()` give, without the texts, as columns: of a million events some sixty
 * megabytes. Events of documents under review are read whole, because a reviewer's decision may change
 * any of their fields.
 */
export async function readColumns(view: View): Promise<RecordColumns> {
  const reading = await readingOf(view, 'events', {});
  const reviewed = reading.reviewed ?? [];
  const whole =
    reviewed.length === 0 ? [] : await readRecords(view, 'events', { documentIds: reviewed });
  const gather = async (): Promise<void> => {
    const [events, documents] = [
      await readingOf(view, 'events', {}),
      await readingOf(view, 'documents', {}),
    ];
    for (const statement of gatherFacts(events, documents, whole.map(gathered)))
      await view.run(statement);
  };
  await view.retried(gather);
  const texts = async (statement: Statement): Promise<string[]> => {
    const [row = []] = await view.read(() => statement);
    return z.array(z.string()).parse(JSON.parse(textOf(row[0])));
  };
  const eventIds = await texts(readFactTexts.eventIds());
  const documentIds = await texts(readFactTexts.documentIds());
  const ofEvents = await numbers(view, readEventNumbers(), 7, eventIds.length);
  const ofDocuments = await numbers(view, readDocumentNumbers(), 4, documentIds.length);
  const columns: RecordColumns = {
    events: {
      ids: TextColumn.of(eventIds),
      document: ofEvents[0]!,
      start: ofEvents[1]!,
      end: ofEvents[2]!,
      actors: ofEvents[3]!,
      recipients: ofEvents[4]!,
      category: ofEvents[5]!,
      rank: ofEvents[6]!,
      parties: (await texts(readFactTexts.parties())).map(partiesOf),
      categories: (await texts(readFactTexts.categories())).map(categoryOf),
    },
    documents: {
      ids: TextColumn.of(documentIds),
      uris: TextColumn.of(await texts(readFactTexts.uris())),
      titles: TextColumn.of(await texts(readFactTexts.titles())),
      families: TextColumn.of(await texts(readFactTexts.families())),
      family: ofDocuments[0]!,
      published: ofDocuments[1]!,
      publisher: ofDocuments[2]!,
      sources: ofDocuments[3]!,
      publications: (await texts(readFactTexts.publications())).map((text) =>
        DOCUMENT.published.parse(JSON.parse(text)),
      ),
      publishers: (await texts(readFactTexts.publishers())).map((text) =>
        DOCUMENT.publisher.parse(JSON.parse(text)),
      ),
      pages: (await texts(readFactTexts.pages())).map((text) =>
        DOCUMENT.sources.parse(JSON.parse(text)),
      ),
    },
  };
  for (const statement of forgetFacts()) await view.run(statement);
  return columns;
}

/** Columns of whole numbers; what is not known is NO_DAY. */
async function numbers(
  view: View,
  statement: Statement,
  width: number,
  length: number,
): Promise<Int32Array[]> {
  const columns = Array.from({ length: width }, () => new Int32Array(length));
  let at = 0;
  await view.readColumns(
    () => statement,
    () => {
      at = 0;
      return (given) => {
        for (const [c, column] of columns.entries()) {
          const cells = given[c] ?? [];
          for (let i = 0; i < cells.length; i++) {
            const cell = cells[i];
            column[at + i] = typeof cell === 'number' ? cell : NO_DAY;
          }
        }
        at += given[0]?.length ?? 0;
      };
    },
  );
  return columns;
}
