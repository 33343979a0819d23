import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readAll } from '../testing.ts';

const STORY =
  'The foreign ministers of Arland and Borland met on Wednesday and agreed to hold consultations on ports.';

describe('lists of JSON objects', () => {
  const lines = [
    { title: 'One', text: STORY, published: '2025-06-04', url: 'https://wire.example/1' },
    {
      headline: 'Two',
      body: `${STORY} It was late.`,
      date: '20250605T101500Z',
      source: { name: 'The Wire' },
    },
    {
      headline: 'Three',
      html: `<p>${STORY}</p><p>They spoke twice.</p>`,
      authors: ['A. Bee', 'C. Dee'],
    },
  ];
  const ndjson = lines.map((line) => JSON.stringify(line)).join('\n');

  it('reads one document a line, with the facts of its columns', async () => {
    const { documents, diagnostics } = await readAll(ndjson, 'list.ndjson');
    expect(diagnostics).toEqual([]);
    expect(documents.map((d) => [d.uri, d.title, d.published.date])).toEqual([
      ['https://wire.example/1', 'One', '2025-06-04'],
      ['list.ndjson#line-2', 'Two', '2025-06-05'],
      ['list.ndjson#line-3', 'Three', null],
    ]);
    expect(documents.map((d) => d.publisher.domain ?? d.publisher.name)).toEqual([
      'wire.example',
      'The Wire',
      null,
    ]);
    expect(documents[2]?.authors).toEqual(['A. Bee', 'C. Dee']);
    expect(documents[2]?.paragraphs).toHaveLength(2);
  });

  it('is known by its content', async () => {
    expect((await readAll(ndjson, '-')).documents).toHaveLength(3);
    expect((await readAll(JSON.stringify(lines), '-')).documents).toHaveLength(3);
    expect((await readAll(JSON.stringify({ articles: lines }), 'x')).documents).toHaveLength(3);
    expect((await readAll(gzipSync(ndjson), 'x.gz')).documents).toHaveLength(3);
  });

  it('costs a broken line that line alone', async () => {
    const { documents, diagnostics } = await readAll(
      `${ndjson}\n{"text": \n[1]\n${ndjson}`,
      'l.jsonl',
    );
    expect(documents).toHaveLength(6);
    expect(diagnostics.map((d) => [d.code, d.uri])).toEqual([
      ['read/invalid-json', 'l.jsonl#line-4'],
      ['read/invalid-json', 'l.jsonl#line-5'],
    ]);
  });

  it('says so where a line is too long, and reads the next', async () => {
    const long = JSON.stringify({ text: 'word '.repeat(2000) });
    const { documents, codes } = await readAll(`${long}\n${ndjson}`, 'l.ndjson', {
      limits: { maxLine: 2000 },
    });
    expect(documents).toHaveLength(3);
    expect(codes).toEqual(['read/line-too-long']);
  });

  it('reads documents of its own back as they were', async () => {
    const { documents } = await readAll(ndjson, 'list.ndjson');
    const written = documents.map((d) => JSON.stringify(d)).join('\n');
    const event = JSON.stringify({ record: 'event', id: 'ev_0' });
    const back = await readAll(`${written}\n${event}`, 'out.ndjson');
    expect(back.documents).toEqual(documents);
    expect(back.codes).toEqual(['read/other-records']);
  });

  it.each([
    ['a text that is not that of the id', { text: `${STORY} Forged.` }],
    [
      'a paragraph beyond the text',
      { paragraphs: [{ start: 0, end: 9999, prose: true, kind: 'text' }] },
    ],
    ['a kind that is none', { kind: 'rumour' }],
  ])('refuses a document of its own with %s', async (_, change) => {
    const { documents } = await readAll(ndjson, 'list.ndjson');
    const { documents: none, codes } = await readAll(
      `${JSON.stringify({ ...documents[0], ...change })}\n`,
      'out.ndjson',
    );
    expect(none).toEqual([]);
    expect(codes).toEqual(['read/invalid-record']);
  });

  it('mends lone surrogates and never lets one out', async () => {
    const { documents, codes } = await readAll(
      `{"title":"Talks \\ud83d","text":"${STORY} \\udc00 end"}`,
      'a.json',
    );
    expect(documents[0]?.text).toContain('\ufffd end');
    expect(codes).toContain('read/lone-surrogate');
  });

  it('takes the named columns before those it knows', async () => {
    const row = JSON.stringify({
      text: 'short note, not the story',
      story_full: STORY,
      when: '2025-06-04',
    });
    const { documents } = await readAll(row, 'a.json', {
      columns: { text: 'story_full', date: 'when' },
    });
    expect(documents[0]?.text).toBe(STORY);
    expect(documents[0]?.published.date).toBe('2025-06-04');
  });
});

