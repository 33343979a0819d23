import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadKnowledge, type Knowledge } from './index.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { value: knowledge, diagnostics } = loadKnowledge();
const on = (group: string, day: string): number => knowledge.members(group, day).length;

describe('the packaged data', () => {
  it('is trusted at load, and fits the schemas all the same', () => {
    // A folder that is named is checked entry by entry; the packaged one is not.
    const { value: checked, diagnostics: problems } = loadKnowledge({
      folder: join(root, 'knowledge'),
    });
    expect(problems.filter((d) => d.severity === 'error')).toEqual([]);
    expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
    const parts: (keyof Knowledge)[] = [
      'actors',
      'holders',
      'domains',
      'instruments',
      'ministries',
      'publishers',
      'chronology',
      'lexicon',
    ];
    for (const part of parts) expect(knowledge[part], part).toEqual(checked[part]);
  });

  it('has every country and territory of ISO 3166, and Kosovo', (context) => {
    const countries = knowledge.actors.filter((a) => a.kind === 'country');
    expect(countries.length).toBe(250);
    expect(new Set(knowledge.actors.map((a) => a.code)).size).toBe(knowledge.actors.length);
    const file = join(root, '../shared/data/iso3166/all.csv');
    if (!existsSync(file)) {
      console.log('skipped: ../shared/data is not here to compare with');
      context.skip();
    }
    const codes = [...readFileSync(file, 'utf8').matchAll(/,([A-Z]{3}),\d{3},/g)].map((m) => m[1]!);
    expect(codes.length).toBe(249);
    expect(codes.filter((code) => knowledge.actor(code)?.kind !== 'country')).toEqual([]);
  });

  it('has hundreds of publishers of every kind, each domain once', () => {
    const { publishers } = knowledge;
    expect(publishers.length).toBeGreaterThan(300);
    expect(new Set(publishers.map((p) => p.domain)).size).toBe(publishers.length);
    for (const kind of ['official', 'news', 'think-tank', 'state-media'])
      expect(publishers.filter((p) => p.kind === kind).length, kind).toBeGreaterThan(20);
    for (const { country, domain } of publishers)
      if (country !== null) expect(knowledge.actor(country)?.kind, domain).toBe('country');
  });

  it('states its subject, source and licence in every file', () => {
    const files = readdirSync(join(root, 'knowledge'), {
      recursive: true,
      encoding: 'utf8',
    }).filter((name) => name.endsWith('.json'));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const data = JSON.parse(readFileSync(join(root, 'knowledge', file), 'utf8')) as Record<
        string,
        unknown
      >;
      for (const key of ['about', 'source', 'licence'])
        expect(JSON.stringify(data[key] ?? '').length, `${file}: ${key}`).toBeGreaterThan(5);
    }
  });

  it('names only members and wholes that exist', () => {
    for (const actor of knowledge.actors) {
      for (const { code } of actor.members)
        expect(knowledge.actor(code), `${actor.code}: ${code}`).not.toBeNull();
      if (actor.partOf !== null) expect(knowledge.actor(actor.partOf), actor.code).not.toBeNull();
    }
    for (const holder of knowledge.holders)
      expect(knowledge.actor(holder.actor), holder.name).not.toBeNull();
  });
});

describe('membership on a day', () => {
  const COUNTS: [group: string, day: string, n: number][] = [
    ['NATO', '1949-04-04', 12],
    ['NATO', '2022-12-31', 30],
    ['NATO', '2023-04-03', 30],
    ['NATO', '2023-04-04', 31],
    ['NATO', '2024-03-06', 31],
    ['NATO', '2024-03-07', 32],
    ['NATO', '2026-11-24', 32],
    ['EU', '2020-01-31', 28],
    ['EU', '2020-02-01', 27],
    ['EU', '2013-06-30', 27],
    ['EU', '2013-07-01', 28],
    ['G7', '2024-06-01', 7],
    ['AUKUS', '2022-01-01', 3],
    ['IP4', '2023-01-01', 4],
    ['QUAD', '2024-01-01', 4],
  ];
  for (const [group, day, n] of COUNTS)
    it(`${group} has ${n} on ${day}`, () => expect(on(group, day)).toBe(n));

  it('is known by name', () => {
    expect(knowledge.members('IP4', '2024-01-01')).toEqual(['AUS', 'JPN', 'KOR', 'NZL']);
    expect(knowledge.members('NATO', '2022-01-01')).not.toContain('FIN');
    expect(knowledge.members('EU', '2020-02-01')).not.toContain('GBR');
    expect(knowledge.memberships('JPN', '2024-01-01')).toContain('G7');
    expect(knowledge.members('JPN', '2024-01-01')).toEqual([]);
  });
});

