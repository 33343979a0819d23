import { clockIn } from '../facts/local-day.ts';

/** A moment in an attribute, and what a reader sees there. */
export interface Clock {
  stated: string;
  shown: string;
}

const UTC =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:Z|UTC|GMT|\+00:?00)$/;
const OFFSET = /T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?([+-])(\d{2}):?(\d{2})$/;
/** Minutes east of UTC; abbreviations that two parts of the world share (CST, IST, BST) are left out. */
const ZONES: Readonly<Record<string, number>> = {
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  GMT: 0,
  UTC: 0,
  WET: 0,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  PKT: 300,
  SGT: 480,
  HKT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
};
const ZONE = new RegExp(`\\b(?:${Object.keys(ZONES).join('|')})\\b`);
const DAY = 1440;
/** The farthest east; what seems farther is the west. */
const MOST_EAST = 780;

/** Offset of a clock that is shown beside its moment in UTC; null where none is shown. */
function offsetOf({ stated, shown }: Clock): number | null {
  const utc = UTC.exec(stated.trim());
  const clock = clockIn(shown);
  if (!utc || clock === null) return null;
  const east = (clock - Number(utc[2]) * 60 - Number(utc[3]) + 2 * DAY) % DAY;
  const offset = east > MOST_EAST ? east - DAY : east;
  return offset % 15 === 0 ? offset : null;
}

/**
 * Minutes east of UTC by which a page tells its own time, from what it shows beside a moment in UTC
 * (also that of a change), from a zone behind a clock, or from an offset that its data state; null
 * where nothing says it, or two say different things.
 */
export function ownOffset(
  clocks: readonly Clock[],
  lines: readonly string[],
  data: readonly string[],
): number | null {
  const shown = clocks.map(offsetOf);
  const zones = lines.map((line) =>
    clockIn(line) === null ? null : (ZONES[ZONE.exec(line)?.[0] ?? ''] ?? null),
  );
  const stated = data.map((value) => {
    const match = OFFSET.exec(value.trim());
    const minutes = match ? Number(match[2]) * 60 + Number(match[3]) : 0;
    return minutes === 0 || minutes > 14 * 60 ? null : match?.[1] === '-' ? -minutes : minutes;
  });
  for (const list of [shown, zones, stated]) {
    const found = new Set(list.filter((one) => one !== null));
    if (found.size === 1) return [...found][0]!;
    if (found.size > 1) return null;
  }
  return null;
}

/** A moment in UTC as the page's own time has it: "2019-11-20T02:07:18Z" is "2019-11-19T21:07:18-05:00". */
export function inOwnTime(value: string, offset: number): string | null {
  if (!UTC.test(value.trim())) return null;
  const at = Date.parse(
    value
      .trim()
      .replace(' ', 'T')
      .replace(/\s*(?:UTC|GMT)$/, 'Z'),
  );
  if (Number.isNaN(at)) return null;
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 19);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [sign, size] = [offset < 0 ? '-' : '+', Math.abs(offset)];
  return `${local}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