describe('tables', () => {
  const csv = `\ufeffurl,title,publish_date,language,text\r\nhttps://wire.example/1,"One, again",2025-06-04,en,"${STORY}\nSecond ""line"" of it."\r\nhttps://wire.example/2,Two,2025-06-05,en,${STORY.replaceAll(',', '')}\r\n`;

  it('reads one document a row', async () => {
    const { documents, diagnostics } = await readAll(csv, 'news.csv');
    expect(diagnostics).toEqual([]);
    expect(documents.map((d) => [d.title, d.published.date, d.uri])).toEqual([
      ['One, again', '2025-06-04', 'https://wire.example/1'],
      ['Two', '2025-06-05', 'https://wire.example/2'],
    ]);
    expect(documents[0]?.text).toContain('Second "line" of it.');
  });

  it('is known by its first line, whatever its name and delimiter', async () => {
    const tsv = `id\tdate\ttitle\ttext\n1\t2025-06-04\tOne\t${STORY}\n`;
    for (const text of [tsv, tsv.replaceAll('\t', ';')]) {
      const { documents } = await readAll(text, '-');
      expect(documents.map((d) => [d.title, d.text])).toEqual([['One', STORY]]);
    }
  });

  it.each([
    ['a letter', `Dear Sir, dear Madam\n\n${STORY}`],
    ['a line of three words', `title, text, url\n`],
    ['a story with commas', `Ministers met, spoke, and left\n${STORY}`],
  ])('takes %s for no table', async (_, text) => {
    const { documents, codes } = await readAll(text, '-');
    expect(documents[0]?.source.mediaType ?? 'text/plain').toBe('text/plain');
    expect(codes).not.toContain('read/unknown-columns');
  });

  it('decodes a table that is not UTF-8', async () => {
    const text = `title,text,url\nCafé,"${STORY} “Déjà vu”, he said.",\n`;
    const bytes = Buffer.from(text.replace('“', '\u0093').replace('”', '\u0094'), 'latin1');
    const { documents } = await readAll(bytes, 'a.csv');
    expect(documents[0]?.title).toBe('Café');
    expect(documents[0]?.text).toContain('“Déjà vu”');
  });

  it('says which columns there are where it knows none', async () => {
    const { documents, diagnostics } = await readAll('a,b\n1,2\n3,4\n', 'x.csv');
    expect(documents).toEqual([]);
    expect(diagnostics.map((d) => [d.code, d.message])).toEqual([
      ['read/unknown-columns', expect.stringContaining('a, b')],
    ]);
  });

  it('costs a row with an open quote what it swallowed, not the run', async () => {
    const broken = `${csv}https://wire.example/3,"open,2025-06-04,en,text\n${'x,y\n'.repeat(20)}`;
    const { documents, codes } = await readAll(broken, 'x.csv');
    expect(documents.length).toBeGreaterThanOrEqual(2);
    expect(codes).toContain('read/invalid-table');
  });
});

