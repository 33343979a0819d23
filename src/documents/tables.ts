import type { ColumnRole } from '../model/index.ts';
import { COLUMN_ROLES } from '../model/index.ts';
import type { Format } from './sniff.ts';

/** Which column holds what; it goes before what the names of the columns say. */
export type Columns = Partial<Record<ColumnRole, string>>;

/** Names by which columns are known, best first: of several, the first that a row fills is taken. */
const NAMES: Readonly<Record<ColumnRole, readonly string[]>> = {
  text: 'text body fulltext maintext content contenttext articletext articlebody article bodytext documenttext storytext story plaintext cleantext rawtext transcript speech speechtext'.split(
    ' ',
  ),
  html: 'html contenthtml bodyhtml rawhtml articlehtml'.split(' '),
  title: 'title headline articletitle storytitle documenttitle subject heading titlepage'.split(
    ' ',
  ),
  url: 'url uri link articleurl sourceurl documenturl permalink canonicalurl webpage documentidentifier externalurl storyurl'.split(
    ' ',
  ),
  date: 'published date publisheddate publisheddatetime publishedat publishdate datepublish datepublished pubdate publicationdate pubtime articledate documentdate seendate datetime timestamp sqldate'.split(
    ' ',
  ),
  authors: 'authors author byline creator writers speaker'.split(' '),
  publisher:
    'publisher medianame sourcename outlet sourcedomain sourcecommonname domain source newspaper publication site website mediaurl'.split(
      ' ',
    ),
  language: 'language lang languagecode'.split(' '),
  kind: ['kind', 'documentkind', 'doctype'],
  licence: ['licence', 'license', 'rights'],
};

const keyOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The columns of a table that can fill each role, best first. */
export type Layout = Readonly<Record<ColumnRole, readonly string[]>>;

/** Reads the names of columns. A name that the caller gives stands alone for its role. */
export function layoutOf(names: readonly string[], columns: Columns = {}): Layout {
  const keyed = new Map<string, string>();
  for (const name of names) if (!keyed.has(keyOf(name))) keyed.set(keyOf(name), name);
  const of = (role: ColumnRole): string[] => {
    const given = columns[role];
    return given === undefined
      ? NAMES[role].map((key) => keyed.get(key)).filter((name) => name !== undefined)
      : names.filter((name) => name === given || keyOf(name) === keyOf(given)).slice(0, 1);
  };
  return {
    text: of('text'),
    html: of('html'),
    title: of('title'),
    url: of('url'),
    // An index of web archives says when a page was fetched, which is not when it was published.
    date: of('date').filter((name) => keyOf(name) !== 'timestamp' || !keyed.has('urlkey')),
    authors: of('authors'),
    publisher: of('publisher'),
    language: of('language'),
    kind: of('kind'),
    licence: of('licence'),
  };
}

/**
 * Columns of GDELT's tables, which come without a line of names: by how many there are. Its events from
 * before April 2013 have 57 and no addresses.
 */
export const GDELT: Readonly<Record<number, Columns & { table: string }>> = {
  58: { table: 'GDELT 1.0 events', url: '57' },
  61: { table: 'GDELT 2.0 events', url: '60' },
  16: { table: 'GDELT 2.0 mentions', url: '5' },
  27: { table: 'GDELT 2.0 knowledge graph', url: '4', publisher: '3' },
};

const DELIMITERS = ['\t', ',', ';', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The fields of a first line, roughly: quotes off, no escapes. */
const fieldsOf = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((field) => field.trim().replace(/^"|"$/g, ''));

/** The character that parts the fields of a table whose first line this is; null where none does. */
export function delimiterOf(line: string): Delimiter | null {
  let best: Delimiter | null = null;
  let most = 1;
  for (const delimiter of DELIMITERS) {
    const count = fieldsOf(line, delimiter).length;
    if (count > most) {
      best = delimiter;
      most = count;
    }
  }
  return best;
}

const COLUMN_NAME = /^[\p{L}_][\p{L}\p{N}_ .:/-]{0,40}$/u;

/**
 * True where a line names columns: short names only, among them a text or an address and one more
 * that we know. "Title, text" alone in a letter is no table: two lines are asked for elsewhere.
 */
export function namesColumns(fields: readonly string[]): boolean {
  if (fields.length < 2 || !fields.every((field) => field === '' || COLUMN_NAME.test(field))) {
    return false;
  }
  const layout = layoutOf(fields);
  const known = COLUMN_ROLES.filter((role) => layout[role].length > 0);
  return known.length >= 2 && known.some((role) => /^(?:text|html|url)$/.test(role));
}

/** A table, by its first lines: by a line of known names, by its own name, or as one of GDELT's. */
export function sniffTable(head: string, name: string): Format | null {
  const [first = '', second] = head.split(/\r?\n/, 2);
  const delimiter = delimiterOf(first);
  if (delimiter === null || first.length > 20_000) return null;
  const fields = fieldsOf(first, delimiter);
  const table: Format =
    delimiter === '\t'
      ? { reader: 'tsv', mediaType: 'text/tab-separated-values' }
      : { reader: 'csv', mediaType: 'text/csv' };
  if (/^(?:csv|tsv|tab)$/.test(name)) return table;
  if (second === undefined || second === '') return null;
  if (delimiter === '\t' && fields.length in GDELT && /https?:\/\//.test(first)) return table;
  return namesColumns(fields) ? table : null;
}
