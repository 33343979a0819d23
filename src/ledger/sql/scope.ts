import type { CodedKind, Filter, Kind } from '../types.ts';
import { columnsOf, quoteName, quoteText } from './columns.ts';

/** A statement and its named values. Lists travel as JSON text. */
export interface Statement {
  sql: string;
  values?: Record<string, string | number>;
}

/** The texts of a JSON list that is given as a named value. */
export const listOf = (name: string): string =>
  `(SELECT unnest(from_json($${name}, '["VARCHAR"]')))`;

/**
 * chosen: for each document the segments that a reader sees, one for each standing coder and one for
 * the newest (or named) machine coder. best: of these the one whose copy of the document is shown.
 */
export function selection(coder: Filter['coder'], standing: boolean): Required<Statement> {
  const condition =
    coder === undefined
      ? 'true'
      : standing
        ? 'coder = $coder'
        : 'coders.standing OR coder = $coder';
  return {
    sql: `chosen AS (
  SELECT document, segment, published, coder, standing, rank
  FROM held JOIN segments USING (segment) JOIN coders USING (coder)
  WHERE ${condition}
  QUALIFY row_number() OVER (
    PARTITION BY document, CASE WHEN standing THEN coder ELSE '' END ORDER BY rank DESC, segment) = 1
), best AS (
  SELECT document, segment, published FROM chosen
  QUALIFY row_number() OVER (PARTITION BY document ORDER BY standing, rank DESC, coder, segment) = 1
)`,
    values: coder === undefined ? {} : { coder },
  };
}

/** The rows of a table in all the files, with the segment each stands in; typed, also with no file. */
export function tableOf(kind: Kind, files: readonly string[]): string {
  const nothing = columnsOf(kind)
    .map(({ name, type }) => `NULL::${type} AS ${quoteName(name)}`)
    .join(', ');
  const empty = `SELECT ${nothing}, NULL::VARCHAR AS segment WHERE false`;
  if (files.length === 0) return `(${empty})`;
  return `(${empty} UNION ALL BY NAME
  SELECT * EXCLUDE (filename), parse_path(filename)[-2] AS segment
  FROM read_parquet([${files.map(quoteText).join(', ')}], union_by_name = true, filename = true))`;
}

/** Conditions that read one kind; `standing` says whether `filter.coder` is one that always stands. */
export interface Reading {
  files: readonly string[];
  filter: Filter;
  standing: boolean;
  /** Documents with reviews: all their records are read, and filtered after the reviews apply. */
  reviewed?: readonly string[];
  /** Only these records. */
  ids?: readonly string[];
}

const listText = (value: string | readonly string[]): string =>
  JSON.stringify(typeof value === 'string' ? [value] : value);

/** The conditions of a filter on a coded table (see `passes`, which says the same of one record). */
function conditionsOf(kind: CodedKind, filter: Filter): Required<Statement> {
  const parts: string[] = [];
  const values: Record<string, string | number> = {};
  const add = (part: string, name: string, value: string | number): void => {
    parts.push(part);
    values[name] = value;
  };
  const { from, to, root, status, domain, minConfidence } = filter;
  if (from !== undefined || to !== undefined) parts.push('r."date"."start" IS NOT NULL');
  if (from !== undefined) add('coalesce(r."date"."end", r."date"."start") >= $from', 'from', from);
  if (to !== undefined) add('r."date"."start" <= $to', 'to', to);
  if (minConfidence !== undefined) add('r."confidence" >= $least', 'least', minConfidence);
  if (root !== undefined && kind === 'events')
    add(`r."root" IN ${listOf('root')}`, 'root', listText(root));
  if (status !== undefined && kind !== 'positions')
    add(`r."status" IN ${listOf('status')}`, 'status', listText(status));
  if (domain !== undefined && kind !== 'positions')
    add(`list_has_any(r."domains", from_json($domain, '["VARCHAR"]'))`, 'domain', listText(domain));
  if (filter.actor !== undefined) {
    const sides = {
      events: 'list_concat(r."actors", r."recipients")',
      commitments: 'list_concat(r."by", r."to")',
      positions: 'r."by"',
    }[kind];
    values['actors'] = JSON.stringify(filter.actor.map((one) => one.toLowerCase()));
    parts.push(`list_has_any(list_concat(
    list_transform(${sides}, lambda x: lower(x."code")), list_transform(${sides}, lambda x: lower(x."name"))
  ), from_json($actors, '["VARCHAR"]'))`);
  }
  return { sql: parts.join(' AND '), values };
}

export interface Scope {
  /** WITH …, the common table expressions. */
  head: string;
  from: string;
  conditions: string[];
  values: Record<string, string | number>;
}

export function scopeOf(kind: CodedKind, reading: Reading): Scope {
  const { filter, reviewed = [], ids } = reading;
  const chosen = selection(filter.coder, reading.standing);
  const own = conditionsOf(kind, filter);
  const values: Record<string, string | number> = { ...chosen.values, ...own.values };
  const conditions: string[] = [];
  if (own.sql !== '' && reviewed.length === 0) conditions.push(own.sql);
  else if (own.sql !== '') {
    values['reviewed'] = JSON.stringify(reviewed);
    conditions.push(`((${own.sql}) OR r."documentId" IN ${listOf('reviewed')})`);
  }
  if (filter.documentIds) {
    values['documents'] = JSON.stringify(filter.documentIds);
    conditions.push(`r."documentId" IN ${listOf('documents')}`);
  }
  if (ids) {
    values['ids'] = JSON.stringify(ids);
    conditions.push(`r."id" IN ${listOf('ids')}`);
  }
  return {
    head: `WITH ${chosen.sql}`,
    from: `FROM ${tableOf(kind, reading.files)} r
JOIN chosen ON chosen.document = r."documentId" AND chosen.segment = r.segment
JOIN best ON best.document = r."documentId"`,
    conditions,
    values,
  };
}

export const whereOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join('\n  AND ')}`;
