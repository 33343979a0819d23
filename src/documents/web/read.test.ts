import { afterEach, expect, it } from 'vitest';
import { fakeClock, serve, type Handler } from '../../../test/web/server.ts';
import type { Diagnostic, Document } from '../../model/index.ts';
import { readPaths } from '../paths.ts';
import { createFetcher } from './fetcher.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const STORY =
  '<article><h1>Ports</h1><p>The ministers of Arland and Borland met on Wednesday and agreed to hold talks on ports.</p></article>';
const answer =
  (type: string, text: () => string): Handler =>
  (_, response) =>
    response.writeHead(200, { 'content-type': type }).end(text());

/** A list of feeds that leads to a feed, which leads to a page and to itself. */
async function read(path: string, follow: boolean): Promise<(Document | Diagnostic)[]> {
  let at = '';
  const server = await serve({
    '/feeds.opml': answer(
      'text/xml',
      () => `<opml version="2.0"><body><outline xmlUrl="${at}/feed"/></body></opml>`,
    ),
    '/feed': answer(
      'application/rss+xml',
      () =>
        `<rss version="2.0"><channel><title>Courier</title><item><title>Ports</title><link>${at}/page</link><pubDate>Tue, 11 Jul 2023 09:00:00 GMT</pubDate></item><item><title>Feed</title><link>${at}/feed</link></item></channel></rss>`,
    ),
    '/page': answer('text/html', () => STORY),
  });
  at = `http://127.0.0.2:${server.port}`;
  const fetcher = createFetcher({ userAgent: 'Entente/0', clock: fakeClock(), permit: () => true });
  open.push(fetcher, server);
  const items: (Document | Diagnostic)[] = [];
  for await (const item of readPaths([`${at}${path}`], { fetcher, follow })) items.push(item);
  return items;
}

it.each(['/feed', '/feeds.opml'])('%s is followed to its pages, and no deeper', async (path) => {
  const items = await read(path, true);
  const documents = items.filter((item) => item.record === 'document');
  expect(new Set(documents.map(({ title }) => title))).toEqual(new Set(['Ports']));
  expect(documents[0]).toMatchObject({
    published: { date: '2023-07-11', precision: 'day', basis: 'metadata' },
    retrieved: expect.stringMatching(/^2025-06-25T12:/) as unknown,
  });
  expect(items.length).toBeLessThan(8);
});

it('is not followed unasked', async () => {
  const items = await read('/feed', false);
  expect(items.map((item) => (item.record === 'diagnostic' ? item.code : item.uri))).toEqual([
    'read/no-text-column',
  ]);
});
