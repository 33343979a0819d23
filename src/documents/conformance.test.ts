import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentSchema, type Document } from '../model/index.ts';
import { readBytes } from './read.ts';

/** One suite for every reader: the same story in each format must give the same document. */
const TITLE = 'Ministers of Arland and Borland agree on ports';
const PARAGRAPHS = [
  'The foreign ministers of Arland and Borland met on Wednesday and agreed to hold consultations on the use of ports in late June, both ministries said.',
  'They said that ships of either navy could call at Northhaven & Southhaven, and that “costs will be shared”, without giving a figure.',
  'A joint committee will report to both parliaments within six months; its members have not been named.',
];
const HEAD = { date: '2025-06-04', publisher: 'wire.example' };

const FORMATS: Readonly<
  Record<string, { name: string; wrap: (title: string, paragraphs: readonly string[]) => string }>
> = {
  text: { name: 'a.txt', wrap: (title, paragraphs) => [title, ...paragraphs].join('\n\n') },
  markdown: {
    name: 'a.md',
    wrap: (title, paragraphs) =>
      `---\ntitle: "${title}"\npublisher: ${HEAD.publisher}\ndate: ${HEAD.date}\n---\n\n# ${title}\n\n${paragraphs.join('\n\n')}\n`,
  },
  html: {
    name: 'a.html',
    wrap: (title, paragraphs) =>
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | Wire</title><link rel="canonical" href="https://wire.example/a"><meta property="article:published_time" content="${HEAD.date}T08:00:00Z"></head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav><article><h1>${title}</h1>${paragraphs
        .map((p) => `<p>${p.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
        .join('')}</article><footer>© Wire</footer></body></html>`,
  },
};

const encoder = new TextEncoder();

function checkPlaces(document: Document): void {
  let end = 0;
  for (const paragraph of document.paragraphs) {
    expect(paragraph.start).toBeGreaterThanOrEqual(end);
    expect(paragraph.end).toBeGreaterThan(paragraph.start);
    end = paragraph.end;
    const quote = document.text.slice(paragraph.start, paragraph.end);
    expect(quote.trim()).toBe(quote);
    expect(quote).not.toContain('\n');
    if (paragraph.duplicateOf !== undefined) {
      expect(document.paragraphs[paragraph.duplicateOf]?.duplicateOf).toBeUndefined();
    }
  }
  expect(end).toBe(document.text.length);
  expect(document.truncatedAt ?? 0).toBeLessThanOrEqual(document.text.length);
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
}

const prose = (document: Document): string[] =>
  document.paragraphs
    .filter((p) => p.prose && p.kind === 'text')
    .map((p) => document.text.slice(p.start, p.end));

describe.each(Object.entries(FORMATS))('the %s reader', (_, { name, wrap }) => {
  const read = (text: string): Document | undefined =>
    readBytes(encoder.encode(text), { uri: name }).value[0];

  it('gives the paragraphs and the title of the story', () => {
    const document = read(wrap(TITLE, PARAGRAPHS));
    expect(document?.title).toBe(TITLE);
    expect(document && prose(document)).toEqual(PARAGRAPHS);
    expect(document).toMatchObject({ language: 'en', complete: true, truncatedAt: null });
    expect(() => documentSchema.parse(document)).not.toThrow();
  });

  it('knows nothing of the date that is not stated', () => {
    const document = read(wrap(TITLE, PARAGRAPHS));
    expect(document?.published.date).toBe(name === 'a.txt' ? null : HEAD.date);
    expect(document?.publisher.domain).toBe(name === 'a.txt' ? null : HEAD.publisher);
  });

  it('lets what is given win', () => {
    const given = {
      published: '2024-01-02',
      publisher: { name: 'NATO' },
      title: 'T',
      kind: 'speech' as const,
    };
    const bytes = encoder.encode(wrap(TITLE, PARAGRAPHS));
    const document = readBytes(bytes, { uri: name, given }).value[0];
    expect(document).toMatchObject({
      title: 'T',
      kind: 'speech',
      published: { date: '2024-01-02', precision: 'day', basis: 'given' },
      publisher: { name: 'NATO', domain: 'nato.int', kind: 'official' },
    });
  });

  it('marks repeated paragraphs and a cut', () => {
    const cut = `${PARAGRAPHS[2]?.slice(0, 80)}........`;
    const document = read(wrap(TITLE, [...PARAGRAPHS.slice(0, 2), PARAGRAPHS[0] ?? '', cut]));
    expect(document?.complete).toBe(false);
    expect(document?.text.slice(document.truncatedAt ?? 0)).toBe('........');
    expect(document?.paragraphs.filter((p) => p.duplicateOf !== undefined)).toHaveLength(1);
  });

  it('reads its own text to the same text', () => {
    const document = read(wrap(TITLE, PARAGRAPHS));
    const again = readBytes(encoder.encode(document?.text ?? ''), { uri: 'b.txt' }).value[0];
    expect(again?.text).toBe(document?.text);
    expect(again?.paragraphs.map((p) => [p.start, p.end])).toEqual(
      document?.paragraphs.map((p) => [p.start, p.end]),
    );
  });

  it('gives the same bytes twice', () => {
    const text = wrap(TITLE, PARAGRAPHS);
    expect(JSON.stringify(read(text))).toBe(JSON.stringify(read(text)));
  });

  it('keeps all places inside the text, whatever the paragraphs hold', () => {
    const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (odd) => {
        const { value, diagnostics } = readBytes(
          encoder.encode(wrap(TITLE, [...odd, ...PARAGRAPHS])),
          { uri: name },
        );
        expect(value.length + diagnostics.length).toBeGreaterThan(0);
        value.forEach(checkPlaces);
        expect(diagnostics.map((d) => d.code)).not.toContain('read/failed');
      }),
      { numRuns: 60 },
    );
  });

  it('never throws on damaged bytes', () => {
    const whole = encoder.encode(wrap(TITLE, PARAGRAPHS));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 }),
        fc.nat(whole.length),
        (changes, length) => {
          const bytes = whole.slice();
          for (const [at, value] of changes) bytes[at] = value;
          const result = readBytes(bytes.subarray(0, length), { uri: name });
          result.value.forEach(checkPlaces);
          expect(result.diagnostics.map((d) => d.code)).not.toContain('read/failed');
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('readBytes', () => {
  it('never throws on arbitrary bytes, and always says something', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a.txt', 'a.html', 'a.md', 'a.pdf', '-'),
        (bytes, uri) => {
          const { value, diagnostics } = readBytes(bytes, { uri });
          expect(value.length + diagnostics.length).toBeGreaterThan(0);
          expect(diagnostics.map((d) => d.code)).not.toContain('read/failed');
          value.forEach(checkPlaces);
        },
      ),
      { numRuns: 300 },
    );
  });
});
