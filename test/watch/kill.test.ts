import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stream } from '../../src/base/index.ts';
import { openLedger } from '../../src/ledger/index.ts';
import { ended, entente, start } from '../cli/run.ts';
import { opmlOf, pageOf, rssOf, storyOf } from './feeds.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-watch-kill-'));
const KILLS = 8;
const FEEDS = 3;
const EACH = 6;
let server: Server;
let port = 0;
let asked = 0;

/** Every story has a host of its own, so that waiting for one's turn takes little time. */
const hostOf = (n: number): string => `http://127.0.1.${n + 1}:${port}`;
const number = (feed: number, i: number): number => feed * EACH + i;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1;
    const [, feed] = /^\/feed-(\d+)$/.exec(request.url ?? '') ?? [];
    const [, story] = /^\/story-(\d+)$/.exec(request.url ?? '') ?? [];
    if (feed !== undefined) {
      const stories = Array.from({ length: EACH }, (_, i) => storyOf(number(Number(feed), i)));
      response.end(
        rssOf(`Feed ${feed}`, stories, (one) => `${hostOf(Number(one.path.slice(7)))}${one.path}`),
      );
    } else if (story !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf(storyOf(Number(story))));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  ({ port } = server.address() as AddressInfo);
  const urls = Array.from({ length: FEEDS }, (_, i) => `${hostOf(100 + i)}/feed-${i}`);
  writeFileSync(join(folder, 'feeds.opml'), opmlOf(urls));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const args = (ledger: string): string[] => [
  'watch',
  join(folder, 'feeds.opml'),
  '--ledger',
  ledger,
  '--allow-private',
  '--jobs',
  '1',
  '--json',
];
/** Runs to the end; a server in this process cannot answer a synchronous call. */
const whole = async (ledger: string): Promise<{ added: unknown[]; alreadyThere: number }[]> => {
  const child = start([...args(ledger), '--once']);
  let text = '';
  child.stdout?.on('data', (data: Buffer) => (text += data.toString()));
  expect(await ended(child)).toBe(0);
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { added: unknown[]; alreadyThere: number });
};
const contents = async (dir: string): Promise<unknown[]> => {
  const { value: ledger, diagnostics } = await openLedger(dir);
  expect(diagnostics).toEqual([]);
  const documents = await ledger!.documents();
  const events = await ledger!.events();
  await ledger!.close();
  return [
    documents.map(({ id, title, uri, published }) => [id, title, uri, published]),
    events.map(({ id }) => id),
  ];
};

describe(`watch, killed at ${KILLS} random moments`, () => {
  it(
    'goes on where it was, and ends with what an undisturbed one has',
    { timeout: 600_000 },
    async () => {
      const undisturbed = join(folder, 'undisturbed');
      const begun = Date.now();
      const readings = await whole(undisturbed);
      const took = Date.now() - begun;
      expect(readings.flatMap((one) => one.added)).toHaveLength(FEEDS * EACH);
      const wanted = await contents(undisturbed);

      const killed = join(folder, 'killed');
      const random = stream(11, 'kills');
      let landed = 0;
      for (let i = 0; i < KILLS; i += 1) {
        const child = start(args(killed));
        const end = ended(child);
        await new Promise((resolve) => setTimeout(resolve, 300 + random.unit() * took));
        if (child.exitCode === null) {
          child.kill('SIGKILL');
          landed += 1;
        }
        await end;
        // Whatever the moment was, the ledger opens without a fault.
        if (readdirSync(folder).includes('killed') && readdirSync(killed).includes('ledger.json'))
          await contents(killed);
      }
      expect(landed).toBe(KILLS);
      await whole(killed);
      expect(await contents(killed)).toEqual(wanted);
      const before = asked;
      const last = await whole(killed);
      expect(last.flatMap((one) => one.added)).toEqual([]);
      // The feeds alone are asked for, each with the robots.txt of its host.
      expect(asked - before).toBe(FEEDS * 2);
      expect(entente(['find', 'Japan', '--ledger', killed, '--json']).status).toBe(0);
    },
  );
});
