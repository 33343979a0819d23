import { gzipSync, strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { STORY } from './html/fixtures.ts';
import { readAll } from './testing.ts';

/** Processor time for one input, and memory of the whole process (the collection's bound is 1.5 GB). */
const SECONDS = 5;
const MOST_MEMORY = 1.5 * 2 ** 30;

const story = STORY.map((line) => `<p>${line}</p>`).join('');
const page = (inner: string, head = ''): string =>
  `<!doctype html><html><head>${head}</head><body><article><h1>Ministers of Arland and Borland agree</h1>${inner}</article></body></html>`;

/** Bytes of a text in a charset that writes a character as one or two bytes, from its decoder. */
function bytesIn(charset: string, text: string): Uint8Array {
  const decoder = new TextDecoder(charset);
  const known = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && !known.has(character)) known.set(character, [high, low]);
    }
  return Uint8Array.from(
    Array.from(text).flatMap((one) =>
      one < '\u0080' ? [one.charCodeAt(0)] : (known.get(one) ?? [0x3f]),
    ),
  );
}

const JAPANESE =
  '両国の外相は水曜日に北港で会談し、六月下旬に港の利用について協議を行うことで合意した。費用は双方が分担するという。';
const KOREAN =
  '두 나라의 외교장관은 수요일 북항에서 만나 유월 하순에 항만 이용에 관한 협의를 하기로 합의했다. 비용은 양측이 나누어 낸다.';
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

const ENTITIES = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY a${i + 1} "${`&a${i === 0 ? '' : i};`.repeat(10)}">`,
).join('')}]>`;
const rss = (doctype: string, body: string): string =>
  `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel><title>Courier</title><item><title>Ports</title><description>${body}</description></item></channel></rss>`;
const docx = (document: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(document),
  });
const PRIVATE = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>';

interface Expected {
  /** Codes of the problems, all of them, in order; those of documents last. */
  codes: readonly string[];
  /** What stands in the text of the first document; left out: there is none. */
  has?: string;
  hasNot?: string;
  charset?: string;
}

