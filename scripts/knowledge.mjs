// Makes docs/reference/knowledge.md from the files of knowledge/; --check compares. Needs dist/.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkKnowledge } from '../dist/knowledge/index.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { value: checked, diagnostics } = checkKnowledge();
const { knowledge } = checked;
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');
const table = (head, rows) =>
  [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`]
    .concat(rows.map((row) => `| ${row.map(cell).join(' | ')} |`))
    .join('\n');
const by = (list, keyOf) => {
  const groups = new Map();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
};
const name = (code) => knowledge.actor(code)?.name ?? code;
const term = ({ code, from, to }) =>
  `${code}${from === null ? '' : ` ${from}`}${to === null || to === undefined ? '' : ` to ${to}`}`;

const files = checked.files.map((path) => {
  const data = read(path);
  return [
    `\`${relative(root, path).split('\\').join('/')}\``,
    data.entries.length,
    data.about,
    data.source,
    data.licence,
  ];
});

const groups = knowledge.actors.filter(({ members }) => members.length > 0);
const offices = [...by(knowledge.holders, ({ actor, office }) => `${actor}\u001f${office}`)]
  .map(([key, list]) => {
    const [actor, office] = key.split('\u001f');
    const sorted = [...list].sort((a, b) => (a.start < b.start ? -1 : 1));
    const last = sorted.at(-1);
    const of = (check) => list.filter((h) => h.check === check).length;
    return [
      `${name(actor)} (${actor})`,
      office,
      list.length,
      sorted[0].start,
      `${last.name}${last.end === null ? `, in office when last seen (${last.lastSeen ?? 'not told'})` : `, to ${last.end}`}`,
      `${of('stated on a public page')} / ${of('in a public data file')} / ${of('to be verified')}`,
    ];
  })
  .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1));
const gaps = diagnostics.filter(({ code }) => code === 'knowledge/gap-in-terms');
const said = ({ message }) => message.replace(/^line \d+, column \d+: /, '');

const holes = read(join(root, 'knowledge/actors/holders.json')).holes ?? [];
const unverified = knowledge.holders.filter((h) => h.check === 'to be verified');

const frames = [...by(knowledge.lexicon, ({ root: r }) => r ?? 'no act')];
const years = [...by(knowledge.chronology, ({ date }) => date.slice(0, 4))];
const unknownFile = join(root, 'knowledge/chronology/unknown.json');
const unknown = existsSync(unknownFile) ? (read(unknownFile).unknown ?? []) : [];
const rows = [...by(knowledge.indicators.rows, ({ series }) => series)];

const page = `# What Entente knows

Made from the files of \`knowledge/\` by \`npm run knowledge\`; \`npm run check\` compares. All of it is data that anybody can correct: see [your own data](../guide/your-own-data.md). Roots, modes, contexts, domains and instruments have [a page of their own](ontology.md).

${table(
  ['part', 'entries'],
  [
    ['countries and territories', knowledge.actors.filter(({ kind }) => kind === 'country').length],
    ['organisations and groups', knowledge.actors.filter(({ kind }) => kind !== 'country').length],
    ['of them with dated members', groups.length],
    ['terms of office', knowledge.holders.length],
    ['people', new Set(knowledge.holders.map((h) => h.name)).size],
    ['domains', knowledge.domains.length],
    ['instruments', knowledge.instruments.length],
    ['topics', knowledge.topics.length],
    ['agendas', knowledge.agendas.length],
    ['cases', knowledge.cases.length],
    ['publishers', knowledge.publishers.length],
    ['frames of the lexicon', knowledge.lexicon.length],
    ['entries of the chronology', knowledge.chronology.length],
    ['figures by year', knowledge.indicators.rows.length],
  ],
)}

## Files

${table(['file', 'entries', 'what', 'source', 'licence'], files)}

## Named sources

${table(
  ['name', 'address', 'licence'],
  knowledge.sources.map((s) => [s.name, s.uri, s.licence]),
)}

## Cases

What commands and workbench take where nobody says otherwise; the default comes first to mind.

${table(
  ['id', 'label', 'alliance', 'partners', ''],
  knowledge.cases.map((c) => [
    `\`${c.id}\``,
    c.label,
    c.alliance,
    c.partners.join(', '),
    c.default ? 'default' : '',
  ]),
)}

## Groups and their members

Dates are the first and last day as a member; no date where it is not given.

${table(
  ['code', 'name', 'called', 'members', 'terms', 'source of the list'],
  groups.map((g) => [
    g.code,
    g.name,
    g.descriptions.map((word) => (/^\p{Lu}/u.test(word) ? word : `the ${word}`)).join(', '),
    `${new Set(g.members.map(({ code }) => code)).size}${g.complete ? '' : ', not all'}`,
    g.members.map(term).join(', '),
    g.source ?? '',
  ]),
)}

Without a list of members, or with some only:

${table(
  ['code', 'name', 'why'],
  knowledge.actors.filter(({ complete }) => !complete).map((a) => [a.code, a.name, a.note]),
)}

## Offices

How the terms of an office were checked: stated on a public page / in a public data file / to be verified.

${table(['of', 'office', 'terms', 'from', 'last', 'checked'], offices)}

### Known holes

${holes.map((hole) => `- ${hole}`).join('\n')}

Holes of the data between two terms, as \`entente knowledge check\` tells them; they are no vacancies.

${gaps.length === 0 ? 'None.' : gaps.map((d) => `- ${said(d)}`).join('\n')}

### Terms still to be verified

${unverified.length === 0 ? 'None.' : `${unverified.length} of ${knowledge.holders.length}: from common knowledge, not held against a public page or file.\n\n${[...by(unverified, ({ actor }) => actor)].map(([actor, list]) => `- ${name(actor)}: ${list.map((h) => `${h.name} (${h.office}, ${h.start} to ${h.end ?? 'now'})`).join('; ')}`).join('\n')}`}

## Topics and agendas

${table(
  ['topic', 'what it is about', 'words', 'near misses', 'domains', 'actors'],
  knowledge.topics.map((t) => [
    `\`${t.id}\``,
    `${t.label}: ${t.definition}`,
    t.words.join(', '),
    t.nearMisses.join(', '),
    t.domains.join(', '),
    t.actors.map(name).join(', '),
  ]),
)}

${table(
  ['agenda', 'label', 'declared', 'topics', 'source'],
  knowledge.agendas.map((a) => [`\`${a.id}\``, a.label, a.declared, a.topics.join(', '), a.source]),
)}

## Lexicon

${table(
  ['root', 'frames'],
  frames
    .map(([key, list]) => [key, list.length])
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
)}

## Chronology

${table(
  ['year', 'entries'],
  years.map(([year, list]) => [year, list.length]).sort((a, b) => (a[0] < b[0] ? -1 : 1)),
)}

${unknown.length === 0 ? '' : `What it does not know:\n\n${unknown.map((u) => `- ${u.topic}: ${u.reason}`).join('\n')}\n`}
## Figures

${table(
  ['series', 'unit', 'rows', 'years', 'actors'],
  rows.map(([series, list]) => {
    const periods = list.map(({ period }) => period).sort();
    return [
      `\`${series}\``,
      list[0].unit,
      list.length,
      `${periods[0]} to ${periods.at(-1)}`,
      new Set(list.map(({ actor }) => actor)).size,
    ];
  }),
)}
`;

const file = join(root, 'docs/reference/knowledge.md');
if (process.argv.includes('--check')) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== page) {
    console.error('docs/reference/knowledge.md is not what knowledge/ says: run npm run knowledge');
    process.exit(1);
  }
} else writeFileSync(file, page);
