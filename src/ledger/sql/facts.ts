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

/** Stands between the parts of a category; no code, category or coder contains it. */
export const UNIT = '\u001f';
/** Between what is listed, and between the two codes of one mention. */
export const RECORD = '\u001e';
export const GROUP = '\u001d';

/** The codes of a list of mentions, and the group through which each stands, as one text. */
const codes = (list: string): string =>
  `array_to_string(list_transform(r.${list}, lambda m:
    concat(m."code", ${quoteText(GROUP)}, m."viaGroup")), ${quoteText(RECORD)})`;

/** Documents that a reader sees, numbered in their order. */
const numberDocuments = ({ filter, standing }: Reading): Statement => {
  const chosen = selection(filter.coder, standing);
  return {
    sql: `CREATE OR REPLACE TEMP TABLE fact_documents AS WITH ${chosen.sql}
SELECT document, segment, published,
  (row_number() OVER (ORDER BY published NULLS LAST, document) - 1)::INTEGER AS number FROM best`,
    values: chosen.values,
  };
};

/** Events of documents without a review, each category of them as one text. */
function gatherEvents(reading: Reading): Statement {
  const { reviewed = [], ...rest } = reading;
  const { head, from, conditions, values } = scopeOf('events', rest);
  if (reviewed.length > 0) conditions.push(`r."documentId" NOT IN ${listOf('reviewed')}`);
  const unit = quoteText(UNIT);
  return {
    sql: `CREATE OR REPLACE TEMP TABLE fact_gathered AS ${head}
SELECT r."id" AS id, r."documentId" AS document, r."date"."start" AS first, r."date"."end" AS last,
  ${codes('"actors"')} AS actors, ${codes('"recipients"')} AS recipients,
  concat(r."date"."precision", ${unit}, r."root", ${unit}, r."mode", ${unit}, r."instrument",
    ${unit}, array_to_string(r."domains", ${quoteText(RECORD)}), ${unit}, r."status",
    ${unit}, r."restated"::INTEGER, ${unit}, r."first"::INTEGER, ${unit}, r."coder") AS category,
  r."evidence"."start"::BIGINT AS begins, r."evidence"."end"::BIGINT AS ends, chosen.coder AS coder
${from}
${whereOf(conditions)}`,
    values: reviewed.length > 0 ? { ...values, reviewed: JSON.stringify(reviewed) } : values,
  };
}

/** One event that a reviewer's decision may have changed. */
export interface GatheredEvent {
  id: string;
  document: string;
  first: string | null;
  last: string | null;
  actors: string;
  recipients: string;
  category: string;
  begins: number;
  ends: number;
  coder: string;
}

const gatherReviewed = (events: readonly GatheredEvent[]): Statement => ({
  sql: `INSERT INTO fact_gathered BY NAME SELECT unnest(from_json($events, '[{"id": "VARCHAR",
    "document": "VARCHAR", "first": "VARCHAR", "last": "VARCHAR", "actors": "VARCHAR",
    "recipients": "VARCHAR", "category": "VARCHAR", "begins": "BIGINT", "ends": "BIGINT",
    "coder": "VARCHAR"}]'), recursive := true)`,
  values: { events: JSON.stringify(events) },
});

/** Texts of a table, each once, with a number; equal texts have equal numbers. */
const dictionary = (name: string, texts: string): Statement => ({
  sql: `CREATE OR REPLACE TEMP TABLE ${name} AS
SELECT text, (row_number() OVER (ORDER BY text) - 1)::INTEGER AS number
FROM (SELECT DISTINCT text FROM (${texts}))`,
});

/** Events in document order, then text order; of several of one id the last. */
const numberEvents = (): Statement => ({
  sql: `CREATE OR REPLACE TEMP TABLE fact_events AS
SELECT id, number AS document, first, last, actors, recipients, category,
  (row_number() OVER (ORDER BY number, begins, ends, id) - 1)::INTEGER AS place,
  (row_number() OVER (ORDER BY id) - 1)::INTEGER AS rank
FROM (
  SELECT g.*, d.number, row_number() OVER (
      PARTITION BY g.id ORDER BY d.number DESC, begins DESC, ends DESC, g.coder DESC) AS copy
  FROM fact_gathered g JOIN fact_documents d ON d.document = g.document)
WHERE copy = 1`,
});

