import { dayWords } from '../words.ts';
import { noteRanges } from './build.ts';
import type { Brief, CitedStatement, Note } from './types.ts';

/** Text of a source, so that no Markdown or HTML in it is read as such. */
const escape = (text: string): string =>
  text
    .replaceAll(/([\\`*_[\]<>#|~&!])/g, '\\$1')
    .replaceAll(/\s+/g, ' ')
    .trim();

const sentence = (statement: CitedStatement): string =>
  statement.pieces
    .map(
      ({ text, notes, of }) =>
        escapeKeepingEnds(text) + (notes.length === 0 ? '' : ` [${noteRanges(notes, of)}]`),
    )
    .join('');

const escapeKeepingEnds = (text: string): string => {
  const lead = /^\s/.test(text) ? ' ' : '';
  const tail = /\s$/.test(text) ? ' ' : '';
  const body = escape(text);
  return body === '' ? ' ' : lead + body + tail;
};

const note = (n: Note): string => {
  const addresses = n.addresses.map((uri) => `<${uri}>`).join(' ');
  const published = n.published === null ? 'undated' : dayWords(n.published);
  return `${n.number}. “${escape(n.quote)}” ${escape(n.title)}, ${escape(n.publisher)}, ${published}. Act: ${n.date}, ${n.status}. ${n.documentId} at ${n.start}–${n.end}, coded by ${escape(n.coder)}.${addresses === '' ? '' : ` ${addresses}`}`;
};

/** Without Node's Buffer or the browser's btoa, which takes no letters beyond Latin. */
function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCodePoint(byte);
  return btoa(binary);
}

/** A brief as Markdown; figures are in it as pictures, so that it stays one file; numbers in square brackets lead to the notes. */
export function briefMarkdown(brief: Brief): string {
  const lines = [
    `# ${escape(brief.title)}`,
    '',
    ...(brief.standfirst === '' ? [] : [escape(brief.standfirst), '']),
    `${escape(brief.question)} As of ${dayWords(brief.asOf)}. Snapshot ${brief.snapshot.slice(0, 16)}, Entente ${brief.version}.`,
    '',
  ];
  for (const section of brief.sections) {
    lines.push(`## ${escape(section.heading)}`, '');
    for (const statement of section.statements) {
      lines.push(
        statement.kind === 'caution'
          ? `*${sentence(statement)}*`
          : statement.kind === 'judgement'
            ? `> Judgement: ${sentence(statement)}`
            : sentence(statement),
        '',
      );
    }
  }
  for (const { title, alt, svg } of brief.figures)
    lines.push(`![${escape(title)}: ${escape(alt)}](data:image/svg+xml;base64,${base64(svg)})`, '');
  lines.push(
    '## Sources',
    '',
    'Each quotation was checked against the stored text when this was written.',
    '',
  );
  lines.push(...brief.notes.map(note), '');
  return lines.join('\n');
}
