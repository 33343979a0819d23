/** The commands on knowledge and lexicon, run as a person runs them, on good and on bad input. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { entente } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-knowledge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const run = (...args: string[]) => entente(args, { cwd: folder });

mkdirSync(join(folder, 'bad/actors'), { recursive: true });
writeFileSync(
  join(folder, 'bad/actors/holders.json'),
  '{"about": "a", "source": "b", "licence": "c", "entries": [\n  {"name": "A B", "surname": "B", "actor": "NZ", "office": "other", "title": "t", "start": "2020", "end": null, "check": "to be verified"}\n]}\n',
);
mkdirSync(join(folder, 'dictionaries'));
writeFileSync(
  join(folder, 'dictionaries/mine.verbs.txt'),
  '--- FERRY [070] ---\nFERRY\n- * HOPE [020]\n',
);

describe('knowledge', () => {
  it('names file, line and column of a fault, and ends with 1', () => {
    const { status, out } = run('knowledge', 'check', 'bad');
    expect(status).toBe(1);
    expect(out).toContain('bad/actors/holders.json:2:44: error knowledge/unknown-actor');
    const [found] = entente(['knowledge', 'check', 'bad', '--json'], { cwd: folder }).json();
    expect(found).toMatchObject({ errors: 1, diagnostics: [{ line: 2, column: 44 }] });
  });
  it('tells who held an office, and what is near where nobody did', () => {
    expect(
      run('knowledge', 'who', 'foreign minister', '--of', 'Japan', '--on', '2023-07-12').out,
    ).toMatch(/Yoshimasa Hayashi.*JPN/);
    const unknown = run('knowledge', 'who', 'Kishidda');
    expect(unknown.status).toBe(1);
    expect(unknown.err).toMatch(/knowledge\/unknown-person.*Kishida/);
    const other = run('knowledge', 'who', 'Ardern', '--on', '2025-06-24');
    expect(other.status).toBe(1);
    expect(other.err).toMatch(/knowledge\/no-holder-on-record[\s\S]*Jacinda Ardern/);
    const [json] = entente(['knowledge', 'who', 'Kishida', '--on', '2023-07-12', '--json']).json();
    expect(json).toMatchObject({ as: 'person', terms: [{ name: 'Fumio Kishida' }] });
  });
  it.each([
    [['knowledge', 'check', 'no-such-folder'], /no such folder/],
    [['knowledge', 'who', 'Kishida', '--on', 'yesterday'], /YYYY-MM-DD/],
    [['knowledge', 'who', 'Kishida', '--of', 'Japann'], /unknown actor: Japann\. Near it: JPN/],
    [['knowledge', 'who', ' '], /missing name/],
    [['lexicon', 'explain', 'two words'], /one word/],
    [['import', 'petrarch', 'bad'], /no dictionary in bad/],
    [['gaps', 'engagement', '--case', 'nato-ip5'], /unknown case: nato-ip5\. Near it: nato-ip4/],
    [['gaps', 'engagement', '--domain', 'cybr'], /unknown domain: cybr\. Near it: cyber/],
  ])('%j is wrong usage', (args, expected) => {
    const { status, err } = run(...args);
    expect(err).toMatch(expected);
    expect(status).toBe(2);
  });
});

describe('lexicon', () => {
  it('explains a word in any form', () => {
    const { status, out } = run('lexicon', 'explain', 'signed');
    expect(status).toBe(0);
    expect(out).toMatch(/v\.sign/);
    expect(out).toMatch(/SUPPORT/);
  });
  it('names what is near a word that it does not know', () => {
    const { status, err } = run('lexicon', 'explain', 'vissit');
    expect(status).toBe(1);
    expect(err).toMatch(/knowledge\/unknown-word.*visit/);
  });
});

describe('import petrarch', () => {
  it('writes entries and the list of what was left out; again adds nothing', () => {
    const { status, out, err } = run('import', 'petrarch', 'dictionaries', '--out', 'own');
    expect(status).toBe(0);
    expect(out).toContain('own/lexicon/petrarch.json: 1 entry added');
    expect(err).toContain('mine.verbs.txt:3: - * HOPE [020]: CAMEO 020 has no root in PLOVER');
    expect(readFileSync(join(folder, 'own/petrarch-not-carried.tsv'), 'utf8')).toContain(
      'mine.verbs.txt\t3\tno',
    );
    expect(existsSync(join(folder, 'own/actors'))).toBe(false);
    expect(run('import', 'petrarch', 'dictionaries', '--out', 'own').out).toContain(
      '0 entries added',
    );
    // What was imported is what the next command knows.
    expect(run('lexicon', 'explain', 'ferry', '--knowledge', 'own').out).toContain(
      'petrarch.ferry.2',
    );
  });
});

it.each([
  ['knowledge'],
  ['knowledge', 'check'],
  ['knowledge', 'who'],
  ['lexicon', 'check'],
  ['lexicon', 'explain'],
  ['import', 'petrarch'],
])('%s %s shows an example in its help', (...args) => {
  const { status, out } = entente([...args.filter((one) => one !== undefined), '--help']);
  expect(status).toBe(0);
  expect(out).toMatch(/Examples?:\n {2}\$ entente /);
});
