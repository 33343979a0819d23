import type { Document, Event, Mention } from '../model/index.ts';

const party = ({ code, name, sector, text }: Mention): object => ({
  country: code,
  sector,
  name,
  text,
});

/**
 * An event with the fields of PLOVER's records (manual 2021): event type, mode and context in capitals,
 * actor and recipient, date and location; `entente` holds what PLOVER has no field for.
 */
export function ploverRecord(event: Event, document: Document | undefined): object {
  const { id, root, quad, mode, contexts, date, place, evidence } = event;
  const { status, instrument, domains, restated, reciprocal, confidence, coder } = event;
  return {
    id,
    event_type: root,
    quad_code: quad,
    event_mode: mode === null ? [] : [mode.toUpperCase()],
    context: contexts.map((context) => context.toUpperCase()),
    actor: event.actors.map(party),
    recip: event.recipients.map(party),
    event_date: date.start,
    event_date_end: date.end,
    event_loc:
      place === null
        ? null
        : { name: place.name, country: place.country, lat: place.lat, lon: place.lon },
    pub_date: document?.published.date ?? null,
    headline: document?.title ?? null,
    source: document?.publisher.domain ?? document?.publisher.name ?? null,
    url: document?.uri ?? null,
    event_text: evidence.quote,
    text_start: evidence.start,
    text_end: evidence.end,
    entente: { status, instrument, domains, restated, reciprocal, confidence, coder },
  };
}
