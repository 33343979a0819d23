import type { StatedDate } from '../types.ts';
import type { Json } from './json-ld.ts';
import type { Marks, Stamp } from './marks.ts';
import { inOwnTime, ownOffset } from './own-time.ts';

const DATE_META: readonly (readonly [name: string, where: string])[] = [
  ['article:published_time', 'Open Graph'],
  ['og:published_time', 'Open Graph'],
  ['og:article:published_time', 'Open Graph'],
  ['article:published', 'Open Graph'],
  ['datepublished', 'itemprop'],
  ['dc.date.issued', 'meta'],
  ['dcterms.issued', 'meta'],
  ['dcterms.available', 'meta'],
  ['dc.date.created', 'meta'],
  ['dcterms.created', 'meta'],
  ['dc.date', 'meta'],
  ['dcterms.date', 'meta'],
  ['parsely-pub-date', 'meta'],
  ['sailthru.date', 'meta'],
  ['cxenseparse:recs:publishtime', 'meta'],
  ['article_date_original', 'meta'],
  ['article.published', 'meta'],
  ['originalpublicationdate', 'meta'],
  ['published_date', 'meta'],
  ['published-date', 'meta'],
  ['published_at', 'meta'],
  ['published_time', 'meta'],
  ['pubdate', 'meta'],
  ['publishdate', 'meta'],
  ['publish-date', 'meta'],
  ['publish_date', 'meta'],
  ['publication_date', 'meta'],
  ['publication-date', 'meta'],
  ['date.release', 'meta'],
  ['release_date', 'meta'],
  ['date', 'meta'],
  ['citation_publication_date', 'meta'],
  ['citation_date', 'meta'],
];
const CHANGED_META = [
  'article:modified_time',
  'og:updated_time',
  'article:modified',
  'dcterms.modified',
  'dc.date.modified',
  'datemodified',
  'last-modified',
];

/** Characters after the first heading within which a date stands for the whole page. */
const NEAR = 1200;

const firstOf = (value: unknown): string => {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'number' ? String(one) : typeof one === 'string' ? one.trim() : '';
};

/** Every date of publication that a page states, the surest places first. */
export function statedDates(
  article: Json | null,
  meta: (name: string) => string | null,
  marks: Marks,
  addresses: readonly (string | null)[],
): StatedDate[] {
  const dates: StatedDate[] = [];
  const state = (
    value: unknown,
    where: string,
    about: Pick<StatedDate, 'from' | 'marked' | 'asChanged'> & { basis?: StatedDate['basis'] },
  ): void => {
    const written = firstOf(value);
    if (written !== '')
      dates.push({ basis: 'metadata', ...about, value: written.slice(0, 100), where });
  };
  const changed = new Set(
    [firstOf(article?.get('dateModified')), ...CHANGED_META.map((name) => meta(name) ?? '')].filter(
      (value) => value.length > 10,
    ),
  );
  const data = (value: unknown, where: string): void =>
    state(value, where, { from: 'data', asChanged: changed.has(firstOf(value)) });
  data(article?.get('datePublished'), 'JSON-LD');
  for (const [name, where] of DATE_META) data(meta(name), `${where} (${name})`);
  const stamps = chooseStamps(marks);
  for (const { value, shown, where, marked } of stamps) {
    const basis = where === 'time element' ? 'metadata' : 'text';
    state(value, where, { from: 'shown', marked, basis });
    state(shown, 'date line', { from: 'shown', marked, basis: 'text' });
  }
  const labelled = marks.labelled.find((one) => one.marked) ?? marks.labelled[0];
  state(labelled?.value, 'date line', {
    from: 'shown',
    marked: labelled?.marked ?? false,
    basis: 'text',
  });
  const dated = addresses.map((one) => dateInAddress(one ?? '')).find((one) => one !== null);
  if (dated) state(dated, 'address', { from: 'address' });
  const lines = [...stamps.map(({ value, shown }) => shown ?? value), labelled?.value ?? ''];
  const offset = ownOffset(marks.clocks, lines, [
    ...changed,
    ...DATE_META.map(([name]) => meta(name) ?? ''),
  ]);
  const first = dates.findIndex(({ value }) => !/^\D*$/.test(value));
  const moment = dates[first];
  const own = moment && offset !== null ? inOwnTime(moment.value, offset) : null;
  if (moment && own !== null) dates.splice(first + 1, 0, { ...moment, value: own });
  return dates;
}

/** Dates in the body that can be the page's own: those marked so, else those near its heading. */
function chooseStamps({ stamps }: Marks): Stamp[] {
  const first = (list: readonly Stamp[]): Stamp[] => list.slice(0, 1);
  const marked = stamps.filter((one) => one.marked);
  if (marked.length > 0) return first(marked);
  const near = stamps.filter((one) => one.since !== null && one.since <= NEAR);
  if (near.length > 0) return first(near);
  // Before the heading, or on a page without one: only where no other date competes.
  const days = new Set(stamps.map((one) => one.value.slice(0, 10)));
  return days.size === 1 ? first(stamps) : [];
}

const DAY_PATH = /\/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)/;
const DAY_COMPACT = /[/_-]((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/;
const MONTH_PATH = /\/((?:19|20)\d{2})\/(0[1-9]|1[0-2])\//;

/** The date in an address: "/2023/07/11/…", "/20230711-…"; of "/2023/07/…" the month. */
export function dateInAddress(address: string): string | null {
  if (!/^https?:\/\//i.test(address)) return null;
  const path = address.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const day = DAY_PATH.exec(path) ?? DAY_COMPACT.exec(path);
  if (day) return [day[1], day[2]!.padStart(2, '0'), day[3]!.padStart(2, '0')].join('-');
  const month = MONTH_PATH.exec(path);
  return month ? `${month[1]}-${month[2]}` : null;
}
