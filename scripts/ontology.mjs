// Makes src/model/ontology.ts and docs/reference/ontology.md from knowledge/ontology.json, domains.json
// and instruments.json; --check compares. The model stays free of files, so that a browser can load it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (name) => JSON.parse(readFileSync(join(root, 'knowledge', name), 'utf8'));
const ontology = read('ontology.json');
const domains = read('domains.json').entries;
const instruments = read('instruments.json').entries;

const quote = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const key = (id) => (/^[A-Za-z_]\w*$/.test(id) ? id : quote(id));
const ids = (list) => list.map(({ id }) => id);

/** `export const NAME = […] as const` with its type. */
const vocabulary = (name, type, list, about) =>
  `/** ${about} */\nexport const ${name} = [${ids(list).map(quote).join(', ')}] as const;\n` +
  `export type ${type} = (typeof ${name})[number];\n`;
/** `export const NAME: Record<…>` of one field of each entry. */
const table = (name, type, list, valueOf, about, of = 'string') =>
  `/** ${about} */\nexport const ${name}: Readonly<Record<${type}, ${of}>> = {${list
    .map((entry) => `${key(entry.id)}: ${valueOf(entry)}`)
    .join(', ')}};\n`;
const labels = (name, type, list, about) =>
  table(name, type, list, ({ label }) => quote(label), about);

const moded = ontology.roots.filter(({ modes }) => modes.length > 0);
const scored = ontology.roots.flatMap(({ id, modes }) =>
  modes.filter(({ score }) => score !== null).map((mode) => [`${id}/${mode.id}`, mode.score]),
);

const source = `/**
 * The closed vocabularies of a record. Made from \`knowledge/ontology.json\`, \`domains.json\` and
 * \`instruments.json\` by \`npm run ontology\`: change those, not this. PLOVER (2021 manual, draft 0.8) for
 * roots, quads, modes, contexts and scores; instrument, domain, status and force are Entente's own layer.
 */
${vocabulary('ROOTS', 'Root', ontology.roots, 'PLOVER’s sixteen categories.')}
/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export type Quad = ${ids(ontology.quads).join(' | ')};

${table('QUADS', 'Root', ontology.roots, ({ quad }) => quad, 'Quad classes by root.', 'Quad').replace('export ', '')}
/** The quad class of a root (PLOVER). */
export const quadOf = (root: Root): Quad => QUADS[root];

/** PLOVER's modes; roots that are not listed have none. */
export const MODES: Readonly<Partial<Record<Root, readonly string[]>>> = {${moded
  .map(({ id, modes }) => `${id}: [${ids(modes).map(quote).join(', ')}]`)
  .join(', ')}};

${table('SCORES', 'Root', ontology.roots, ({ score }) => score, 'PLOVER’s expert scale by root.', 'number').replace('export ', '')}
const MODE_SCORES: Readonly<Record<string, number>> = {${scored
  .map(([id, score]) => `${quote(id)}: ${score}`)
  .join(', ')}};

/**
 * Net cooperation of an act on PLOVER's expert scale, -10 (conflict) to +10 (cooperation): that of its
 * mode where the manual gives one, else of its root.
 */
export const scoreOf = (root: Root, mode: string | null = null): number =>
  MODE_SCORES[\`\${root}/\${mode ?? ''}\`] ?? SCORES[root];

${vocabulary('CONTEXTS', 'Context', ontology.contexts, `PLOVER’s ${ontology.contexts.length} contexts.`)}
${vocabulary('INSTRUMENTS', 'Instrument', instruments, 'By what means states cooperate: our layer over AGREE, CONSULT, SUPPORT, COOPERATE and AID.')}
/** What the cooperation is about: the domains that come with Entente, in the order of its data. */
export const DOMAINS = [${ids(domains).map(quote).join(', ')}] as const;
/** One of \`DOMAINS\`, or a domain of the user's own knowledge. */
export type Domain = string;
/** The form of a domain's id. */
export const DOMAIN_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

${vocabulary('STATUSES', 'Status', ontology.statuses, 'Whether the act happened, lies ahead, or is turned down.')}
${vocabulary('FORCES', 'Force', ontology.forces, 'How firmly something is promised, weakest first.')}
${vocabulary('DOCUMENT_KINDS', 'DocumentKind', ontology.documentKinds, 'Kinds of text.')}
${vocabulary('PUBLISHER_KINDS', 'PublisherKind', ontology.publisherKinds, 'Kinds of publisher.')}
${vocabulary('MENTION_KINDS', 'MentionKind', ontology.mentionKinds, 'What a mention names.')}
${vocabulary('SECTORS', 'Sector', ontology.sectors, 'PLOVER sectors used for a mention’s `sector`.')}
${labels('ROOT_LABELS', 'Root', ontology.roots, 'What somebody does, in words: "meets or consults".')}
${labels('STATUS_LABELS', 'Status', ontology.statuses, 'A status as a label.')}
${labels('FORCE_LABELS', 'Force', ontology.forces, 'How it is promised, as a verb.')}
${labels('PUBLISHER_LABELS', 'PublisherKind', ontology.publisherKinds, 'A kind of publisher as a label.')}
`;

