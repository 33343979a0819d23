import type { Commitment, Event, EventDate, Mention, Position } from '../model/index.ts';

const codes = (mentions: readonly Mention[]): string =>
  [...new Set(mentions.map((m) => m.code ?? m.name.toLowerCase()))].sort().join(',');

/** Two dates may be the same time: one is unknown or they overlap. */
export const compatible = (a: EventDate, b: EventDate): boolean =>
  a.start === null ||
  a.end === null ||
  b.start === null ||
  b.end === null ||
  (a.start <= b.end && b.start <= a.end);

const narrower = (a: EventDate, b: EventDate): EventDate => {
  if (a.start === null) return b;
  if (b.start === null || a.basis === 'stated') return a;
  return b.basis === 'stated' ? b : a;
};

const WORDS = /\p{L}{4,}|\d+(?:\.\d+)?/gu;
const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(WORDS) ?? []);

/** Half of the shorter telling's words stand in the other. */
function alike(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  let shared = 0;
  for (const word of small) if (large.has(word)) shared++;
  return shared * 2 >= small.size;
}

/** The same deed: told in like words, or between the same two sides at times known to overlap. */
const sameDeed = (a: Event, b: Event): boolean =>
  compatible(a.date, b.date) &&
  ((a.date.start !== null && b.date.start !== null && a.recipients.length > 0) ||
    alike(a.evidence.quote, b.evidence.quote));

/**
 * Records of one deed within a document become one, with the evidence of the others in `alsoIn`: same
 * root, actors, recipients, status and instrument, and dates that may be the same.
 */
export function mergeEvents(events: readonly Event[]): {
  events: Event[];
  idOf: Map<string, string>;
} {
  const out: Event[] = [];
  const idOf = new Map<string, string>();
  const byKey = new Map<string, Event[]>();
  for (const event of events) {
    const key = [
      event.root,
      event.mode,
      event.status,
      event.restated,
      event.instrument,
      codes(event.actors),
      codes(event.recipients),
    ].join('|');
    const list = byKey.get(key) ?? [];
    const same = list.find((e) => sameDeed(e, event));
    if (!same) {
      const kept: Event = { ...event, alsoIn: [] };
      out.push(kept);
      list.push(kept);
      byKey.set(key, list);
      idOf.set(event.id, event.id);
      continue;
    }
    idOf.set(event.id, same.id);
    if (
      same.evidence.start !== event.evidence.start ||
      same.evidence.trigger.start !== event.evidence.trigger.start
    )
      same.alsoIn.push(event.evidence);
    same.date = narrower(same.date, event.date);
    same.first ||= event.first;
    same.place ??= event.place;
    same.domains = [...new Set([...same.domains, ...event.domains])].sort();
    same.confidence = Math.max(same.confidence, event.confidence);
  }
  return { events: out, idOf };
}

/** The same promise told again is kept once: same parties, status, quantities and due date. */
export function mergeCommitments(
  commitments: readonly Commitment[],
  idOf: ReadonlyMap<string, string>,
): Commitment[] {
  const out: Commitment[] = [];
  const seen = new Map<string, Commitment>();
  for (const commitment of commitments) {
    const eventId =
      commitment.eventId === null ? null : (idOf.get(commitment.eventId) ?? commitment.eventId);
    const quantities = JSON.stringify(commitment.quantities);
    const what = commitment.quantities.length > 0 ? quantities : commitment.promise.toLowerCase();
    const key = [
      codes(commitment.by),
      codes(commitment.to),
      commitment.status,
      commitment.restated,
      what,
      commitment.due?.end,
    ].join('|');
    if (seen.has(key)) continue;
    const kept = { ...commitment, eventId };
    seen.set(key, kept);
    out.push(kept);
  }
  return out;
}

/** A term that a document repeats is one position. */
export function mergePositions(positions: readonly Position[]): Position[] {
  const seen = new Set<string>();
  return positions.filter((position) => {
    const key = [
      codes(position.by),
      position.about.mention?.code ?? position.about.topic,
      position.term.toLowerCase(),
    ].join('|');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
