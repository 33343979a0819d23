import type { Document, Event } from '../model/index.ts';

/** Code points before each of some offsets in UTF-16 code units, which is what the rest of the world counts. */
function codePoints(text: string, offsets: readonly number[]): Map<number, number> {
  const wanted = [...new Set(offsets)].sort((a, b) => a - b);
  const out = new Map<number, number>();
  let points = 0;
  let next = 0;
  for (let at = 0; at <= text.length && next < wanted.length;) {
    if (at >= wanted[next]!) {
      out.set(wanted[next]!, points);
      next += 1;
      continue;
    }
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    points += 1;
  }
  for (; next < wanted.length; next += 1) out.set(wanted[next]!, points);
  return out;
}

/** How much text stands on either side of a quotation, for readers that look for it. */
const CONTEXT = 32;

/**
 * Events of a document as W3C Web Annotations: the sentence as target, by quotation and by position in
 * Unicode code points; the coding as body.
 */
export function annotations(document: Document, events: readonly Event[]): object[] {
  const at = codePoints(
    document.text,
    events.flatMap(({ evidence }) => [evidence.start, evidence.end]),
  );
  return events.map((event) => {
    const { start, end, quote } = event.evidence;
    const { id, root, status, date, domains, instrument, confidence, coder } = event;
    const codes = (list: Event['actors']): (string | null)[] => list.map(({ code }) => code);
    return {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `urn:entente:${id}`,
      type: 'Annotation',
      motivation: 'classifying',
      creator: coder,
      body: {
        type: 'Dataset',
        ...{ root, status, date, domains, instrument, confidence },
        actors: codes(event.actors),
        recipients: codes(event.recipients),
      },
      target: {
        source: document.uri,
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: quote,
            prefix: document.text.slice(Math.max(0, start - CONTEXT), start),
            suffix: document.text.slice(end, end + CONTEXT),
          },
          { type: 'TextPositionSelector', start: at.get(start), end: at.get(end) },
        ],
      },
    };
  });
}