const cell = (text) => String(text).replaceAll('|', '\\|');
const rows = (head, list) =>
  [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`]
    .concat(list.map((line) => `| ${line.map((v) => cell(v ?? '')).join(' | ')} |`))
    .join('\n');
const plain = (list) =>
  rows(
    ['id', 'label', 'meaning'],
    list.map(({ id, label, definition }) => [`\`${id}\``, label, definition]),
  );
const some = (list, most) =>
  list.slice(0, most).join(', ') + (list.length > most ? `, and ${list.length - most} more` : '');

const page = `# The ontology

Made from \`knowledge/ontology.json\`, \`knowledge/domains.json\` and \`knowledge/instruments.json\` by \`npm run ontology\`; \`npm run check\` compares. The same files give the types and enums of \`entente/model\`, the JSON Schemas, the enums of the HTTP interface and the labels of the workbench.

${ontology.about}

Source: ${ontology.source} Licence: ${ontology.licence}.

## Quad classes

${plain(ontology.quads)}

## Roots

${rows(
  ['root', 'quad', 'score', 'meaning', 'example', 'not'],
  ontology.roots.map((r) => [`\`${r.id}\``, r.quad, r.score, r.definition, r.example, r.nearMiss]),
)}

## Modes

Roots that are not listed have none: that is where partnership lives, hence our \`instrument\`.

${rows(
  ['root', 'mode', 'score', 'meaning'],
  moded.flatMap((r) => r.modes.map((m) => [`\`${r.id}\``, `\`${m.id}\``, m.score, m.definition])),
)}

## Contexts

${plain(ontology.contexts)}

## Domains

What an act is about. A user's own \`knowledge/domains.json\` may add some, and words to these.

${rows(
  ['id', 'label', 'meaning', 'contexts', 'modes', 'words', 'not'],
  domains.map((d) => [
    `\`${d.id}\``,
    d.label,
    d.definition,
    (d.contexts ?? []).join(', '),
    (d.modes ?? []).join(', '),
    some(d.triggers ?? [], 6),
    some(d.nearMisses ?? [], 3),
  ]),
)}

## Instruments

By what means states cooperate.

${rows(
  ['id', 'label', 'meaning', 'roots', 'modes', 'words', 'not'],
  instruments.map((d) => [
    `\`${d.id}\``,
    d.label,
    d.definition,
    (d.roots ?? []).join(', '),
    (d.modes ?? []).join(', '),
    some(d.triggers ?? [], 6),
    some(d.nearMisses ?? [], 3),
  ]),
)}

## Status

${plain(ontology.statuses)}

## Force of a promise

Weakest first.

${plain(ontology.forces)}

## Kinds of text

${plain(ontology.documentKinds)}

## Kinds of publisher

${plain(ontology.publisherKinds)}

## Kinds of mention

${plain(ontology.mentionKinds)}

## Sectors

${plain(ontology.sectors)}
`;

const config = await prettier.resolveConfig(join(root, 'package.json'));
const code = await prettier.format(source, { ...config, parser: 'typescript' });
let stale = 0;
for (const [name, text] of [
  ['src/model/ontology.ts', code],
  ['docs/reference/ontology.md', page],
]) {
  const file = join(root, name);
  if (process.argv.includes('--check')) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    stale += 1;
    console.error(`${name} is not what knowledge/ says: run npm run ontology`);
  } else writeFileSync(file, text);
}
process.exit(stale === 0 ? 0 : 1);
