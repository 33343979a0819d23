import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/base/index.ts';
import { createFetcher, familyHeads } from '../../src/documents/index.ts';
import type { Coder } from '../../src/events/index.ts';
import { openLedger, type Ledger } from '../../src/ledger/index.ts';
import { createWatch, type Reading, type Round, type WatchOptions } from '../../src/watch/index.ts';
import { fakeClock, serve, type Handler, type TestServer } from '../web/server.ts';
import { html, opmlOf, pageOf, rssOf, storyOf, tagged } from './feeds.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-watch-'));
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is coded does not matter here. */
const coder: Coder = {
  name: 'entente/0.0.0',
  code: () => ({ events: [], commitments: [], positions: [], diagnostics: [], trace: [] }),
};
const MINUTE = 60_000;
let count = 0;

interface Setting {
  server: TestServer;
  ledger: Ledger;
  clock: ReturnType<typeof fakeClock>;
  /** One round: its readings, then itself. */
  round: (once?: boolean) => Promise<{ readings: Reading[]; round: Round }>;
  at: (path: string) => string;
  options: WatchOptions;
}

async function setting(
  routes: Record<string, Handler>,
  lists: (at: (path: string) => string) => string[],
  own: Partial<WatchOptions> = {},
): Promise<Setting> {
  const server = await serve(routes);
  const at = (path: string): string => `http://127.0.0.2:${server.port}${path}`;
  const { value: ledger, diagnostics } = await openLedger(join(folder, `ledger-${count++}`), {
    create: true,
  });
  if (ledger === null) throw new Error(JSON.stringify(diagnostics));
  const clock = fakeClock();
  const fetcher = createFetcher({
    userAgent: 'Entente/0',
    clock,
    permit: () => true,
    snapshots: join(ledger.dir, 'snapshots'),
  });
  open.push(fetcher, ledger, server);
  const options = { ledger, coder, fetcher, clock, every: 30 * MINUTE, follow: true, ...own };
  const watch = createWatch(lists(at), options);
  return {
    server,
    ledger,
    clock,
    at,
    options,
    round: async (once = true) => {
      const readings: Reading[] = [];
      let round: Round | undefined;
      for await (const item of watch.round({ once })) {
        if ('feeds' in item) round = item;
        else readings.push(item);
      }
      return { readings, round: round! };
    },
  };
}

const routesOf = (numbers: readonly number[]): Record<string, Handler> =>
  Object.fromEntries(numbers.map((i) => [storyOf(i).path, html(pageOf(storyOf(i)))]));
const titles = (readings: readonly Reading[]): (string | null)[] =>
  readings.flatMap((reading) => reading.added.map(({ document }) => document.title));
const codes = (from: { diagnostics: { code: string }[] }): string[] =>
  from.diagnostics.map((d) => d.code);

/** A feed that grows, with its pages. */
async function growing(own: Partial<WatchOptions> = {}): Promise<Setting & { shown: number[] }> {
  const shown = [0, 1];
  let at = (path: string): string => path;
  const routes: Record<string, Handler> = {
    ...routesOf([0, 1, 2, 3]),
    '/feed': tagged(() =>
      rssOf('News', shown.map(storyOf).toReversed(), (story) => at(story.path)),
    ),
  };
  const made = await setting(routes, (path) => [path('/feed')], own);
  ({ at } = made);
  return { ...made, shown };
}

describe('a feed', () => {
  it('is read, then asked for what is newer only', async () => {
    const { server, round, shown, ledger, clock } = await growing();
    const first = await round();
    expect(titles(first.readings)).toEqual(['Meeting 0 in Lisbon', 'Meeting 1 in Oslo']);
    const [document] = await ledger.documents();
    // The page has no date, so what the feed says of it is taken.
    expect(document).toMatchObject({
      published: { precision: 'day', basis: 'metadata' },
      retrieved: expect.stringMatching(/^2025-06-25T12:00:/) as unknown,
    });
    const before = server.asked.length;
    await clock.sleep(60 * MINUTE);
    const second = await round();
    expect(titles(second.readings)).toEqual([]);
    expect(server.asked.slice(before).map((one) => one.path)).toEqual(['/feed']);
    expect(server.asked.at(-1)?.headers['if-none-match']).toBeTypeOf('string');
    shown.push(2);
    const third = await round();
    expect(titles(third.readings)).toEqual(['Meeting 2 in Canberra']);
    expect(third.readings[0]?.alreadyThere).toBe(0);
    expect(await ledger.documents()).toHaveLength(3);
  });

  it('is due when its time has come, and not before', async () => {
    const { round, clock } = await growing();
    expect((await round(false)).round).toMatchObject({ feeds: 1, read: 1 });
    expect((await round(false)).round.read).toBe(0);
    await clock.sleep(29 * MINUTE);
    expect((await round(false)).round.read).toBe(0);
    await clock.sleep(2 * MINUTE);
    expect((await round(false)).round.read).toBe(1);
  });

  it('that asks for an hour gets it', async () => {
    const { round, clock } = await setting(
      { '/feed': (_, r) => r.writeHead(200).end(rssOf('News', [], String, '<ttl>60</ttl>')) },
      (at) => [at('/feed')],
    );
    await round(false);
    await clock.sleep(40 * MINUTE);
    expect((await round(false)).round.read).toBe(0);
    await clock.sleep(21 * MINUTE);
    expect((await round(false)).round.read).toBe(1);
  });

  it('can be read by what it holds itself', async () => {
    const { round, server } = await growing({ follow: false });
    expect(titles((await round()).readings)).toHaveLength(2);
    expect(server.asked.map((one) => one.path)).toEqual(['/robots.txt', '/feed']);
    expect(titles((await round()).readings)).toEqual([]);
  });
});