describe('lists of addresses', () => {
  const gdelt = Array.from({ length: 3 }, (_, i) =>
    [...Array.from({ length: 60 }, (__, k) => String(k)), `https://wire.example/${i}`].join('\t'),
  ).join('\n');
  const artlist = JSON.stringify({
    articles: [
      {
        url: 'https://wire.example/7',
        title: 'Seven',
        seendate: '20250604T083000Z',
        domain: 'wire.example',
      },
    ],
  });
  const mediaCloud =
    'stories_id,publish_date,title,url,language,media_name\n1,2025-06-04,One,https://wire.example/9,en,Wire\n';

  const row = (count: number, fields: Record<number, string>): string =>
    Array.from({ length: count }, (_, i) => fields[i] ?? String(i)).join('\t');
  const both = (line: string): string => `${line}\n${line}\n`;
  const mentions = both(
    row(16, { 2: '20250604083000', 3: '1', 4: 'wire.example', 5: 'https://wire.example/m' }),
  );
  const graph = both(
    row(27, {
      0: '20250604083000-12',
      1: '20250604083000',
      2: '1',
      3: 'wire.example',
      4: 'https://wire.example/g',
    }),
  );
  const events1 = both(row(58, { 1: '20250604', 57: 'https://wire.example/e' }));
  const articles = 'URL,MobileURL,Date,Title\nhttps://wire.example/a,,2025-06-04 08:30:00,Ports\n';
  const mediaCloudNow =
    'id,indexed_date,language,media_name,media_url,publish_date,title,url\nab12,2025-06-05 10:00:00.123,en,wire.example,wire.example,2025-06-04,Ports,https://wire.example/c\n';
  const capture =
    '{"url": "https://wire.example/w", "mime": "text/html", "mime-detected": "text/html", "status": "200", "digest": "ABC", "length": "1219", "offset": "771", "filename": "crawl-data/CC-NEWS/x.warc.gz"}';
  const cdxj = `example,wire)/w 20250730223850 ${capture}\nexample,wire)/w 20250731223850 ${capture}\n`;
  const captures = `${capture.replace('{', '{"urlkey": "example,wire)/w", "timestamp": "20250730223850", ')}\n`;

  it.each([
    ['GDELT events', gdelt, 3, 'https://wire.example/0'],
    ['GDELT events of the first version', events1, 2, 'https://wire.example/e'],
    ['GDELT mentions', mentions, 2, 'https://wire.example/m'],
    ['GDELT knowledge graph', graph, 2, 'https://wire.example/g'],
    ['a GDELT article list as a table', articles, 1, 'https://wire.example/a'],
    ['Media Cloud stories of today', mediaCloudNow, 1, 'https://wire.example/c'],
    ['an index of Common Crawl', cdxj, 2, 'https://wire.example/w'],
    ['captures of Common Crawl as its server gives them', captures, 1, 'https://wire.example/w'],
    ['a GDELT article list', artlist, 1, 'https://wire.example/7'],
    ['Media Cloud stories', mediaCloud, 1, 'https://wire.example/9'],
  ])('%s give one clear problem, or their links', async (_, text, count, url) => {
    const { documents, diagnostics } = await readAll(text, 'list');
    expect(documents).toEqual([]);
    expect(diagnostics.map((d) => d.code)).toEqual(['read/no-text-column']);
    expect(diagnostics[0]?.message).toContain(`: ${count},`);
    expect(diagnostics[0]?.message).toContain(url);
    const followed: string[] = [];
    const { codes } = await readAll(text, 'list', {
      follow: true,
      async *fetchLink(link) {
        followed.push(link.url);
        yield* [];
      },
    });
    expect(codes).toEqual([]);
    expect(followed).toHaveLength(count);
    expect(followed[0]).toBe(url);
  });

  it('take the day of publication, and never the day of a capture', async () => {
    const dates = async (text: string): Promise<(string | null)[]> => {
      const found: (string | null)[] = [];
      await readAll(text, 'list', {
        follow: true,
        async *fetchLink(link) {
          found.push(link.date);
          yield* [];
        },
      });
      return found;
    };
    expect(await dates(mediaCloudNow)).toEqual(['2025-06-04']);
    expect(await dates(artlist)).toEqual(['2025-06-04']);
    expect(await dates(articles)).toEqual(['2025-06-04 08:30:00']);
    expect(await dates(cdxj)).toEqual([null, null]);
    expect(await dates(captures)).toEqual([null]);
  });
});
