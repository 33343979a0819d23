import type { CodedKind, Filter, Kind } from '../types.ts';
import { RECORD_NAMES, columnsOf, quoteName, quoteText } from './columns.ts';
import {
  listOf,
  scopeOf,
  selection,
  tableOf,
  whereOf,
  type Reading,
  type Scope,
  type Statement,
} from './scope.ts';

export type { Reading, Statement } from './scope.ts';

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
export const insertSegments = (
  segments: readonly { segment: string; coder: string }[],
): Statement => ({
  sql: `INSERT INTO segments SELECT unnest(from_json($segments,
    '[{"segment": "VARCHAR", "coder": "VARCHAR"}]'), recursive := true)`,
  values: { segments: JSON.stringify(segments.map(({ segment, coder }) => ({ segment, coder }))) },
});
/** The documents of segments, by the folder in which each file stands. */
export const holdDocuments = (files: readonly string[]): Statement => ({
  sql: `INSERT INTO held
  SELECT parse_path(filename)[-2], id, "published"."date"
  FROM read_parquet([${files.map(quoteText).join(', ')}], filename = true)`,
});
export const forgetSegment = (segment: string): Statement[] => [
  { sql: 'DELETE FROM held WHERE segment = $segment', values: { segment } },
  { sql: 'DELETE FROM segments WHERE segment = $segment', values: { segment } },
];

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

/** The record as one line of JSON, its fields in the order of the schema. */
const asJson = (kind: Kind, alias: string): string =>
  `to_json({${[
    `'record': ${quoteText(RECORD_NAMES[kind])}`,
    ...columnsOf(kind).map(({ name }) => `${quoteText(name)}: ${alias}.${quoteName(name)}`),
  ].join(', ')}})::VARCHAR`;

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
  conditions.push(...siteConditions(reading.filter.site, values));
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

/** One of the sites must stand in the document's address or be its publisher's domain. */
function siteConditions(
  sites: readonly string[] | undefined,
  values: Record<string, string | number>,
): string[] {
  if (sites === undefined) return [];
  const where = sites.map((site, i) => {
    values[`site${i}`] = site;
    return `contains(lower(concat(d."uri", ' ', coalesce(d."publisher"."domain", ''), ' ', array_to_string(d."sources", ' '))), $site${i})`;
  });
  return [`(${where.join(' OR ')})`];
}

/** Documents in whose title or text all the words stand: [id, title, uri, published], newest first. */
export function findDocumentTexts(
  files: readonly string[],
  words: readonly string[],
  not: readonly string[],
  filter: Pick<Filter, 'site' | 'from' | 'to'>,
  limit: number,
): Statement {
  const chosen = selection(undefined, false);
  const values: Record<string, string | number> = { ...chosen.values, most: limit };
  const hay = folded(`concat(coalesce(d."title", ''), ' ', d."text")`);
  const conditions = words.map((word, i) => {
    values[`word${i}`] = word;
    return `contains(${hay}, ${folded(`$word${i}`)})`;
  });
  not.forEach((word, i) => {
    values[`not${i}`] = word;
    conditions.push(`NOT contains(${hay}, ${folded(`$not${i}`)})`);
  });
  if (filter.from !== undefined) {
    values['from'] = filter.from;
    conditions.push('best.published >= substr($from, 1, length(best.published))');
  }
  if (filter.to !== undefined) {
    values['to'] = filter.to;
    conditions.push('best.published <= $to');
  }
  conditions.push(...siteConditions(filter.site, values));
  return {
    sql: `WITH ${chosen.sql}
SELECT d."id", d."title", d."uri", best.published
FROM best JOIN ${tableOf('documents', files)} d ON d."id" = best.document AND d.segment = best.segment
${whereOf(conditions)}
ORDER BY best.published DESC NULLS LAST, d."id"
LIMIT $most`,
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

/** [JSON of the document] of one file, as it stands there, by id. */
export const readDocumentsOf = (file: string): Statement => ({
  sql: `SELECT ${asJson('documents', 'r')} FROM ${tableOf('documents', [file])} r ORDER BY r."id"`,
});

/** The lines of a table of some segments, as they were written. */
export const readLines = (kind: Kind, files: readonly string[]): Statement => ({
  sql: `SELECT ${asJson(kind, 'r')} FROM ${tableOf(kind, files)} r ORDER BY r."id"`,
});

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
