import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROBLEMS } from './problems.ts';

const FILE = join(import.meta.dirname, '../../docs/reference/diagnostics.md');

/** The page of all problems of reading, in the order of their codes. */
function page(): string {
  const sections = Object.entries(PROBLEMS)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, [severity, message, advice]]) =>
        `## ${code}\n\n${severity}: ${message}.\n\nWhat to do: ${advice}.\n`,
    );
  return `# Diagnostics of reading\n\nMade from \`src/documents/problems.ts\` by \`UPDATE_DOCS=1 npx vitest run src/documents/problems-page.test.ts\`; the same test compares. An error means that no document came out, a warning that something is missing from one, a note that something was mended. \`{x}\` is filled in. The other rooms have [a page of their own](problems.md).\n\n${sections.join('\n')}`;
}

it('docs/reference/diagnostics.md is what the code says', () => {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, page());
  expect(existsSync(FILE) && readFileSync(FILE, 'utf8')).toBe(page());
});

it('every code of reading that stands anywhere in the code is one of them', () => {
  const source = join(import.meta.dirname, '..');
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const used = new Set(
    files.flatMap((text) => text.match(/(?<=['"`])read\/[a-z0-9-]+(?=['"`])/g) ?? []),
  );
  expect(used.size).toBeGreaterThan(50);
  expect([...used].filter((code) => !(code in PROBLEMS))).toEqual([]);
  const never = Object.keys(PROBLEMS).filter(
    (code) => files.filter((text) => text.includes(code)).length < 2,
  );
  expect(never).toEqual([]);
});
