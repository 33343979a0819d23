// One fresh process over one ledger: `node bench/gaps-once.mjs DIR ours|sql|loop`. Prints one JSON line.
import { DuckDBInstance } from '@duckdb/node-api';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stream } from '../dist/base/index.js';
import { openCase, readHeld } from '../dist/case.js';
import { commitmentsOf } from '../dist/case/commitments.js';
import { dependenceIn } from '../dist/case/dependence.js';
import { engagementOf } from '../dist/case/engagement.js';
import { nextFor } from '../dist/case/next.js';
import { precedenceFor } from '../dist/case/precedence.js';
import { sourcesFor } from '../dist/case/sources.js';
import { trendFor } from '../dist/case/trend.js';
import { sides } from '../dist/gaps/index.js';
import { loadKnowledge } from '../dist/knowledge/index.js';
import { openLedger } from '../dist/ledger/index.js';

const [dir, what] = process.argv.slice(2);
const knowledge = loadKnowledge().value;
const question = {
  ...{ alliance: 'NATO', partners: ['IP4'], from: null, to: null, domain: null, without: null },
  asOf: '2026-01-01',
};
const figures = {};
/** Milliseconds on the wall, and of processor time. */
const timed = async (name, make) => {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  const value = await make();
  const { user, system } = process.cpuUsage(cpu);
  figures[name] = { wall: performance.now() - wall, cpu: (user + system) / 1000 };
  return value;
};

/** The counts of the table by hand: who with whom, over records, with no deeds made of them. */
async function sql() {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const folder = join(dir, 'segments');
  const files = readdirSync(folder)
    .filter((name) => name.startsWith('seg_'))
    .map((name) => `'${join(folder, name, 'events.parquet')}'`);
  const list = (codes) => codes.map((code) => `'${code}'`).join(', ');
  const members = list(['NATO', ...knowledge.members('NATO', question.asOf)]);
  const partners = list(knowledge.members('IP4', question.asOf));
  await connection.run(`CREATE TABLE e AS SELECT id, root, status, "documentId" AS document,
    list_concat(list_transform(actors, lambda m: m.code), list_transform(recipients, lambda m: m.code)) AS codes
    FROM read_parquet([${files.join(', ')}])`);
  const rows = await timed('counts', async () =>
    (
      await connection.runAndReadAll(`WITH c AS (
        SELECT DISTINCT id, document, status, unnest(codes) AS code FROM e
        WHERE status IN ('actual', 'planned', 'refused', 'cancelled', 'negated')
          AND root IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT'))
      SELECT a.code, b.code, a.status, count(*), count(DISTINCT a.document)
      FROM c a JOIN c b USING (id)
      WHERE a.code IN (${members}) AND b.code IN (${partners})
      GROUP BY ALL ORDER BY ALL`)
    ).getRows(),
  );
  figures.rows = rows.length;
}

const { value: ledger } = await timed('open', () => openLedger(dir));
if (what === 'sql') await sql();
else {
  // `columns` and `deeds` come from the folder's `derived/` where an earlier run kept them.
  const held = await timed('columns', () => readHeld(ledger, []));
  const kase = await timed('deeds', () => openCase(held, knowledge, question));
  figures.events = held.columns.events.ids.length;
  figures.numbers = { deeds: kase.deeds.deeds.length, ambiguous: kase.deeds.ambiguous.length };
  if (what === 'ours') {
    const bare = { replicates: 0 };
    const measures = {
      engagement: () => engagementOf(kase, bare),
      dependence: () => dependenceIn(kase, bare),
      trend: () => trendFor(kase),
      precedence: () => precedenceFor(kase, { rivals: ['RUS', 'CHN', 'PRK'] }),
      next: () => nextFor(kase),
    };
    // The second question of a session, as the workbench asks it; the first warms the compiler.
    for (const [name, make] of Object.entries(measures)) {
      await timed(`${name} first`, make);
      await timed(name, make);
    }
    await timed('bootstrap', () => engagementOf(kase));
    const promises = await timed('reading commitments', () => readHeld(ledger, ['commitments']));
    const whole = openCase(promises, knowledge, question);
    await timed('sources first', () => sourcesFor(whole));
    await timed('sources', () => sourcesFor(whole));
    if (process.argv[4] === 'commitments') {
      const quoted = await timed('reading texts', () => readHeld(ledger));
      const full = openCase(quoted, knowledge, question);
      await timed('commitments first', () => commitmentsOf(full));
      await timed('commitments', () => commitmentsOf(full));
    }
  } else {
    // The bootstrap as one writes it first: draw documents, walk their deeds, count in a map.
    const byDocument = new Map();
    const options = { ...question, members: (group, on) => knowledge.members(group, on) };
    for (const deed of kase.deeds.deeds) {
      const { pairs } = sides(deed, options);
      if (pairs.length === 0 || (deed.status !== 'actual' && deed.status !== 'planned')) continue;
      const list = byDocument.get(deed.primaryDocumentId) ?? [];
      byDocument.set(deed.primaryDocumentId, list);
      list.push({ deed, pairs });
    }
    const documents = [...byDocument.keys()];
    const random = stream(1, 'loop');
    const replicates = 10;
    // Three tables are resampled by `engagement`: counts, gap of pairs, gap of domains.
    await timed('loop', () => {
      for (let b = 0; b < 3 * replicates; b += 1) {
        const counts = {};
        for (let i = 0; i < documents.length; i += 1)
          for (const { pairs } of byDocument.get(documents[random.below(documents.length)]))
            for (const { member, partner } of pairs) {
              const key = `${member}|${partner}`;
              counts[key] = (counts[key] ?? 0) + 1;
            }
      }
    });
    figures.replicates = replicates;
  }
}
await ledger.close();
figures.memory = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify(figures));
