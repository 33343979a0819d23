import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../model/index.ts';
import { readAll } from '../testing.ts';
import { joinLine } from './pdf-layout.ts';

const PARAGRAPHS = [
  'The foreign ministers of Arland and Borland met in Northhaven on Wednesday and agreed to hold consultations on the use of ports by ships of either navy, both ministries said after the talks.',
  'A joint committee of long-standing officials will report to both parliaments within six months, and its members will be named by the governments before the end of the coming summer season.',
  'They also agreed that the costs of the administration of the programme will be shared, although no figure was given, and that a further meeting will take place in the capital of Borland.',
  'Observers said that the agreement was the first of its kind between the two neighbours, which had quarrelled about fisheries and about the boundary of their territorial waters for decades.',
];

/** Breaks a text into lines of a width, cutting words with hyphens as typesetters do. */
function typeset(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (font.widthOfTextAtSize(longer, size) <= width) {
      line = longer;
      continue;
    }
    const cut = word.length > 8 && /^[a-z]+$/.test(word) ? Math.floor(word.length / 2) : 0;
    const start = `${line} ${word.slice(0, cut)}-`;
    if (cut > 0 && font.widthOfTextAtSize(start, size) <= width) {
      lines.push(start);
      line = word.slice(cut);
    } else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines;
}

interface Column {
  x: number;
  width: number;
}

/** Sets paragraphs into the columns of as many pages as they need; gives the pages. */
async function makePdf(
  paragraphs: readonly string[],
  columns: readonly Column[],
  decorate: (page: PDFPage, number: number, font: PDFFont) => void,
  indent = 12,
): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  const font = await file.embedFont(StandardFonts.TimesRoman);
  const lines: { text: string; first: boolean }[] = [];
  const width = columns[0]!.width;
  for (const paragraph of paragraphs) {
    typeset(paragraph, font, 10, width - indent).forEach((text, i) =>
      lines.push({ text, first: i === 0 }),
    );
  }
  let number = 0;
  for (let i = 0; i < lines.length;) {
    const page = file.addPage([600, 800]);
    number += 1;
    for (const column of columns) {
      for (let y = 680; y > 200 && i < lines.length; y -= 12, i += 1) {
        const { text, first } = lines[i]!;
        page.drawText(text, { x: column.x + (first ? indent : 0), y, size: 10, font });
      }
    }
    decorate(page, number, font);
  }
  file.setTitle('Communiqué of Northhaven');
  file.setAuthor('Jane Doe');
  file.setCreationDate(new Date('2025-06-04T10:00:00Z'));
  return file.save();
}

const TWO = [
  { x: 60, width: 220 },
  { x: 320, width: 220 },
];
const proseOf = (document: Document | undefined): string[] =>
  (document?.paragraphs ?? [])
    .filter((one) => one.prose && one.kind === 'text')
    .map((one) => document!.text.slice(one.start, one.end));