describe('who held an office', () => {
  const CASES: [name: string, day: string, actor: string, office: RegExp][] = [
    ['Rutte', '2023-06-01', 'NLD', /head of government/],
    ['Rutte', '2025-02-01', 'NATO', /secretary general/],
    ['Kishida', '2023-07-12', 'JPN', /head of government/],
    ['Stoltenberg', '2022-06-29', 'NATO', /secretary general/],
    ['Yoon Suk Yeol', '2023-07-11', 'KOR', /head of state/],
    ['Albanese', '2024-07-10', 'AUS', /head of government/],
    ['Ardern', '2022-06-29', 'NZL', /head of government/],
    ['Luxon', '2025-06-24', 'NZL', /head of government/],
    ['Trump', '2025-06-25', 'USA', /head of state/],
    ['Biden', '2022-06-29', 'USA', /head of state/],
    ['Abe', '2013-04-15', 'JPN', /head of government/],
    ['Ishiba', '2025-06-24', 'JPN', /head of government/],
  ];
  for (const [name, day, actor, office] of CASES) {
    it(`${name} on ${day}`, () => {
      const [first] = knowledge.holder(name, day);
      expect(first?.actor).toBe(actor);
      expect(first?.office).toMatch(office);
    });
  }

  it('is not told for a day outside the term, nor for a stranger', () => {
    expect(
      knowledge.holder('Kishida', '2012-01-01').filter((h) => h.office === 'head of government'),
    ).toEqual([]);
    expect(knowledge.holder('Nobody Such', '2024-01-01')).toEqual([]);
  });

  it('says how each entry was checked, and where', () => {
    for (const holder of knowledge.holders) {
      expect(holder.check, holder.name).toBeTruthy();
      if (holder.check !== 'to be verified')
        expect(holder.sources.length, `${holder.name} ${holder.office}`).toBeGreaterThan(0);
      if (holder.end !== null)
        expect(holder.end >= holder.start, `${holder.name} ${holder.office}`).toBe(true);
    }
  });
});

describe("a user's own folder", () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-knowledge-'));
  mkdirSync(join(folder, 'actors'));
  const organisations = join(folder, 'actors', 'organisations.json');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = (entries: string): ReturnType<typeof loadKnowledge> => {
    writeFileSync(
      organisations,
      `{\n  "about": "mine", "source": "me", "licence": "CC0",\n  "entries": [\n${entries}\n  ]\n}\n`,
    );
    return loadKnowledge({ userFolder: folder });
  };

  it('adds a group', () => {
    const mine = write(
      '{"code": "MINE", "name": "My Three", "kind": "group", "members": [{"code": "JPN", "from": "2020-01-01"}, {"code": "FRA", "from": "2021-01-01"}]}',
    );
    expect(mine.diagnostics).toEqual([]);
    expect(mine.value.members('MINE', '2020-06-01')).toEqual(['JPN']);
    expect(mine.value.members('MINE', '2022-06-01')).toEqual(['FRA', 'JPN']);
    expect(mine.value.members('NATO', '2024-03-07').length).toBe(32);
  });

  const FAULTS: [name: string, entries: string, line: number][] = [
    ['an entry without a code', '{"name": "No code"}', 4],
    [
      'a member that does not exist',
      '{"code": "BAD1", "name": "B", "kind": "group", "members": [{"code": "ZZZZ", "from": "2020-01-01"}]}',
      4,
    ],
    [
      'a date that is none',
      '{"code": "BAD2", "name": "B", "kind": "group", "members": [{"code": "JPN", "from": "2020-13-45"}]}',
      4,
    ],
    ['broken JSON', '{"code": "BAD3", ', 5],
  ];
  for (const [name, entries, line] of FAULTS) {
    it(`${name}: told with its file and line, and the rest stands`, () => {
      const mine = write(entries);
      expect(mine.value.members('NATO', '2024-03-07').length).toBe(32);
      const told = mine.diagnostics
        .map((d) => `${d.code} ${d.uri ?? ''} ${d.message} ${d.advice}`)
        .join('\n');
      expect(told).toMatch(/knowledge\//);
      expect(told).toContain('organisations.json');
      expect(told).toMatch(new RegExp(`\\b${line}\\b|\\b${line + 1}\\b`));
    });
  }
});
