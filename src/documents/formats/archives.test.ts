import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readAll } from '../testing.ts';

const STORY =
  'The foreign ministers of Arland and Borland met on Wednesday and agreed to hold consultations on ports.';
const page = (title: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${STORY}</p><p>${STORY} Later they spoke of ${title}.</p></article></body></html>`;

describe('ZIP archives', () => {
  const inner = zipSync({ 'deep.txt': strToU8(`Deep\n\n${STORY}`) });
  const archive = {
    'b/page.html': strToU8(page('Two')),
    'a.txt': strToU8(`One\n\n${STORY}`),
    'c.zip': inner,
    'photo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]),
    '__MACOSX/._a.txt': strToU8('x'),
  };

  it('give their files by name, those of archives inside too', async () => {
    const { documents, diagnostics } = await readAll(zipSync(archive), 'x.zip');
    expect(documents.map((d) => [d.uri, d.title])).toEqual([
      ['x.zip#a.txt', 'One'],
      ['x.zip#b/page.html', 'Two'],
      ['x.zip#c.zip#deep.txt', 'Deep'],
    ]);
    expect(diagnostics.map((d) => [d.code, d.severity, d.uri])).toEqual([
      ['read/unsupported-format', 'warning', 'x.zip#photo.png'],
    ]);
  });

  it('never write, and leave out names that reach out', async () => {
    const { documents, codes } = await readAll(
      zipSync({
        '../../evil.txt': strToU8(STORY),
        '/etc/x': strToU8(STORY),
        'C:\\x.txt': strToU8(STORY),
        'ok.txt': strToU8(STORY),
      }),
      'x.zip',
    );
    expect(documents.map((d) => d.uri)).toEqual(['x.zip#ok.txt']);
    expect(codes.filter((code) => code === 'read/archive-entry-name')).toHaveLength(3);
  });

  it('nested too deep end in a problem, not in a hang', async () => {
    let bytes = zipSync({ 'a.txt': strToU8(STORY) });
    for (let i = 0; i < 30; i += 1) bytes = zipSync({ 'in.zip': bytes });
    const { documents, codes } = await readAll(bytes, 'x.zip');
    expect(documents).toEqual([]);
    expect(codes).toEqual(['read/too-nested']);
  });

  it.each([
    ['a bomb', zipSync({ 'a.txt': new Uint8Array(40e6) }), 'read/archive-bomb'],
    [
      'many small bombs',
      zipSync(
        Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.txt`, new Uint8Array(1e6)])),
      ),
      'read/archive-bomb',
    ],
    ['an end cut off', zipSync(archive).slice(0, -30), 'read/archive-truncated'],
    ['nothing in it', zipSync({}), 'read/no-documents'],
  ])('with %s give a problem', async (_, bytes, code) => {
    const { documents, codes } = await readAll(bytes, 'x.zip');
    expect(documents).toEqual([]);
    expect(codes).toEqual([code]);
  });
});

describe('gzip', () => {
  it('is refused where it is a bomb', async () => {
    const { documents, codes } = await readAll(
      gzipSync(new Uint8Array(60e6).fill(0x41)),
      'a.txt.gz',
    );
    expect(documents).toEqual([]);
    expect(codes).toEqual(['read/archive-bomb']);
  });

  it('that breaks off gives what was there, and says so', async () => {
    const lines = Array.from({ length: 2000 }, (_, i) =>
      JSON.stringify({ text: `${STORY} ${(i * 7919) % 104_729}${(i * 31) % 997}` }),
    ).join('\n');
    const bytes = gzipSync(lines);
    const { documents, codes } = await readAll(bytes.subarray(0, bytes.length >> 1), 'a.ndjson.gz');
    expect(documents.length).toBeGreaterThan(100);
    expect(codes).toContain('read/archive-truncated');
  });
});