/** What the text of an input is, or that there is none, and what is told of it. */
const CASES: readonly (readonly [
  name: string,
  file: string,
  make: () => Uint8Array | string,
  expected: Expected,
])[] = [
  [
    '100,000 nested elements',
    'a.html',
    () => page('<div>'.repeat(1e5) + story),
    { codes: ['read/too-deep'], has: 'A joint committee' },
  ],
  [
    '100,000 nested objects',
    'a.json',
    () => `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`,
    { codes: ['read/no-text-field'] },
  ],
  [
    '100,000 nested lists in a row',
    'a.ndjson',
    () => `{"text":${'['.repeat(1e5)}\n`,
    { codes: ['read/invalid-json'] },
  ],
  [
    'a line of 50 MB',
    'a.txt',
    () => `${STORY[0]} `.repeat(50e6 / (STORY[0]!.length + 1)),
    { codes: ['read/too-large', 'read/truncated'], has: 'Northhaven' },
  ],
  [
    'a line of 50 MB in a list',
    'a.ndjson',
    () =>
      `${JSON.stringify({ text: STORY.join(' ') })}\n{"text":"${'a '.repeat(25e6)}"}\n${JSON.stringify({ text: STORY[1] })}\n`,
    { codes: ['read/line-too-long'], has: 'Northhaven' },
  ],
  [
    'an attribute of 1 MB',
    'a.html',
    () =>
      page(
        `<p class="${'x'.repeat(1e6)}" data-y='${'&quot;'.repeat(2e5)}'>${STORY[0]}</p>${story}`,
      ),
    { codes: ['read/repeated-paragraphs'], has: 'A joint committee' },
  ],
  [
    'an entity bomb in a feed',
    'a.rss',
    () => rss(ENTITIES, '&a9;'),
    { codes: ['read/doctype-refused'] },
  ],
  [
    'an entity bomb in Word',
    'a.docx',
    () => docx(`${ENTITIES}<w:document><w:p><w:t>&a9;</w:t></w:p></w:document>`),
    { codes: ['read/doctype-refused'] },
  ],
  [
    'an entity bomb in a page',
    'a.html',
    () => `${ENTITIES}${page(`${story}<p>&a9;</p>`)}`,
    { codes: ['read/doctype-refused'] },
  ],
  ['XXE in a feed', 'a.rss', () => rss(PRIVATE, '&secret;'), { codes: ['read/doctype-refused'] }],
  [
    'XXE in Word',
    'a.docx',
    () => docx(`${PRIVATE}<w:document><w:p><w:t>&secret;</w:t></w:p></w:document>`),
    { codes: ['read/doctype-refused'] },
  ],
  [
    'XXE in a list of feeds',
    'a.opml',
    () => `${PRIVATE}<opml version="2.0"><body><outline text="&secret;"/></body></opml>`,
    { codes: ['read/doctype-refused'] },
  ],
  [
    'a ZIP bomb',
    'a.zip',
    () => zipSync({ 'a.txt': new Uint8Array(40e6) }),
    { codes: ['read/archive-bomb'] },
  ],
  [
    'a ZIP bomb inside a ZIP',
    'a.zip',
    () => zipSync({ 'a.zip': zipSync({ 'b.txt': new Uint8Array(40e6) }) }),
    { codes: ['read/archive-bomb'] },
  ],
  [
    'a gzip bomb',
    'a.txt.gz',
    () => gzipSync(new Uint8Array(60e6)),
    { codes: ['read/archive-bomb'] },
  ],
  [
    'names that reach out of a ZIP',
    'a.zip',
    () =>
      zipSync({
        '../../etc/cron.d/x': strToU8(STORY[0]!),
        '/etc/passwd': strToU8(STORY[0]!),
        'C:\\x.txt': strToU8(STORY[0]!),
        'ok.txt': strToU8(STORY.join('\n\n')),
      }),
    {
      codes: ['read/archive-entry-name', 'read/archive-entry-name', 'read/archive-entry-name'],
      has: 'Northhaven',
    },
  ],
  [
    'a script in title and text, which is text',
    'a.html',
    () =>
      page(
        `${story}<p>He wrote “&lt;script&gt;alert(1)&lt;/script&gt;” on a board of the ministry.</p><script>alert(2)</script>`,
        '<title>&lt;script&gt;alert(0)&lt;/script&gt; Ports</title>',
      ),
    { codes: [], has: '<script>alert(1)</script>', hasNot: 'alert(2)' },
  ],
  ...(['shift_jis', 'euc-jp'] as const).map(
    (charset) =>
      [
        `${charset} that nobody declares`,
        'a.txt',
        () => bytesIn(charset, `${JAPANESE}\n\n${JAPANESE}\n`),
        { codes: ['read/repeated-paragraphs'], has: '六月下旬に港の利用', charset },
      ] as const,
  ),
  [
    'EUC-KR that nobody declares',
    'a.txt',
    () => bytesIn('euc-kr', `${KOREAN}\n\n${KOREAN}\n`),
    { codes: ['read/repeated-paragraphs'], has: '항만 이용에 관한', charset: 'euc-kr' },
  ],
  [
    'Shift-JIS that says it is UTF-8',
    'a.html',
    () =>
      bytesIn(
        'shift_jis',
        page(`<p>${JAPANESE}</p><p>${JAPANESE.slice(10)}</p>`, '<meta charset="utf-8">'),
      ),
    {
      codes: ['read/charset-mismatch', 'read/repeated-paragraphs'],
      has: '六月下旬に港の利用',
      charset: 'shift_jis',
    },
  ],
  [
    'EUC-KR that says it is Latin-1',
    'a.html',
    () => bytesIn('euc-kr', page(`<p>${KOREAN}</p>`, '<meta charset="euc-kr">')),
    { codes: [], has: '항만 이용에 관한', charset: 'euc-kr' },
  ],
  [
    'UTF-8 that says it is Latin-1',
    'a.html',
    () => page(`<p>${STORY[0]} Café, São Tomé, Đà Nẵng.</p>`, '<meta charset="iso-8859-1">'),
    { codes: ['read/charset-mismatch'], has: 'Đà Nẵng', charset: 'utf-8' },
  ],
  [
    'UTF-16 without a mark',
    'a.txt',
    () => utf16(STORY.join('\n\n')),
    { codes: [], has: 'A joint committee', charset: 'utf-16le' },
  ],
  [
    'UTF-16 without a mark, Japanese, with line ends',
    'a.txt',
    () => utf16(`${`${JAPANESE}\n`.repeat(3)}(2023) 12 x\n`).swap16(),
    { codes: ['read/repeated-paragraphs'], has: '六月下旬に港の利用', charset: 'utf-16be' },
  ],
  [
    'lone surrogates',
    'a.ndjson',
    () => `{"text":"${STORY[0]} \\ud83d broke off, and \\udc00 came first."}\n`,
    { codes: ['read/lone-surrogate'], has: '\ufffd broke off' },
  ],
  [
    'overrides that turn the direction of writing',
    'a.txt',
    () => `The minister of \u202edalrA\u202c and \u2067Borland\u2069 met. ${STORY.join(' ')}`,
    { codes: [], has: 'The minister of dalrA and Borland met.', hasNot: '\u202e' },
  ],
  [
    'zero-width characters in names',
    'a.txt',
    () =>
      `Ar\u200bland and Bor\u200dland and New\u2060 \ufeffZea\u00adland met. ${STORY.join(' ')}`,
    { codes: [], has: 'Arland and Borland and New Zealand met.' },
  ],
  [
    'joiners that belong to the writing',
    'a.txt',
    () => `می\u200cخواهم 👩\u200d🚒 ${STORY.join(' ')}`,
    { codes: [], has: 'می\u200cخواهم 👩\u200d🚒' },
  ],
  [
    'keys that reach for prototypes',
    'a.ndjson',
    () =>
      `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"text":"${STORY[0]}"}\n`,
    { codes: [], has: 'Northhaven' },
  ],
  ['RTF', 'a.doc', () => '{\\rtf1\\ansi Ministers met.}', { codes: ['read/rtf'] }],
  ['no bytes', 'a.txt', () => '', { codes: ['read/empty-file'] }],
  ['zero bytes only', 'a.html', () => new Uint8Array(1e6), { codes: ['read/binary-file'] }],
];

