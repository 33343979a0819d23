import { describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { readAll } from '../testing.ts';

const STORY =
  'The foreign ministers of Arland and Borland met on Wednesday and agreed to hold consultations on ports.';
const crlf = (lines: readonly string[]): string => lines.join('\r\n');
const HEAD = [
  'From: Jane Doe <jane@ministry.example>',
  'To: desk@paper.example',
  'Subject: =?utf-8?B?TWluaXN0ZXJzIG1ldCDigJMgYWdhaW4=?=',
  'Date: Wed, 04 Jun 2025 09:00:00 +0900',
  'Message-ID: <1@ministry.example>',
  'MIME-Version: 1.0',
];

describe('messages', () => {
  it('give text and facts of the headers; alternatives count once', async () => {
    const { documents, diagnostics } = await readAll(
      crlf([
        ...HEAD,
        'Content-Type: multipart/alternative; boundary=x',
        '',
        '--x',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        `${STORY} They =E2=80=9Cshare costs=E2=80=9D.`,
        '--x',
        'Content-Type: text/html',
        '',
        `<p>${STORY} They &ldquo;share costs&rdquo;.</p>`,
        '--x--',
        '',
      ]),
      'a.eml',
    );
    expect(diagnostics).toEqual([]);
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({
      title: 'Ministers met – again',
      authors: ['Jane Doe'],
      text: `${STORY} They “share costs”.`,
      published: { date: '2025-06-04', basis: 'metadata' },
      publisher: { domain: 'ministry.example' },
    });
  });

  it('take the marked-up text where the plain one is only a pointer', async () => {
    const { documents } = await readAll(
      crlf([
        ...HEAD,
        'Content-Type: multipart/alternative; boundary=x',
        '',
        '--x',
        'Content-Type: text/plain',
        '',
        'See the web version.',
        '--x',
        'Content-Type: text/html',
        '',
        `<p>${STORY}</p><p>Costs are shared.</p>`,
        '--x--',
      ]),
      'a.eml',
    );
    expect(documents[0]?.text).toBe(`${STORY}\n\nCosts are shared.`);
  });

  it('decode ISO-2022-JP and others', async () => {
    const body = Buffer.from('\u001b$B30L3>J$O\u001b(B', 'latin1');
    const bytes = Buffer.concat([
      Buffer.from(
        crlf([
          ...HEAD.filter((line) => !line.startsWith('Subject')),
          'Subject: =?ISO-2022-JP?B?GyRCMzBBajJxQ0wbKEI=?=',
          'Content-Type: text/plain; charset=ISO-2022-JP',
          '',
          '',
        ]),
      ),
      body,
      Buffer.from(` ${STORY}\r\n`),
    ]);
    const { documents } = await readAll(bytes, 'a.eml');
    expect(documents[0]?.title).toBe('外相会談');
    expect(documents[0]?.text).toContain('外務省は');
  });

  it('mark what is quoted from an earlier message', async () => {
    const { documents, codes } = await readAll(
      crlf([
        ...HEAD,
        'Content-Type: text/plain',
        '',
        STORY,
        '',
        'On Tue, 3 Jun 2025, Al Bee wrote:',
        '> We shall send two ships to your port.',
        '> They will stay a week there.',
        '',
        'That was all of it, and we thank you.',
        '-- ',
        'Jane Doe, Ministry of Ports',
      ]),
      'a.eml',
    );
    const [document] = documents;
    const prose = document?.paragraphs
      .filter((one) => one.prose)
      .map((one) => document.text.slice(one.start, one.end));
    expect(prose).toEqual([STORY, 'That was all of it, and we thank you.']);
    expect(document?.text).toContain('two ships');
    expect(codes).toContain('read/quoted-reply');
  });

  it('give attachments and messages in them as documents of their own', async () => {
    const docx = zipSync({
      '[Content_Types].xml': strToU8('<T/>'),
      'word/document.xml': strToU8(
        `<w:document><w:body><w:p><w:r><w:t>${STORY} In Word.</w:t></w:r></w:p></w:body></w:document>`,
      ),
    });
    const { documents, diagnostics } = await readAll(
      crlf([
        ...HEAD,
        'Content-Type: multipart/mixed; boundary=x',
        '',
        '--x',
        'Content-Type: text/plain',
        '',
        `${STORY} Covering note.`,
        '--x',
        'Content-Type: application/octet-stream; name="../report.docx"',
        'Content-Disposition: attachment; filename="report.docx"',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(docx).toString('base64'),
        '--x',
        'Content-Type: message/rfc822',
        '',
        ...HEAD,
        'Content-Type: text/plain',
        '',
        `${STORY} Forwarded.`,
        '--x',
        'Content-Type: image/png',
        'Content-Disposition: attachment; filename="logo.png"',
        '',
        'x',
        '--x--',
      ]),
      'a.eml',
    );
    expect(diagnostics).toEqual([]);
    expect(documents.map((d) => [d.uri, d.text.slice(STORY.length + 1)])).toEqual([
      ['a.eml', 'Covering note.'],
      ['a.eml#report.docx', 'In Word.'],
      ['a.eml#part-2', 'Forwarded.'],
    ]);
  });

  it('nested 400 deep neither hang nor throw', async () => {
    const parts = Array.from(
      { length: 400 },
      (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`,
    );
    const { documents, codes } = await readAll(
      `${crlf(HEAD)}\r\n${parts.join('')}Content-Type: text/plain\r\n\r\n${STORY}`,
      'a.eml',
    );
    expect(documents[0]?.text ?? codes.join()).toMatch(/foreign ministers|read\//);
    expect(codes).not.toContain('read/failed');
  });
});

describe('mailboxes', () => {
  it('give each message, and a line that began with "From "', async () => {
    const one = (n: number): string[] => [
      `From jane@ministry.example Wed Jun  4 09:00:0${n} 2025`,
      ...HEAD,
      'Content-Type: text/plain',
      '',
      `${STORY} Number ${n}.`,
      '',
      '>From Arland came two ships, and more.',
      '',
    ];
    const { documents, diagnostics } = await readAll([...one(1), ...one(2)].join('\n'), 'box');
    expect(diagnostics).toEqual([]);
    expect(documents.map((d) => d.uri)).toEqual(['box#message-1', 'box#message-2']);
    expect(documents[1]?.text).toContain('Number 2.');
    expect(documents[1]?.text).toContain('From Arland came');
    expect(documents[1]?.text).not.toContain('>');
  });

  it('are not seen in a letter that begins with "From"', async () => {
    const { documents } = await readAll(`From Arland and Borland on Wednesday\n\n${STORY}`, '-');
    expect(documents[0]?.source.mediaType).toBe('text/plain');
  });
});
