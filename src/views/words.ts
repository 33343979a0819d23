import { STATUS_LABELS } from '../model/ontology.ts';
import type { EventDate, Status } from '../model/index.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2026-02-10" -> "10 Feb 2026"; "2026-02" -> "Feb 2026"; a partial date stays partial. */
export function dayWords(partial: string): string {
  const [year, month, day] = partial.split('-');
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return year!;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** An interval of days in words, no more precise than it is. */
export function dateWords(date: EventDate): string {
  if (date.start === null || date.end === null) return 'date unknown';
  if (date.start === date.end) return dayWords(date.start);
  if (date.precision === 'year') return date.start.slice(0, 4);
  if (
    date.precision === 'month' &&
    date.start.endsWith('-01') &&
    date.start.slice(0, 7) === date.end.slice(0, 7)
  ) {
    return dayWords(date.start.slice(0, 7));
  }
  return `${dayWords(date.start)} to ${dayWords(date.end)}`;
}

const label = (status: Status): string => STATUS_LABELS[status].toLowerCase();

/** What a status is called where people read it, and its mark: told by shape and word, not by colour. */
export const STATUS_WORDS: Readonly<Record<Status, { word: string; mark: string }>> = {
  actual: { word: label('actual'), mark: '●' },
  planned: { word: label('planned'), mark: '○' },
  proposed: { word: label('proposed'), mark: '◌' },
  hypothetical: { word: label('hypothetical'), mark: '◌' },
  refused: { word: label('refused'), mark: '×' },
  cancelled: { word: label('cancelled'), mark: '×' },
  negated: { word: label('negated'), mark: '×' },
};

const REASON_WORDS: Readonly<Record<string, string>> = {
  'no-evidence-found': 'no evidence found',
  'not-read': 'not read',
  'structural-zero': 'cannot be',
  'not-invited': 'not invited',
  'no-level-known': 'level not known',
  'too-few-deeds': 'too few deeds to say',
  'single-cluster': 'one source only, no interval',
  'not-covered-after-due': 'not read after due',
  'topic-not-read-after-due': 'too little read to say',
  'text-incomplete': 'text not whole',
  'no-text': 'no text read',
  'no-complete-document': 'no whole text in the series',
  'never-mentioned': 'in no whole text of the series',
  'no-due-date-no-evidence': 'nothing found, no due date',
};

/** A reason in words; an unknown one is shown as it is. */
export const reasonWords = (reason: string): string =>
  REASON_WORDS[reason] ?? reason.replaceAll('-', ' ');

/** "one deed", "3 deeds". */
export const countWords = (n: number, noun: string, plural = `${noun}s`): string =>
  `${n} ${n === 1 ? noun : plural}`;

/** "no deed", "one deed", "3 deeds": nothing found is never a bare 0. */
export const countOrNone = (n: number, noun: string): string =>
  n === 0 ? `no ${noun}` : countWords(n, noun);

/** "a, b and c". */
export const listWords = (items: readonly string[]): string =>
  items.length <= 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const NUMBERS = 'no one two three four five six seven eight nine ten'.split(' ');
/** Small whole numbers as words: "four", "12". */
export const numberWord = (n: number): string => NUMBERS[n] ?? String(n);
