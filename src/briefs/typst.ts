import {
  dayWords,
  noteRanges,
  type Brief,
  type BriefFigure,
  type CitedStatement,
  type Note,
} from '../views/index.ts';

/** A text as a string of Typst: nothing in it is read as markup or code. */
export const typstString = (text: string): string =>
  `"${text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/[\\"]/g, (c) => `\\${c}`)
    .replaceAll(/\s+/g, ' ')
    // Control characters would be an error of the compiler.
    .replaceAll(/\p{Cc}/gu, '')}"`;

const set = (text: string): string => `#${typstString(text)};`;

/** Superscript numbers, each a link to its note; a long run is folded. */
function cites(numbers: readonly number[], of?: number): string {
  if (numbers.length === 0) return '';
  const words = noteRanges(numbers, of);
  return `#super[#link(<n${numbers[0]}>)[${words}]]`;
}

function sentence({ kind, pieces }: CitedStatement): string {
  const body = pieces
    .map(({ text, notes, of }) =>
      notes.length === 0 ? set(text) : `#strong[${set(text)}]${cites(notes, of)}`,
    )
    .join('');
  if (kind === 'judgement') return `#judgement[${body}]`;
  return kind === 'caution' ? `#caution[${body}]` : `#par[${body}]`;
}

const address = (uri: string): string =>
  `#link(${typstString(uri)})[${set(new URL(uri).hostname)}]`;

function note(n: Note): string {
  const published = n.published === null ? 'undated' : dayWords(n.published);
  const facts = `${n.title}, ${n.publisher}, ${published}. Act: ${n.date}, ${n.status}. ${n.documentId} at ${n.start}–${n.end}, coded by ${n.coder}.`;
  const links = n.addresses.length === 0 ? '' : ` ${n.addresses.map(address).join(' ')}`;
  return `#block[#strong[${n.number}] ${set(`“${n.quote}”`)} #text(fill: ink3)[${set(facts)}${links}]] <n${n.number}>`;
}

/** Where the compiler finds the picture of a figure; `pdf.ts` lays it there. */
export const pictureOf = ({ name }: BriefFigure): string => `figure-${name}.png`;
const picture = (figure: BriefFigure): string =>
  `#image(${typstString(`/${pictureOf(figure)}`)}, width: 100%, alt: ${typstString(`${figure.title}: ${figure.alt}`)})`;

/** A brief as the source of a page: A4, tagged by its structure, every text a string. */
export function briefTypst(brief: Brief): string {
  const sections = brief.sections.map(
    ({ heading, statements }) => `== ${set(heading)}\n\n${statements.map(sentence).join('\n\n')}`,
  );
  const standfirst =
    brief.standfirst === '' ? '' : `#text(size: 11.5pt, fill: ink3)[${set(brief.standfirst)}]\n\n`;
  const about = `${brief.question} As of ${dayWords(brief.asOf)}. Snapshot ${brief.snapshot.slice(0, 16)}, Entente ${brief.version}.`;
  return `#let ink3 = rgb("#454d56")
#set document(title: ${typstString(brief.title)}, date: none)
#set page(
  paper: "a4",
  margin: (x: 18mm, top: 15mm, bottom: 15mm),
  footer: context [#set text(size: 8pt, fill: ink3); ${set(brief.title)} #h(1fr) #counter(page).display("1 of 1", both: true)],
)
#set text(font: "Libertinus Serif", size: 9.5pt, lang: "en")
#set par(leading: 0.58em, spacing: 0.8em)
#set list(indent: 0pt)
#show heading.where(level: 1): set text(size: 19pt)
#show heading.where(level: 2): it => block(above: 1.3em, below: 0.6em, width: 100%, stroke: (top: 0.6pt), inset: (top: 5pt))[#text(size: 11.5pt)[#it.body]]
#let caution(body) = text(fill: ink3, style: "italic")[#body]
#let judgement(body) = block(inset: (left: 8pt), stroke: (left: 2pt + ink3))[#text(size: 8pt, fill: ink3)[Judgement] \\ #body]
= ${set(brief.title)}

${standfirst}#text(size: 8.5pt, fill: ink3)[${set(about)}]

${sections.join('\n\n')}

${brief.figures.map(picture).join('\n\n')}

== ${set('Sources')}

#text(size: 8.5pt, fill: ink3)[${set('Each quotation was checked against the stored text when this was written.')}]

#set text(size: 7.5pt)
#set par(leading: 0.45em, spacing: 0.5em)
${brief.notes.map(note).join('\n')}
`;
}
