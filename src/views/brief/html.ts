import { dayWords } from '../words.ts';
import type { Brief, CitedStatement, Note } from './types.ts';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Text of a source as text: nothing in it runs or is read as markup. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (c) => ENTITIES[c]!);

const links = (notes: readonly number[]): string =>
  notes.length === 0 ? '' : `<sup>${notes.map((n) => `<a href="#n${n}">${n}</a>`).join(' ')}</sup>`;

/** A number that rests on many sentences shows the first and the last, and opens all of them. */
const FOLDED_FROM = 7;
const cites = (notes: readonly number[], of?: number): string =>
  notes.length < FOLDED_FROM
    ? links(notes) + (of === undefined ? '' : `<sup> +${of - notes.length}</sup>`)
    : `<details class="cites"><summary>${notes.length} sources</summary>${links(notes)}</details>`;

const sentence = (statement: CitedStatement): string =>
  `<div class="${statement.kind}">${statement.pieces
    .map(({ text, notes, of }) =>
      notes.length === 0 ? escapeHtml(text) : `<b>${escapeHtml(text)}</b>${cites(notes, of)}`,
    )
    .join('')}</div>`;

const note = (n: Note): string => {
  const addresses = n.addresses
    .map(
      (uri) =>
        `<a href="${escapeHtml(uri)}" rel="noopener noreferrer">${escapeHtml(new URL(uri).hostname)}</a>`,
    )
    .join(' ');
  const published = n.published === null ? 'undated' : dayWords(n.published);
  return `<li id="n${n.number}" value="${n.number}"><q>${escapeHtml(n.quote)}</q> ${escapeHtml(n.title)}, ${escapeHtml(n.publisher)}, ${published}. Act: ${n.date}, ${n.status}. <span class="where">${n.documentId} at ${n.start}–${n.end}, coded by ${escapeHtml(n.coder)}.</span> ${addresses}</li>`;
};

const STYLE = `:root{color-scheme:light dark;--paper:#fafaf7;--ink:#14181d;--ink3:#656d76;--rule:#dcdcd5;--mark:#b08400;--accent:#164e7a}
@media (prefers-color-scheme:dark){:root{--paper:#11151a;--ink:#ecebe6;--ink3:#979fa7;--rule:#2b323a;--mark:#e3be45;--accent:#8cbde6}}
body{margin:0 auto;max-width:44rem;padding:2rem 1rem;background:var(--paper);color:var(--ink);font:16px/1.5 'Source Serif 4',Georgia,serif}
h1{font-size:1.7rem;line-height:1.16;margin:0 0 .5rem}h2{font-size:1.1rem;margin:1.6rem 0 .4rem;border-top:1px solid var(--ink);padding-top:.5rem}
.head,.caution,.where,li,.stand{color:var(--ink3)}.stand{font-size:1.05rem}.judgement{border-left:3px solid var(--ink3);padding-left:.7rem;margin:.5rem 0}.judgement::before{content:'Judgement';display:block;font-size:.75rem;color:var(--ink3)}.head,li,.caution{font-size:.86rem}li q{color:var(--ink)}
.fact,.caution{margin:.5rem 0}.fact b{border-bottom:2px solid var(--mark);font-weight:600}
a{color:var(--accent)}sup{line-height:0;font-size:.7em}sup a{margin-left:.15em}
.cites{display:inline}.cites summary{display:inline;cursor:pointer;font-size:.75em;color:var(--accent);margin-left:.25em}
ol{padding-left:2.2rem}li{margin:.5rem 0;overflow-wrap:anywhere}li:target{outline:2px solid var(--mark);outline-offset:4px}
figure{margin:1.4rem 0}figure svg{width:100%;height:auto}
@media print{body{background:#fff;color:#000;font-size:10.5pt}.cites summary{display:none}}`;

/** A brief as one HTML file without scripts, fonts or addresses it would have to fetch. */
export function briefHtml(brief: Brief): string {
  const sections = brief.sections
    .map(
      (s) =>
        `<section><h2>${escapeHtml(s.heading)}</h2>${s.statements.map(sentence).join('\n')}</section>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(brief.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(brief.title)}</h1>${brief.standfirst === '' ? '' : `\n<p class="stand">${escapeHtml(brief.standfirst)}</p>`}
<p class="head">${escapeHtml(brief.question)} As of ${dayWords(brief.asOf)}. Snapshot ${brief.snapshot.slice(0, 16)}, Entente ${brief.version}.</p>
${sections}${brief.figures.map(({ svg }) => `\n<figure>${svg.trim()}</figure>`).join('')}
<section><h2>Sources</h2>
<p class="head">Each quotation was checked against the stored text when this was written.</p>
<ol>
${brief.notes.map(note).join('\n')}
</ol></section>
</main>
</body>
</html>
`;
}
