import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Summary {
  violations: { rule: { name: string }; from: string; to: string }[];
  totalCruised: number;
}

const cruise = (folder: string): Summary => {
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  let out: string;
  try {
    out = execFileSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
  } catch (error) {
    out = (error as { stdout: string }).stdout;
  }
  return (JSON.parse(out) as { summary: Summary }).summary;
};

/** Each planted file breaks one rule; the check must name that rule. */
const PLANTED: [rule: string, file: string, code: string][] = [
  ['documents-looks-only-left', 'src/documents/planted.ts', "import '../ledger/index.ts';"],
  [
    'language-looks-only-left',
    'src/language/planted.ts',
    "export type * from '../events/index.ts';",
  ],
  ['gaps-looks-only-left', 'src/gaps/planted.ts', "import '../views/index.ts';"],
  ['knowledge-by-its-door', 'src/events/planted.ts', "import '../knowledge/load.ts';"],
  ['model-imports-nothing', 'src/model/planted.ts', "import '../base/index.ts';"],
  ['nobody-imports-cli', 'src/server/planted.ts', "import '../cli/main.ts';"],
  ['only-the-ledger-knows-sql', 'src/views/planted.ts', "import '@duckdb/node-api';"],
  [
    'no-cycle',
    'src/base/planted.ts',
    "import { b } from './planted-b.ts';\nexport const a = (): number => b();",
  ],
];

describe('the rooms', () => {
  const copy = mkdtempSync(join(tmpdir(), 'entente-rooms-'));
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('hold in the source as it stands', { timeout: 120_000 }, () => {
    const { violations, totalCruised } = cruise(root);
    expect(violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`)).toEqual([]);
    // A checker that reads nothing finds nothing.
    expect(totalCruised).toBeGreaterThan(40);
  });

  it('go red for every rule when a violation is planted', { timeout: 120_000 }, () => {
    cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true });
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
      cpSync(join(root, name), join(copy, name));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const [, file, code] of PLANTED) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      writeFileSync(join(copy, file), `${code}\n`);
    }
    writeFileSync(join(copy, 'src/knowledge/load.ts'), 'export const load = 1;\n');
    writeFileSync(
      join(copy, 'src/base/planted-b.ts'),
      "import { a } from './planted.ts';\nexport const b = (): number => a();\n",
    );
    const found = new Set(cruise(copy).violations.map((v) => v.rule.name));
    expect(PLANTED.map(([rule]) => rule).filter((rule) => !found.has(rule))).toEqual([]);
  });
});
