import type { Event } from '../../model/index.ts';
import { byText } from '../common.ts';
import type { MembersOn } from '../engagement/sides.ts';
import { LEVELS } from './levels.ts';
import { mentionedRank } from './rank.ts';

/** A level, the ends between which it lies, not known, or none because there was no invitation. */
export type AttendanceLevel = number | readonly [lo: number, hi: number] | null | 'not-invited';

/** What one record says of who represented an actor at a summit. */
export interface Attendance {
  /** Place and year: "the-hague-2025". */
  summit: string;
  /** First day of the summit, or the year, where known. */
  date: string | null;
  actor: string;
  level: AttendanceLevel;
  /** Said beforehand: it gives way to what is said of the summit itself. */
  announced: boolean;
  /** The record is a refusal of somebody's attendance. */
  refusal: boolean;
  evidence: { recordId: string } | null;
}

/** "The Hague", 2025 -> "the-hague-2025". */
export const summitKey = (place: string, year: string): string =>
  `${place.toLowerCase().replace(/[^a-z]+/g, '-')}-${year}`.replace(/^-/, '');

export interface AttendanceOptions {
  /** Whose summits: the alliance's code. */
  alliance: string;
  members: MembersOn;
}

const SAYS_SUMMIT = /\bsummit\b/i;

/**
 * Who came to the alliance's summits, from records of attendance. A summit is a place and a year; a
 * record without a place belongs to the only summit of its year that its document names or, failing
 * that, to none. A country named without a person came at some level from official to head of
 * government; a head of government who stayed away leaves every level below.
 */
export function attendanceOf(events: readonly Event[], options: AttendanceOptions): Attendance[] {
  const { alliance, members } = options;
  const at = events.filter(
    (event) =>
      event.instrument === 'attendance' &&
      event.date.start !== null &&
      [...event.actors, ...event.recipients].some((mention) => mention.code === alliance),
  );
  const placeOf = new Map<string, { key: string; date: string }>();
  const byDocument = new Map<string, string>();
  for (const event of at) {
    if (event.place === null || !SAYS_SUMMIT.test(event.evidence.quote)) continue;
    const date = event.date.start!;
    const key = summitKey(event.place.name, date.slice(0, 4));
    const exact = event.date.precision === 'day' && event.status === 'actual';
    const known = placeOf.get(key);
    if (!known || (exact && date < known.date) || known.date.length < date.length)
      placeOf.set(key, { key, date: exact ? date : date.slice(0, 4) });
    byDocument.set(`${event.documentId} ${date.slice(0, 4)}`, key);
  }
  const summitOf = (event: Event): string | null => {
    const year = event.date.start!.slice(0, 4);
    if (event.place !== null && SAYS_SUMMIT.test(event.evidence.quote))
      return summitKey(event.place.name, year);
    const inDocument = byDocument.get(`${event.documentId} ${year}`);
    if (inDocument !== undefined) return inDocument;
    if (event.place !== null || !SAYS_SUMMIT.test(event.evidence.quote)) return null;
    const thatYear = [...placeOf.keys()].filter((key) => key.endsWith(`-${year}`));
    return thatYear.length === 1 ? thatYear[0]! : null;
  };

  return at
    .flatMap((event) => {
      const summit = summitOf(event);
      if (summit === null) return [];
      const on = event.date.start!;
      return event.actors.flatMap((mention) => {
        if (mention.code === null || mention.code === alliance) return [];
        const level = levelIn(event, mentionedRank(event, mention));
        if (level === undefined) return [];
        const group = members(mention.code, on);
        return (group.length > 0 ? group : [mention.code]).map((actor): Attendance => ({
          summit,
          date: placeOf.get(summit)?.date ?? null,
          actor,
          level,
          announced: event.status !== 'actual' && event.status !== 'negated',
          refusal: event.status === 'refused' || event.status === 'cancelled',
          evidence: { recordId: event.id },
        }));
      });
    })
    .sort(
      (a, b) =>
        byText(a.summit, b.summit) ||
        byText(a.actor, b.actor) ||
        byText(a.evidence?.recordId ?? '', b.evidence?.recordId ?? ''),
    );
}

/** The level that a record of attendance speaks for; undefined where it says nothing of it. */
function levelIn(event: Event, rank: number | null): AttendanceLevel | undefined {
  switch (event.status) {
    case 'actual':
    case 'planned':
      return rank ?? [LEVELS.official, LEVELS.hog];
    case 'refused':
    case 'cancelled':
    case 'negated':
      // Somebody of that rank stayed away: whoever came ranks lower. Nobody named: nobody came.
      return rank === null ? LEVELS.absent : [LEVELS.absent, Math.max(rank - 1, LEVELS.absent)];
    default:
      return undefined;
  }
}

/** An attendance as a chronology states it. */
export interface StatedAttendance {
  summit: string;
  actor: string;
  level: string;
  highest?: string | undefined;
}

const STATED: Readonly<Record<string, number>> = {
  'head of government': LEVELS.hog,
  minister: LEVELS.minister,
  official: LEVELS.official,
  absent: LEVELS.absent,
};

/** Curated statements as attendance; `recordId` is whatever record they stand for. */
export function statedAttendance<T extends StatedAttendance>(
  stated: readonly T[],
  recordId: (one: T) => string,
): Attendance[] {
  return stated.map((one) => {
    const lo = STATED[one.level];
    const hi = one.highest === undefined ? lo : STATED[one.highest];
    const level: AttendanceLevel =
      one.level === 'not-invited'
        ? 'not-invited'
        : lo === undefined || hi === undefined
          ? null
          : lo === hi
            ? lo
            : [lo, hi];
    return {
      summit: one.summit,
      date: null,
      actor: one.actor,
      level,
      announced: false,
      refusal: false,
      evidence: { recordId: recordId(one) },
    };
  });
}
