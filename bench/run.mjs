// `npm run bench`: each figure from fresh processes, median of several runs. Prints rows for docs/measurements.md.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';

build();
const RUNS = 5;
const here = new URL('.', import.meta.url).pathname;
const root = join(here, '..');
const cli = join(root, 'dist/cli/main.js');
const median = (values) =>
  values.toSorted?.((a, b) => a - b)[values.length >> 1] ??
  [...values].sort((a, b) => a - b)[values.length >> 1];
const timed = (args) => {
  const start = process.hrtime.bigint();
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'ignore'] });
  return Number(process.hrtime.bigint() - start) / 1e6;
};

/** Time until the workbench answers, for a start over a ledger that is there. */
const untilUp = (ledger) =>
  new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(
      process.execPath,
      [join(root, 'scripts/start.mjs'), '--ledger', ledger, '--port', '0', '--no-open'],
      { cwd: root },
    );
    child.stdout.on('data', (data) => {
      if (!String(data).includes('http://127.0.0.1:')) return;
      resolve(Number(process.hrtime.bigint() - start) / 1e6);
      child.kill('SIGINT');
    });
    child.on('error', reject);
    child.on(
      'exit',
      (code) => code !== 0 && code !== null && reject(new Error(`start ended with ${code}`)),
    );
  });

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
try {
  const coding = Array.from({ length: RUNS }, () =>
    JSON.parse(execFileSync(process.execPath, [join(here, 'code-once.mjs')], { encoding: 'utf8' })),
  );
  const reading = Array.from({ length: RUNS }, () =>
    JSON.parse(execFileSync(process.execPath, [join(here, 'read-once.mjs')], { encoding: 'utf8' })),
  );
  const help = Array.from({ length: RUNS }, () => timed([cli, '--help']));
  const fresh = Array.from({ length: RUNS }, (_, i) =>
    timed([cli, 'start', '--no-serve', '--ledger', join(folder, `fresh-${i}`)]),
  );
  const again = [];
  for (let i = 0; i < RUNS; i += 1) again.push(await untilUp(join(folder, 'fresh-0')));
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  console.log(
    `machine: ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; commit ${commit}; median of ${RUNS}`,
  );
  const rows = [
    [
      '`code`, one core, sentences a second',
      Math.round(median(coding.map((c) => c.perSecond))),
      `${coding[0].text}, ${coding[0].distinct} distinct sentences`,
    ],
    [
      'pages to documents, one core, pages a second',
      Math.round(median(reading.map((r) => r.pagesPerSecond))),
      `${reading[0].n} ${reading[0].text}`,
    ],
    ['`entente --help`, ms', Math.round(median(help)), 'process start to end'],
    [
      '`entente start --no-serve` on a fresh ledger, ms',
      Math.round(median(fresh)),
      'chronology and examples',
    ],
    [
      'second `npm start`, ms until the workbench answers',
      Math.round(median(again)),
      'without npm itself',
    ],
  ];
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
