import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runVectors, same } from './index.ts';

const folder = fileURLToPath(new URL('../../../../shared/gaps/', import.meta.url));
const there = existsSync(folder);
if (!there) process.stderr.write('test vectors skipped: ../shared/gaps is not there\n');

describe.skipIf(!there)('vectors of an independent implementation', () => {
  const files = there ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  it.each(files)('%s', (name) => {
    const report = runVectors([{ name, text: readFileSync(folder + name, 'utf8') }]);
    expect(report.failed).toEqual([]);
    expect(report.passed).toBeGreaterThan(0);
  });
});

describe('the runner', () => {
  it('compares numbers within the tolerance and all else exactly', () => {
    expect(same({ a: [1, 'x', null] }, { a: [1 + 1e-9, 'x', null] }, 1e-8)).toBe(true);
    expect(same({ a: 1 }, { a: 1.1 }, 1e-8)).toBe(false);
    expect(same({ a: null }, { a: 0 }, 1e-8)).toBe(false);
    expect(same({ a: 1, b: 2 }, { a: 1 }, 1e-8)).toBe(false);
    expect(same('flat', 'separation', 1)).toBe(false);
  });

  it('fails what it cannot run, and says why', () => {
    const vector = { name: 'v', function: 'nothing', input: {}, params: {}, expected: 1 };
    const text = JSON.stringify({ measure: 'x', vectors: [{ ...vector, tolerance: 0 }] });
    const report = runVectors([
      { name: 'x.json', text },
      { name: 'broken.json', text: '{' },
    ]);
    expect(report).toMatchObject({ n: 2, passed: 0 });
    expect(report.failed[0]!.got).toBe('unknown function: nothing');
    expect(report.failed[1]!.got).toMatch(/^invalid JSON/);
  });
});
