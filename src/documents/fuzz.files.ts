import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Seed } from './fuzz.seeds.ts';
import { STORY } from './html/fixtures.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const story = STORY.join('\n\n');
const paragraphs = STORY.map((text) => `<p>${text}</p>`).join('');

const word = (text: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:ins w:id="1"><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:ins></w:p>`;
/** Stored, not packed, so that damage reaches the XML inside. */
const stored = { level: 0 } as const;
const docx = zipSync(
  {
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${STORY.map(word).join('')}<w:tbl><w:tr><w:tc>${word('Port')}</w:tc></w:tr></w:tbl></w:body></w:document>`,
    ),
    'docProps/core.xml': strToU8(
      '<p><dc:title>Ports</dc:title><dc:creator>Jane Roe</dc:creator></p>',
    ),
  },
  stored,
);
const odt = zipSync(
  {
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<office:document-content><office:body><office:text>${STORY.map((text) => `<text:p>${text}</text:p>`).join('')}</office:text></office:body></office:document-content>`,
    ),
  },
  stored,
);
const mail = `From: Jane Roe <jane@courier.example>\r\nTo: desk@courier.example\r\nSubject: =?utf-8?B?UG9ydHM=?=\r\nDate: Tue, 11 Jul 2023 09:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${story.replaceAll('=', '=3D')}\r\n--b\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename="a.html"\r\n\r\n<h1>Ports</h1>${paragraphs}\r\n--b--\r\n`;
const header = Buffer.alloc(512);
header.write('story.txt', 0);
header.write('0000644', 100);
header.write(story.length.toString(8).padStart(11, '0'), 124);
header.write('ustar', 257);
const tar = Buffer.concat([
  header,
  Buffer.from(story.padEnd(512 * Math.ceil(story.length / 512), '\0')),
  Buffer.alloc(1024),
]);
const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Ports</h1>${paragraphs}`;
const warc = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.courier.example/a\r\nWARC-Date: 2025-06-05T00:00:00Z\r\nContent-Length: ${answer.length}\r\n\r\n${answer}\r\n\r\n`;
const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title><ttl>60</ttl><item><title>Ports</title><link>https://www.courier.example/a</link><pubDate>Tue, 11 Jul 2023 09:00:00 GMT</pubDate><description><![CDATA[${paragraphs}]]></description></item></channel></rss>`;
const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>Ports</title><link href="https://www.courier.example/a"/><updated>2023-07-11T09:00:00Z</updated><content type="xhtml"><div>${paragraphs}</div></content></entry></feed>`;
const row = {
  title: 'Ports',
  url: 'https://www.courier.example/a',
  published: '2023-07-11',
  text: story,
};

/** Whole files of the formats that hold several documents, or are read through a library. */
export const FILES: readonly Seed[] = [
  { name: 'story.docx', bytes: docx },
  { name: 'story.odt', bytes: odt },
  { name: 'story.eml', bytes: encode(mail) },
  {
    name: 'box.mbox',
    bytes: encode(
      `From jane@courier.example Tue Jul 11 09:00:00 2023\n${mail.replaceAll('\r\n', '\n')}\nFrom jane@courier.example Tue Jul 11 10:00:00 2023\n${mail.replaceAll('\r\n', '\n')}`,
    ),
  },
  { name: 'feed.rss', bytes: encode(rss) },
  { name: 'feed.atom', bytes: encode(atom) },
  {
    name: 'feed.json',
    bytes: encode(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Courier',
        items: [{ id: '1', url: row.url, title: 'Ports', content_html: paragraphs }],
      }),
    ),
  },
  {
    name: 'feeds.opml',
    bytes: encode(
      '<opml version="2.0"><body><outline text="a"><outline text="b" xmlUrl="https://www.courier.example/feed"/></outline></body></opml>',
    ),
  },
  { name: 'rows.ndjson', bytes: encode(`${JSON.stringify(row)}\n${JSON.stringify(row)}\n`) },
  { name: 'rows.json', bytes: encode(JSON.stringify([row, row])) },
  {
    name: 'rows.csv',
    bytes: encode(`title,url,published,text\nPorts,${row.url},2023-07-11,"${story}"\n`),
  },
  { name: 'rows.tsv', bytes: encode(`title\turl\ttext\nPorts\t${row.url}\t${STORY.join(' ')}\n`) },
  {
    name: 'pages.zip',
    bytes: zipSync({ 'a/story.txt': strToU8(story), 'mail.eml': strToU8(mail) }, stored),
  },
  { name: 'pages.tar', bytes: tar },
  { name: 'story.txt.gz', bytes: gzipSync(story) },
  { name: 'pages.warc', bytes: encode(warc) },
];

/** A PDF of two pages whose objects are not packed, so that damage reaches them. */
export async function pdfSeed(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  pdf.setTitle('Ports');
  for (const text of STORY.slice(0, 2)) {
    const page = pdf.addPage();
    page.drawText(text, { x: 40, y: 700, size: 10, font, maxWidth: 500, lineHeight: 14 });
  }
  return pdf.save({ useObjectStreams: false });
}
