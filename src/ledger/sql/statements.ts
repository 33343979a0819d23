import type { CodedKind, Filter, Kind } from '../types.ts';
import { RECORD_NAMES, columnsOf, quoteName, quoteText } from './columns.ts';

/** A statement and its named values. Lists travel as JSON text. */
export interface Statement {
  sql: string;
  values?: Record<string, string | number>;
}

const namedTypes = (kind: Kind): string =>
  columnsOf(kind)
    .map(({ name, type }) => `${quoteText(name)}: ${quoteText(type)}`)
    .join(', ');

/**
 * Lines of JSON into a Parquet file. The same lines give the same bytes where DuckDB runs on one
 * thread: the order of the lines is kept, row groups have a fixed size.
 */
export const writeTable = (
  kind: Kind,
  from: string,
  to: string,
  longestLine: number,
): Statement => ({
  sql: `COPY (
  SELECT * FROM read_json(${quoteText(from)}, format = 'newline_delimited', records = true,
    maximum_object_size = ${Math.max(16_777_216, longestLine + 1024)}, columns = {${namedTypes(kind)}})
) TO ${quoteText(to)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`,
});

/** What is held: which segment holds which document, who coded the segment, how coders rank. */
export const createIndex = (): Statement[] => [
  { sql: 'CREATE TABLE coders (coder VARCHAR, standing BOOLEAN, rank INTEGER)' },
  { sql: 'CREATE TABLE segments (segment VARCHAR, coder VARCHAR)' },
  { sql: 'CREATE TABLE held (segment VARCHAR, document VARCHAR, published VARCHAR)' },
];
export const clearCoders = (): Statement => ({ sql: 'DELETE FROM coders' });
export const insertCoder = (coder: string, standing: boolean, rank: number): Statement => ({
  sql: `INSERT INTO coders VALUES ($coder, ${standing ? 'true' : 'false'}, $rank)`,
  values: { coder, rank },
});
export const insertSegment = (segment: string, coder: string): Statement => ({
  sql: 'INSERT INTO segments VALUES ($segment, $coder)',
  values: { segment, coder },
});
export const holdDocuments = (segment: string, file: string): Statement => ({
  sql: `INSERT INTO held
  SELECT $segment, id, "published"."date" FROM read_parquet(${quoteText(file)})`,
  values: { segment },
});
export const forgetSegment = (segment: string): Statement[] => [
  { sql: 'DELETE FROM held WHERE segment = $segment', values: { segment } },
  { sql: 'DELETE FROM segments WHERE segment = $segment', values: { segment } },
];

/** The texts of a JSON list that is given as a named value. */
export const listOf = (name: string): string =>
  `(SELECT unnest(from_json($${name}, '["VARCHAR"]')))`;

/** Documents of the list that a coder's segments hold. */
export const heldBy = (documentIds: readonly string[], coder: string): Statement => ({
  sql: `SELECT DISTINCT document FROM held JOIN segments USING (segment)
  WHERE coder = $coder AND document IN ${listOf('ids')}`,
  values: { coder, ids: JSON.stringify(documentIds) },
});

/** Segments that hold any of the documents. */
export const segmentsOf = (documentIds: readonly string[]): Statement => ({
  sql: `SELECT DISTINCT segment FROM held WHERE document IN ${listOf('ids')} ORDER BY segment`,
  values: { ids: JSON.stringify(documentIds) },
});

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

/** The record as one line of JSON, its fields in the order of the schema. */
const asJson = (kind: Kind, alias: string): string =>
  `to_json({${[
    `'record': ${quoteText(RECORD_NAMES[kind])}`,
    ...columnsOf(kind).map(({ name }) => `${quoteText(name)}: ${alias}.${quoteName(name)}`),
  ].join(', ')}})::VARCHAR`;

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

/** [JSON of the record, date of publication], in document order, then text order. */
export function readCoded(kind: CodedKind, reading: Reading): Statement {
  const { head, from, conditions, values } = scopeOf(kind, reading);
  return {
    sql: `${head}
SELECT ${asJson(kind, 'r')}, best.published
${from}
${whereOf(conditions)}
ORDER BY best.published NULLS LAST, r."documentId", r."evidence"."start", r."evidence"."end", r."id",
  chosen.coder`,
    values,
  };
}

/** The same scope without the documents that have reviews: those are looked at one by one. */
function unreviewed(kind: CodedKind, reading: Reading): Scope {
  const { reviewed = [], ...rest } = reading;
  const scope = scopeOf(kind, rest);
  if (reviewed.length === 0) return scope;
  return {
    ...scope,
    conditions: [...scope.conditions, `r."documentId" NOT IN ${listOf('reviewed')}`],
    values: { ...scope.values, reviewed: JSON.stringify(reviewed) },
  };
}

