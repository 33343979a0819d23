import { describe, expect, test } from 'vitest';
import { stableId } from '../base/index.ts';
import type { Document, Event, Mention, Review } from '../model/index.ts';
import { createApp, memoryStore, type NameSource } from './index.ts';

const TEXT = 'Japan and NATO signed an arrangement. NATO met Australia. Japan refused.';
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
const event = (quote: string, act: string, partner: Mention, confidence: number): Event => {
  const start = TEXT.indexOf(quote);
  const at = TEXT.indexOf(act);
  const both = [mention('NATO', 'NATO'), partner];
  return {
    record: 'event',
    id: stableId('ev', quote),
    documentId,
    date: {
      ...{ start: '2025-04-09', end: '2025-04-09' },
      ...{ precision: 'day', basis: 'stated', text: null },
    },
    ...{ actors: both, recipients: both, reciprocal: true, root: 'CONSULT', quad: 1, mode: null },
    ...{ contexts: [], instrument: null, domains: ['cyber'], status: 'actual', restated: false },
    ...{ first: false, speaker: null, place: null, alsoIn: [], confidence },
    evidence: {
      ...{ start, end: start + quote.length, quote },
      trigger: { start: at, end: at + act.length, text: act },
    },
    coder: 'entente/0.4.0',
  };
};
const signed = event(
  'Japan and NATO signed an arrangement.',
  'signed',
  mention('JPN', 'Japan'),
  0.9,
);
const met = event('NATO met Australia.', 'met', mention('AUS', 'Australia'), 0.5);
const names: NameSource = {
  actor: (code) => ({ code, name: code === 'JPN' ? 'Japan' : code, kind: 'country' }),
  members: (group) => (group === 'NATO' ? ['USA'] : group === 'IP4' ? ['AUS', 'JPN'] : []),
  domains: [{ id: 'cyber', label: 'Cyber' }],
  chronology: [],
  actors: [],
  isOwn: () => false,
  cases: [
    {
      ...{ label: 'NATO and the four', alliance: 'NATO', partners: ['IP4'] },
      ...{ rivals: ['CRINK'], leftOut: 'USA' },
    },
  ],
  defaultCase: () => names.cases[0]!,
  fingerprint: '',
};

let clock = 0;
const newApp = () =>
  createApp({
    ledger: memoryStore({
      documents: [document],
      events: [signed, met],
      commitments: [],
      positions: [],
    }),
    knowledge: names,
    webRoot: null,
    version: '0.4.0',
    today: '2026-11-24',
    now: () => new Date(Date.UTC(2026, 10, 24, 0, 0, clock++)).toISOString(),
  });
type App = ReturnType<typeof newApp>;