describe('a page that changes under its link', () => {
  const HOUR = 60 * MINUTE;
  /** One page that can be changed, behind a feed that says so or does not. */
  async function changing(own: Partial<WatchOptions> = {}) {
    const story = storyOf(0);
    const now = { page: pageOf(story), feedSays: '' };
    let at = (path: string): string => path;
    const made = await setting(
      {
        '/feed': tagged(() =>
          rssOf('News', [{ ...story, body: `${story.body}${now.feedSays}` }], (s) => at(s.path)),
        ),
        [story.path]: tagged(() => now.page),
      },
      (path) => [path('/feed')],
      own,
    );
    ({ at } = made);
    const asked = (): number => made.server.asked.filter((one) => one.path === story.path).length;
    return { ...made, now, story, asked };
  }
  const later = (page: string): string =>
    page.replace(
      '</article>',
      '<p>The ministry added on Friday that a second round will follow.</p></article>',
    );

  it('is asked for on condition, less and less often, and then no more', async () => {
    const { round, clock, asked, ledger, server, story } = await changing();
    await round();
    const hours: number[] = [];
    let last = asked();
    for (let hour = 1; hour <= 14 * 24; hour += 1) {
      await clock.sleep(HOUR);
      const { readings } = await round(false);
      expect(titles(readings)).toEqual([]);
      if (asked() > last) hours.push(hour);
      last = asked();
    }
    expect(hours).toEqual([2, 8, 32, 104, 248]);
    const conditions = server.asked.filter((one) => one.path === story.path).slice(1);
    expect(conditions.every((one) => typeof one.headers['if-none-match'] === 'string')).toBe(true);
    expect(await ledger.documents()).toHaveLength(1);
  });

  it('comes as a second version beside the first, in its family, both with their snapshots', async () => {
    const { round, clock, now, ledger } = await changing();
    await round();
    now.page = later(now.page);
    await clock.sleep(3 * HOUR);
    const { readings } = await round(false);
    expect(readings.flatMap(({ added }) => added.map((one) => one.changed))).toEqual([true]);
    const documents = await ledger.documents();
    expect(documents).toHaveLength(2);
    const [first, second] = documents.toSorted((a, b) => a.text.length - b.text.length);
    expect(second!.text).toContain('a second round');
    expect(second!.cluster).toBe(first!.cluster);
    expect(second!.uri).toBe(first!.uri);
    // Of one day the fullest is the head.
    expect(familyHeads(documents).get(first!.cluster)).toBe(second!.id);
    for (const { source } of documents) {
      const bytes = readFileSync(
        join(ledger.dir, 'snapshots', 'bytes', source.sha256.slice(0, 2), source.sha256),
      );
      expect(sha256(bytes)).toBe(source.sha256);
    }
    // A last look finds nothing more.
    await clock.sleep(7 * HOUR);
    expect(titles((await round(false)).readings)).toEqual([]);
  });

  it('only around its text adds nothing', async () => {
    const { round, clock, now, ledger } = await changing();
    await round();
    now.page = now.page.replace('<body>', '<body><nav><a href="/x">Most read today</a></nav>');
    await clock.sleep(3 * HOUR);
    const { readings } = await round(false);
    expect(titles(readings)).toEqual([]);
    expect(await ledger.documents()).toHaveLength(1);
  });

  it('is asked for at once where the feed says that it changed', async () => {
    const { round, clock, now, asked } = await changing();
    await round();
    now.page = later(now.page);
    now.feedSays = ' Updated with a second round.';
    await clock.sleep(31 * MINUTE);
    const { readings } = await round(false);
    expect(asked()).toBe(2);
    expect(readings.flatMap(({ added }) => added.map((one) => one.changed))).toEqual([true]);
  });

  it('and is gone, or cannot be had, loses nothing and is told once a look', async () => {
    const story = storyOf(0);
    let status = 200;
    let at = (path: string): string => path;
    const made = await setting(
      {
        '/feed': tagged(() => rssOf('News', [story], (s) => at(s.path))),
        [story.path]: (request, response) =>
          status === 200
            ? html(pageOf(story))(request, response)
            : response.writeHead(status).end(),
      },
      (path) => [path('/feed')],
    );
    ({ at } = made);
    await made.round();
    status = 404;
    await made.clock.sleep(3 * HOUR);
    expect(codes((await made.round(false)).readings[0]!)).toEqual(['read/http-status']);
    await made.clock.sleep(HOUR);
    expect(codes((await made.round(false)).readings[0]!)).toEqual([]);
    expect(await made.ledger.documents()).toHaveLength(1);
  });

  it('is read by what the feed says now, where pages are not followed', async () => {
    const { round, clock, now, ledger, asked } = await changing({ follow: false });
    await round();
    now.feedSays = ' A second round will follow on Friday, said the ministry.';
    await clock.sleep(31 * MINUTE);
    const { readings } = await round(false);
    expect(readings.flatMap(({ added }) => added.map((one) => one.changed))).toEqual([true]);
    expect(await ledger.documents()).toHaveLength(2);
    expect(asked()).toBe(0);
  });
});

