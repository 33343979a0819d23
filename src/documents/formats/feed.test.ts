import { describe, expect, it } from 'vitest';
import { readAll } from '../testing.ts';
import { listedFeeds } from './opml.ts';

const STORY =
  'The foreign ministers of Arland and Borland met on Wednesday and agreed to hold consultations on ports.';

const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel><title>The Wire</title><language>en</language>
<item><title>One &amp; only</title><link>https://wire.example/1</link><pubDate>Wed, 04 Jun 2025 09:00:00 GMT</pubDate><dc:creator>Jane Doe</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>${STORY}</p><p>Second <b>paragraph</b> of it.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Two</title><guid isPermaLink="false">../../x</guid><description>${STORY}</description></item></channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Wire</title><entry><title type="html">One &lt;i>and&lt;/i> only</title><link rel="self" href="https://wire.example/self"/><link href="https://wire.example/1"/><updated>2025-06-05T00:00:00Z</updated><published>2025-06-04T00:00:00Z</published><author><name>Jane Doe</name></author><content type="xhtml"><div><p>${STORY}</p><p>Second.</p></div></content></entry></feed>`;
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'The Wire',
  language: 'en',
  items: [
    {
      id: '1',
      url: 'https://wire.example/1',
      title: 'One and only',
      date_published: '2025-06-04T09:00:00Z',
      authors: [{ name: 'Jane Doe' }],
      content_html: `<p>${STORY}</p><p>Second.</p>`,
    },
  ],
});

describe('feeds', () => {
  it.each([
    ['RSS', RSS, 'One & only', 2],
    ['Atom', ATOM, 'One and only', 1],
    ['JSON Feed', JSON_FEED, 'One and only', 1],
  ])('of %s give their entries', async (_, text, title, count) => {
    const { documents, diagnostics } = await readAll(text, 'feed');
    expect(diagnostics).toEqual([]);
    expect(documents).toHaveLength(count);
    expect(documents[0]).toMatchObject({
      uri: 'https://wire.example/1',
      title,
      authors: ['Jane Doe'],
      language: 'en',
      published: { date: '2025-06-04', basis: 'metadata' },
      publisher: { domain: 'wire.example' },
    });
    expect(documents[0]?.text.split('\n\n').slice(0, 2)).toEqual([title, STORY]);
    expect(documents[0]?.text).not.toContain('alert');
  });

  it('give the links with --follow', async () => {
    const links: string[] = [];
    await readAll(RSS, 'feed', {
      follow: true,
      async *fetchLink(link) {
        links.push(`${link.url} ${link.title ?? ''}`);
        yield* [];
      },
    });
    expect(links).toEqual(['https://wire.example/1 One & only']);
  });

  it('keep no link that is no web address, and say so where they are malformed', async () => {
    const { documents, codes } = await readAll(
      `<rss><channel><title>A & B</title><item><title>Talks <b>agreed</title><link>javascript:alert(1)</link><pubDate>Wed, 32 Jun 2024</pubDate><description><![CDATA[<p>${STORY}</p>]]></description></item>`,
      'feed',
    );
    expect(documents[0]?.uri).toBe('feed#entry-1');
    expect(JSON.stringify(documents[0])).not.toContain('"javascript');
    expect(documents[0]?.text).toContain(STORY);
    expect(codes).toEqual(
      expect.arrayContaining(['read/malformed-feed', 'read/unsafe-link', 'read/invalid-date']),
    );
  });

  it.each([
    [
      'entities',
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title><description>${STORY}</description></item></channel></rss>`,
    ],
    [
      'a file named',
      `<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss><channel><item><description>${STORY}</description></item></channel></rss>`,
    ],
  ])('with %s are refused', async (_, text) => {
    const { documents, codes } = await readAll(text, 'feed');
    expect(documents).toEqual([]);
    expect(codes).toEqual(['read/doctype-refused']);
  });
});

describe('lists of feeds', () => {
  const opml =
    '<opml version="2.0"><body><outline text="News"><outline text="The Wire" xmlUrl="https://wire.example/feed"/><outline title="Again" xmlUrl="https://wire.example/feed"/><outline xmlUrl="file:///etc/passwd"/></outline></body></opml>';
  it('give each feed once', () => {
    expect(listedFeeds(opml).links).toEqual([
      { url: 'https://wire.example/feed', title: 'The Wire', date: null, publisher: null },
    ]);
  });
  it('are no documents', async () => {
    expect((await readAll(opml, 'feeds.opml')).codes).toEqual(['read/feed-list']);
  });
});
