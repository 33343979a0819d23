import type { Document, Event } from '../model/index.ts';

export const EVENT_COLUMNS = [
  ...(['id', 'start', 'end', 'precision', 'actors', 'recipients', 'reciprocal', 'root'] as const),
  ...(['quad', 'mode', 'instrument', 'domains', 'status', 'restated', 'place'] as const),
  ...(['confidence', 'coder', 'sentence', 'sentenceStart', 'sentenceEnd', 'trigger'] as const),
  ...(['documentId', 'title', 'uri', 'publisher', 'publisherKind', 'published'] as const),
] as const;

const codes = (list: Event['actors']): string =>
  list.map(({ code, name }) => code ?? name).join(' ');

/** Events as rows of a table, each with its sentence and where it stands (UTF-16 code units). */
export const eventRows = (
  events: readonly Event[],
  documents: ReadonlyMap<string, Document>,
): (string | number | boolean | null)[][] =>
  events.map((event) => {
    const document = documents.get(event.documentId);
    const { evidence, date } = event;
    return [
      ...[event.id, date.start, date.end, date.precision],
      ...[codes(event.actors), codes(event.recipients), event.reciprocal, event.root],
      ...[event.quad, event.mode, event.instrument, event.domains.join(' '), event.status],
      ...[event.restated, event.place?.name ?? null, event.confidence, event.coder],
      ...[evidence.quote, evidence.start, evidence.end, evidence.trigger.text, event.documentId],
      ...[document?.title ?? null, document?.uri ?? null, document?.publisher.name ?? null],
      ...[document?.publisher.kind ?? null, document?.published.date ?? null],
    ];
  });