const post = (app: App, body: unknown, headers: Record<string, string> = {}) =>
  app.request('/api/v1/reviews', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const get = async <T>(app: App, path: string): Promise<T> =>
  (await (await app.request(`/api/v1${path}`)).json()) as T;
type Answer = { review: Review; record: Event | null; fingerprint: string };
const decide = async (app: App, body: object): Promise<Answer> => {
  const response = await post(app, { reviewer: 'ada', ...body });
  const answer = (await response.json()) as Answer;
  expect(response.status, JSON.stringify(answer)).toBe(201);
  return answer;
};
const deeds = async (app: App, partner: string): Promise<number | null> => {
  const { cells } = await get<{
    cells: { member: string; partner: string; deeds: { value: number | null } }[];
  }>(app, '/gaps/engagement');
  return cells.find((c) => c.member === 'NATO' && c.partner === partner)?.deeds.value ?? null;
};

describe('decisions', () => {
  test('a rejection takes the record out of the measures at once; taken back, it counts again', async () => {
    const app = newApp();
    expect(await deeds(app, 'AUS')).toBe(1);
    const tag = (await app.request('/api/v1/gaps/engagement')).headers.get('etag') ?? '';
    const { review, record } = await decide(app, { recordId: met.id, decision: 'reject' });
    expect(record).toBeNull();
    expect(review.binds).toEqual({ documentId, start: 38, end: 57, root: 'CONSULT' });
    const again = await app.request('/api/v1/gaps/engagement', {
      headers: { 'if-none-match': tag },
    });
    expect(again.status).toBe(200);
    expect(await deeds(app, 'AUS')).toBeNull();
    const undone = await decide(app, {
      recordId: met.id,
      decision: 'accept',
      undoes: review.id,
    });
    expect(undone.record).toEqual(met);
    expect(await deeds(app, 'AUS')).toBe(1);
    const redone = await decide(app, {
      recordId: met.id,
      decision: 'accept',
      undoes: undone.review.id,
    });
    expect(redone.record).toBeNull();
  });

  test('a correction changes what it names, beside the coding; the history keeps both', async () => {
    const app = newApp();
    const { record } = await decide(app, {
      recordId: signed.id,
      decision: 'correct',
      patch: { root: 'AGREE', instrument: 'framework-agreement', confidence: 0.1 },
      note: 'it says signed',
    });
    expect(record).toEqual({ ...signed, root: 'AGREE', instrument: 'framework-agreement' });
    const history = await get<{
      now: Event;
      coded: Event;
      reviews: (Review & { stands: boolean })[];
    }>(app, `/records/${signed.id}/history`);
    expect(history.coded).toEqual(signed);
    expect(history.now.root).toBe('AGREE');
    expect(history.reviews).toMatchObject([
      { decision: 'correct', note: 'it says signed', stands: true, reviewer: 'ada' },
    ]);
    expect(Object.keys(history.reviews[0]?.patch ?? {})).toEqual(['root', 'instrument']);
  });

  test('a missed record is added by its sentence', async () => {
    const app = newApp();
    const start = TEXT.indexOf('Japan refused.');
    const { record } = await decide(app, {
      decision: 'add',
      binds: { documentId, start, end: TEXT.length, root: 'REJECT' },
      patch: {
        evidence: {
          ...{ start, end: TEXT.length, quote: 'Japan refused.' },
          trigger: { start: start + 6, end: start + 13, text: 'refused' },
        },
        actors: [{ ...mention('JPN', 'Japan'), start, end: start + 5 }],
        recipients: [],
        status: 'refused',
      },
    });
    expect(record).toMatchObject({ root: 'REJECT', quad: 3, coder: 'human/ada', confidence: 1 });
    expect(await get(app, '/events')).toMatchObject({ total: 3 });
  });

  test('two people who differ stand side by side', async () => {
    const app = newApp();
    await decide(app, { recordId: met.id, decision: 'accept' });
    await decide(app, {
      recordId: met.id,
      decision: 'correct',
      patch: { root: 'SUPPORT' },
      reviewer: 'grace',
    });
    const { conflict } = await get<{ conflict: { reviewer: string; record: Event }[] }>(
      app,
      `/records/${met.id}/history`,
    );
    expect(conflict.map(({ reviewer, record }) => [reviewer, record.root])).toEqual([
      ['ada', 'CONSULT'],
      ['grace', 'SUPPORT'],
    ]);
    const queue = await get<{ items: { event: Event; against: string[] }[] }>(
      app,
      '/review/queue?by=dispute',
    );
    expect(queue.items.map((i) => i.event.id)).toEqual([met.id]);
    expect(queue.items[0]?.against).toEqual(['human/ada', 'human/grace']);
  });
});

describe('what cannot stand is refused', () => {
  test.each([
    [{ recordId: 'ev_0000000000000000', decision: 'accept' }, 404, 'review/unknown-record'],
    [{ recordId: signed.id, decision: 'correct', patch: {} }, 422, 'review/nothing-corrected'],
    [
      { recordId: signed.id, decision: 'correct', patch: { status: 'perhaps' } },
      422,
      'review/invalid-field',
    ],
    [
      {
        recordId: signed.id,
        decision: 'correct',
        patch: { actors: [{ ...mention('JPN', 'Japan'), start: 1, end: 6 }] },
      },
      422,
      'review/not-in-text',
    ],
    [{ decision: 'add', patch: {} }, 422, 'review/missing-field'],
    [{ recordId: signed.id, decision: 'accept', undoes: 'rv_1' }, 404, 'review/unknown-review'],
    [{ recordId: signed.id, decision: 'perhaps' }, 400, 'server/invalid-value'],
    [{ recordId: signed.id, decision: 'accept', reviewer: '<b>' }, 400, 'server/invalid-value'],
  ])('%j', async (body, status, code) => {
    const response = await post(newApp(), { reviewer: 'ada', ...body });
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      status,
      code,
    ]);
  });

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:1' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
  ])('a forged request: %j', async (headers: Record<string, string>) => {
    const app = newApp();
    const response = await post(
      app,
      { reviewer: 'ada', recordId: met.id, decision: 'reject' },
      headers,
    );
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'server/forbidden-origin' });
    expect(await get(app, '/reviews')).toMatchObject({ total: 0 });
  });
});

