import { afterEach, describe, expect, it } from 'vitest';
import { readBytes } from '../../src/documents/index.ts';
import type { Document } from '../../src/model/index.ts';
import { createWorkers, type Workers } from '../../src/workers/index.ts';

const open: Workers[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
const workersOf = (jobs: number, maxTime = 60_000): Workers => {
  const workers = createWorkers({
    jobs,
    coder: 'entente/test',
    userFolders: [],
    maxTime,
    maxHeap: 64,
    thread: new URL('./crashing.mjs', import.meta.url),
  });
  open.push(workers);
  return workers;
};

const document = (text: string, i: number): Document =>
  readBytes(new TextEncoder().encode(`${text} in the story number ${i} of this test.`), {
    uri: `${i}.txt`,
  }).value[0]!;

describe('a thread that dies', () => {
  it.each([
    ['ends itself', 'EXIT', 'coding/worker-crashed'],
    ['throws', 'THROW', 'coding/worker-crashed'],
    ['runs for ever', 'LOOP', 'coding/too-slow'],
    ['takes all memory', 'MEMORY', 'coding/worker-crashed'],
  ])('and %s costs the document alone', async (_, word, code) => {
    for (const jobs of [1, 2]) {
      const workers = workersOf(jobs, word === 'LOOP' ? 1500 : undefined);
      const texts = Array.from({ length: 24 }, (__, i) => (i % 12 === 4 ? word : 'Nothing'));
      const documents = texts.map(document);
      const results = await Promise.all(documents.map((one) => workers.code(one)));
      results.forEach((result, i) => {
        if ('coded' in result) {
          expect(texts[i]).toBe('Nothing');
          expect(result.coded.events[0]!.id).toBe(`ev_${documents[i]!.id.slice(4)}`);
          return;
        }
        expect(texts[i]).toBe(word);
        expect(result.lost).toMatchObject({
          code,
          severity: 'error',
          uri: `${i}.txt`,
          documentId: documents[i]!.id,
        });
      });
    }
  });

  it('while it reads costs that file alone', async () => {
    const workers = workersOf(2);
    const uris = ['a.txt', 'exit.txt', 'b.txt'];
    const results = await Promise.all(
      uris.map((uri) =>
        workers.read([{ part: 'bytes', uri, bytes: new Uint8Array(1), depth: 0 }], {}),
      ),
    );
    expect(results.map((r) => r.map((item) => item.record))).toEqual([
      ['document'],
      ['diagnostic'],
      ['document'],
    ]);
    expect(results[1]).toMatchObject([
      { code: 'read/worker-crashed', uri: 'exit.txt', documentId: null },
    ]);
  });

  it('while it reads a lot of rows costs that row alone, and the order stays', async () => {
    const workers = workersOf(2);
    const uris = ['a#1', 'a#2', 'exit#3', 'a#4', 'a#5'];
    const rows = uris.map((uri) => ({
      part: 'row' as const,
      uri,
      row: {},
      columns: {},
      mediaType: 'application/x-ndjson',
      charset: null,
      bytes: new Uint8Array(1),
    }));
    const items = await workers.read(rows, {});
    expect(items.map((item) => [item.record, item.uri])).toEqual([
      ['document', 'a#1'],
      ['document', 'a#2'],
      ['diagnostic', 'exit#3'],
      ['document', 'a#4'],
      ['document', 'a#5'],
    ]);
  });

  it('between two jobs costs nothing that is asked for after', async () => {
    const workers = workersOf(1);
    expect(await workers.code(document('LATER', 0))).toHaveProperty('coded');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await workers.code(document('Nothing', 1))).toHaveProperty('coded');
  });
});
