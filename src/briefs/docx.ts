import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  ExternalHyperlink,
  ImageRun,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type ParagraphChild,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import {
  dayWords,
  noteRanges,
  type Brief,
  type BriefFigure,
  type CitedStatement,
  type Note,
} from '../views/index.ts';

/** XML has no place for these. */
const clean = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    // oxlint-disable-next-line no-control-regex -- exactly those that XML 1.0 forbids
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll(/\s+/g, ' ');

const run = (text: string, more: object = {}): TextRun =>
  new TextRun({ text: clean(text), ...more });
const GREY = '454D56';

const cites = (numbers: readonly number[], of?: number): ParagraphChild[] =>
  numbers.length === 0
    ? []
    : [
        new InternalHyperlink({
          anchor: `n${numbers[0]}`,
          children: [run(` ${noteRanges(numbers, of)}`, { superScript: true, color: '164E7A' })],
        }),
      ];

function sentence({ kind, pieces }: CitedStatement): Paragraph {
  const children = pieces.flatMap(({ text, notes, of }): ParagraphChild[] => [
    run(text, {
      ...(notes.length > 0 ? { bold: true } : {}),
      ...(kind === 'caution' ? { italics: true, color: GREY } : {}),
    }),
    ...cites(notes, of),
  ]);
  const mark = kind === 'judgement' ? [run('Judgement: ', { color: GREY })] : [];
  return new Paragraph({
    children: [...mark, ...children],
    spacing: { after: 120 },
    ...(kind === 'judgement'
      ? {
          indent: { left: 160 },
          border: { left: { style: BorderStyle.SINGLE, size: 12, color: GREY, space: 8 } },
        }
      : {}),
  });
}

function note(n: Note): Paragraph {
  const published = n.published === null ? 'undated' : dayWords(n.published);
  const facts = ` ${n.title}, ${n.publisher}, ${published}. Act: ${n.date}, ${n.status}. ${n.documentId} at ${n.start}–${n.end}, coded by ${n.coder}.`;
  return new Paragraph({
    spacing: { after: 80 },
    children: [
      new Bookmark({ id: `n${n.number}`, children: [run(`${n.number}`, { bold: true })] }),
      run(` “${n.quote}”`, { size: 17 }),
      run(facts, { size: 17, color: GREY }),
      ...n.addresses.flatMap((link): ParagraphChild[] => [
        run(' '),
        new ExternalHyperlink({
          link,
          children: [run(new URL(link).hostname, { size: 17, color: '164E7A', underline: {} })],
        }),
      ]),
    ],
  });
}

/** Pixels across the page, within its margins. */
const PAGE_WIDTH = 620;

async function picture({ title, alt, svg }: BriefFigure): Promise<Paragraph> {
  const { pngOf } = await import('../figure/png.ts');
  const [, width = '1', height = '1'] =
    /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const scale = PAGE_WIDTH / Number(width);
  return new Paragraph({
    spacing: { before: 240 },
    children: [
      new ImageRun({
        type: 'png',
        data: Buffer.from(await pngOf(svg)),
        transformation: { width: PAGE_WIDTH, height: Math.round(Number(height) * scale) },
        altText: { name: clean(title), title: clean(title), description: clean(alt) },
      }),
    ],
  });
}

/** A brief as a Word document. Its dates, names and order of parts are fixed: same brief, same bytes. */
export async function briefDocx(brief: Brief): Promise<Uint8Array> {
  const heading = (text: string, level: 'HEADING_1' | 'HEADING_2'): Paragraph =>
    new Paragraph({
      heading: HeadingLevel[level],
      spacing: { before: level === 'HEADING_1' ? 0 : 240, after: 100 },
      children: [run(text)],
    });
  const pictures: Paragraph[] = [];
  for (const figure of brief.figures) pictures.push(await picture(figure));
  const about = `${brief.question} As of ${dayWords(brief.asOf)}. Snapshot ${brief.snapshot.slice(0, 16)}, Entente ${brief.version}.`;
  const document = new Document({
    title: clean(brief.title),
    creator: `Entente ${brief.version}`,
    lastModifiedBy: `Entente ${brief.version}`,
    styles: {
      default: {
        document: { run: { font: 'Georgia', size: 20 } },
        heading1: { run: { font: 'Georgia', size: 38, bold: true, color: '14181D' } },
        heading2: { run: { font: 'Georgia', size: 23, bold: true, color: '14181D' } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1000, bottom: 1000, left: 1130, right: 1130 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [new TextRun({ children: [PageNumber.CURRENT], size: 16, color: GREY })],
              }),
            ],
          }),
        },
        children: [
          heading(brief.title, 'HEADING_1'),
          ...(brief.standfirst === ''
            ? []
            : [
                new Paragraph({
                  spacing: { after: 80 },
                  children: [run(brief.standfirst, { size: 23, color: GREY })],
                }),
              ]),
          new Paragraph({
            spacing: { after: 120 },
            children: [run(about, { size: 17, color: GREY })],
          }),
          ...brief.sections.flatMap((section) => [
            heading(section.heading, 'HEADING_2'),
            ...section.statements.map(sentence),
          ]),
          ...pictures,
          heading('Sources', 'HEADING_2'),
          new Paragraph({
            spacing: { after: 80 },
            children: [
              run('Each quotation was checked against the stored text when this was written.', {
                size: 17,
                color: GREY,
              }),
            ],
          }),
          ...brief.notes.map(note),
        ],
      },
    ],
  });
  return fixed(await Packer.toBuffer(document), brief.asOf);
}

const DATED = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;
/** Ids of links are drawn at random by the package. */
const LINK_ID = /(?<=")rId[\w-]{12,}(?=")/g;

function fixed(bytes: Uint8Array, day: string): Uint8Array {
  const parts = unzipSync(bytes);
  const names = new Map<string, string>();
  const rename = (xml: string): string =>
    xml.replaceAll(LINK_ID, (id) => {
      const known = names.get(id) ?? `rIdLink${names.size + 1}`;
      names.set(id, known);
      return known;
    });
  const body = 'word/document.xml';
  // The order in which the body names them is that of the brief; the list of links may have another.
  const first = parts[body];
  if (first !== undefined) parts[body] = strToU8(renumbered(rename(strFromU8(first))));
  const out: Zippable = {};
  for (const name of Object.keys(parts).sort()) {
    const xml = strFromU8(parts[name]!);
    const text =
      name === body
        ? xml
        : name.endsWith('.rels')
          ? sortedLinks(rename(xml))
          : xml.replaceAll(DATED, `$1${day}T00:00:00Z`);
    out[name] = [strToU8(text), { mtime: new Date(1980, 0, 1), level: 6 }];
  }
  return zipSync(out);
}

const BOOKMARK = /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)/g;

/** The package counts bookmarks through all documents of a process. */
function renumbered(xml: string): string {
  const numbers = new Map<string, number>();
  return xml.replaceAll(BOOKMARK, (_, before: string, id: string) => {
    const known = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, known);
    return `${before}${known}`;
  });
}

const sortedLinks = (xml: string): string => {
  const links = xml.match(/<Relationship [^>]*\/>/g) ?? [];
  if (links.length < 2) return xml;
  const start = xml.indexOf(links[0]!);
  const last = links.at(-1)!;
  const end = xml.lastIndexOf(last) + last.length;
  return xml.slice(0, start) + links.toSorted().join('') + xml.slice(end);
};
