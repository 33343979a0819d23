import { type Missing, missing } from '../../model/index.ts';
import { byText, distinct } from '../common.ts';
import type { Attendance, AttendanceLevel } from './attendance.ts';
import { LEVELS } from './levels.ts';

export {
  attendanceOf,
  statedAttendance,
  summitKey,
  type Attendance,
  type AttendanceLevel,
  type AttendanceOptions,
  type StatedAttendance,
} from './attendance.ts';
export { LEVELS } from './levels.ts';

/** A number that is known to lie between two ends; equal ends where it is known. */
export interface Between {
  lo: number;
  hi: number;
}

type Known<R extends string> = Between | { value: null; reason: R };

export interface PartnerLevel {
  actor: string;
  /** 3 head of government, 2 minister, 1 official, 0 absent. */
  level: Between | Missing;
  /** Against the latest earlier summit with a known level. */
  change: Known<'first' | 'no-level'>;
  /** Level minus the mean of the three summits before. */
  gap: Known<'fewer-than-3-summits' | 'no-level'>;
  /** Only what was said beforehand is on record. */
  announced: boolean;
  /** Records that cannot both hold: both stand, the level spans them. */
  contradictory: boolean;
  recordIds: string[];
  /** Records that say somebody would not come. */
  refusalIds: string[];
}

export interface SummitRow {
  summit: string;
  /** Place and year as a reader writes it. */
  name: string;
  date: string | null;
  levels: PartnerLevel[];
  /** How many partners' heads came: at least, and at most. */
  heads: Between;
  absent: number;
  known: number;
  unknown: number;
  invited: number;
  /** Mean level; only where the level of every invited partner is known (an ordinal scale). */
  mean: Between | Missing;
}

export interface RepresentationOptions {
  partners: readonly string[];
  /** Summits to show although no record speaks of them, or to name and date them. */
  summits?: readonly { summit: string; name?: string; date?: string | null }[];
}

/** Per summit, who came for each partner. Unknown stays unknown and is never 0. */
export function representation(
  attendances: readonly Attendance[],
  options: RepresentationOptions,
): SummitRow[] {
  const given = new Map((options.summits ?? []).map((summit) => [summit.summit, summit]));
  const keys = distinct([...attendances.map((a) => a.summit), ...given.keys()]);
  const dateOf = (key: string): string | null =>
    given.get(key)?.date ??
    attendances
      .filter((a) => a.summit === key && a.date !== null)
      .map((a) => a.date!)
      .sort((a, b) => b.length - a.length || byText(a, b))[0] ??
    /-(\d{4})$/.exec(key)?.[1] ??
    null;
  const ordered = keys
    .map((key) => ({ key, date: dateOf(key) }))
    .sort((a, b) => byText(a.date ?? '~', b.date ?? '~') || byText(a.key, b.key));

  const history = new Map<string, Between[]>();
  return ordered.map(({ key, date }): SummitRow => {
    const levels = options.partners.map((actor) =>
      partnerLevel(
        attendances.filter((a) => a.summit === key && a.actor === actor),
        actor,
        history,
      ),
    );
    const name = given.get(key)?.name ?? nameOf(key);
    return Object.assign({ summit: key, name, date, levels }, summary(levels));
  });
}

const recordsOf = (attendances: readonly Attendance[]): string[] =>
  distinct(attendances.flatMap((a) => a.evidence?.recordId ?? []));

/** One partner at one summit; adds its level to the history of earlier ones. */
function partnerLevel(
  mine: readonly Attendance[],
  actor: string,
  history: Map<string, Between[]>,
): PartnerLevel {
  const before = history.get(actor) ?? [];
  const { level, announced, contradictory } = combine(mine);
  if ('lo' in level) history.set(actor, [...before, level]);
  return {
    actor,
    level,
    change: changeOf(level, before.at(-1)),
    gap: gapOf(level, before.slice(-3)),
    announced,
    contradictory,
    recordIds: recordsOf(mine),
    refusalIds: recordsOf(mine.filter((a) => a.refusal)),
  };
}

function summary(
  levels: readonly PartnerLevel[],
): Pick<SummitRow, 'heads' | 'absent' | 'known' | 'unknown' | 'invited' | 'mean'> {
  const known = levels.flatMap(({ level }) => ('lo' in level ? [level] : []));
  const invited = levels.filter(
    ({ level }) => 'lo' in level || level.reason !== 'not-invited',
  ).length;
  const unknown = invited - known.length;
  const sum = (end: 'lo' | 'hi'): number => known.reduce((total, level) => total + level[end], 0);
  return {
    heads: {
      lo: known.filter((level) => level.lo === LEVELS.hog).length,
      hi: known.filter((level) => level.hi === LEVELS.hog).length + unknown,
    },
    absent: known.filter((level) => level.hi === LEVELS.absent).length,
    known: known.length,
    unknown,
    invited,
    mean:
      known.length === 0 || unknown > 0
        ? missing('no-level-known')
        : { lo: sum('lo') / known.length, hi: sum('hi') / known.length },
  };
}

/** "the-hague-2025" -> "The Hague 2025". */
const nameOf = (key: string): string =>
  key.replaceAll('-', ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

const ends = (level: Exclude<AttendanceLevel, null | 'not-invited'>): Between =>
  typeof level === 'number' ? { lo: level, hi: level } : { lo: level[0], hi: level[1] };

/**
 * One level from several records: what holds in all of them. What was said beforehand narrows it, and
 * gives way where it does not fit; records of the summit itself that do not fit span the level.
 */
function combine(mine: readonly Attendance[]): {
  level: Between | Missing;
  announced: boolean;
  contradictory: boolean;
} {
  const stated = mine.flatMap(({ level, announced }) =>
    level === null || level === 'not-invited' ? [] : [{ ...ends(level), announced }],
  );
  const seen = stated.filter((one) => !one.announced);
  const said = stated.filter((one) => one.announced);
  if (stated.length === 0) {
    const uninvited = mine.some(({ level }) => level === 'not-invited');
    return {
      level: missing(uninvited ? 'not-invited' : 'no-evidence-found'),
      announced: false,
      contradictory: false,
    };
  }
  const base = seen.length > 0 ? seen : said;
  const level = common(base);
  if (level === null)
    return {
      level: {
        lo: Math.min(...base.map((one) => one.lo)),
        hi: Math.max(...base.map((one) => one.hi)),
      },
      announced: seen.length === 0,
      contradictory: true,
    };
  const narrowed = seen.length > 0 ? common([level, ...said]) : level;
  return { level: narrowed ?? level, announced: seen.length === 0, contradictory: false };
}

function common(all: readonly Between[]): Between | null {
  const lo = Math.max(...all.map((one) => one.lo));
  const hi = Math.min(...all.map((one) => one.hi));
  return lo <= hi ? { lo, hi } : null;
}

function changeOf(
  level: PartnerLevel['level'],
  before: Between | undefined,
): PartnerLevel['change'] {
  if (!('lo' in level)) return { value: null, reason: 'no-level' };
  if (before === undefined) return { value: null, reason: 'first' };
  return { lo: level.lo - before.hi, hi: level.hi - before.lo };
}

function gapOf(level: PartnerLevel['level'], before: readonly Between[]): PartnerLevel['gap'] {
  if (!('lo' in level)) return { value: null, reason: 'no-level' };
  if (before.length < 3) return { value: null, reason: 'fewer-than-3-summits' };
  const mean = (end: 'lo' | 'hi'): number =>
    before.reduce((sum, one) => sum + one[end], 0) / before.length;
  return { lo: level.lo - mean('hi'), hi: level.hi - mean('lo') };
}
