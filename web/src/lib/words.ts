import type { EventDate, Mention, Quantity } from '../../../src/model/index.ts';
import { PUBLISHER_LABELS } from '../../../src/model/ontology.ts';
import type { DocumentHead } from './api.ts';

/** The words of the ontology, as they stand in `knowledge/ontology.json`. */
export {
  FORCE_LABELS as FORCE_WORDS,
  ROOT_LABELS as ROOT_WORDS,
  STATUS_LABELS as STATUS_WORDS,
} from '../../../src/model/ontology.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2026-02-10" -> "10 Feb 2026", "2026-02" -> "Feb 2026", "2026" -> "2026": partial stays partial. */
export function isoWords(iso: string): string {
  const [year, month, day] = iso.split('-');
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return year ?? iso;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

const SEASONS = ['winter', 'spring', 'summer', 'autumn'];

/** The date of a record at its own precision. */
export function dateWords(date: EventDate): string {
  const { start, end, precision } = date;
  if (start === null || end === null) return 'date not known';
  if (start === end) return isoWords(start);
  const [year, month] = [start.slice(0, 4), Number(start.slice(5, 7))];
  const whole = start.endsWith('-01') && end.slice(0, 4) === year;
  if (precision === 'year' && whole) return year;
  if (precision === 'quarter' && whole) return `Q${Math.ceil(month / 3)} ${year}`;
  if (precision === 'season') return `${SEASONS[Math.floor((month % 12) / 3)]} ${end.slice(0, 4)}`;
  if (precision === 'month' && start.endsWith('-01') && start.slice(0, 7) === end.slice(0, 7))
    return isoWords(start.slice(0, 7));
  return `${isoWords(start)} to ${isoWords(end)}`;
}

/** Where a date comes from, said only where the text does not state it in full. */
export function basisWords(date: EventDate): string {
  if (date.basis === 'stated') return date.text === null ? 'stated' : `“${date.text}”`;
  if (date.basis === 'anchored') return `from “${date.text ?? 'the text'}”`;
  return date.basis === 'published' ? 'from the day of publication' : '';
}

export const STATE_WORDS: Readonly<Record<string, string>> = {
  open: 'Open',
  kept: 'Met',
  'kept-late': 'Met late',
  partly: 'Partly met',
  broken: 'Refused or dropped',
  overdue: 'Overdue',
  unknown: 'Not known',
};

/** Why a number or a state is missing, in words that claim no more than was read. */
const REASONS: Readonly<Record<string, string>> = {
  'no-evidence-found': 'No act found in what was read',
  'not-covered-after-due': 'Due passed. What was read hardly reaches beyond it',
  'topic-not-read-after-due': 'Due passed. Too few documents since then name the matter',
  'no-due-date-no-evidence': 'No date was set, and no act was found',
  'too-few-deeds': 'Too few events to say',
  'not-read': 'Not read',
  'no-evidence-yet': 'No act found yet',
  'partial-evidence': 'In part so far',
  'no-due-date': 'No date was set',
  'due-passed': 'Due passed, done in part',
  refuse: 'Turned down',
  cancel: 'Called off',
};
export const reasonWords = (reason: string): string =>
  REASONS[reason] ?? reason.replaceAll('-', ' ').replace(/^./, (c) => c.toUpperCase());

/** Confidence is calibrated; the word is for reading, the number stands beside it. */
export function confidenceWord(confidence: number): string {
  if (confidence >= 0.8) return 'high';
  return confidence >= 0.5 ? 'medium' : 'low';
}

/** "https://www.nato.int/a" -> "nato.int". */
export const siteOf = (address: string): string =>
  address.replace(/^https?:\/\/(www\.)?/i, '').split('/')[0] ?? address;

/**
 * "nato.int, official, 10 Feb 2026" with what is known; an entry of the chronology names the sites it
 * rests on in place of a publisher.
 */
export function sourceWords(document: DocumentHead): string {
  const { publisher, published, sources } = document;
  const date = published.date === null ? 'no date' : isoWords(published.date);
  const kind =
    publisher.kind === 'other' ? '' : `, ${PUBLISHER_LABELS[publisher.kind].toLowerCase()}`;
  const sites = [...new Set(sources.map(siteOf))];
  const isEntry = publisher.name === 'Entente chronology';
  if (isEntry && sites[0] !== undefined) {
    const more = sites.length > 1 ? ` and ${sites.length - 1} more` : '';
    return `${sites[0]}${more} (chronology)`;
  }
  return `${publisher.domain ?? publisher.name ?? 'publisher not known'}${kind}, ${date}`;
}

/** A person's own words for who coded a record. */
export function coderWords(coder: string): string {
  if (coder === 'curated') return 'Entered by hand from public pages. Not read by the machine.';
  if (coder.startsWith('human/')) return `Coded by ${coder.slice(6)}.`;
  if (coder.startsWith('llm/'))
    return `Coded by a language model, ${coder.slice(4)}. Not reviewed.`;
  return 'Coded by machine. Not reviewed.';
}

/** "Japan (Minoru Kihara, chief cabinet secretary)". */
export function mentionWords(mention: Mention): string {
  const person = mention.person;
  const inside = [person?.name, person?.office].filter(
    (part) => part !== null && part !== undefined,
  );
  return inside.length === 0 ? mention.name : `${mention.name} (${inside.join(', ')})`;
}

/** 1234 -> "1,234"; 12345 -> "12.3k" with the full value left to the label. */
export function countWords(value: number): string {
  if (value >= 9999.5) return `${(value / 1000).toFixed(1)}k`;
  const rounded = Number.isInteger(value) ? String(value) : value.toFixed(1);
  return rounded.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

const SIZES: readonly (readonly [number, string])[] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
];

/** 4500000000 USD -> "USD 4.5 billion"; 2 percent of GDP -> "2 percent of GDP". */
export function quantityWords({ value, unit, of, bound }: Quantity): string {
  const [size, name] = SIZES.find(([from]) => Math.abs(value) >= from) ?? [1, ''];
  const scaled = (value / size).toFixed(2).replace(/\.?0+$/, '');
  const number = name === '' ? scaled.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : `${scaled} ${name}`;
  const amount = /^[A-Z]{3}$/.test(unit) ? `${unit} ${number}` : `${number} ${unit}`;
  const before = { floor: 'at least ', ceiling: 'up to ', exact: '' }[bound];
  return `${before}${amount}${of === null ? '' : ` of ${of}`}`;
}

/** 1.24 -> "+1.2", -0.4 -> "−0.4" with a real minus sign. */
export const signedWords = (value: number, digits = 1): string => {
  const text = Math.abs(value).toFixed(digits);
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
};

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${countWords(n)} ${n === 1 ? one : many}`;

/** "the United States", but "France". */
export const theWords = (name: string): string =>
  /^(United|Netherlands)/.test(name) ? `the ${name}` : name;

const COUNTS = 'no one two three four five six seven eight nine ten'.split(' ');
/** "the four partners", or the one by its name. */
export const partnersWords = (partners: readonly { name: string }[]): string =>
  partners.length === 1
    ? (partners[0]?.name ?? '')
    : `the ${COUNTS[partners.length] ?? partners.length} partners`;
