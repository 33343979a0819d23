import { lastDayOfMonth, partialDate } from '../../base/index.ts';

/** Names of months as news and ministries write them, English first; a dot may shorten one. */
const NAMES: readonly string[] = [
  'january jan janvier janv januar jänner enero ene gennaio gen janeiro januari styczeń stycznia',
  'february feb février févr fév februar febrero febbraio fevereiro fev februari luty lutego',
  'march mar mars märz marzo março maart mrt marzec marca',
  'april apr avril avr abril abr aprile kwiecień kwietnia',
  'may mai mayo maggio mag maio mei maj maja',
  'june jun juin juni junio giugno giu junho czerwiec czerwca',
  'july jul juillet juil juli julio luglio lug julho lipiec lipca',
  'august aug août agosto ago augustus sierpień sierpnia',
  'september sep sept septembre septiembre settembre set setembro wrzesień września',
  'october oct octobre oktober okt octubre ottobre ott outubro out październik października',
  'november nov novembre noviembre novembro listopad listopada',
  'december dec décembre déc dezember dez diciembre dic dicembre dezembro grudzień grudnia',
];
const NUMBER = new Map(
  NAMES.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);
const byLength = [...NUMBER.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
export const MONTH = `((?:${byLength.join('|')})\\.?)(?![\\p{L}])`;
const DAY_OF = '(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?';
export const DAY_FIRST = new RegExp(
  `(?<![\\p{L}\\p{N}])${DAY_OF}[\\s-]+(?:of\\s+|de\\s+)?${MONTH}[,\\s-]+(?:de\\s+)?(\\d{4})(?!\\d)`,
  'iu',
);
export const MONTH_FIRST = new RegExp(
  `(?<![\\p{L}])${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`,
  'iu',
);
const MONTH_YEAR = new RegExp(`^${MONTH},?\\s+(\\d{4})$`, 'iu');
const ISO = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?=$|[T\s])/;
const ISO_TIME = /^[T\s](\d{1,2}):(\d{2})/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/;
const SLASHED = /^(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})\b/;
export const EAST_ASIAN = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/;

const EPOCH = /^(\d{10})(\d{3})?$/;

const monthNumber = (name: string): number => NUMBER.get(name.toLowerCase().replace('.', '')) ?? 0;

const two = (n: number): string => String(n).padStart(2, '0');

function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(year, month)) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

/** Years in which what we read can have been published; 1970-01-01 is a clock that was not set. */
const plausible = (date: string): boolean => {
  const year = Number(date.slice(0, 4));
  return year >= 1800 && year <= 2080 && date !== '1970-01-01' && date !== '1970-01';
};

/** How a publisher writes days in numbers: "03/04/2023" is 3 April (dmy) or 4 March (mdy). */
export type DayOrder = 'dmy' | 'mdy' | null;

/**
 * A stated date as a partial ISO date, or why it is none. "03/04/2023" is ambiguous unless one part
 * is over 12 or the publisher's order is known: it is never guessed. The day is the one that is
 * written, in its own time zone.
 */
export function parseStated(
  value: string,
  order: DayOrder = null,
): { date: string } | { reason: 'invalid' | 'ambiguous' } {
  const text = value.trim().slice(0, 100);
  const date = epochDate(text) ?? isoDate(text) ?? slashedDate(text, order) ?? wordedDate(text);
  if (date === 'ambiguous') return { reason: 'ambiguous' };
  return date && date !== 'invalid' && plausible(date) ? { date } : { reason: 'invalid' };
}

function isoDate(text: string): string | null {
  const iso = ISO.exec(text);
  if (iso) {
    if (iso[3] === undefined) {
      const month = `${iso[1]}-${two(Number(iso[2]))}`;
      return partialDate(month) ? month : 'invalid';
    }
    const time = ISO_TIME.exec(text.slice(iso[0].length));
    if (time && (Number(time[1]) > 24 || Number(time[2]) > 59)) return 'invalid';
    return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])) ?? 'invalid';
  }
  if (/^\d{4}$/.test(text)) return text;
  const compact = COMPACT.exec(text);
  if (compact)
    return dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3])) ?? 'invalid';
  return null;
}

/** Seconds or milliseconds since 1970, as some templates write them. */
function epochDate(text: string): string | null {
  const match = EPOCH.exec(text);
  if (!match) return null;
  return new Date(Number(match[1]) * 1000).toISOString().slice(0, 10);
}

function slashedDate(text: string, order: DayOrder): string | null {
  const parts = SLASHED.exec(text);
  if (!parts) return null;
  const [a, b, c] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (a > 999) return dayOf(a, b, c) ?? 'invalid';
  if (c < 1000) return 'invalid';
  if (a > 12 && b <= 12) return dayOf(c, b, a) ?? 'invalid';
  if (b > 12 && a <= 12) return dayOf(c, a, b) ?? 'invalid';
  if (a === b) return dayOf(c, a, b) ?? 'invalid';
  // With dots the day stands first, wherever they are used.
  if (order === 'dmy' || text.includes('.')) return dayOf(c, b, a) ?? 'invalid';
  if (order === 'mdy') return dayOf(c, a, b) ?? 'invalid';
  return a > 12 ? 'invalid' : 'ambiguous';
}

function wordedDate(text: string): string | null {
  const day = DAY_FIRST.exec(text);
  if (day) return dayOf(Number(day[3]), monthNumber(day[2]!), Number(day[1])) ?? 'invalid';
  const month = MONTH_FIRST.exec(text);
  if (month) return dayOf(Number(month[3]), monthNumber(month[1]!), Number(month[2])) ?? 'invalid';
  const asian = EAST_ASIAN.exec(text);
  if (asian) return dayOf(Number(asian[1]), Number(asian[2]), Number(asian[3])) ?? 'invalid';
  const only = MONTH_YEAR.exec(text);
  return only ? `${only[2]}-${two(monthNumber(only[1]!))}` : null;
}
