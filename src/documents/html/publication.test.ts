import { describe, expect, it } from 'vitest';
import type { Document } from '../../model/index.ts';
import { readBytes } from '../read.ts';
import { data, page, type PageParts } from './fixtures.ts';
import { dateInAddress } from './stated-dates.ts';

const read = (parts: PageParts, uri = 'a.html'): Document | undefined =>
  readBytes(page(parts), { uri }).value[0];
const news = (more: object): string => data({ '@type': 'NewsArticle', ...more });

type Given = readonly [name: string, parts: PageParts, uri?: string];
type Case = readonly [name: string, parts: PageParts, uri: string];

/** Pages published on 11 July 2023, in the manner of many publishers and ministries. */
const DATED: readonly Given[] = [
  [
    'JSON-LD',
    { head: news({ datePublished: '2023-07-11T09:00:00Z', dateModified: '2023-07-14' }) },
  ],
  [
    'JSON-LD in a graph',
    {
      head: data({
        '@graph': [
          { '@type': 'WebSite' },
          { '@type': 'Article', datePublished: '2023-07-11T09:00:00+02:00' },
        ],
      }),
    },
  ],
  [
    'JSON-LD list of types',
    { head: data([{ '@type': ['Report', 'NewsArticle'], datePublished: 'July 11, 2023' }]) },
  ],
  [
    'JSON-LD after another story',
    {
      head:
        '<link rel="canonical" href="https://courier.example/ports">' +
        data([
          {
            '@type': 'NewsArticle',
            url: 'https://courier.example/lakes',
            datePublished: '2023-07-01',
          },
          {
            '@type': 'NewsArticle',
            url: 'https://courier.example/ports',
            datePublished: '2023-07-11',
          },
        ]),
    },
  ],
  [
    'JSON-LD by its headline',
    {
      head: data([
        {
          '@type': 'NewsArticle',
          headline: 'Lakes reopen to visitors',
          datePublished: '2023-07-01',
        },
        {
          '@type': 'NewsArticle',
          headline: 'Ministers of Arland and Borland agree on ports',
          datePublished: '2023-07-11',
        },
      ]),
    },
  ],
  [
    'Open Graph',
    {
      head: '<meta property="article:published_time" content="2023-07-11T23:30:00+09:00"><meta property="article:modified_time" content="2023-07-13T00:00:00Z">',
    },
  ],
  ['Dublin Core', { head: '<meta name="DC.date.issued" content="2023-07-11">' }],
  [
    'dcterms',
    {
      head: '<meta name="dcterms.issued" content="2023-07-11"><meta name="dcterms.modified" content="2024-01-01">',
    },
  ],
  ['pubdate', { head: '<meta name="pubdate" content="20230711">' }],
  ['milliseconds', { head: '<meta name="published_at" content="1689066000000">' }],
  [
    'slashes in the United States',
    { lang: 'en-US', head: '<meta name="publish-date" content="07/11/2023">' },
  ],
  [
    'slashes in the United Kingdom',
    { lang: 'en-GB', head: '<meta name="publish-date" content="11/07/2023">' },
  ],
  ['time element', { above: '<time datetime="2023-07-11T10:00">11 July</time>' }],
  ['time element with pubdate', { above: '<time pubdate datetime="2023-07-11">Tuesday</time>' }],
  [
    'time element after an update',
    {
      above:
        '<p>Last updated <time datetime="2023-07-15">15 July</time>. Published <time datetime="2023-07-11">11 July</time></p>',
    },
  ],
  [
    'time element before an update',
    {
      above:
        '<time datetime="2023-07-11">11 July 2023</time> Updated: <time datetime="2023-07-15">15 July</time>',
    },
  ],
  [
    'itemprop',
    {
      above:
        '<span itemprop="datePublished" content="2023-07-11">Tuesday</span><span itemprop="dateModified" content="2023-08-01">later</span>',
    },
  ],
  ['entry date class', { above: '<span class="entry-date">July 11, 2023</span>' }],
  ['date class of a ministry', { above: '<div class="news-date">Tuesday, 11 July 2023</div>' }],
  ['date class with dots', { lang: 'de', above: '<span class="date">11.07.2023</span>' }],
  ['German', { lang: 'de', above: '<span class="date">Berlin, 11. Juli 2023</span>' }],
  ['French', { lang: 'fr', above: '<p class="date">Publié le 11 juillet 2023</p>' }],
  ['Spanish', { lang: 'es', above: '<p class="fecha date">11 de julio de 2023</p>' }],
  ['Italian', { lang: 'it', above: '<p class="date">11 luglio 2023</p>' }],
  ['Polish', { lang: 'pl', above: '<p class="date">11 lipca 2023</p>' }],
  ['Japanese', { lang: 'ja', above: '<p class="date">令和5年 2023年7月11日</p>' }],
  ['Korean', { lang: 'ko', above: '<p class="date">2023년 7월 11일</p>' }],
  ['line of text', { above: '<p>Published: 11 July 2023</p>' }],
  ['bare line of text', { above: '<p>11 July 2023</p>' }],
  ['line with a time', { above: '<p>July 11, 2023 4:00 p.m. EDT</p>' }],
  ['line with a place', { above: '<p>Northhaven, 11 July 2023</p>' }],
  [
    'dateline',
    {
      above:
        '<p>NORTHHAVEN, July 11, 2023 (Courier) -- Two ministers met for talks on ports, their first in years.</p>',
    },
  ],
  ['address with slashes', {}, 'https://courier.example/world/2023/07/11/ports'],
  ['address with hyphens', {}, 'https://courier.example/news/2023-07-11-ports.html'],
  ['address in one number', {}, 'https://courier.example/news/20230711_ports.html'],
  [
    'canonical address',
    { head: '<link rel="canonical" href="https://courier.example/2023/07/11/ports/">' },
  ],
  [
    'comments of other days',
    {
      above: '<time datetime="2023-07-11">11 July</time>',
      below:
        '<div class="comments"><time datetime="2023-07-12">12 July</time><time datetime="2023-07-13">x</time></div>',
    },
  ],
  [
    'related stories of other days',
    {
      above: '<time datetime="2023-07-11">11 July</time>',
      below:
        '<aside><time datetime="2023-06-01">x</time></aside><div class="related"><span class="date">1 June 2023</span></div>',
    },
  ],
  [
    'an event of another day',
    {
      head:
        '<meta name="date" content="2023-07-11">' +
        data({ '@type': 'Event', startDate: '2023-09-01' }),
      above:
        '<div class="event"><time itemprop="startDate" datetime="2023-09-01">1 September</time></div>',
    },
  ],
  [
    'a month made whole',
    { above: '<span class="date">11 July 2023</span>' },
    'https://courier.example/2023/07/ports',
  ],
  [
    'a value that was never set',
    {
      head: news({ datePublished: '0001-01-01T00:00:00Z' }),
      above: '<p>Published: 11 July 2023</p>',
    },
  ],
];