describe('back-off', () => {
  it('doubles after each failure, up to a day, and ends with the first success', async () => {
    let broken = true;
    const { round, clock } = await setting(
      {
        '/feed': (_, response) =>
          broken
            ? response.writeHead(500).end()
            : response.writeHead(200).end(rssOf('News', [], String)),
      },
      (at) => [at('/feed')],
    );
    const waits: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      const { readings } = await round(false);
      expect(codes(readings[0]!)).toEqual(['read/too-busy']);
      const next = Date.parse(readings[0]!.next);
      waits.push(Math.round((next - clock.now()) / MINUTE));
      await clock.sleep(next - clock.now());
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
    broken = false;
    const { readings } = await round(false);
    expect(readings[0]?.diagnostics).toEqual([]);
    expect(Math.round((Date.parse(readings[0]!.next) - clock.now()) / MINUTE)).toBe(30);
  });

  it('keeps to Retry-After, and --once to both', async () => {
    const { round, clock } = await setting(
      { '/feed': (_, response) => response.writeHead(503, { 'retry-after': '7200' }).end() },
      (at) => [at('/feed')],
    );
    const { readings } = await round();
    expect(Math.round((Date.parse(readings[0]!.next) - clock.now()) / MINUTE)).toBe(120);
    const again = await round();
    expect(again.round.read).toBe(0);
    expect(codes(again.round)).toEqual(['read/feed-waiting']);
  });

  it('asks for a page that could not be had five times, then no more', async () => {
    let asked = 0;
    let at = (path: string): string => path;
    const made = await setting(
      {
        '/feed': (_, r) =>
          r.writeHead(200).end(rssOf('News', [storyOf(0)], (story) => at(story.path))),
        [storyOf(0).path]: (_, response) => {
          asked += 1;
          response.writeHead(503).end();
        },
      },
      (path) => [path('/feed')],
    );
    ({ at } = made);
    const told: string[][] = [];
    for (let i = 0; i < 6; i += 1) told.push(codes((await made.round()).readings[0]!));
    expect(asked).toBe(5);
    expect(told[0]).toEqual(['read/too-busy']);
    expect(told[4]).toEqual(['read/too-busy', 'read/given-up']);
    expect(told[5]).toEqual([]);
  });

  it('takes a page that is gone for gone', async () => {
    let at = (path: string): string => path;
    const made = await setting(
      { '/feed': (_, r) => r.writeHead(200).end(rssOf('News', [storyOf(0)], (s) => at(s.path))) },
      (path) => [path('/feed')],
    );
    ({ at } = made);
    expect(codes((await made.round()).readings[0]!)).toEqual(['read/http-status']);
    expect(codes((await made.round()).readings[0]!)).toEqual([]);
  });
});

