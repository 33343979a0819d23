import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'entente-package-'));
const installed = join(folder, 'node_modules', 'entente');

/** Runs a module of the consumer's and gives what it printed. */
const consumer = (code: string): string => {
  writeFileSync(join(folder, 'consumer.mjs'), code);
  return execFileSync(process.execPath, ['consumer.mjs'], { cwd: folder, encoding: 'utf8' });
};

/**
 * What `npm pack` makes, laid into an empty folder beside the runtime dependencies only: the same as
 * installing the tarball, but without the network. A dependency that is wrongly a devDependency is
 * missing here too.
 */
beforeAll(() => {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    stdio: 'pipe',
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1']);
  const listed = spawnSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], {
    cwd: root,
    encoding: 'utf8',
  }).stdout;
  for (const path of listed.trim().split('\n').slice(1)) {
    const inside = relative(join(root, 'node_modules'), path);
    if (inside.includes('node_modules')) continue; // nested ones come with their owner
    const target = join(folder, 'node_modules', inside);
    mkdirSync(dirname(target), { recursive: true });
    if (!existsSync(target)) symlinkSync(path, target);
  }
  writeFileSync(join(folder, 'package.json'), '{"name":"consumer","type":"module","private":true}');
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package, in an empty folder', () => {
  it('runs as a command', () => {
    const out = execFileSync(process.execPath, [join(installed, 'dist/cli/main.js'), '--help'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(out).toContain('entente start');
  });

  it('makes its ledger and prints the headline', () => {
    const out = execFileSync(
      process.execPath,
      [join(installed, 'dist/cli/main.js'), 'start', '--no-serve'],
      { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    expect(out).toContain('South Korea');
  });

  it('is imported as a library', () => {
    const out = consumer(`
      import { createCoder, loadKnowledge, readBytes } from 'entente';
      const [document] = readBytes(new TextEncoder().encode('Japan and Australia signed an agreement on cyber defence in Tokyo on 14 June 2023.'), { uri: 'a.txt' }).value;
      const { events } = createCoder(loadKnowledge().value).code(document);
      console.log(JSON.stringify(events.map((e) => [e.root, document.text.slice(e.evidence.start, e.evidence.end) === e.evidence.quote])));
    `);
    expect(JSON.parse(out)).toContainEqual(['SUPPORT', true]);
  });

  it('has types that a strict consumer compiles against', { timeout: 120_000 }, () => {
    writeFileSync(
      join(folder, 'typed.ts'),
      `
      import { createCoder, loadKnowledge, openLedger, readBytes, type Event } from 'entente';
      import { quadOf } from 'entente/model';
      import { engagement } from 'entente/gaps';
      const document = readBytes(new Uint8Array(), { uri: 'a' }).value[0];
      export const events: Event[] = document ? createCoder(loadKnowledge().value).code(document).events : [];
      export const quad: 1 | 2 | 3 | 4 = quadOf('AGREE');
      export const doors = [openLedger, engagement];
      // @ts-expect-error: a root that PLOVER does not have
      quadOf('YIELD');
    `,
    );
    const { stdout, status } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/typescript/bin/tsc'),
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        '--target',
        'es2022',
        '--module',
        'nodenext',
        'typed.ts',
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it('does not load DuckDB with entente/events, and does with an opened ledger', () => {
    const shared =
      "process.report.getReport().sharedObjects.some((name) => name.toLowerCase().includes('duckdb'))";
    const out = consumer(`
      import { createCoder } from 'entente/events';
      import { loadKnowledge } from 'entente/knowledge';
      createCoder(loadKnowledge().value);
      const before = ${shared};
      const { openLedger } = await import('entente/ledger');
      const { value } = await openLedger('control', { create: true });
      await value.counts();
      console.log(JSON.stringify([before, ${shared}]));
      await value.close();
    `);
    expect(JSON.parse(out)).toEqual([false, true]);
  });
});
