import { describe, expect, it } from 'vitest';
import { readBytes } from '../read.ts';
import { data, page, type PageParts } from './fixtures.ts';

/** Where publishers put a name: the same byline in many kinds of markup. */
const PLACES: Readonly<Record<string, (line: string) => PageParts>> = {
  'meta author': (line) => ({ head: `<meta name="author" content="${line}">` }),
  'JSON-LD person': (line) => ({
    head: data({ '@type': 'NewsArticle', author: { '@type': 'Person', name: line } }),
  }),
  'JSON-LD list': (line) => ({
    head: data({
      '@graph': [
        { '@type': 'WebPage' },
        { '@type': 'Article', author: [{ '@type': 'Person', name: line }] },
      ],
    }),
  }),
  'JSON-LD string': (line) => ({ head: data([{ '@type': 'Article', author: line }]) }),
  'JSON-LD reference': (line) => ({
    head: data({
      '@graph': [
        { '@type': 'Article', author: { '@id': '#p' } },
        { '@type': 'Person', '@id': '#p', name: line },
      ],
    }),
  }),
  'rel author': (line) => ({ above: `<p>By <a rel="author" href="/p">${line}</a></p>` }),
  itemprop: (line) => ({
    above: `<span itemprop="author"><span itemprop="name">${line}</span></span>`,
  }),
  'byline class': (line) => ({ above: `<div class="article__byline">By ${line}</div>` }),
  'byline with a day': (line) => ({ above: `<p class="byline">By ${line} | 11 July 2023</p>` }),
  'author name class': (line) => ({
    above: `<div class="meta"><span class="author-name"><a href="/x">${line}</a></span></div>`,
  }),
  'line of text': (line) => ({ above: `<p>By ${line}</p>` }),
  parsely: (line) => ({ head: `<meta name="parsely-author" content="${line}">` }),
};

/** Bylines and the people in them. */
const BYLINES: readonly (readonly [line: string, names: readonly string[]])[] = [
  ['Jane Roe', ['Jane Roe']],
  ['Anna-Lena Müller', ['Anna-Lena Müller']],
  ['Jan van der Berg', ['Jan van der Berg']],
  ['Seán O’Brien', ['Seán O’Brien']],
  ['J. R. Hartwell', ['J. R. Hartwell']],
  ['Min-jun Park', ['Min-jun Park']],
  ['María de la Cruz', ['María de la Cruz']],
  ['Jane Roe and John Doe', ['Jane Roe', 'John Doe']],
  ['Jane Roe, Ana Lima and John Doe', ['Jane Roe', 'Ana Lima', 'John Doe']],
  ['MARTIN MCFLY', ['Martin Mcfly']],
];

/** Lines that name no person. */
const NOBODY: readonly string[] = [
  'Strait Courier',
  'Courier Staff',
  'Staff Writer',
  'Reuters',
  'Example News Agency',
  'Ministry of Foreign Affairs',
  'The Editorial Board',
  'Newsroom',
  'admin',
  'webmaster@courier.example',
  'Public Affairs Office',
  'July 11, 2023',
  'Foreign Desk',
  'NATO Allied Command',
];

const authors = (parts: PageParts): readonly string[] =>
  readBytes(page(parts), { uri: 'a.html' }).value[0]?.authors ?? [];

const cases = Object.entries(PLACES).flatMap(([place, make]) =>
  BYLINES.map(([line, names]) => ({ place, line, names, found: authors(make(line)) })),
);
const empty = Object.entries(PLACES).flatMap(([place, make]) =>
  NOBODY.map((line) => ({ place, line, found: authors(make(line)) })),
);
const share = (part: number, whole: number): number => part / whole;

describe('authors', () => {
  it(`are right on nearly all of ${cases.length} bylines`, () => {
    const wrong = cases.filter(({ names, found }) => found.join() !== names.join());
    expect(cases.length).toBeGreaterThanOrEqual(120);
    expect(share(wrong.length, cases.length), JSON.stringify(wrong.slice(0, 8))).toBeLessThan(0.05);
  });

  it(`are none on nearly all of ${empty.length} pages that name nobody`, () => {
    const wrong = empty.filter(({ found }) => found.length > 0);
    expect(empty.length).toBeGreaterThanOrEqual(80);
    expect(share(wrong.length, empty.length), JSON.stringify(wrong)).toBeLessThan(0.02);
  });

  it.each<readonly [string, PageParts]>([
    [
      'of comments',
      {
        below:
          '<div class="comments"><span class="comment-author">Rosa Klein</span><p class="author">Rosa Klein</p></div>',
      },
    ],
    [
      'of related stories',
      {
        below:
          '<div class="related"><article><h3><a href="/x">Lakes</a></h3><span class="author">Rosa Klein</span></article></div>',
      },
    ],
    [
      'of another story of a list',
      {
        below:
          '<article><h2><a href="/x">Lakes reopen</a></h2><p class="byline">By Rosa Klein</p></article>',
      },
    ],
    [
      'of a photographer',
      {
        above:
          '<figure><img src="a.png"><figcaption>Photo by Rosa Klein</figcaption></figure><p>Photo: Rosa Klein</p>',
      },
    ],
    ['of an editor', { below: '<p>(Editing by Rosa Klein)</p>' }],
    [
      'in the story',
      {
        above:
          '<p>Minister Rosa Klein welcomed the text, by all accounts the first of its kind between the two countries.</p>',
      },
    ],
    [
      'of an organisation in data',
      {
        head: data({
          '@type': 'NewsArticle',
          author: { '@type': 'Organization', name: 'Rosa Klein Foundation' },
        }),
      },
    ],
    [
      'that is a link to a profile',
      { head: '<meta property="article:author" content="https://social.example/rosa.klein">' },
    ],
    ['of the account at a network', { head: '<meta name="twitter:creator" content="@rosaklein">' }],
    [
      'that is the name of the paper',
      { head: '<meta name="author" content="Strait Courier Online">' },
    ],
  ])('are not the names %s', (_, parts) => {
    expect(authors(parts)).toEqual([]);
  });

  it.each<readonly [string, readonly string[], PageParts]>([
    [
      'a role behind a comma',
      ['Jane Roe'],
      { above: '<p class="byline">Jane Roe, Diplomatic Correspondent</p>' },
    ],
    [
      'a paper behind a comma',
      ['Jane Roe'],
      { above: '<p class="byline">By Jane Roe, Lakeside Mirror</p>' },
    ],
    ['a place', ['Jane Roe'], { above: '<p class="byline">By Jane Roe in Northhaven</p>' }],
    [
      'an address',
      ['Jane Roe'],
      { above: '<p class="byline">By Jane Roe jane.roe@courier.example</p>' },
    ],
    ['a title', ['Jane Roe'], { head: '<meta name="author" content="Dr. Jane Roe">' }],
    [
      'a word in German',
      ['Jana Roth'],
      { lang: 'de', above: '<p class="author">Von Jana Roth</p>' },
    ],
    [
      'a reporter in Korean',
      ['홍길동'],
      { lang: 'ko', head: '<meta name="author" content="홍길동 기자">' },
    ],
    [
      'two authors in two elements',
      ['Jane Roe', 'John Doe'],
      { head: '<meta name="author" content="Jane Roe"><meta name="author" content="John Doe">' },
    ],
  ])('are cut free of %s', (_, names, parts) => {
    expect(authors(parts)).toEqual(names);
  });
});