describe('the queue', () => {
  type Queue = {
    items: { event: Event; question: string; before: string; after: string }[];
    waiting: number;
    done: number;
    nextCursor: string | null;
  };
  test('least certain first, a question in words, what was decided left out', async () => {
    const app = newApp();
    const first = await get<Queue>(app, '/review/queue?limit=1');
    expect(first.items[0]).toMatchObject({
      event: { id: met.id },
      question: 'Did NATO and AUS meet or consult each other?',
      before: 'Japan and NATO signed an arrangement.',
      after: 'Japan refused.',
    });
    const second = await get<Queue>(app, `/review/queue?limit=1&cursor=${first.nextCursor}`);
    expect(second.items[0]?.event.id).toBe(signed.id);
    await decide(app, { recordId: met.id, decision: 'accept' });
    expect(await get<Queue>(app, '/review/queue')).toMatchObject({ waiting: 1, done: 1 });
    const double = await get<Queue>(app, '/review/queue?double=yes&reviewer=grace');
    expect(double.waiting).toBe(2);
  });

  test('a random sample is the same for the same seed', async () => {
    const app = newApp();
    const order = async (seed: number): Promise<string> =>
      (await get<Queue>(app, `/review/queue?by=random&seed=${seed}`)).items
        .map((i) => i.event.id)
        .join();
    const orders = new Set<string>();
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      expect(await order(seed)).toBe(await order(seed));
      orders.add(await order(seed));
    }
    expect(orders.size).toBe(2);
  });

  test('decisions become training sentences', async () => {
    const app = newApp();
    await decide(app, { recordId: signed.id, decision: 'correct', patch: { root: 'AGREE' } });
    await decide(app, { recordId: met.id, decision: 'reject' });
    const lines = (await (await app.request('/api/v1/reviews/training')).text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toMatchObject([
      { text: signed.evidence.quote, source: 'NATO', target: 'Japan', root: 'AGREE' },
      { text: met.evidence.quote, source: null, root: null, from: { decision: 'reject' } },
    ]);
  });

  test('agreement of two reviewers has a value with its interval, or a reason', async () => {
    const app = newApp();
    await decide(app, { recordId: signed.id, decision: 'accept' });
    await decide(app, { recordId: met.id, decision: 'reject' });
    const view = await get<{ comparisons: { by: string; fields: { alpha: object }[] }[] }>(
      app,
      '/review/agreement',
    );
    expect(view).toMatchObject({ reviewed: { accepted: 1, rejected: 1 }, reviewers: ['ada'] });
    expect(view.comparisons[0]?.by).toBe('review');
    for (const { alpha } of view.comparisons[0]?.fields ?? [])
      expect(alpha).toSatisfy((a: object) => 'reason' in a || ('lo' in a && 'hi' in a));
  });
});
