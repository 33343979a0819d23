import type { ColumnRole, Diagnostic, Document } from '../../model/index.ts';
import { DOCUMENT_KINDS, documentSchema } from '../../model/index.ts';
import { stableId } from '../../base/index.ts';
import { normalise, plain } from '../normalise.ts';
import type { Link, Part } from '../parts.ts';
import { problem } from '../problems.ts';
import { type Columns, type Layout, layoutOf } from '../tables.ts';
import { type Draft, type Limits, emptyDraft } from '../types.ts';
import { markupBlocks } from './fragment.ts';
import { plainBlocks } from './plain.ts';

type Row = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as text: a string, a number, or the name of an object ("source": {"name": …}). */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (isObject(value)) return textOf(value['name'] ?? value['title'] ?? value['date'] ?? '');
  return '';
}

const first = (row: Row, layout: Layout, role: ColumnRole): string => {
  for (const name of layout[role]) {
    const text = textOf(row[name]);
    if (text.trim() !== '') return text;
  }
  return '';
};

const AUTHOR_LIST = /\s*(?:;|\|)\s*/;

function authorsOf(row: Row, layout: Layout): string[] {
  for (const name of layout.authors) {
    const value = row[name];
    const list = Array.isArray(value) ? value.map(textOf) : textOf(value).split(AUTHOR_LIST);
    const names = list.map((one) => plain(one.slice(0, 300))).filter(Boolean);
    // Python's list, as tables written from data frames hold it: "['A B', 'C D']".
    const quoted = /^\[(.*)\]$/.exec(names.length === 1 ? names[0]! : '')?.[1];
    if (quoted === undefined) {
      if (names.length > 0) return names;
    } else {
      const found = [...quoted.matchAll(/'([^']{1,200})'|"([^"]{1,200})"/g)];
      return found.map((match) => plain(match[1] ?? match[2] ?? '')).filter(Boolean);
    }
  }
  return [];
}

const MARKUP = /<(?:p|div|br|h[1-6]|li|table|blockquote)\b[^<>]{0,1000}>/i;
const STAMP = /^(\d{4})(\d{2})(\d{2})T?\d{4,6}Z?$/;

/** A date as lists write it: "20240605T083000Z", seconds since 1970 and the like made readable. */
function dateOf(value: string): string {
  const text = value.trim();
  const stamp = STAMP.exec(text);
  if (stamp) return `${stamp[1]}-${stamp[2]}-${stamp[3]}`;
  if (/^\d{10}(?:\.\d+)?$|^\d{13}$/.test(text)) {
    const milliseconds = text.length === 13 ? Number(text) : Number(text) * 1000;
    return new Date(milliseconds).toISOString().slice(0, 10);
  }
  return text;
}

/** "https://…" of a row, or null: nothing else is an address of a document. */
const addressOf = (row: Row, layout: Layout): string | null => {
  const text = first(row, layout, 'url').trim();
  return /^https?:\/\/[^\s<>"]{3,2000}$/i.test(text) && URL.canParse(text) ? text : null;
};

/** True where a column holds text that can be read. */
export function hasText(row: Row, columns: Columns): boolean {
  const layout = layoutOf(Object.keys(row), columns);
  return first(row, layout, 'text') !== '' || first(row, layout, 'html') !== '';
}

/** The link of a row, with what it says of the page behind it. */
export function linkOf(row: Row, columns: Columns): Link | null {
  const layout = layoutOf(Object.keys(row), columns);
  const url = addressOf(row, layout);
  if (url === null) return null;
  const one = (role: ColumnRole): string | null =>
    plain(first(row, layout, role).slice(0, 2000)) || null;
  const date = one('date');
  return {
    url,
    title: one('title'),
    date: date === null ? null : dateOf(date),
    publisher: one('publisher'),
  };
}

/** A row's document in the making, and its address, if it has one. */
export function readRow(
  row: Row,
  { uri, columns }: Pick<RowPart, 'uri' | 'columns'>,
  limits: Limits,
): { draft: Draft; address: string | null } {
  const layout = layoutOf(Object.keys(row), columns);
  const draft = emptyDraft();
  const html = first(row, layout, 'html').slice(0, limits.maxMarkup);
  const text = first(row, layout, 'text').slice(0, limits.maxMarkup);
  if (text !== '') {
    const mended = normalise(text);
    draft.blocks = MARKUP.test(text.slice(0, 20_000))
      ? markupBlocks(text, limits)
      : plainBlocks(mended.text);
    if (mended.surrogates > 0) {
      draft.diagnostics.push(problem('read/lone-surrogate', uri, { count: mended.surrogates }));
    }
  } else if (html !== '') draft.blocks = markupBlocks(html, limits);
  const stated = first(row, layout, 'date');
  const column = layout.date.find((name) => textOf(row[name]).trim() !== '');
  if (stated !== '') {
    draft.dates.push({ value: dateOf(stated), basis: 'metadata', where: `column ${column ?? ''}` });
  }
  const title = plain(first(row, layout, 'title').slice(0, 2000));
  draft.title = title === '' ? null : title;
  draft.authors = authorsOf(row, layout);
  const publisher = plain(first(row, layout, 'publisher').slice(0, 300));
  const domain = /^(?:https?:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)\/?$/i.exec(publisher)?.[1];
  if (publisher !== '')
    draft.publisher = domain ? { domain: domain.toLowerCase() } : { name: publisher };
  const language = first(row, layout, 'language').trim();
  if (/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language)) draft.language = language;
  const kind = first(row, layout, 'kind').trim().toLowerCase();
  draft.kind = DOCUMENT_KINDS.find((one) => one === kind) ?? null;
  draft.licence = first(row, layout, 'licence').slice(0, 1000).trim() || null;
  return { draft, address: addressOf(row, layout) };
}

/** True for a record of ours that is no document: an event, a diagnostic … of `entente code`. */
export const isOtherRecord = (row: Row): boolean =>
  typeof row['record'] === 'string' &&
  /^(?:event|commitment|position|indicator|review|diagnostic|trace)$/.test(row['record']);

/** True where every offset lies in the text, in order. */
const wellPlaced = ({ text, paragraphs, truncatedAt }: Document): boolean => {
  let end = 0;
  for (const [i, paragraph] of paragraphs.entries()) {
    const { start, duplicateOf } = paragraph;
    if (start < end || paragraph.end <= start || paragraph.end > text.length) return false;
    if (duplicateOf !== undefined && duplicateOf >= i) return false;
    ({ end } = paragraph);
  }
  return (truncatedAt ?? 0) <= text.length && normalise(text).text === text;
};

/**
 * A document that this program wrote, read back as it was: null where the row is none, and a problem
 * where it says it is one but its parts do not fit.
 */
export function readBack(row: Row, uri: string): Document | Diagnostic | null {
  if (row['record'] !== 'document' || !Array.isArray(row['paragraphs'])) return null;
  const parsed = documentSchema.safeParse(row);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return problem('read/invalid-record', uri, {
      reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    });
  }
  const document = parsed.data;
  const { id, text, publisher } = document;
  const own = stableId('doc', text, publisher.domain ?? publisher.name);
  if (id !== own)
    return problem('read/invalid-record', uri, { reason: 'its id is not that of its text' });
  if (!wellPlaced(document)) {
    return problem('read/invalid-record', uri, { reason: 'its paragraphs do not fit its text' });
  }
  return document;
}

export type RowPart = Extract<Part, { part: 'row' }>;
