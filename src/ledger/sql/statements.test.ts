import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../database.ts';
import { CODED_KINDS, KINDS, type Filter } from '../types.ts';
import { columnsOf } from './columns.ts';
import * as facts from './facts.ts';
import * as statements from './statements.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase(1);
  for (const statement of statements.createIndex()) await db.run(statement);
});
afterAll(() => db.close());

const every: Filter = {
  from: '2022-01-01',
  to: '2025-12-31',
  coder: "entente/0.1.0 it's",
  documentIds: ['doc_1', 'doc_2'],
  root: ['AGREE', 'CONSULT'],
  status: 'actual',
  domain: ['cyber', 'space'],
  minConfidence: 0.5,
  actor: ['JPN', "Côte d'Ivoire"],
  site: ['nato.int', "o'hara"],
};
const filters: Filter[] = [{}, every, { root: 'AID' }, { to: '2025-01-01', documentIds: [] }];
const readings = filters.flatMap((filter): statements.Reading[] => [
  { files: [], filter, standing: true },
  { files: [], filter, standing: false },
  { files: [], filter, standing: false, reviewed: ['doc_1'], ids: ['ev_1'] },
]);

/** Every statement that reads, with every kind of condition. */
const reads: statements.Statement[] = [
  statements.readIndicators([]),
  statements.readIndicators([], ['in_1']),
  statements.heldBy(['doc_1'], 'curated'),
  statements.segmentsOf(['doc_1', "'"]),
  statements.findDocumentTexts([], ["d'état"], ['x'], every, 5),
  statements.findDocumentTexts([], [], [], {}, 5),
];
for (const reading of readings) {
  for (const kind of CODED_KINDS)
    reads.push(
      statements.readCoded(kind, reading),
      statements.countCoded(kind, reading),
      statements.findCoded(kind, reading, [], ['nato', "d'état", 'ä']),
    );
  reads.push(
    statements.readDocuments(reading),
    statements.describeDocuments(reading),
    statements.countDocuments(reading.filter.coder, reading.standing),
  );
}

describe('each statement runs in DuckDB', () => {
  test(`${reads.length} that read, over nothing`, async () => {
    for (const statement of reads) {
      const rows = await db.rows(statement);
      expect(rows.filter(([count]) => count !== 0)).toEqual([]);
    }
  });

  test('those that keep the index', async () => {
    await db.run(statements.insertCoder("human/O'Hara", true, 0));
    await db.run(statements.insertSegments([{ segment: 'seg_1', coder: "human/O'Hara" }]));
    expect(await db.rows({ sql: 'SELECT * FROM segments' })).toEqual([['seg_1', "human/O'Hara"]]);
    for (const statement of statements.forgetSegment('seg_1')) await db.run(statement);
    await db.run(statements.clearCoders());
    expect(await db.rows({ sql: 'SELECT * FROM coders, segments' })).toEqual([]);
  });

  test('those that read and write files, as far as their plan', async () => {
    const missing = '/nowhere/it\'s "there"';
    for (const kind of KINDS)
      await expect(db.run(statements.writeTable(kind, missing, missing, 10))).rejects.toThrow(
        'No files found',
      );
    await expect(db.run(statements.readDocumentsOf(missing))).rejects.toThrow('No files found');
    await expect(db.run(statements.readLines('events', [missing]))).rejects.toThrow(
      'No files found',
    );
    await expect(db.run(statements.holdDocuments([missing, missing]))).rejects.toThrow(
      'No files found',
    );
  });

  test('those that read columns, over nothing', async () => {
    const reading = { files: [], filter: {}, standing: false, reviewed: ["doc_'"] };
    const added: facts.GatheredEvent = {
      ...{ id: 'ev_1', document: 'doc_1', first: '2025-01-01', last: null, coder: 'curated' },
      ...{ actors: 'JPN', recipients: '', category: 'day', begins: 1, ends: 2 },
    };
    for (const statement of facts.gatherFacts(reading, reading, [added])) await db.run(statement);
    expect(await db.rows(facts.readEventNumbers())).toEqual([]);
    expect(await db.rows(facts.readDocumentNumbers())).toEqual([]);
    for (const texts of Object.values(facts.readFactTexts))
      expect(await db.rows(texts())).toEqual([['[]']]);
    expect(await db.rows({ sql: 'SELECT id, first FROM fact_gathered' })).toEqual([
      ['ev_1', '2025-01-01'],
    ]);
    for (const statement of facts.forgetFacts()) await db.run(statement);
    expect(
      await db.rows({
        sql: "SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'fact_%'",
      }),
    ).toEqual([]);
  });

  test('none is left out above', () => {
    expect(Object.keys(statements).sort()).toEqual([
      'clearCoders',
      'countCoded',
      'countDocuments',
      'createIndex',
      'describeDocuments',
      'findCoded',
      'findDocumentTexts',
      'forgetSegment',
      'heldBy',
      'holdDocuments',
      'insertCoder',
      'insertSegments',
      'readCoded',
      'readDocuments',
      'readDocumentsOf',
      'readIndicators',
      'readLines',
      'segmentsOf',
      'writeTable',
    ]);
  });
});

test('no extension can be fetched, and no settings of the user count', async () => {
  const [row] = await db.rows({
    sql: `SELECT current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions'),
      current_setting('allow_persistent_secrets'), current_setting('threads')::INTEGER`,
  });
  expect(row).toEqual([false, false, false, 1]);
});

const table = (kind: (typeof KINDS)[number]): string =>
  columnsOf(kind)
    .map(({ name, type }) => `${name} ${type}`)
    .join('\n');

/** The columns are the format that others read: a change here needs a new FORMAT_VERSION. */
test('columns of format 1', () => {
  for (const kind of KINDS) expect(table(kind)).toMatchSnapshot(kind);
});