describe('PDF', () => {
  const many = Array.from({ length: 20 }, (_, round) =>
    PARAGRAPHS.map((text) => `${text} It was said in round ${round + 1}.`),
  ).flat();

  it('of two columns gives whole paragraphs, without heads, feet and hyphens', async () => {
    const bytes = await makePdf(many, TWO, (page, number, font) => {
      page.drawText(number % 2 === 0 ? 'Arland Review of Affairs' : 'Ports and Navies', {
        x: 220,
        y: 770,
        size: 9,
        font,
      });
      page.drawText(`- ${number} -`, { x: 290, y: 30, size: 9, font });
      page.drawText(`${number} See the treaty of 199${number}, which both have ratified.`, {
        x: 60,
        y: 120,
        size: 7,
        font,
      });
    });
    const { documents, diagnostics } = await readAll(bytes, 'a.pdf');
    expect(diagnostics).toEqual([]);
    const [document] = documents;
    expect(proseOf(document)).toEqual(many);
    expect(document?.text).not.toMatch(/Arland Review|Ports and Navies|- 1 -/);
    expect(document?.text).toContain('See the treaty of 1991, which both have ratified.');
    expect(document).toMatchObject({
      title: 'Communiqué of Northhaven',
      authors: ['Jane Doe'],
      published: { date: '2025-06-04', basis: 'file' },
    });
  });

  it('of one column with a title gives it first, as a heading', async () => {
    const bytes = await makePdf(PARAGRAPHS, [{ x: 60, width: 480 }], (page, number, font) => {
      if (number === 1)
        page.drawText('Ministers agree on ports', { x: 60, y: 730, size: 18, font });
    });
    const [document] = (await readAll(bytes, 'a.pdf')).documents;
    expect(document?.paragraphs[0]).toMatchObject({ kind: 'heading' });
    expect(document?.text.startsWith('Ministers agree on ports')).toBe(true);
    expect(proseOf(document)).toEqual(PARAGRAPHS);
  });

  it('of three columns is read in their order', async () => {
    const three = [0, 1, 2].map((i) => ({ x: 40 + i * 180, width: 165 }));
    const [document] = (await readAll(await makePdf(many, three, () => {}), 'a.pdf')).documents;
    expect(proseOf(document)).toEqual(many);
  });

  it('without text says what to do', async () => {
    const file = await PDFDocument.create();
    file.addPage().drawRectangle({ x: 10, y: 10, width: 100, height: 100 });
    const { documents, diagnostics } = await readAll(await file.save(), 'scan.pdf');
    expect(documents).toEqual([]);
    expect(diagnostics.map((d) => d.code)).toEqual(['read/no-text-pdf']);
    expect(diagnostics[0]?.advice).toContain('ocrmypdf');
  });

  it('with some pages of pictures notes how many', async () => {
    const bytes = await makePdf(PARAGRAPHS, [{ x: 60, width: 480 }], () => {});
    const file = await PDFDocument.load(bytes);
    file.addPage();
    const { documents, codes } = await readAll(await file.save(), 'a.pdf');
    expect(proseOf(documents[0])).toEqual(PARAGRAPHS);
    expect(codes).toContain('read/pages-without-text');
  });

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, 400), /broken-pdf/],
    [
      'noise behind the mark',
      () => Buffer.from(`%PDF-1.4\n${'x y z '.repeat(5000)}`),
      /broken-pdf/,
    ],
    [
      'pages in a circle',
      () =>
        Buffer.from(
          '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[2 0 R]/Count 100000>>\nendobj\ntrailer\n<</Root 1 0 R>>\n',
        ),
      /broken-pdf|no-text-pdf/,
    ],
    [
      'encrypted',
      () =>
        Buffer.from(
          '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n3 0 obj\n<</Filter/Standard/V 1/R 2/O(01234567890123456789012345678901)/U(01234567890123456789012345678901)/P -4>>\nendobj\ntrailer\n<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]>>\n',
        ),
      /encrypted-pdf|broken-pdf/,
    ],
  ])('%s gives a problem at once', async (_, change, code) => {
    const whole = await makePdf(PARAGRAPHS, [{ x: 60, width: 480 }], () => {});
    const from = performance.now();
    const { documents, codes } = await readAll(change(whole), 'a.pdf');
    expect(performance.now() - from).toBeLessThan(5000);
    expect(documents).toEqual([]);
    expect(codes.join()).toMatch(code);
  });

  it('that takes too long is stopped, and the next one is read', async () => {
    const bytes = await makePdf(many, TWO, () => {});
    const { documents, codes } = await readAll(bytes, 'a.pdf', { limits: { maxPageTime: 0 } });
    expect(documents.length === 0 ? codes.join() : 'read').toMatch(/too-slow|read/);
    expect((await readAll(bytes, 'a.pdf')).documents).toHaveLength(1);
  });

  it('of more pages than the limit is read up to it', async () => {
    const bytes = await makePdf(many, TWO, () => {});
    const { documents, codes } = await readAll(bytes, 'a.pdf', { limits: { maxPages: 1 } });
    expect(documents[0]?.complete).toBe(false);
    expect(codes).toContain('read/too-many-pages');
  });
});

describe('joinLine', () => {
  const words = new Set(['administration', 'long-term']);
  it.each([
    ['the adminis-', 'tration of it', 'the administration of it'],
    ['a long-', 'term view', 'a long-term view'],
    ['the Indo-', 'Pacific Four', 'the Indo-Pacific Four'],
    ['a self-', 'governing island', 'a self-governing island'],
    ['soft\u00ad', 'ly', 'softly'],
    ['from 1990-', '2000 on', 'from 1990- 2000 on'],
    ['met on', 'Wednesday', 'met on Wednesday'],
    ['外務省は', '発表した', '外務省は発表した'],
  ])('%s + %s', (a, b, expected) => {
    expect(joinLine(a, b, words)).toBe(expected);
  });
});
