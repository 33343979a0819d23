import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';
import { readBytes } from './read.ts';
import { readAll } from './testing.ts';

const SENTENCE =
  'The foreign ministers of the two countries met on Wednesday and agreed to hold consultations in late June. ';
const SECONDS = 5;
const encoder = new TextEncoder();

const page = (inner: string): string => `<!doctype html><html><body>${inner}</body></html>`;
const story = `<p>${SENTENCE.repeat(10)}</p>`;

/** Input that costs more than it should where something is not linear: name, bytes, whether text comes out. */
const CASES: readonly (readonly [name: string, make: () => string, text: boolean])[] = [
  ['line-of-50-MB.txt', () => SENTENCE.repeat(50e6 / SENTENCE.length), true],
  ['word-of-50-MB.txt', () => 'a'.repeat(50e6), true],
  ['dots.txt', () => '.'.repeat(5e6), false],
  ['words-after-marks.txt', () => `${'('.repeat(25_000)}${SENTENCE}${')'.repeat(25_000)}`, true],
  ['short-lines.txt', () => 'ab cd ef gh\n'.repeat(3e5), true],
  ['nested-100000.html', () => page('<div>'.repeat(1e5) + story), true],
  ['nested-inline.html', () => page('<b>'.repeat(1e5) + story), true],
  ['nested-tables.html', () => page('<table><tr><td>'.repeat(3e4) + story), true],
  ['nested-lists.html', () => page(`<ul>${'<li><ul>'.repeat(5e4)}${story}`), true],
  [
    'attribute-of-1-MB.html',
    () => page(`<p class="${'x'.repeat(1e6)}">${SENTENCE.repeat(10)}</p>`),
    true,
  ],
  ['many-attributes.html', () => page(`<p ${'a=1 '.repeat(2e5)}>${SENTENCE.repeat(10)}</p>`), true],
  [
    'cells-200000.html',
    () => page(`${story}<table>${`<tr>${'<td>cell 12</td>'.repeat(10)}</tr>`.repeat(2e4)}</table>`),
    true,
  ],
  ['many-paragraphs.html', () => page(`<p>${SENTENCE}</p>`.repeat(12_000)), true],
  ['stray-brackets.html', () => page(story + '<'.repeat(1e6)), true],
  ['stray-ampersands.html', () => page(story + '&'.repeat(1e6) + '&bogus;'.repeat(1e5)), true],
  ['open-comments.html', () => page(story + '<!--'.repeat(1e6)), true],
  ['open-scripts.html', () => page(story + '<script>'.repeat(5e5)), true],
  ['open-quotes.html', () => page(story + '<a b=" '.repeat(5e5)), true],
  ['line-breaks.html', () => page(`${story}<div>${'word<br>'.repeat(14_000)}</div>`), true],
  ['open-links.md', () => SENTENCE + '[a]('.repeat(3e5), true],
  ['stars.md', () => SENTENCE + '*a **b '.repeat(2e5), true],
  ['open-comments.md', () => SENTENCE + '<!--'.repeat(3e5), true],
  ['quotes.md', () => `${'> '.repeat(5e5)}${SENTENCE}`, true],
  ['front-matter.md', () => `---\na: ${'[ '.repeat(20_000)}\n---\n${SENTENCE}`, true],
];

describe('hostile input', () => {
  it.each(CASES)(`%s is read within ${SECONDS} s`, (name, make, text) => {
    const bytes = encoder.encode(make());
    const before = process.cpuUsage();
    const { value, diagnostics } = readBytes(bytes, { uri: name });
    const used = process.cpuUsage(before);
    expect((used.user + used.system) / 1e6).toBeLessThan(SECONDS * 1.5);
    expect(value.length > 0).toBe(text);
    if (!text) expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.map((d) => d.code)).not.toContain('read/failed');
  });

  it('leaves hidden text out', () => {
    const html = page(
      `<p style="display:none">bait one</p><p hidden>bait two</p><div aria-hidden="true">bait three</div><!-- bait four --><script>bait()</script>${story}`,
    );
    expect(readBytes(encoder.encode(html), { uri: 'a.html' }).value[0]?.text).not.toContain('bait');
  });

  it.each([
    ['Shift-JIS', 'shift_jis', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['EUC-KR', 'euc-kr', [0xc7, 0xd1, 0xb1, 0xb9], '한국'],
    ['Windows-1252 declared as UTF-8', 'utf-8', [0x93, 0x63, 0x61, 0x66, 0xe9, 0x94], '“café”'],
    [
      'Windows-1252 declared as Latin-1',
      'iso-8859-1',
      [0x93, 0x63, 0x61, 0x66, 0xe9, 0x94],
      '“café”',
    ],
  ])('decodes %s', (_, charset, word, expected) => {
    const [before, after] = [
      `<meta charset="${charset}"><p>${SENTENCE}`,
      ` ${SENTENCE.repeat(5)}</p>`,
    ];
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from(word), Buffer.from(after)]);
    expect(readBytes(bytes, { uri: 'a.html' }).value[0]?.text).toContain(expected);
  });

  it('decodes UTF-16 without a mark, in either order of bytes', () => {
    const bytes = Buffer.from(`Ministers met. ${SENTENCE}`, 'utf16le');
    expect(readBytes(bytes, { uri: 'a.txt' }).value[0]?.text).toContain('foreign ministers');
    expect(readBytes(bytes.swap16(), { uri: 'a.txt' }).value[0]?.source.charset).toBe('utf-16be');
  });
});

const folder = join(import.meta.dirname, '../../../shared/nasty');
interface Expectation {
  kind: 'ok' | 'diagnostic';
  must: string[];
  must_not: string[];
}
const known = existsSync(folder);
// oxlint-disable-next-line no-console -- a skipped test says why
if (!known) console.log('skipped: the collection of broken files is not beside the repository');
const parsed: unknown = known ? JSON.parse(readFileSync(join(folder, 'expect.json'), 'utf8')) : {};
const isExpected = (entry: [string, unknown]): entry is [string, Expectation] =>
  typeof entry[1] === 'object' && entry[1] !== null && 'must_not' in entry[1];
const expectations = Object.entries(parsed ?? {}).filter(isExpected);

const quoted = (rule: string): string | undefined => /text contains "(.*?)"/.exec(rule)?.[1];

describe.skipIf(!known)('the collection of broken files', () => {
  it.each(expectations)('%s', async (name, { kind, must, must_not: mustNot }) => {
    const from = performance.now();
    const { documents, diagnostics } = await readAll(readFileSync(join(folder, name)), name);
    expect(performance.now() - from).toBeLessThan(SECONDS * 1000);
    expect(diagnostics.map((d) => d.code)).not.toContain('read/failed');
    const [document] = documents;
    if (kind === 'diagnostic') expect(document).toBeUndefined();
    if (!document) {
      expect(diagnostics.some((d) => d.severity === 'error')).toBe(true);
      return;
    }
    // A surrogate that stands alone, a control character: never in a text.
    expect(normalise(document.text).text).toBe(document.text);
    for (const text of must.map(quoted)) if (text) expect(document.text).toContain(text);
    for (const text of mustNot.map(quoted)) if (text) expect(document.text).not.toContain(text);
    expect(['2024-13-45', '2025-02-14', '1970-01-01', '2099-01-01']).not.toContain(
      document.published.date,
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