/** Pages that do not say when they were published. */
const UNDATED: readonly Given[] = [
  ['nothing', {}],
  [
    'a date in the story',
    {
      above:
        '<p>On 11 July 2023, the ministers of both countries met in Northhaven for the first time.</p>',
    },
  ],
  [
    'a change only',
    {
      head: '<meta property="article:modified_time" content="2023-07-14"><meta name="dcterms.modified" content="2023-07-14">',
      above: '<p>Last updated: <time datetime="2023-07-14">14 July</time></p>',
    },
  ],
  [
    'an event only',
    {
      head: data({ '@type': 'Event', startDate: '2023-09-01' }),
      above: '<div class="event-date"><time datetime="2023-09-01">1 September</time></div>',
    },
  ],
  [
    'comments only',
    { below: '<div id="comments"><time datetime="2023-07-12">12 July</time></div>' },
  ],
  [
    'related stories only',
    { below: '<div class="related-posts"><span class="post-date">1 June 2023</span></div>' },
  ],
  [
    'other stories in data',
    {
      head: data([
        {
          '@type': 'NewsArticle',
          headline: 'Lakes reopen to visitors',
          datePublished: '2023-07-01',
        },
        {
          '@type': 'NewsArticle',
          headline: 'Fish return to the strait',
          datePublished: '2023-07-02',
        },
      ]),
    },
  ],
  ['a number that fits two days', { head: '<meta name="pubdate" content="07/08/2023">' }],
  ['a clock that was not set', { head: '<meta name="date" content="1970-01-01">' }],
  ['a number in the address', {}, 'https://courier.example/story/20239911'],
];

