import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkKnowledge } from '../index.ts';

const root = mkdtempSync(join(tmpdir(), 'entente-check-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

/** A folder of the user's with these files. */
function folderOf(files: Record<string, string>): string {
  const folder = join(root, String((count += 1)), 'knowledge');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
const HEAD = 'about: mine\nsource: me\nlicence: CC0\n';
const holder = (fields: string): string =>
  `${HEAD}entries:\n  - {${fields}, check: to be verified}\n`;
const told = (files: Record<string, string>): string[] =>
  checkKnowledge([folderOf(files)]).diagnostics.map((d) => `${d.severity} ${d.code} ${d.message}`);

describe('a folder of the user’s', () => {
  it('is sound: a minister, a group of partners, a case, a domain and a topic, as YAML and JSON', () => {
    const folder = folderOf({
      'holders.yaml': `${HEAD}entries:
  - name: Ann Example
    surname: Example
    actor: NZL
    office: defence industry minister
    title: minister for defence industry
    start: 2026
    end: null
    check: to be verified
`,
      'actors/organisations.json': `{"about": "mine", "source": "me", "licence": "CC0", "entries": [
  {"code": "PAC3", "name": "Pacific Three", "kind": "group", "members": [
    {"code": "FJI", "from": "2020"}, {"code": "PNG", "from": "2020"}, {"code": "TON", "from": "2020"}]}]}`,
      'cases.yml': `${HEAD}entries:
  - {id: mine, label: NATO and the Pacific Three, alliance: NATO, partners: [PAC3], default: true}
`,
      'domains.yaml': `${HEAD}entries:
  - {id: fisheries, label: Fisheries, definition: Fish., triggers: [fishing rights]}
`,
      'topics.yaml': `- {id: fish, label: Fish, definition: Fish., words: [fish], domains: [fisheries]}\n`,
    });
    const { value, diagnostics } = checkKnowledge([folder]);
    // A bare list says nothing of itself: told, and no fault.
    expect(diagnostics.map((d) => `${d.severity} ${d.code}`)).toEqual([
      'note knowledge/missing-about',
      'note knowledge/missing-licence',
      'note knowledge/missing-source',
    ]);
    expect(value.entries.map(({ part }) => part)).toEqual([
      'organisation or group',
      'term of office',
      'case',
      'domain',
      'topic',
    ]);
    expect(value.knowledge.members('PAC3', '2026-11-24')).toEqual(['FJI', 'PNG', 'TON']);
    expect(value.knowledge.defaultCase()).toMatchObject({ alliance: 'NATO', partners: ['PAC3'] });
    expect(value.knowledge.isOwn('PAC3')).toBe(true);
    expect(value.knowledge.isOwn('NATO')).toBe(false);
  });

  const FAULTS: [name: string, files: Record<string, string>, expected: RegExp][] = [
    [
      'a misspelt field',
      {
        'holders.yaml': holder(
          'name: A B, surnam: B, actor: NZL, office: other, title: t, start: 2020, end: null',
        ),
      },
      /line 5, column \d+: unknown field: surnam\. Near it: surname/,
    ],
    [
      'a field that is missing',
      {
        'holders.yaml': holder(
          'name: A B, actor: NZL, office: other, title: t, start: 2020, end: null',
        ),
      },
      /line 5, column 5: missing surname/,
    ],
    [
      'an office that is none',
      {
        'holders.yaml': holder(
          'name: A B, surname: B, actor: NZL, office: foreign ministr, title: t, start: 2020, end: null',
        ),
      },
      /unknown office: foreign ministr\. Near it: foreign minister/,
    ],
    [
      'an actor that is none',
      {
        'holders.yaml': holder(
          'name: A B, surname: B, actor: NZ, office: other, title: t, start: 2020, end: null',
        ),
      },
      /knowledge\/unknown-actor line 5, column \d+: unknown actor of A B: NZ/,
    ],
    [
      'a day that is none',
      {
        'holders.yaml': holder(
          'name: A B, surname: B, actor: NZL, office: other, title: t, start: 2020-02-30, end: null',
        ),
      },
      /line 5, column \d+: invalid start: not a date/,
    ],
    [
      'two foreign ministers at a time',
      {
        'holders.yaml': holder(
          'name: A B, surname: B, actor: NATO, office: secretary general, title: secretary general, start: 2015-01-01, end: 2016-01-01',
        ),
      },
      /error knowledge\/overlapping-terms line \d+, column \d+: overlapping terms: .*Stoltenberg/,
    ],
    [
      'a member twice',
      {
        'organisations.yaml': `${HEAD}entries:\n  - {code: MINE, name: Mine, kind: group, members: [{code: JPN, from: 2020}, {code: JPN, from: 2021}]}\n`,
      },
      /knowledge\/overlapping-membership line 5, column \d+/,
    ],
    [
      'an entry twice',
      {
        'topics.yaml': `${HEAD}entries:\n  - {id: a, label: A, words: [x]}\n  - {id: a, label: A, words: [y]}\n`,
      },
      /knowledge\/duplicate-entry line 6, column 5: duplicate entry: a/,
    ],
    [
      'a source without an address',
      {
        'holders.yaml': holder(
          'name: A B, surname: B, actor: NZL, office: other, title: t, start: 2020, end: null, sources: [the papers]',
        ),
      },
      /warning knowledge\/source-without-address line 5, column \d+: source without an address: the papers/,
    ],
    [
      'nothing to remove',
      { 'topics.yaml': `${HEAD}entries:\n  - {id: chiina, remove: true}\n` },
      /nothing to remove: chiina/,
    ],
    [
      'indentation that is none of YAML',
      { 'topics.yaml': 'entries:\n  - id: a\n   label: b\n' },
      /knowledge\/invalid-yaml line 3, column \d+: not YAML/,
    ],
    [
      'a comma too many',
      { 'topics.json': '{"entries": [\n  {"id": "a", "label": "b", "words": ["x"],}\n]}' },
      /knowledge\/invalid-json line 2, column 44: not JSON/,
    ],
    [
      'a word where none may stand',
      { 'topics.json': '{"entries": [\n  {"id": a}\n]}' },
      /knowledge\/invalid-json line 2, column 10: not JSON/,
    ],
    [
      'a file under a name that nothing reads',
      { 'ministers.yaml': `${HEAD}entries: []\n` },
      /warning knowledge\/unknown-file/,
    ],
    [
      'a frame that takes the place of ours',
      {
        'lexicon/own.yaml': `${HEAD}entries:\n  - {id: my.visit, lemma: visit, pos: verb, root: AID, actor: [subject], example: Japan visited Fiji., nearMiss: none}\n`,
      },
      /note knowledge\/overridden-frame line 5, column 5: my.visit takes the place of v.visit/,
    ],
    [
      'two frames of your own that mean different things',
      {
        'lexicon/own.yaml': `${HEAD}entries:
  - {id: my.waft, lemma: waft, pos: verb, root: AID, actor: [subject], example: Japan wafted Fiji., nearMiss: none}
  - {id: my.waft.2, lemma: waft, pos: verb, root: ACCUSE, actor: [subject], example: Japan wafted Fiji., nearMiss: none}
`,
      },
      /error knowledge\/conflicting-frames line 6, column 5/,
    ],
    [
      'a case of actors that nobody knows',
      {
        'cases.yaml': `${HEAD}entries:\n  - {id: c, label: C, alliance: NATOO, partners: [IP4]}\n`,
      },
      /knowledge\/unknown-actor line 5, column \d+: unknown actor of c: NATOO/,
    ],
  ];
  /** The checks that the data must pass in CI, each broken once. */
  const CHECKS: [name: string, files: Record<string, string>, expected: RegExp][] = [
    [
      'schema: a membership that ends before it begins',
      {
        'organisations.yaml': `${HEAD}entries:\n  - {code: MINE, name: Mine, kind: group, members: [{code: JPN, from: 2020, to: 2019}]}\n`,
      },
      /error knowledge\/invalid-entry line 5, column \d+: invalid members.*ends before it begins/,
    ],
    [
      'unique codes: an organisation with the code of a state',
      { 'organisations.yaml': `${HEAD}entries:\n  - {code: JPN, name: Mine, kind: group}\n` },
      /error knowledge\/repeated-code line 5, column 5: repeated code: code JPN is that of Japan and of Mine/,
    ],
    [
      'unique codes: a state with the letters of another',
      {
        'countries.yaml': `${HEAD}entries:\n  - {code: QQQ, iso2: JP, name: Mine, region: Here}\n`,
      },
      /error knowledge\/repeated-code line 5, column 5: repeated code: iso2 JP/,
    ],
    [
      'gaps in terms',
      {
        'organisations.yaml': `${HEAD}entries:\n  - {code: MINE, name: Mine, kind: group}\n`,
        'holders.yaml': `${HEAD}entries:
  - {name: A B, surname: B, actor: MINE, office: secretary general, title: t, start: 2015, end: 2016, check: to be verified}
  - {name: C D, surname: D, actor: MINE, office: secretary general, title: t, start: 2018, end: null, check: to be verified}
`,
      },
      /note knowledge\/gap-in-terms line 6, column \d+: no secretary general of MINE between A B \(to 2016\) and C D/,
    ],
    [
      'every member of a group exists',
      {
        'organisations.yaml': `${HEAD}entries:\n  - {code: MINE, name: Mine, kind: group, members: [{code: JAP, from: 2020}]}\n`,
      },
      /error knowledge\/unknown-member line 5, column \d+: unknown member of MINE: JAP/,
    ],
    [
      'every source an address: of a member',
      {
        'organisations.yaml': `${HEAD}entries:\n  - {code: MINE, name: Mine, kind: group, members: [{code: JPN, from: 2020, source: hearsay}]}\n`,
      },
      /warning knowledge\/source-without-address line 5, column \d+: source without an address: hearsay/,
    ],
    [
      'every source an address: of a list of members',
      {
        'organisations.yaml': `${HEAD}entries:\n  - {code: MINE, name: Mine, kind: group, source: hearsay}\n`,
      },
      /warning knowledge\/source-without-address line 5, column \d+: source without an address: hearsay/,
    ],
    [
      'a list that is not whole says why',
      {
        'organisations.yaml': `${HEAD}entries:\n  - {code: MINE, name: Mine, kind: group, complete: false}\n`,
      },
      /note knowledge\/missing-note line 5, column \d+: MINE lists no members/,
    ],
    [
      'licence stated',
      { 'topics.yaml': 'about: mine\nsource: me\nentries: []\n' },
      /note knowledge\/missing-licence missing licence at the head of the file/,
    ],
    [
      'a topic of a domain that is none',
      {
        'topics.yaml': `${HEAD}entries:\n  - {id: x, label: X, definition: X., words: [x], domains: [cyberr]}\n`,
      },
      /error knowledge\/unknown-domain line 5, column \d+: unknown domain of x: cyberr/,
    ],
    [
      'a topic of an actor that is none',
      {
        'topics.yaml': `${HEAD}entries:\n  - {id: x, label: X, definition: X., words: [x], actors: [JAP]}\n`,
      },
      /error knowledge\/unknown-actor line 5, column \d+: unknown actor of x: JAP/,
    ],
    [
      'a topic that says nothing of itself',
      { 'topics.yaml': `${HEAD}entries:\n  - {id: x, label: X, words: [x]}\n` },
      /note knowledge\/missing-definition .*\n.*note knowledge\/unplaced-topic/,
    ],
    [
      'an ambassador to nobody',
      {
        'holders.yaml': holder(
          'name: A B, surname: B, actor: NZL, office: ambassador, to: NATOO, title: t, start: 2020, end: null',
        ),
      },
      /error knowledge\/unknown-actor line 5, column \d+: unknown to of A B: NATOO/,
    ],
    [
      'a case with rivals that nobody knows',
      {
        'cases.yaml': `${HEAD}entries:\n  - {id: c, label: C, alliance: NATO, partners: [IP4], rivals: [CRINKK]}\n`,
      },
      /knowledge\/unknown-actor line 5, column \d+: unknown actor of c: CRINKK/,
    ],
  ];
  it.each(CHECKS)('check: %s', (_, files, expected) =>
    expect(told(files).join('\n')).toMatch(expected),
  );
  it.each(FAULTS)('%s', (_, files, expected) => expect(told(files).join('\n')).toMatch(expected));

  it('takes an entry away', () => {
    const folder = folderOf({ 'topics.yaml': `${HEAD}entries:\n  - {id: iran, remove: true}\n` });
    const { value, diagnostics } = checkKnowledge([folder]);
    expect(diagnostics).toEqual([]);
    expect(value.knowledge.topics.map(({ id }) => id)).not.toContain('iran');
  });
});

describe('the packaged data', () => {
  const { value, diagnostics } = checkKnowledge();
  it('has no error', () =>
    expect(diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]));
  it('is all there', () => {
    expect(value.files.length).toBeGreaterThan(20);
    expect(value.entries.length).toBeGreaterThan(1500);
  });
});