describe('bad input, each with what is told of it', () => {
  it.each(CASES)('%s', async (_, file, make, expected) => {
    const bytes = make();
    const before = process.cpuUsage();
    const { documents, codes } = await readAll(bytes, file);
    const used = process.cpuUsage(before);
    expect((used.user + used.system) / 1e6).toBeLessThan(SECONDS);
    expect(codes).toEqual(expected.codes);
    const [document] = documents;
    if (expected.has === undefined) expect(document).toBeUndefined();
    else expect(document?.text).toContain(expected.has);
    if (expected.hasNot !== undefined) expect(document?.text).not.toContain(expected.hasNot);
    if (expected.charset !== undefined) expect(document?.source.charset).toBe(expected.charset);
    for (const { text, paragraphs } of documents)
      for (const { start, end } of paragraphs) expect(text.slice(start, end).trim()).not.toBe('');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('never takes a title for more than a line of text', async () => {
    const { documents } = await readAll(
      page(story, '<title>&lt;img src=x onerror=alert(1)&gt;\u202e Ports\n\n of Arland</title>'),
      'a.html',
    );
    expect(documents[0]?.title).not.toMatch(/[\u202e\n]/);
  });

  afterAll(() => {
    expect(process.resourceUsage().maxRSS * 1024).toBeLessThan(MOST_MEMORY);
  });
});