const gatherDocuments = (reading: Reading): Statement => ({
  sql: `CREATE OR REPLACE TEMP TABLE fact_sources AS
SELECT n.number, r."id" AS id, r."uri" AS uri, coalesce(r."title", '') AS title, r."cluster" AS family,
  to_json(r."published")::VARCHAR AS published, to_json(r."publisher")::VARCHAR AS publisher,
  to_json(r."sources")::VARCHAR AS pages
FROM ${tableOf('documents', reading.files)} r
JOIN fact_documents n ON n.document = r."id" AND n.segment = r.segment`,
});

const DOCUMENT_WORDS = ['family', 'published', 'publisher', 'pages'] as const;

/** What has to be made before columns can be read, in this order. */
export const gatherFacts = (
  events: Reading,
  documents: Reading,
  reviewed: readonly GatheredEvent[],
): Statement[] => [
  numberDocuments(documents),
  gatherEvents(events),
  ...(reviewed.length > 0 ? [gatherReviewed(reviewed)] : []),
  numberEvents(),
  dictionary(
    'fact_parties',
    'SELECT actors AS text FROM fact_events UNION ALL SELECT recipients FROM fact_events',
  ),
  dictionary('fact_categories', 'SELECT category AS text FROM fact_events'),
  gatherDocuments(documents),
  ...DOCUMENT_WORDS.map((name) =>
    dictionary(`fact_${name}`, `SELECT ${name} AS text FROM fact_sources`),
  ),
];

export const FACT_TABLES = [
  'fact_documents',
  'fact_gathered',
  'fact_events',
  'fact_parties',
  'fact_categories',
  'fact_sources',
  ...DOCUMENT_WORDS.map((name) => `fact_${name}`),
];
export const forgetFacts = (): Statement[] =>
  FACT_TABLES.map((name) => ({ sql: `DROP TABLE IF EXISTS ${name}` }));

const day = (name: string): string =>
  `date_diff('day', DATE '1970-01-01', try_cast(e.${name} AS DATE))::INTEGER`;

/** [document, first day, last day, actors, recipients, category, rank], all numbers, of each event. */
export const readEventNumbers = (): Statement => ({
  sql: `SELECT e.document, ${day('first')}, ${day('last')}, a.number, r.number, c.number, e.rank
FROM fact_events e JOIN fact_parties a ON a.text = e.actors JOIN fact_parties r ON r.text = e.recipients
JOIN fact_categories c ON c.text = e.category ORDER BY e.place`,
});

/** [family, published, publisher, pages], all numbers, of each document. */
export const readDocumentNumbers = (): Statement => ({
  sql: `SELECT ${DOCUMENT_WORDS.map((name) => `${name}_.number`).join(', ')} FROM fact_sources s
${DOCUMENT_WORDS.map((name) => `JOIN fact_${name} ${name}_ ON ${name}_.text = s.${name}`).join('\n')}
ORDER BY s.number`,
});

/** One row of one cell: all texts of a column as a JSON list, in the order of a number. */
const listed = (table: string, text: string, order: string): Statement => ({
  sql: `SELECT coalesce(to_json(list(${text} ORDER BY ${order}))::VARCHAR, '[]') FROM ${table}`,
});
export const readFactTexts = {
  eventIds: (): Statement => listed('fact_events', 'id', 'place'),
  documentIds: (): Statement => listed('fact_sources', 'id', 'number'),
  uris: (): Statement => listed('fact_sources', 'uri', 'number'),
  titles: (): Statement => listed('fact_sources', 'title', 'number'),
  parties: (): Statement => listed('fact_parties', 'text', 'number'),
  categories: (): Statement => listed('fact_categories', 'text', 'number'),
  families: (): Statement => listed('fact_family', 'text', 'number'),
  publications: (): Statement => listed('fact_published', 'text', 'number'),
  publishers: (): Statement => listed('fact_publisher', 'text', 'number'),
  pages: (): Statement => listed('fact_pages', 'text', 'number'),
};
