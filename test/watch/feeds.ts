import { sha256 } from '../../src/base/index.ts';
import type { Handler } from '../web/server.ts';

/** For tests: a feed and its pages as routes of a server. */
export interface Story {
  path: string;
  title: string;
  /** RFC 3339. */
  date: string;
  body: string;
}

const PLACES = ['Lisbon', 'Oslo', 'Canberra', 'Tokyo', 'Seoul', 'Wellington', 'Ottawa', 'Rome'];
const DUTIES = [
  'cyber defence',
  'sea lanes',
  'air patrols',
  'sanctions',
  'ammunition',
  'satellites',
];

/** Stories that differ enough to be no copies of one another. */
export const storyOf = (i: number): Story => {
  const place = PLACES[i % PLACES.length]!;
  const duty = DUTIES[(i * 5 + 1) % DUTIES.length]!;
  return {
    path: `/story-${i}`,
    title: `Meeting ${i} in ${place}`,
    date: `2025-06-${String(1 + (i % 28)).padStart(2, '0')}T08:00:00Z`,
    body: `Delegates number ${i * 7 + 3} arrived in ${place} for round ${i * 13} of talks. Japan signed agreement ${i * 17} on ${duty} with Australia. A reception followed at house ${i * 11} beside the river, said speaker ${i * 19}.`,
  };
};

export const pageOf = ({ title, body }: Story): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${body}</p><p>The ministers of both countries will meet again and then report to their parliaments.</p></article></body></html>`;

export const rssOf = (
  title: string,
  stories: readonly Story[],
  address: (story: Story) => string,
  extra = '',
): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title>${extra}${stories
    .map(
      (story) =>
        `<item><title>${story.title}</title><link>${address(story)}</link><pubDate>${new Date(story.date).toUTCString()}</pubDate><description>${story.body}</description></item>`,
    )
    .join('')}</channel></rss>`;

export const html =
  (text: string): Handler =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);

/** Answers with an ETag, and 304 where it is known. */
export const tagged =
  (text: () => string): Handler =>
  (request, response) => {
    const body = text();
    const etag = `"${sha256(body).slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(body);
  };

export const opmlOf = (urls: readonly string[]): string =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body><outline text="A"><outline text="B">${urls
    .map((url, i) => `<outline type="rss" text="Feed ${i}" xmlUrl="${url}"/>`)
    .join('')}</outline></outline></body></opml>`;