describe('bad lists and feeds', () => {
  const listed = async (text: string): Promise<string[]> => {
    const file = join(folder, `list-${count++}.opml`);
    writeFileSync(file, text);
    const { round } = await setting({ '/feed': html('<p>A page.</p>') }, () => [file]);
    const { round: end, readings } = await round();
    return [...codes(end), ...readings.flatMap(codes)];
  };
  it.each([
    ['an empty file', '', ['read/empty-file']],
    ['a page', '<!doctype html><html><body><p>Hello.</p></body></html>', ['read/not-a-feed-list']],
    ['a feed', rssOf('News', [], String), ['read/not-a-feed-list']],
    ['no feeds', opmlOf([]), ['read/no-feeds']],
    ['a script', opmlOf(['javascript:alert(1)']), ['read/unsafe-link', 'read/no-feeds']],
    ['a path', opmlOf(['file:///etc/passwd']), ['read/unsafe-link', 'read/no-feeds']],
    [
      'entities',
      `<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "b">]>${opmlOf([])}`,
      ['read/doctype-refused'],
    ],
    ['binary', '\u0000\u0001\u0002'.repeat(100), ['read/not-a-feed-list']],
  ])('%s', async (_, text, expected) => expect(await listed(text)).toEqual(expected));

  it('a missing list, and one whose end is missing', async () => {
    const file = join(folder, 'cut.opml');
    const whole = opmlOf(['http://127.0.0.2:1/a', 'http://127.0.0.2:1/a']);
    writeFileSync(file, whole.slice(0, whole.indexOf('</outline>')));
    const { round } = await setting({}, () => [join(folder, 'nowhere.opml'), file]);
    const { round: end, readings } = await round();
    expect(codes(end)).toEqual(['read/missing-path', 'read/malformed-feed']);
    expect(readings.map(codes)).toEqual([['read/unreachable']]);
  });

  it('deep outlines are read', async () => {
    const file = join(folder, 'deep.opml');
    writeFileSync(
      file,
      `<opml version="2.0"><body>${'<outline text="x">'.repeat(150)}<outline xmlUrl="http://127.0.0.2:1/a"/>${'</outline>'.repeat(150)}</body></opml>`,
    );
    const { round } = await setting({}, () => [file]);
    expect((await round()).round.feeds).toBe(1);
  });

  it.each([
    ['a page', html('<!doctype html><p>Hello, this is a page.</p>'), 'read/not-a-feed'],
    ['nothing', html(''), 'read/empty-file'],
    [
      'entities',
      html('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>'),
      'read/doctype-refused',
    ],
  ] as const)('a feed that is %s', async (_, handler, code) => {
    const { round } = await setting({ '/feed': handler }, (at) => [at('/feed')]);
    expect(codes((await round()).readings[0]!)).toEqual([code]);
  });
});

describe('private addresses', () => {
  it('are refused as feeds, and as pages that a feed leads to', async () => {
    const { ledger, clock, server, at, options } = await setting(
      {
        ...routesOf([0]),
        '/feed': (_, r) =>
          r
            .writeHead(200)
            .end(rssOf('News', [storyOf(0)], () => 'http://169.254.169.254/latest/meta-data/')),
      },
      () => [],
    );
    const fetcherOf = (permit?: (address: string) => boolean) =>
      createFetcher({ userAgent: 'Entente/0', clock, ...(permit ? { permit } : {}) });
    const readings: string[][] = [];
    for (const permit of [undefined, (address: string) => address === '127.0.0.2']) {
      const fetcher = fetcherOf(permit);
      open.push(fetcher);
      const watch = createWatch([at('/feed')], { ...options, fetcher });
      for await (const item of watch.round()) if ('feed' in item) readings.push(codes(item));
      await clock.sleep(60 * MINUTE);
    }
    expect(readings).toEqual([['read/private-address'], ['read/private-address']]);
    expect(server.asked.map((one) => one.path)).toEqual(['/robots.txt', '/feed']);
    expect(await ledger.documents()).toEqual([]);
  });
});

describe('what was seen', () => {
  it('may be lost or damaged, and nothing is added twice', async () => {
    const { round, ledger } = await growing();
    await round();
    const states = join(ledger.dir, 'watch');
    const [name] = readdirSync(states);
    writeFileSync(join(states, name!), readFileSync(join(states, name!), 'utf8').slice(0, 40));
    const again = await round();
    expect(titles(again.readings)).toEqual([]);
    expect(again.readings[0]?.alreadyThere).toBe(2);
    expect(await ledger.documents()).toHaveLength(2);
  });

  it('ends with the signal, and the rest comes next time', async () => {
    const ending = new AbortController();
    let at = (path: string): string => path;
    const numbers = Array.from({ length: 40 }, (_, i) => i);
    const made = await setting(
      {
        ...routesOf(numbers),
        '/feed': tagged(() => rssOf('News', numbers.map(storyOf), (story) => at(story.path))),
      },
      (path) => [path('/feed')],
      { signal: ending.signal },
    );
    ({ at } = made);
    const route = storyOf(20).path;
    const stop = (): void => {
      if (made.server.asked.some((one) => one.path === route)) ending.abort();
    };
    const timer = setInterval(stop, 1);
    const first = await made.round();
    clearInterval(timer);
    expect(titles(first.readings)).toHaveLength(32);
    const watch = createWatch([made.at('/feed')], { ...made.options, signal: undefined });
    const rest: Reading[] = [];
    for await (const item of watch.round({ once: true })) if ('feed' in item) rest.push(item);
    expect(titles(rest)).toHaveLength(8);
  });
});
