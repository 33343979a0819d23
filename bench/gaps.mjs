// `node bench/gaps.mjs DIR [DIR …]`: the measures over generated ledgers (see make-ledger.mjs) beside the
// same work written by hand, each in fresh processes, in turn. Prints rows for docs/measurements.md.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

const RUNS = 3;
const once = fileURLToPath(new URL('gaps-once.mjs', import.meta.url));
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const run = (dir, what) =>
  JSON.parse(
    execFileSync(process.execPath, ['--max-old-space-size=4096', once, dir, what], {
      encoding: 'utf8',
    }),
  );

console.log(
  `${cpus().length} × ${cpus()[0].model}, Node ${process.version}, load ${loadavg()[0].toFixed(1)}; median of ${RUNS}, processor ms (wall ms)`,
);
for (const dir of process.argv.slice(2)) {
  const all = { ours: [], sql: [], loop: [] };
  for (let i = 0; i < RUNS; i += 1)
    for (const what of Object.keys(all)) all[what].push(run(dir, what));
  const of = (what, name, kind = 'cpu') => median(all[what].map((one) => one[name][kind]));
  const both = (what, name) =>
    `${Math.round(of(what, name))} (${Math.round(of(what, name, 'wall'))})`;
  const loop = (of('loop', 'loop') * 1000) / all.loop[0].replicates;
  const resampling = of('ours', 'bootstrap') - of('ours', 'counts');
  console.log(
    `| ${[
      `${all.ours[0].events} events, ${all.ours[0].deeds} deeds`,
      both('ours', 'open'),
      both('ours', 'facts'),
      both('ours', 'deeds'),
      both('ours', 'first'),
      both('ours', 'counts'),
      `${both('sql', 'counts')}, ratio ${(of('ours', 'counts') / of('sql', 'counts')).toFixed(2)}`,
      both('ours', 'bootstrap'),
      `${Math.round(loop)}, ${(loop / resampling).toFixed(0)} times`,
      `${Math.round(median(all.ours.map((one) => one.memory)))} MB`,
    ].join(' | ')} |`,
  );
}
