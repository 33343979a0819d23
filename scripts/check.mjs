// `npm run check`: what CI runs beside the tests. Each check is named; all run, then the sum is told.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (path) => [process.execPath, join(root, 'node_modules', path)];
const CHECKS = [
  ['lint', ...bin('oxlint/bin/oxlint'), '--type-aware'],
  ['format', ...bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  ['types', ...bin('typescript/bin/tsc'), '--noEmit'],
  [
    'types of the workbench',
    ...bin('svelte-check/bin/svelte-check'),
    '--tsconfig',
    'web/tsconfig.json',
    '--fail-on-warnings',
  ],
  [
    'rooms',
    ...bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    'src',
    'web',
  ],
  ['dead code', ...bin('knip/bin/knip.js')],
  ['build', process.execPath, join(root, 'scripts/build.mjs')],
  ['ontology is current', process.execPath, join(root, 'scripts/ontology.mjs'), '--check'],
  ['schemas are current', process.execPath, join(root, 'scripts/schemas.mjs'), '--check'],
  [
    'page of the knowledge is current',
    process.execPath,
    join(root, 'scripts/knowledge.mjs'),
    '--check',
  ],
  [
    'knowledge is sound',
    process.execPath,
    join(root, 'dist/cli/main.js'),
    'knowledge',
    'check',
    '--quiet',
  ],
  [
    'lexicon is sound',
    process.execPath,
    join(root, 'dist/cli/main.js'),
    'lexicon',
    'check',
    '--quiet',
  ],
  ['package', ...bin('publint/src/cli.js'), '--strict'],
];

let passed = 0;
const failed = [];
for (const [name, command, ...args] of CHECKS) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status === 0) passed += 1;
  else failed.push(name);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
}
console.log(`checks: ${passed} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
