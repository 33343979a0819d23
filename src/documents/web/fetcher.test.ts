import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../base/index.ts';
import { createFetcher } from './fetcher.ts';
import { fakeClock, serve, type Handler, type TestServer } from '../../../test/web/server.ts';
import type { Fetcher, FetcherOptions, Resolve } from './types.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-web-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** 127.0.0.2 stands for the public network, 127.0.0.1 for a private one. */
const permit = (address: string): boolean => address === '127.0.0.2';
const resolve: Resolve = async (host) => {
  if (host === 'missing.example') throw Object.assign(new Error('no'), { code: 'ENOTFOUND' });
  return Promise.resolve([
    { address: host.startsWith('inside') ? '127.0.0.1' : '127.0.0.2', family: 4 },
  ]);
};

const fetcherOf = (options: Partial<FetcherOptions> = {}): Fetcher => {
  const fetcher = createFetcher({
    userAgent: 'Entente/1.2.3 (+https://entente.example)',
    clock: fakeClock(),
    permit,
    resolve,
    ...options,
  });
  open.push(fetcher);
  return fetcher;
};
const serverOf = async (routes: Record<string, Handler>, host?: string): Promise<TestServer> => {
  const server = await serve(routes, host);
  open.push(server);
  return server;
};
const text =
  (body: string | Uint8Array, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(body);
const to =
  (location: string): Handler =>
  (_, response) =>
    response.writeHead(302, { location }).end();

const codeOf = async (fetcher: Fetcher, address: string): Promise<string[]> => {
  const { value, diagnostics } = await fetcher.get(address);
  expect(value).toBeNull();
  for (const d of diagnostics) expect(d.advice).not.toBe('');
  return diagnostics.map((d) => d.code);
};

describe('a page', () => {
  it('comes with its hash, its type and where the redirects ended', async () => {
    const server = await serverOf({ '/': to('/b#c'), '/b': text('Words.') });
    const { value, diagnostics } = await fetcherOf().get(
      `http://user:pw@a.example:${server.port}/#x`,
    );
    expect(diagnostics.map((d) => d.code)).toEqual(['read/credentials-dropped']);
    expect(value).toMatchObject({
      url: `http://a.example:${server.port}/`,
      finalUrl: `http://a.example:${server.port}/b`,
      sha256: sha256('Words.'),
      mediaType: 'text/plain',
      charset: 'utf-8',
      unchanged: false,
    });
    const asked = server.asked.map((one) => one.path);
    expect(asked).toEqual(['/robots.txt', '/', '/b']);
    for (const { headers } of server.asked) {
      expect(headers['user-agent']).toBe('Entente/1.2.3 (+https://entente.example)');
      expect(headers.authorization).toBeUndefined();
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('is unpacked from %s', async (encoding, pack) => {
    const server = await serverOf({ '/': text(pack('Words.'), { 'content-encoding': encoding }) });
    const { value } = await fetcherOf().get(`http://a.example:${server.port}/`);
    expect(Buffer.from(value!.bytes).toString()).toBe('Words.');
  });
});

describe('politeness', () => {
  it('asks robots.txt once a host, and waits a second between requests to it', async () => {
    const server = await serverOf({
      '/robots.txt': text(
        'User-agent: *\nDisallow: /closed\n\nUser-agent: entente\nDisallow: /no\n',
      ),
      '/a': text('A'),
      '/closed': text('for others'),
      '/no': text('No'),
    });
    const clock = fakeClock();
    const fetcher = fetcherOf({ clock });
    const at = (path: string): string => `http://a.example:${server.port}${path}`;
    expect((await fetcher.get(at('/a'))).value).not.toBeNull();
    expect((await fetcher.get(at('/closed'))).value).not.toBeNull();
    expect(await codeOf(fetcher, at('/no'))).toEqual(['read/robots-disallowed']);
    expect(server.asked.map((one) => one.path)).toEqual(['/robots.txt', '/a', '/closed']);
    expect(clock.slept).toEqual([1000, 1000]);
  });

  it('keeps to a Crawl-delay, up to a bound', async () => {
    const server = await serverOf({
      '/robots.txt': text('User-agent: *\nCrawl-delay: 7\n'),
      '/a': text('A'),
    });
    const clock = fakeClock();
    await fetcherOf({ clock }).get(`http://a.example:${server.port}/a`);
    expect(clock.slept).toEqual([7000]);
  });

  it('fetches nothing where robots.txt is out of order', async () => {
    const server = await serverOf({
      '/robots.txt': (_, response) => response.writeHead(503).end(),
      '/a': text('A'),
    });
    expect(await codeOf(fetcherOf(), `http://a.example:${server.port}/a`)).toEqual([
      'read/robots-unavailable',
    ]);
    expect(server.asked.map((one) => one.path)).toEqual(['/robots.txt']);
  });
});

describe('hostile servers', () => {
  const endless: Handler = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    const timer = setInterval(() => response.write('x'), 50);
    response.on('close', () => clearInterval(timer));
  };
  const CASES: [string, Record<string, Handler>, string][] = [
    ['a loop', { '/': to('/2'), '/2': to('/') }, 'read/redirect-loop'],
    [
      'a long chain',
      Object.fromEntries(
        Array.from({ length: 20 }, (_, i) => [i === 0 ? '/' : `/${i}`, to(`/${i + 1}`)]),
      ),
      'read/too-many-redirects',
    ],
    ['a way into the file system', { '/': to('file:///etc/passwd') }, 'read/bad-redirect'],
    ['a redirect to nowhere', { '/': (_, r) => r.writeHead(302).end() }, 'read/bad-redirect'],
    ['a way to loopback', { '/': to('http://127.0.0.1:22/') }, 'read/private-address'],
    ['a way to loopback in digits', { '/': to('http://2130706433/') }, 'read/private-address'],
    ['a way to mapped loopback', { '/': to('http://[::ffff:127.0.0.1]/') }, 'read/private-address'],
    ['a way to metadata', { '/': to('http://169.254.169.254/latest') }, 'read/private-address'],
    ['a name that leads inside', { '/': to('http://inside.example/') }, 'read/private-address'],
    ['drops', { '/': endless }, 'read/timeout'],
    [
      'a huge answer',
      { '/': (_, r) => r.writeHead(200, { 'content-length': '1000000000000' }).write('x') },
      'read/page-too-large',
    ],
    [
      'a bomb',
      { '/': text(gzipSync(Buffer.alloc(20_000_000)), { 'content-encoding': 'gzip' }) },
      'read/page-too-large',
    ],
    [
      'a broken stream',
      { '/': text('no gzip', { 'content-encoding': 'gzip' }) },
      'read/broken-answer',
    ],
    ['an unknown packing', { '/': text('x', { 'content-encoding': 'zap' }) }, 'read/broken-answer'],
    ['a page that is gone', {}, 'read/http-status'],
    ['a busy server', { '/': (_, r) => r.writeHead(429).end() }, 'read/too-busy'],
    ['a hang-up', { '/': (_, r) => r.destroy() }, 'read/'],
  ];
  it.each(CASES)('%s', async (_, routes, code) => {
    const server = await serverOf(routes);
    const fetcher = fetcherOf({ limits: { maxTime: 1500, maxBytes: 1_000_000 } });
    const [found] = await codeOf(fetcher, `http://a.example:${server.port}/`);
    expect(found).toContain(code);
  });

  it('a name whose second answer leads inside (rebinding) is asked for once a connection', async () => {
    const inside = await serverOf({ '/': text('secret') }, '127.0.0.1');
    let answers = 0;
    const fetcher = fetcherOf({
      resolve: async () => {
        answers += 1;
        const address = answers === 1 ? '127.0.0.2' : '127.0.0.1';
        return Promise.resolve([{ address, family: 4 }]);
      },
    });
    // The first connection goes to the checked address, where nobody listens at that port.
    expect(await codeOf(fetcher, `http://a.example:${inside.port}/`)).toEqual(['read/unreachable']);
    expect(answers).toBe(1);
    expect(await codeOf(fetcherOf(), `http://inside.example:${inside.port}/`)).toEqual([
      'read/private-address',
    ]);
    expect(inside.asked).toEqual([]);
  });

  it('a name with a public and a private answer is refused', async () => {
    const both: Resolve = () =>
      Promise.resolve([
        { address: '127.0.0.2', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    expect(await codeOf(fetcherOf({ resolve: both }), 'http://a.example/')).toEqual([
      'read/private-address',
    ]);
  });

  it.each([
    ['http://127.0.0.1/', 'read/private-address'],
    ['http://[::1]/', 'read/private-address'],
    ['http://missing.example/', 'read/unknown-host'],
    ['ftp://a.example/', 'read/unsupported-scheme'],
    ['http://', 'read/invalid-address'],
  ])('%s', async (address, code) => expect(await codeOf(fetcherOf(), address)).toEqual([code]));

  it('without a permit of its own, only public addresses', async () => {
    const server = await serverOf({ '/': text('inside') });
    const fetcher = createFetcher({ userAgent: 'Entente/1', clock: fakeClock() });
    open.push(fetcher);
    expect(await codeOf(fetcher, `http://127.0.0.2:${server.port}/`)).toEqual([
      'read/private-address',
    ]);
    expect(await codeOf(fetcher, `http://localhost:${server.port}/`)).toEqual([
      'read/private-address',
    ]);
    expect(server.asked).toEqual([]);
  });
});

describe('snapshots', () => {
  const filesIn = (path: string): string[] =>
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  it('are kept with hash and time, asked for conditionally, and outlive the page', async () => {
    let body = 'First.';
    const server = await serverOf({
      '/': (request, response) => {
        const etag = `"${body}"`;
        if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
        else response.writeHead(200, { etag, 'content-type': 'text/plain' }).end(body);
      },
    });
    const address = `http://a.example:${server.port}/`;
    const snapshots = join(folder, 'kept');
    const get = async () => (await fetcherOf({ snapshots }).get(address)).value!;
    expect((await get()).unchanged).toBe(false);
    const again = await get();
    expect(again).toMatchObject({ unchanged: true, sha256: sha256('First.') });
    expect(Buffer.from(again.bytes).toString()).toBe('First.');
    body = 'Second.';
    expect(await get()).toMatchObject({ unchanged: false, sha256: sha256('Second.') });
    const files = filesIn(snapshots);
    expect(files.filter((file) => file.includes('bytes')).length).toBe(2);
    const page = JSON.parse(
      readFileSync(
        files.find((file) => file.endsWith('.json'))!,
        'utf8',
      ),
    ) as {
      retrievals: { at: string; sha256: string }[];
    };
    expect(page.retrievals.map((one) => one.sha256)).toEqual([sha256('First.'), sha256('Second.')]);
    expect(page.retrievals[0]!.at).toMatch(/^2025-06-25T/);
    // Damaged bytes are fetched again, not believed.
    const bytes = files.find((file) => file.endsWith(sha256('Second.')))!;
    writeFileSync(bytes, 'other');
    expect(Buffer.from((await get()).bytes).toString()).toBe('Second.');
    expect(readFileSync(bytes, 'utf8')).toBe('Second.');
  });
});
