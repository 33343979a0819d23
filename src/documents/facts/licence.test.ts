import { describe, expect, it } from 'vitest';
import type { Document } from '../../model/index.ts';
import { readBytes } from '../read.ts';
import { readSource } from '../source.ts';
import { licenceIn, licenceOf } from './licence.ts';

describe('licenceOf', () => {
  it.each([
    ['https://creativecommons.org/licenses/by/4.0/', 'CC BY 4.0'],
    ['http://creativecommons.org/licenses/by-nc-sa/2.5/au/', 'CC BY-NC-SA 2.5'],
    ['//creativecommons.org/publicdomain/zero/1.0/', 'CC0 1.0'],
    ['https://creativecommons.org/publicdomain/mark/1.0/', 'public domain'],
    ['CC BY-SA 3.0 IGO', 'CC BY-SA 3.0'],
    ['cc-by-4.0', 'CC BY 4.0'],
    ['Creative Commons Attribution 4.0 International', 'CC BY 4.0'],
    ['Creative Commons Attribution-NonCommercial-NoDerivs 3.0', 'CC BY-NC-ND 3.0'],
    ['CC0', 'CC0 1.0'],
    ['https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/', 'OGL 3.0'],
    ['Open Government Licence v3.0', 'OGL 3.0'],
    ['Public domain', 'public domain'],
    ['https://www.example.org/terms', 'https://www.example.org/terms'],
    ['© 2024 Example. All rights reserved.', '© 2024 Example. All rights reserved.'],
    ['   ', null],
  ])('%s: %s', (stated, expected) => expect(licenceOf(stated)).toBe(expected));
});

describe('licenceIn', () => {
  it.each([
    ['This work is licensed under a Creative Commons Attribution 4.0 licence.', 'CC BY 4.0'],
    ['All content is available under the Open Government Licence v3.0.', 'OGL 3.0'],
    ['Ministers discussed the Creative Commons Attribution 4.0 licence.', null],
    ['The minister said that arms were licensed for export.', null],
    ['Photo: A. Nobody / CC BY 2.0', null],
    ['Parts released under pressure from the commission.', null],
  ])('%s: %s', (line, expected) => expect(licenceIn(line)).toBe(expected));
});

const story =
  '<p>Ministers of both sides met in Example City and agreed to hold talks on maritime security next year.</p>'.repeat(
    1,
  ) +
  '<p>They also agreed on a standing channel for the exchange of information on cyber threats.</p>';
const page = (head: string, foot = ''): string =>
  `<html><head><title>Ministers meet</title>${head}</head><body><article><h1>Ministers meet</h1>${story}</article>${foot}</body></html>`;
const licenceOfPage = (html: string): string | undefined =>
  readBytes(new TextEncoder().encode(html), { uri: 'page.html' }).value[0]?.licence;
const CC = 'https://creativecommons.org/licenses/by/4.0/';

describe('a page', () => {
  it.each([
    ['link', page(`<link rel="license" href="${CC}">`), 'CC BY 4.0'],
    ['a marked link', page('', `<div><a rel="license" href="${CC}">CC BY</a></div>`), 'CC BY 4.0'],
    ['a link in the foot', page('', `<footer><a href="${CC}">CC BY</a></footer>`), 'CC BY 4.0'],
    [
      'data',
      page(
        `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ministers meet","license":"${CC}"}</script>`,
      ),
      'CC BY 4.0',
    ],
    [
      'data with a work',
      page(
        `<script type="application/ld+json">{"@type":"NewsArticle","license":{"@type":"CreativeWork","url":"${CC}"}}</script>`,
      ),
      'CC BY 4.0',
    ],
    ['meta', page('<meta name="dcterms.rights" content="Crown copyright">'), 'Crown copyright'],
  ])('states it by %s', (_, html, expected) => expect(licenceOfPage(html)).toBe(expected));

  it.each([
    ['nothing', page('')],
    [
      'a picture',
      page('', `<figure><figcaption><a rel="license" href="${CC}">CC</a></figcaption></figure>`),
    ],
    ['a caption', page('', `<div class="photo-credit"><a rel="license" href="${CC}">CC</a></div>`)],
    ['a link in the text', page('', `<p>See <a href="${CC}">this licence</a> for details.</p>`)],
  ])('has none by %s', (_, html) => expect(licenceOfPage(html)).toBeUndefined());
});

const all = async (uri: string, text: string): Promise<Document[]> => {
  const found: Document[] = [];
  for await (const item of readSource({ uri, bytes: new TextEncoder().encode(text) }))
    if (item.record === 'document') found.push(item);
  return found;
};

describe('other formats', () => {
  it('reads it from front matter, feeds and columns', async () => {
    const text = 'Ministers met in Example City and agreed to hold talks on security.';
    const [markdown] = await all('a.md', `---\ntitle: Talks\nlicence: CC BY 4.0\n---\n${text}\n`);
    expect(markdown?.licence).toBe('CC BY 4.0');
    const feed = `<rss version="2.0" xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"><channel><title>F</title><copyright>(c) Example</copyright><creativeCommons:license>${CC}</creativeCommons:license><item><title>Talks</title><description>${text}</description></item></channel></rss>`;
    expect((await all('f.rss', feed))[0]?.licence).toBe('CC BY 4.0');
    const [bare] = await all(
      'f.rss',
      feed.replace(/<creativeCommons:license>.*<\/creativeCommons:license>/, ''),
    );
    expect(bare?.licence).toBeUndefined();
    const row = JSON.stringify({ text, license: 'cc-by-sa-4.0' });
    expect((await all('a.ndjson', `${row}\n${row}\n`))[0]?.licence).toBe('CC BY-SA 4.0');
  });

  it('keeps when an archive fetched its pages, and believes no later date', async () => {
    const body = page('<meta property="article:published_time" content="2024-06-01T08:00:00Z">');
    const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${body}`;
    const warc = (day: string): string =>
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.example.org/a\r\nWARC-Date: ${day}T10:00:00Z\r\nContent-Length: ${answer.length}\r\n\r\n${answer}\r\n\r\n`;
    const [kept] = await all('a.warc', warc('2024-06-02'));
    expect(kept).toMatchObject({
      retrieved: '2024-06-02T10:00:00Z',
      published: { date: '2024-06-01', precision: 'day', basis: 'metadata' },
    });
    const [early] = await all('a.warc', warc('2023-06-02'));
    expect(early?.published.date).toBeNull();
    expect(early?.diagnostics.map((d) => d.code)).toContain('read/date-after-retrieval');
  });
});
