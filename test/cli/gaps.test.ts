import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entente } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-gaps-'));
const ledger = join(folder, 'ledger');
const texts = join(folder, 'texts');
const AS_OF = ['--ledger', ledger, '--as-of', '2026-11-24'];

const communique = (date: string, title: string, paragraphs: string[]): string =>
  `---\ntitle: "${title}"\nkind: communique\ndate: ${date}\n---\n\n${paragraphs.join('\n\n')}\n`;
const before = [
  ...Array.from(
    { length: 12 },
    (_, i) => `In month ${i + 1} NATO and Japan worked on cyber defence in city number ${i + 1}.`,
  ),
  'Artificial intelligence was named once.',
];
const now = Array.from(
  { length: 14 },
  (_, i) => `Leaders from Tokyo and Brussels came together for peace, round ${i + 1} of many.`,
);

beforeAll(() => {
  mkdirSync(texts);
  mkdirSync(join(folder, 'knowledge'));
  writeFileSync(join(texts, 'a.md'), communique('2024-07-10', 'First summit', before));
  writeFileSync(join(texts, 'b.md'), communique('2025-06-25', 'Second summit', now));
  // The user's own topic, agenda and group of partners.
  const own = (file: string, entries: object[]): void =>
    writeFileSync(join(folder, 'knowledge', file), JSON.stringify({ entries }));
  own('topics.json', [{ id: 'peace', label: 'Peace', words: ['peace'] }]);
  own('agendas.json', [
    {
      id: 'mine',
      label: 'my own agenda',
      declared: '2024-01-01',
      topics: ['peace', 'cyber-defence'],
      source: 'a test',
    },
  ]);
  const added = entente(['add', texts, '--ledger', ledger]);
  expect(added.status, added.err).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Agenda {
  rows: { topic: string; state: string; counts: (number | null)[] }[];
}
const passagesOf = (json: Record<string, unknown>): { quote: string }[] =>
  json['passages'] as { quote: string }[];

describe('gaps over texts', () => {
  it('agenda: silence beyond what length explains, in a sentence and a table of 100 columns', () => {
    const ran = entente(['gaps', 'agenda', ...AS_OF]);
    expect(ran.status, ran.err).toBe(0);
    expect(ran.out.replaceAll(/\s+/g, ' ')).toContain(
      'Of Cyber defence that is more than its length explains.',
    );
    for (const line of ran.out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    expect(ran.out).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("agenda: the user's own agenda and topics, with the sentences", () => {
    const [json] = entente([
      'gaps',
      'agenda',
      '--agenda',
      'mine',
      '--json',
      '--evidence',
      ...AS_OF,
    ]).json();
    const { rows } = json!['result'] as Agenda;
    expect(rows.map(({ topic, state, counts }) => [topic, state, ...counts])).toEqual([
      ['peace', 'present', 0, 14],
      ['cyber-defence', 'absent:more-than-length-explains', 12, 0],
    ]);
    expect(passagesOf(json!)).toHaveLength(26);
    expect(passagesOf(json!).every(({ quote }) => /peace|cyber/.test(quote))).toBe(true);
  });

  it('wording: a term from its first use, and an own one that nobody uses', () => {
    const ran = entente([
      'gaps',
      'wording',
      '--terms',
      'cyber defence,blue moon',
      '--csv',
      ...AS_OF,
    ]);
    expect(ran.status, ran.err).toBe(0);
    const lines = ran.out.split('\n');
    expect(lines.find((line) => line.startsWith('term,cyber defence'))).toBe(
      'term,cyber defence,,,,,,,,,1,2024-07-10,left-censored,2024-07-10,absent-after-short-use',
    );
    expect(lines.find((line) => line.startsWith('term,blue moon'))).toBe(
      'term,blue moon,,,,,,,,no-evidence-found,,,,,never-mentioned',
    );
    const width = lines[0]!.split(',').length;
    for (const line of lines.filter((l) => l !== '')) expect(line.split(',')).toHaveLength(width);
  });

  it.each(['alignment', 'dependence', 'agenda', 'wording'])(
    '%s: an empty period is a reason, not a crash',
    (measure) => {
      const ran = entente(['gaps', measure, '--from', '1950', '--to', '1960', ...AS_OF]);
      expect(ran.status, ran.err).toBe(0);
      expect(ran.out.replaceAll(/\s+/g, ' ')).toMatch(
        /nothing can be said|no wording to compare|Too little on record/,
      );
      expect(ran.out).not.toMatch(/NaN|undefined|Infinity/);
    },
  );

  it('alignment: votes of a file, an absence left out', () => {
    const votes = join(folder, 'votes.csv');
    const lines = [1, 2, 3, 4, 5].flatMap((n) => [
      `USA,r${n},2024-01-0${n},yes`,
      `JP,r${n},2024-01-0${n},${n === 1 ? 'no' : 'yes'}`,
      `KOR,r${n},2024-01-0${n},absent`,
    ]);
    writeFileSync(votes, ['actor,object,date,vote', ...lines].join('\n'));
    const [json] = entente(['gaps', 'alignment', '--votes', votes, '--json', ...AS_OF]).json();
    const { cells } = json!['result'] as {
      cells: { member: string; partner: string; result: object; shared: string[] }[];
    };
    const of = (partner: string) =>
      cells.find((cell) => cell.member === 'USA' && cell.partner === partner)!;
    expect(of('JPN').result).toMatchObject({ n: 5, opposed: 1, S: 0.6 });
    expect(of('KOR')).toMatchObject({ shared: [], result: { value: null } });
    writeFileSync(votes, 'actor,object,date,vote\nUSA,r1,2024-01-01,perhaps');
    const wrong = entente(['gaps', 'alignment', '--votes', votes, ...AS_OF]);
    expect(wrong.status).toBe(2);
    expect(wrong.err).toContain('line 2: perhaps');
  });
});

describe('wrong usage of a measure: status 2 and the nearest names', () => {
  it.each([
    [['gaps', 'agend'], 'agenda'],
    [['gaps', 'agenda', '--agenda', 'flagship', ...AS_OF], 'flagship-2024'],
    [['gaps', 'agenda', '--topics', 'chna', ...AS_OF], 'china'],
    [['gaps', 'agenda', '--text', 'Third summit', ...AS_OF], 'First summit'],
    [['gaps', 'wording', '--kind', 'poem', ...AS_OF], 'communique'],
    [['gaps', 'alignment', '--votes', join(folder, 'none.csv'), ...AS_OF], 'none.csv'],
    [['gaps', 'dependence', '--without', 'UAS', ...AS_OF], 'USA'],
    [['gaps', 'dependence', '--domain', 'cybr', ...AS_OF], 'cyber'],
    [['gaps', 'dependence', '--csv', '--json', ...AS_OF], '--csv'],
  ] as [string[], string][])('%j names %s', (args, near) => {
    const ran = entente(args);
    expect(ran.status, ran.out).toBe(2);
    expect(ran.err).toContain(near);
  });
});
