import { quoteText } from './columns.ts';
import {
  listOf,
  scopeOf,
  selection,
  tableOf,
  whereOf,
  type Reading,
  type Statement,
} from './scope.ts';

/** Stands between the parts of a shape; no code, category or coder contains it. */
export const UNIT = '\u001f';
/** Between what is listed, and between the two codes of one mention. */
export const RECORD = '\u001e';
export const GROUP = '\u001d';

/** The codes of a list of mentions, and the group through which each stands, as one text. */
const codes = (list: string): string =>
  `array_to_string(list_transform(r.${list}, lambda m:
    concat(m."code", ${quoteText(GROUP)}, m."viaGroup")), ${quoteText(RECORD)})`;

/**
 * [id, documentId, first day, last day, shape] of each event, in document order, then text order. The
 * shape holds every category of the record as one text, so that it is looked up once and not
 * decoded for every row: few are different.
 */
export function readEventFacts(reading: Reading): Statement {
  const { reviewed = [], ...rest } = reading;
  const { head, from, conditions, values } = scopeOf('events', rest);
  if (reviewed.length > 0) conditions.push(`r."documentId" NOT IN ${listOf('reviewed')}`);
  const unit = quoteText(UNIT);
  return {
    sql: `${head}
SELECT r."id", r."documentId", r."date"."start", r."date"."end",
  concat(r."date"."precision", ${unit}, ${codes('"actors"')}, ${unit}, ${codes('"recipients"')},
    ${unit}, r."root", ${unit}, r."mode", ${unit}, r."instrument",
    ${unit}, array_to_string(r."domains", ${quoteText(RECORD)}), ${unit}, r."status",
    ${unit}, r."restated"::INTEGER, ${unit}, r."first"::INTEGER, ${unit}, r."coder")
${from}
${whereOf(conditions)}
ORDER BY best.published NULLS LAST, r."documentId", r."evidence"."start", r."evidence"."end", r."id",
  chosen.coder`,
    values: reviewed.length > 0 ? { ...values, reviewed: JSON.stringify(reviewed) } : values,
  };
}

/** [id, cluster, JSON of published, of publisher, of sources] of each document, as `readDocuments` orders them. */
export function readDocumentFacts(reading: Reading): Statement {
  const chosen = selection(reading.filter.coder, reading.standing);
  return {
    sql: `WITH ${chosen.sql}
SELECT r."id", r."cluster", to_json(r."published")::VARCHAR, to_json(r."publisher")::VARCHAR,
  to_json(r."sources")::VARCHAR
FROM ${tableOf('documents', reading.files)} r
JOIN best ON best.document = r."id" AND best.segment = r.segment
ORDER BY best.published NULLS LAST, r."id"`,
    values: chosen.values,
  };
}