describe('tar', () => {
  const entry = (name: string, text: string): Buffer => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(text.length.toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    header.write('ustar', 257);
    return Buffer.concat([
      header,
      Buffer.from(text),
      Buffer.alloc((512 - (text.length % 512)) % 512),
    ]);
  };
  it('gives its files', async () => {
    const tar = Buffer.concat([
      entry('a/one.txt', `One\n\n${STORY}`),
      entry('../evil.txt', STORY),
      Buffer.alloc(1024),
    ]);
    for (const bytes of [tar, gzipSync(tar)]) {
      const { documents, codes } = await readAll(bytes, 'x.tar.gz');
      expect(documents.map((d) => d.title)).toEqual(['One']);
      expect(codes).toEqual(['read/archive-entry-name']);
    }
  });
});

describe('web archives', () => {
  const record = (type: string, target: string, payload: string | Uint8Array): Buffer => {
    const body = Buffer.from(payload);
    return Buffer.concat([
      Buffer.from(
        `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${target}\r\nWARC-Date: 2025-06-05T00:00:00Z\r\nContent-Length: ${body.length}\r\n\r\n`,
      ),
      body,
      Buffer.from('\r\n\r\n'),
    ]);
  };
  const http = (headers: string, body: string | Uint8Array, status = '200 OK'): Buffer =>
    Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n`), Buffer.from(body)]);
  const html = 'Content-Type: text/html; charset=utf-8';
  const records = [
    record('warcinfo', '', 'software: x'),
    record('request', 'https://wire.example/1', 'GET / HTTP/1.1\r\n\r\n'),
    record('response', 'https://wire.example/1', http(html, page('One'))),
    record(
      'response',
      'https://wire.example/2',
      http(
        `${html}\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip`,
        (() => {
          const packed = gzipSync(page('Two'));
          return Buffer.concat([
            Buffer.from(`${packed.length.toString(16)}\r\n`),
            packed,
            Buffer.from('\r\n0\r\n\r\n'),
          ]);
        })(),
      ),
    ),
    record('response', 'https://wire.example/3', http('Content-Type: image/png', 'x')),
    record('response', 'https://wire.example/4', http(html, page('Gone'), '404 Not Found')),
  ];

  it.each([
    ['plain', Buffer.concat(records)],
    ['packed record by record', Buffer.concat(records.map((one) => gzipSync(one)))],
  ])('give the pages at their addresses: %s', async (_, bytes) => {
    const { documents, diagnostics } = await readAll(bytes, 'x.warc.gz');
    expect(diagnostics).toEqual([]);
    expect(documents.map((d) => [d.uri, d.title, d.publisher.domain])).toEqual([
      ['https://wire.example/1', 'One', 'wire.example'],
      ['https://wire.example/2', 'Two', 'wire.example'],
    ]);
  });

  it('say when a page was fetched, which no date of the page can be after, and which is none itself', async () => {
    const dated = (day: string): string =>
      `<meta property="article:published_time" content="${day}T08:00:00Z">${page('One')}`;
    const { documents } = await readAll(
      Buffer.concat(
        ['2025-06-04', '2025-06-20'].map((day, i) =>
          record('response', `https://wire.example/${i}`, http(html, dated(day))),
        ),
      ),
      'x.warc',
    );
    expect(documents.map((d) => [d.published.date, d.retrieved])).toEqual([
      ['2025-06-04', '2025-06-05T00:00:00Z'],
      [null, '2025-06-05T00:00:00Z'],
    ]);
    expect(documents[1]?.diagnostics.map((d) => d.code)).toContain('read/date-after-retrieval');
  });

  it('give texts that were taken out of pages already', async () => {
    const text = `One\n${page('One').replace(/<[^>]+>/g, ' ')}`;
    const bytes = record('conversion', 'https://wire.example/1', text).toString();
    const { documents } = await readAll(
      bytes.replace('Content-Length', 'Content-Type: text/plain\r\nContent-Length'),
      'x.warc.wet',
    );
    expect(documents.map((d) => d.uri)).toEqual(['https://wire.example/1']);
  });

  it('that break off say so', async () => {
    const bytes = Buffer.concat(records);
    const { documents, codes } = await readAll(bytes.subarray(0, bytes.length >> 1), 'x.warc');
    expect(documents.length).toBeLessThan(2);
    expect(codes).toContain('read/archive-truncated');
  });
});
