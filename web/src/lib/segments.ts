import type { EventDate, Event, Mention, Span } from '../../../src/model/index.ts';

/** A stretch of text in which nothing changes. */
export interface Segment extends Span {
  text: string;
  /** Ids of the records whose sentence covers it, in the order given. */
  records: readonly string[];
  /** Its part in the selected record. */
  role: string | null;
  roleStart: boolean;
}

export interface Marked extends Span {
  id: string;
}
export interface Role extends Span {
  label: string;
}

/**
 * Cuts `[start, end)` of a text wherever a record's sentence or a role begins or ends. The segments
 * joined are the text, character for character.
 */
export function segmentsOf(
  text: string,
  { start, end }: Span,
  marked: readonly Marked[],
  roles: readonly Role[],
): Segment[] {
  const cuts = new Set([start, end]);
  for (const span of [...marked, ...roles])
    for (const at of [span.start, span.end]) if (at > start && at < end) cuts.add(at);
  const points = [...cuts].sort((a, b) => a - b);
  return points.slice(0, -1).map((from, i) => {
    const to = points[i + 1] ?? end;
    const role = roles.find((r) => r.start <= from && r.end >= to);
    return {
      start: from,
      end: to,
      text: text.slice(from, to),
      records: marked.filter((m) => m.start <= from && m.end >= to).map((m) => m.id),
      role: role?.label ?? null,
      roleStart: role?.start === from,
    };
  });
}

/** Neighbouring segments that are in the same one of two states, as runs. */
export function runsOf(
  segments: readonly Segment[],
  selected: string | null,
): { kind: 'plain' | 'other' | 'selected'; start: number; end: number; segments: Segment[] }[] {
  const runs: {
    kind: 'plain' | 'other' | 'selected';
    start: number;
    end: number;
    segments: Segment[];
  }[] = [];
  for (const segment of segments) {
    const isSelected = selected !== null && segment.records.includes(selected);
    const kind = isSelected ? 'selected' : segment.records.length > 0 ? 'other' : 'plain';
    const last = runs.at(-1);
    const same =
      last?.kind === kind &&
      (kind !== 'other' || last.segments[0]?.records[0] === segment.records[0]);
    if (last !== undefined && same) {
      last.segments.push(segment);
      last.end = segment.end;
    } else runs.push({ kind, start: segment.start, end: segment.end, segments: [segment] });
  }
  return runs;
}

const within = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end && inner.end > inner.start;

/** Where the words of a date stand in the sentence, if they stand there once. */
function dateSpan(text: string, date: EventDate, sentence: Span): Span | null {
  if (date.text === null || date.text === '') return null;
  const at = text.indexOf(date.text, sentence.start);
  const end = at + date.text.length;
  return at >= 0 && end <= sentence.end ? { start: at, end } : null;
}

/** Who, act, whom and when of an event, where they stand in its sentence; none overlaps another. */
export function rolesOf(text: string, event: Event): Role[] {
  const sentence = event.evidence;
  const role = (label: string, mentions: readonly Mention[]): Role[] =>
    mentions.map(({ start, end }) => ({ start, end, label }));
  const when = dateSpan(text, event.date, sentence);
  const wanted = [
    { start: sentence.trigger.start, end: sentence.trigger.end, label: 'act' },
    ...role('who', event.actors),
    ...role('whom', event.reciprocal ? [] : event.recipients),
    ...(when === null ? [] : [{ ...when, label: 'when' }]),
  ].filter((span) => within(span, sentence));
  return wanted.filter(
    (span, i) =>
      !wanted.slice(0, i).some((other) => other.start < span.end && other.end > span.start),
  );
}
