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

/** The dated events of a ledger by who acts in them, the earliest first. */
export interface EventIndex {
  /** Events in which any of the actors acts, after a day. */
  after: (codes: readonly string[], day: string) => Iterable<Event>;
  /** The meaningful words of an event's sentence. */
  stems: (event: Event) => ReadonlySet<string>;
}

/** Lays events out so that a promise looks only at what its promisers did afterwards. */
export function indexEvents(events: readonly Event[]): EventIndex {
  const byActor = new Map<string, Event[]>();
  const stems = new Map<Event, ReadonlySet<string>>();
  for (const event of events) {
    if (event.date.start === null) continue;
    for (const code of new Set(event.actors.map((mention) => mention.code))) {
      if (code === null) continue;
      const list = byActor.get(code);
      if (list) list.push(event);
      else byActor.set(code, [event]);
    }
  }
  for (const list of byActor.values())
    list.sort((a, b) => byText(a.date.start!, b.date.start!) || byText(a.id, b.id));
  const firstAfter = (list: readonly Event[], day: string): number => {
    let [lo, hi] = [0, list.length];
    while (lo < hi) {
      const mid = (lo + hi) >>> 1;
      if (list[mid]!.date.start! <= day) lo = mid + 1;
      else hi = mid;
    }
    return lo;
  };
  return {
    after: function* after(codes, day) {
      const met = new Set<Event>();
      for (const code of codes) {
        const list = byActor.get(code) ?? [];
        for (let i = firstAfter(list, day); i < list.length; i++) {
          const event = list[i]!;
          if (codes.length > 1) {
            if (met.has(event)) continue;
            met.add(event);
          }
          yield event;
        }
      }
    },
    stems: (event) => {
      let found = stems.get(event);
      if (found === undefined) stems.set(event, (found = meaningfulStems(event.evidence.quote)));
      return found;
    },
  };
}

/**
 * Later records on the object of a promise, by whoever promised it, and what they say of it. Careful
 * by design: a record must name at least half of the promise's own words; only an act that happened
 * and whose words say that it is done counts as fulfilment, and where the promise gives a quantity
 * only one that names it; other acts on the object are partial.
 */
export function evidenceFor(promise: Promised, events: EventIndex): Evidence[] {
  const made = promise.first.date.start;
  if (made === null) return [];
  const own = new Set(promise.records.map((record) => record.eventId));
  const at = new Set(
    promise.records.map((record) => `${record.documentId} ${record.evidence.start}`),
  );
  const out: Evidence[] = [];
  // Only what surely came after the promise can speak of its fate.
  for (const event of events.after(promise.by, promise.first.date.end ?? made)) {
    if (own.has(event.id) || at.has(`${event.documentId} ${event.evidence.start}`)) continue;
    const kind = kindOf(promise, event, events);
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

/** Statuses that say something of a promise. */
const SPEAKS = new Set(['refused', 'cancelled', 'actual']);

function kindOf(
  promise: Promised,
  event: Event,
  { stems }: Pick<EventIndex, 'stems'>,
): Followup['kind'] | null {
  // What can say nothing is not read at all.
  if (!event.restated && !SPEAKS.has(event.status)) return null;
  if (!event.restated && event.status === 'actual' && !CARRIED_OUT.has(event.root)) return null;
  const actors = new Set(event.actors.map((mention) => mention.code));
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
  if (!namesObject(promise.object, stems(event))) return null;
  if (event.restated) return 'reaffirm';
  switch (event.status) {
    case 'refused':
      return 'refuse';
    case 'cancelled':
      return 'cancel';
    case 'actual': {
      const { quantities } = promise.first;
      const named = quantities.every(({ value }) => quote.includes(String(value)));
      return FULFILS.test(quote) && named ? 'fulfil' : 'partial';
    }
    default:
      return null;
  }
}
