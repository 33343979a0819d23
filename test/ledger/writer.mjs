// Adds sample documents to a ledger: COMPILED LEDGER FROM TO SIZE CODER. It writes a line when it is
// ready, after each segment, and at the end.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [compiled = '', dir = '', from, to, size, coder = ''] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(compiled, path)).href);
const { openLedger, writeBatches } = await load('src/ledger/index.js');
const { sampleCoder, sampleDocuments } = await load('test/ledger/sample.js');
await load('node_modules/@duckdb/node-api/lib/index.js');

process.stdout.write('ready\n');
const { value: ledger, diagnostics } = await openLedger(dir, { create: true });
if (!ledger) throw new Error(JSON.stringify(diagnostics));
const written = await writeBatches(ledger, sampleDocuments(Number(from), Number(to)), {
  coder,
  size: Number(size),
  code: sampleCoder(coder),
  onBatch: (_total, { segment }) => segment && process.stdout.write(`${segment}\n`),
});
await ledger.close();
process.stdout.write(`${JSON.stringify(written)}\n`);
