import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { codesIn, sitesIn, sources, type Site } from './problems.ts';

const FILE = join(import.meta.dirname, '../../docs/reference/problems.md');

/** The rooms whose problems are on this page, with what each is about. */
const ROOMS: Readonly<Record<string, string>> = {
  brief: 'Briefs and their citations',
  coding: 'Coding of documents',
  import: 'The screen that imports files',
  indicator: 'Tables of indicators (`entente import indicator`)',
  knowledge: 'Data of `knowledge/`, and a folder of your own',
  ledger: 'Ledgers on disk',
  review: 'Decisions of reviewers',
  server: 'The service and its addresses',
};

const files = sources();
const sites = sitesIn(files).filter(
  ({ code, file }) => !code.startsWith('read/') && !file.startsWith('src/documents/'),
);
const byCode = new Map<string, Site[]>();
for (const site of sites) byCode.set(site.code, [...(byCode.get(site.code) ?? []), site]);

const distinct = (list: readonly string[]): string[] => [...new Set(list.filter(Boolean))];

function section(code: string, all: readonly Site[]): string {
  const severities = distinct(all.map(({ severity }) => severity)).join(' or ');
  const messages = distinct(all.map(({ message }) => message));
  const advice = distinct(all.map((one) => one.advice));
  const listed = (items: readonly string[]): string =>
    items.length === 1 ? ` ${items[0]!}` : `\n\n${items.map((one) => `- ${one}`).join('\n')}`;
  return [
    `### ${code}`,
    `${severities}:${messages.length === 0 ? ' as the message says' : listed(messages)}`,
    `What to do:${advice.length === 0 ? ' as the advice beside it says' : listed(advice)}`,
    `From ${distinct(all.map(({ file }) => `\`${file}\``)).join(', ')}.`,
  ].join('\n\n');
}

function page(): string {
  const codes = [...byCode.keys()].sort();
  const parts = Object.entries(ROOMS).map(([room, title]) => {
    const own = codes.filter((code) => code.startsWith(`${room}/`));
    return `## ${title}\n\n${own.map((code) => section(code, byCode.get(code)!)).join('\n\n')}`;
  });
  return `# Diagnostics of knowledge, coding, ledgers, briefs, reviews and the service

Read out of \`src/\` by \`UPDATE_DOCS=1 npx vitest run test/docs/problems.test.ts\`; the same test compares. \`{…}\` is filled in; \` / \` stands between wordings of which one is chosen. Reading has [a page of its own](diagnostics.md).

${parts.join('\n\n')}
`;
}

describe('docs/reference/problems.md', () => {
  it('is what the code says', () => {
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, page());
    expect(existsSync(FILE) ? readFileSync(FILE, 'utf8') : '').toBe(page());
  });

  it('has every code that stands anywhere in the code, and no other', () => {
    const used = codesIn(files, new Set(Object.keys(ROOMS)));
    expect(used.size).toBeGreaterThan(60);
    expect([...used].filter((code) => !byCode.has(code) && !NO_PROBLEM.has(code))).toEqual([]);
    const headings = [...readFileSync(FILE, 'utf8').matchAll(/^### (.*)$/gm)].map(([, c]) => c!);
    expect(headings).toEqual([...headings].sort());
    const source = files.map((file) => file.text).join('\n');
    const gone = headings.filter((code) => {
      const [room, name] = code.split('/');
      // Some codes are put together: `unknown-${kind}` of "actor".
      const head = `\`${room}/${name!.split('-')[0]!}-\${`;
      return !source.includes(code) && !source.includes(`'${name}'`) && !source.includes(head);
    });
    expect(gone).toEqual([]);
  });

  it('belongs to a room that the page names', () =>
    expect([...byCode.keys()].filter((code) => !Object.hasOwn(ROOMS, code.split('/')[0]!))).toEqual(
      [],
    ));

  it('says of each what happened and what to do', () => {
    const bare = [...byCode].filter(([, all]) => all.every((one) => !one.message || !one.advice));
    expect(bare.map(([code]) => code)).toEqual([]);
  });

  it('would see a new code', () => {
    const text = `
      const f = (what: string) => diagnostic({ code: 'ledger/new-one', severity: 'note', message: \`bad \${what}\`, advice: 'Mend it.' });
      const g = (kind: string, message: string) => say({ code: \`knowledge/\${kind}\`, message, advice: 'x' });
      g('odd-thing', 'an odd thing');
    `;
    const file = ts.createSourceFile('src/x.ts', text, ts.ScriptTarget.Latest, true);
    expect(sitesIn([file])).toEqual([
      {
        code: 'ledger/new-one',
        severity: 'note',
        message: 'bad {…}',
        advice: 'Mend it.',
        file: 'src/x.ts',
      },
      {
        code: 'knowledge/odd-thing',
        severity: 'error',
        message: 'an odd thing',
        advice: 'x',
        file: 'src/x.ts',
      },
    ]);
  });
});

/** Texts in the form of a code that are none. */
const NO_PROBLEM: ReadonlySet<string> = new Set([
  // how the unknown records of a review begin
  'review/unknown',
]);
