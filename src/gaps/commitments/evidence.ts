import type { Event } from '../../model/index.ts';
import { byText } from '../common.ts';
import { meaningfulStems, namesObject } from './object.ts';
import type { Promised } from './same.ts';
import type { Followup } from './status.ts';

export interface Evidence extends Followup {
  recordId: string;
  documentId: string;
}

/** Acts that carry something out; a new promise or a talk fulfils nothing. */
const CARRIED_OUT = new Set(['COOPERATE', 'AID', 'SUPPORT', 'RETREAT']);
const FULFILS =
  /\b(?:complet\w+|fulfil\w*|enter(?:ed|s)? into force|in force|took effect|reach(?:ed|es)?|met (?:the|its|their)|honou?red|deliver(?:ed|ies)|hand(?:ed)? over|achiev\w+|open(?:ed|s)|launch(?:ed|es)|sign(?:ed|s)|conclud\w+|activat\w+|commission(?:ed|s)|took part|joined)\b/i;

/**
 * Later records on the object of a promise, by whoever promised it, and what they say of it. Careful
 * by design: a record must name at least half of the promise's own words; only an act that happened
 * and whose words say that it is done counts as fulfilment, and where the promise gives a quantity
 * only one that names it; other acts on the object are partial.
 */
export function evidenceFor(promise: Promised, events: readonly Event[]): Evidence[] {
  const made = promise.first.date.start;
  if (made === null) return [];
  const own = new Set(promise.records.map((record) => record.eventId));
  const at = new Set(
    promise.records.map((record) => `${record.documentId} ${record.evidence.start}`),
  );
  const out: Evidence[] = [];
  for (const event of events) {
    if (own.has(event.id) || at.has(`${event.documentId} ${event.evidence.start}`)) continue;
    const kind = kindOf(promise, event, made);
    if (kind !== null)
      out.push({
        date: event.date.start!,
        kind,
        recordId: event.id,
        documentId: event.documentId,
      });
  }
  for (const record of promise.records.slice(1))
    if (record.restated && record.date.start !== null && record.date.start > made)
      out.push({
        date: record.date.start,
        kind: 'reaffirm',
        recordId: record.id,
        documentId: record.documentId,
      });
  return out.sort((a, b) => byText(a.date, b.date) || byText(a.recordId, b.recordId));
}

function kindOf(promise: Promised, event: Event, made: string): Followup['kind'] | null {
  // Only what surely came after the promise can speak of its fate.
  if (event.date.start === null || event.date.start <= (promise.first.date.end ?? made))
    return null;
  const actors = new Set(event.actors.map((mention) => mention.code));
  if (!promise.by.some((code) => actors.has(code))) return null;
  const all = new Set([...actors, ...event.recipients.map((mention) => mention.code)]);
  // What several promised one another is not done by one of them with somebody else.
  const joint = promise.to.length === 0 ? Math.min(2, promise.by.length) : 1;
  if (promise.by.filter((code) => all.has(code)).length < joint) return null;
  if (promise.to.length > 0 && !promise.to.some((code) => all.has(code))) return null;
  const { domains } = promise.first;
  if (
    domains.length > 0 &&
    event.domains.length > 0 &&
    !domains.some((domain) => event.domains.includes(domain))
  )
    return null;
  const { quote } = event.evidence;
  if (!namesObject(promise.object, meaningfulStems(quote))) return null;
  if (event.restated) return 'reaffirm';
  switch (event.status) {
    case 'refused':
      return 'refuse';
    case 'cancelled':
      return 'cancel';
    case 'actual': {
      if (!CARRIED_OUT.has(event.root)) return null;
      const { quantities } = promise.first;
      const named = quantities.every(({ value }) => quote.includes(String(value)));
      return FULFILS.test(quote) && named ? 'fulfil' : 'partial';
    }
    default:
      return null;
  }
}