/** [count, first day, last day] of a kind, leaving out the reviewed documents. */
export function countCoded(kind: CodedKind, reading: Reading): Statement {
  const { head, from, conditions, values } = unreviewed(kind, reading);
  return {
    sql: `${head}
SELECT count(*)::INTEGER, min(r."date"."start"), max(coalesce(r."date"."end", r."date"."start"))
${from}
${whereOf(conditions)}`,
    values,
  };
}

/** Text without case and accents, for a first choice that the matcher then looks at closely. */
const folded = (text: string): string => `lower(strip_accents(nfc_normalize(${text})))`;

/**
 * Records in whose quotation or title all the words stand, as parts of words too:
 * [id, documentId, quote, start, title, uri, published].
 */
export function findCoded(
  kind: CodedKind,
  reading: Reading,
  documentFiles: readonly string[],
  words: readonly string[],
): Statement {
  const { head, from, conditions, values } = unreviewed(kind, reading);
  const hay = folded(`concat(r."evidence"."quote", ' ', coalesce(d."title", ''))`);
  words.forEach((word, i) => {
    values[`word${i}`] = word;
    conditions.push(`contains(${hay}, ${folded(`$word${i}`)})`);
  });
  return {
    sql: `${head}
SELECT r."id", r."documentId", r."evidence"."quote", r."evidence"."start"::INTEGER,
  d."title", d."uri", best.published
${from}
JOIN ${tableOf('documents', documentFiles)} d ON d."id" = best.document AND d.segment = best.segment
${whereOf(conditions)}
ORDER BY best.published NULLS LAST, r."documentId", r."evidence"."start", r."id", chosen.coder`,
    values,
  };
}

/** [JSON of the document], by date of publication (unknown last), then id. */
export function readDocuments(reading: Reading): Statement {
  const { filter, ids = filter.documentIds } = reading;
  const chosen = selection(filter.coder, reading.standing);
  const values: Record<string, string | number> = { ...chosen.values };
  const conditions: string[] = [];
  const day = 'r."published"."date"';
  if (filter.from !== undefined) {
    values['from'] = filter.from;
    conditions.push(
      `concat(${day}, CASE length(${day}) WHEN 4 THEN '-12-31' WHEN 7 THEN '-31' ELSE '' END) >= $from`,
    );
  }
  if (filter.to !== undefined) {
    values['to'] = filter.to;
    conditions.push(
      `concat(${day}, CASE length(${day}) WHEN 4 THEN '-01-01' WHEN 7 THEN '-01' ELSE '' END) <= $to`,
    );
  }
  if (conditions.length > 0) conditions.push(`${day} IS NOT NULL`);
  if (ids) {
    values['ids'] = JSON.stringify(ids);
    conditions.push(`r."id" IN ${listOf('ids')}`);
  }
  return {
    sql: `WITH ${chosen.sql}
SELECT ${asJson('documents', 'r')}
FROM ${tableOf('documents', reading.files)} r
JOIN best ON best.document = r."id" AND best.segment = r.segment
${whereOf(conditions)}
ORDER BY best.published NULLS LAST, r."id"`,
    values,
  };
}

/** [document, title, uri, published] of the documents of the list that a reader sees. */
export function describeDocuments(reading: Reading): Statement {
  const chosen = selection(reading.filter.coder, reading.standing);
  return {
    sql: `WITH ${chosen.sql}
SELECT r."id", r."title", r."uri", best.published
FROM ${tableOf('documents', reading.files)} r
JOIN best ON best.document = r."id" AND best.segment = r.segment
WHERE r."id" IN ${listOf('ids')}
ORDER BY r."id"`,
    values: { ...chosen.values, ids: JSON.stringify(reading.ids ?? []) },
  };
}

/** [count] of the documents that a reader sees. */
export function countDocuments(coder: string | undefined, standing: boolean): Statement {
  const chosen = selection(coder, standing);
  return { sql: `WITH ${chosen.sql} SELECT count(*)::INTEGER FROM best`, values: chosen.values };
}

/** [JSON of the indicator], by id; where two segments hold one id, the first segment's. */
export function readIndicators(files: readonly string[], ids?: readonly string[]): Statement {
  return {
    sql: `SELECT ${asJson('indicators', 'r')}
FROM ${tableOf('indicators', files)} r
${ids ? `WHERE r."id" IN ${listOf('ids')}` : ''}
QUALIFY row_number() OVER (PARTITION BY r."id" ORDER BY r.segment) = 1
ORDER BY r."id"`,
    values: ids ? { ids: JSON.stringify(ids) } : {},
  };
}
