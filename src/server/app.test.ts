import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stableId } from '../base/index.ts';
import type { Document, Event, Mention } from '../model/index.ts';
import { createApp, memoryStore, serve, type NameSource } from './index.ts';

const TEXT = 'Japan and NATO signed an arrangement. NATO met Australia.';
const documentId = stableId('doc', TEXT);
const document: Document = {
  record: 'document',
  id: documentId,
  uri: 'https://wire.example/a',
  title: 'A line',
  publisher: { name: 'Wire', domain: 'wire.example', kind: 'news', country: null },
  authors: [],
  published: { date: '2025-04-09', precision: 'day', basis: 'metadata' },
  language: 'en',
  kind: 'news',
  text: TEXT,
  paragraphs: [{ start: 0, end: TEXT.length, prose: true, kind: 'text' }],
  complete: true,
  truncatedAt: null,
  cluster: documentId,
  sources: [],
  source: { mediaType: 'text/plain', charset: 'utf-8', bytes: TEXT.length, sha256: '' },
  diagnostics: [],
};

const mention = (code: string, text: string): Mention => {
  const start = TEXT.indexOf(text);
  return {
    ...{ code, name: text, kind: 'country', sector: null, person: null, text, viaGroup: null },
    ...{ start, end: start + text.length },
  };
};

function event(quote: string, act: string, partner: Mention, day: string): Event {
  const start = TEXT.indexOf(quote);
  const at = TEXT.indexOf(act);
  const both = [mention('NATO', 'NATO'), partner];
  return {
    record: 'event',
    id: stableId('ev', quote),
    documentId,
    date: { start: day, end: day, precision: 'day', basis: 'stated', text: null },
    ...{ actors: both, recipients: both, reciprocal: true, root: 'CONSULT', quad: 1, mode: null },
    ...{ contexts: [], instrument: null, domains: ['cyber'], status: 'actual', restated: false },
    ...{ first: false, speaker: null, place: null, alsoIn: [], confidence: 0.9 },
    evidence: {
      ...{ start, end: start + quote.length, quote },
      trigger: { start: at, end: at + act.length, text: act },
    },
    coder: 'curated',
  };
}

const events = [
  event('Japan and NATO signed an arrangement.', 'signed', mention('JPN', 'Japan'), '2025-04-09'),
  event('NATO met Australia.', 'met', mention('AUS', 'Australia'), '2024-01-02'),
];
const names: NameSource = {
  actor: (code) => ({ code, name: code, kind: 'country' }),
  members: (group) => ({ NATO: ['USA'], IP4: ['AUS', 'JPN'], MINE: ['AUS', 'FRA'] })[group] ?? [],
  domains: [{ id: 'cyber', label: 'Cyber' }],
  chronology: [],
  actors: [{ code: 'NATO' }, { code: 'MINE' }, { code: 'JPN' }],
  isOwn: (code) => code === 'MINE',
  cases: [
    {
      ...{ label: 'NATO and the four', alliance: 'NATO', partners: ['IP4'] },
      ...{ rivals: ['CRINK'], leftOut: 'USA' },
    },
  ],
  defaultCase: () => names.cases[0]!,
  fingerprint: '',
};

const webRoot = mkdtempSync(join(tmpdir(), 'entente-web-'));
mkdirSync(join(webRoot, 'assets'));
writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Entente</title>');
writeFileSync(join(webRoot, 'assets', 'index-a1b2c3d4.js'), '0');

const app = createApp({
  ledger: memoryStore({ documents: [document], events, commitments: [], positions: [] }),
  knowledge: names,
  webRoot,
  version: '0.1.0',
  today: '2026-11-24',
});
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const json = async (path: string): Promise<Record<string, unknown>> =>
  (await (await get(path)).json()) as Record<string, unknown>;