/** A case with an address, if it has none. */
const whole = (cases: readonly Given[]): Case[] =>
  cases.map(([name, parts, uri = 'a.html']) => [name, parts, uri]);

describe('the day of publication', () => {
  it.each(whole(DATED))('is found in: %s', (_, parts, uri) => {
    expect(read(parts, uri)?.published).toMatchObject({ date: '2023-07-11', precision: 'day' });
  });
  it.each(whole(UNDATED))('is not invented from: %s', (_, parts, uri) => {
    expect(read(parts, uri)?.published.date ?? null).toBeNull();
  });
  it('is the day in the own offset of the publisher, where one is stated', () => {
    const head = news({ datePublished: '2023-07-11T23:30:00Z' });
    const above = '<time datetime="2023-07-12T08:30:00+09:00">12 July</time>';
    expect(read({ head, above })?.published.date).toBe('2023-07-12');
  });
  it.each([
    ['2023-07-12T03:30:00Z', '<p>July 11, 2023, 10:30 pm CT</p>', '2023-07-11'],
    ['2023-07-11T22:30:00Z', '<p>12 July 2023, 7:30 am</p>', '2023-07-12'],
    [
      '2023-07-12T03:30:00Z',
      '<time datetime="2023-07-12T03:30:00Z">11 July 2023</time>',
      '2023-07-11',
    ],
    // At noon in UTC no place of the Americas has the day before, nor the Pacific one the next.
    ['2023-07-12T12:30:00Z', '<p>July 11, 2023</p>', '2023-07-12'],
    ['2023-07-11T09:30:00Z', '<p>12 July 2023</p>', '2023-07-11'],
    ['2023-07-12T03:30:00-05:00', '<p>July 11, 2023</p>', '2023-07-12'],
    ['2023-07-12T03:30:00Z', '<p>Talks began on July 11, 2023.</p>', '2023-07-12'],
  ])(
    'is the day that the page shows, where data have it in UTC: %s, %s',
    (published, line, day) => {
      const head = news({ datePublished: published });
      expect(read({ head, above: line })?.published.date).toBe(day);
    },
  );
  it.each<[string, PageParts, string | null, string?]>([
    [
      'data with an offset that is not the page’s, beside its own clock',
      {
        head: news({ datePublished: '2023-07-12T04:31:13-06:00' }),
        above: '<p>Jul 11, 2023, 10:31 pm CST</p>',
      },
      '2023-07-11',
    ],
    [
      'data with an offset, beside a clock of another minute',
      {
        head: news({ datePublished: '2023-07-12T04:31:13-06:00' }),
        above: '<p>Jul 11, 2023, 10:47 pm CST</p>',
      },
      '2023-07-12',
    ],
    [
      'a moment in UTC, where a later change shows how far the page is from it',
      {
        head: news({ datePublished: '2023-07-12T02:07:18+0000' }),
        above:
          '<p>Updated <time datetime="2023-07-12T16:24:29Z">12:24 pm, Wednesday, July 12, 2023</time></p>',
      },
      '2023-07-11',
    ],
    [
      'a moment in UTC, where the moment of a change has the page’s own offset',
      {
        head:
          news({ datePublished: '2023-07-11T20:07:18Z' }) +
          '<meta property="article:modified_time" content="2023-07-14T09:00:00+09:00">',
      },
      '2023-07-12',
    ],
    [
      'a moment in UTC, where zones disagree',
      {
        head:
          news({
            datePublished: '2023-07-11T20:07:18Z',
            dateModified: '2023-07-12T00:00:00+02:00',
          }) + '<meta property="article:modified_time" content="2023-07-14T09:00:00+09:00">',
      },
      '2023-07-11',
    ],
    [
      'a day without an hour in data, and the page’s marked line of the day before',
      {
        head: '<meta name="date" content="2023-07-12">',
        above: '<div class="published-date">July 11, 2023</div>',
      },
      '2023-07-11',
    ],
    [
      'data that repeats the last change, and an earlier line',
      {
        head: news({
          datePublished: '2023-07-20T08:00:00Z',
          dateModified: '2023-07-20T08:00:00Z',
        }),
        above: '<span class="date">11 July 2023</span>',
      },
      '2023-07-11',
    ],
    [
      'data against address and line',
      {
        head: news({ datePublished: '2023-07-20T08:00:00Z' }),
        above: '<span class="post-date">11 July 2023</span>',
      },
      '2023-07-11',
      'https://courier.example/2023/07/11/ports',
    ],
    [
      'data and address against a line',
      {
        head: news({ datePublished: '2023-07-11T08:00:00Z' }),
        above: '<span class="post-date">20 July 2023</span>',
      },
      '2023-07-11',
      'https://courier.example/2023/07/11/ports',
    ],
    [
      'a time that nothing marks, and the address of the day before',
      { above: '<time datetime="2023-07-12T11:45:00Z">1 day ago</time>' },
      '2023-07-11',
      'https://courier.example/2023/07/11/ports',
    ],
    [
      'data against a line that is marked, with nothing else: what both say',
      {
        head: news({ datePublished: '2023-07-20T08:00:00Z' }),
        above: '<span class="post-date">11 July 2023</span>',
      },
      '2023-07',
    ],
    [
      'the same with two years',
      {
        head: news({ datePublished: '2021-07-20T08:00:00Z' }),
        above: '<span class="post-date">11 July 2023</span>',
      },
      null,
    ],
    [
      'a post that was never changed, in a theme that calls it so',
      { above: '<time class="entry-date published updated" datetime="2023-07-11">11 July</time>' },
      '2023-07-11',
    ],
    [
      'changes in other languages',
      {
        above:
          '<p>Bijgewerkt op: <time datetime="2023-07-15">15 juli</time></p><p>Zaktualizowano: <time datetime="2023-07-16">16 lipca</time></p><p>最終更新：<time datetime="2023-07-17">17日</time></p><p>수정 <time datetime="2023-07-18">18일</time></p>',
      },
      null,
    ],
  ])('is settled between places that disagree: %s', (_, parts, day, uri) => {
    expect(read(parts, uri)?.published.date ?? null).toBe(day);
  });
  it.each([
    ['Veröffentlicht am 11. Juli 2023', '2023-07-11'],
    ['Published on July 11, 2023', '2023-07-11'],
    ['Publié le 11 juillet 2023', '2023-07-11'],
    ['publiziert am 11. Juli 2023', '2023-07-11'],
    ['Published accounts of 11 July 2023 differ.', null],
    ['Updated on July 11, 2023', null],
  ])('is read where words alone mark it: %s', (line, day) => {
    expect(read({ above: `<div>${line}</div>` })?.published.date ?? null).toBe(day);
  });
  it('is taken from the surest place, and a conflict is noted', () => {
    const document = read({
      head: news({ datePublished: '2023-07-11' }),
      above: '<time datetime="2023-07-20">20 July</time>',
    });
    expect(document?.published.date).toBe('2023-07-11');
    expect(document?.diagnostics.map((d) => d.code)).toContain('read/date-conflict');
  });
  it.each([
    ['https://a.example/2023/07/11/x', '2023-07-11'],
    ['https://a.example/2023/7/1/x', '2023-07-01'],
    ['https://a.example/2023/07/x', '2023-07'],
    ['https://a.example/2023/13/41/x', null],
    ['https://a.example/id/120230711', null],
    ['folder/2023/07/11/x.html', null],
  ])('in the address %s is %s', (address, date) => {
    expect(dateInAddress(address)).toBe(date);
  });
});