describe('answers', () => {
  test('health, ledger and description', async () => {
    expect(await json('/api/v1/health')).toEqual({ status: 'ok', version: '0.1.0' });
    expect(await json('/api/v1/ledger')).toMatchObject({ asOf: '2026-11-24', publishers: 1 });
    const description = await json('/api/v1/openapi.json');
    expect(description['openapi']).toBe('3.1.0');
    expect(Object.keys(description['paths'] as object)).toEqual(
      expect.arrayContaining(['/gaps/engagement', '/events', '/documents/{id}', '/find']),
    );
  });

  test('engagement counts deeds of the pair', async () => {
    const view = (await json('/api/v1/gaps/engagement')) as {
      cells: {
        member: string;
        partner: string;
        deeds: { value: number | null; reason?: string };
      }[];
    };
    const cell = (member: string, partner: string) =>
      view.cells.find((c) => c.member === member && c.partner === partner)?.deeds;
    expect(cell('NATO', 'JPN')?.value).toBe(1);
    expect(cell('USA', 'JPN')).toEqual({ value: null, reason: 'no-evidence-found' });
  });

  test('a list goes on where its cursor ends, and says how long it is', async () => {
    const first = (await json('/api/v1/events?limit=1')) as {
      items: { event: Event }[];
      total: number;
      nextCursor: string;
    };
    expect(first.total).toBe(2);
    expect(first.items.map((i) => i.event.id)).toEqual([events[0]?.id]);
    const second = await json(`/api/v1/events?limit=1&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ nextCursor: null, items: [{ event: { id: events[1]?.id } }] });
  });

  test('the case and the presets come from the knowledge, the user’s own groups among them', async () => {
    const found = (await json('/api/v1/actors')) as {
      case: object;
      groups: { code: string; own: boolean }[];
    };
    expect(found.case).toEqual({
      label: 'NATO and the four',
      alliance: 'NATO',
      partners: ['IP4'],
      rivals: [{ code: 'CRINK', members: [] }],
    });
    // A group without members today is none to choose.
    expect(found.groups.map(({ code, own }) => [code, own])).toEqual([
      ['NATO', false],
      ['IP4', false],
      ['MINE', true],
    ]);
    const asked = (await json('/api/v1/gaps/engagement?partners=MINE')) as {
      question: { partners: string[]; partnerGroups: string[] };
    };
    expect(asked.question.partners).toEqual(['AUS', 'FRA']);
    expect(asked.question.partnerGroups).toContain('MINE');
  });

  test('filters of events', async () => {
    expect(await json('/api/v1/events?partner=jpn')).toMatchObject({ total: 1 });
    expect(await json('/api/v1/events?to=2024')).toMatchObject({ total: 1 });
    expect(await json('/api/v1/events?status=refused')).toMatchObject({ total: 0 });
  });

  test('records as lines', async () => {
    const response = await get('/api/v1/events', { accept: 'application/x-ndjson' });
    const lines = (await response.text()).trimEnd().split('\n');
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    expect(lines.map((line) => (JSON.parse(line) as Event).record)).toEqual(['event', 'event']);
  });

  test('records by id, whatever is not there left out', async () => {
    const found = await json(`/api/v1/records?ids=${events[1]?.id},ev_0000000000000000`);
    expect(found).toMatchObject({ items: [{ record: { id: events[1]?.id } }] });
  });
});

describe('keeping', () => {
  test('an answer that still stands is not sent again', async () => {
    const first = await get('/api/v1/events?limit=1&partner=JPN');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/);
    const again = await get('/api/v1/events?partner=JPN&limit=1', { 'if-none-match': tag });
    expect(again.status).toBe(304);
    const other = await get('/api/v1/events?partner=AUS&limit=1', { 'if-none-match': tag });
    expect(other.status).toBe(200);
    const lines = await get('/api/v1/events?partner=JPN&limit=1', {
      'if-none-match': tag,
      accept: 'application/x-ndjson',
    });
    expect(lines.status).toBe(200);
  });
});

describe('problems', () => {
  test.each([
    ['/api/v1/documents/doc_0000000000000000', 404, 'server/unknown-document'],
    ['/api/v1/records/ev_0', 404, 'server/unknown-record'],
    ['/api/v1/nothing', 404, 'server/unknown-route'],
    ['/api/v1/events?domain=tea', 400, 'server/invalid-value'],
    ['/api/v1/events?from=2024-13', 400, 'server/invalid-value'],
    ['/api/v1/events?limit=0', 400, 'server/invalid-value'],
    ['/api/v1/gaps/engagement?alliance=%3Cb%3E', 400, 'server/invalid-value'],
  ])('%s', async (path, status, code) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({
      status,
      code,
      type: `urn:entente:diagnostic:${code}`,
    });
  });
});

describe('safety', () => {
  test.each(['/', '/api/v1/health', '/api/v1/nothing', '/assets/index-a1b2c3d4.js'])(
    'headers on %s',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self'",
      );
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.0.1'])(
    'Host %s is refused',
    async (host) => {
      const response = await get('/api/v1/ledger', { host });
      expect(response.status).toBe(421);
      expect(await response.json()).toMatchObject({ code: 'server/forbidden-host' });
    },
  );
  test.each(['localhost', '127.0.0.1:4004', '[::1]:4004'])('Host %s is served', async (host) => {
    expect((await get('/api/v1/ledger', { host })).status).toBe(200);
  });
});

describe('the workbench', () => {
  test('its page answers at every address of a screen', async () => {
    for (const path of ['/', '/overview/nato/jpn', '/d/doc_1']) {
      const response = await get(path);
      expect(await response.text()).toContain('<title>Entente</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    }
  });
  test('hashed files are kept for good, and nothing outside is reached', async () => {
    const asset = await get('/assets/index-a1b2c3d4.js');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    for (const path of ['/../package.json', '/assets/..%2f..%2fetc/passwd.txt', '/missing.js'])
      expect((await get(path)).status).toBe(404);
  });
});

describe('serve', () => {
  test('takes the next port where one is taken, checks the port of the Host, and ends', async () => {
    const first = await serve({ app, port: 0 });
    const second = await serve({ app, port: first.port });
    expect(second.moved).toBe(true);
    expect(second.port).toBeGreaterThan(first.port);
    expect((await fetch(`${second.address}/api/v1/health`)).status).toBe(200);
    await second.close();
    await first.close();
    await expect(fetch(`${first.address}/api/v1/health`)).rejects.toThrow();
  });
});
