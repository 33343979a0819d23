import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from './index.ts';
import { overlay } from './merge.ts';

describe('overlay', () => {
  it('replaces fields and adds to lists, each item once', () => {
    const before = { code: 'JPN', name: 'Japan', otherNames: ['Nippon'] };
    const given = { code: 'JPN', name: 'Nihon', otherNames: ['Nippon', 'Yamato'] };
    expect(overlay(before, given)).toEqual({
      code: 'JPN',
      name: 'Nihon',
      otherNames: ['Nippon', 'Yamato'],
    });
    expect(before.otherNames).toEqual(['Nippon']);
  });

  it('ends a term of membership that is there instead of adding a second', () => {
    const before = { members: [{ code: 'GBR', from: '1973-01-01' }] };
    const given = { members: [{ code: 'GBR', from: '1973-01-01', to: '2020-01-31' }] };
    expect(overlay(before, given)).toEqual({ members: given.members });
  });
});

describe("a user's entries over the packaged ones", () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-overlay-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const put = (file: string, entries: unknown[]): void =>
    writeFileSync(join(folder, file), JSON.stringify({ entries }));
  mkdirSync(join(folder, 'actors'));
  put('actors/countries.json', [
    { code: 'NZL', otherNames: ['Aotearoa NZ'], metonyms: ['Pipitea'] },
  ]);
  put('actors/holders.json', [
    {
      name: 'Ann Example',
      surname: 'Example',
      actor: 'NZL',
      office: 'head of government',
      title: 'prime minister',
      start: '2030-01-01',
      end: null,
      check: 'to be verified',
    },
    {
      name: 'Bo Nowhere',
      surname: 'Nowhere',
      actor: 'XXX',
      office: 'other',
      title: 'envoy',
      start: '2030',
      end: null,
      check: 'to be verified',
    },
  ]);
  put('actors/organisations.json', [{ code: 'QUAD', replace: true, name: 'Quad', kind: 'group' }]);
  put('domains.json', [
    { id: 'cyber', triggers: ['lawful hacking'] },
    { id: 'fisheries', label: 'Fisheries', definition: 'Fish.', triggers: ['fishing rights'] },
    { id: 'Bad Name', label: 'Cooking', definition: 'No domain.' },
  ]);
  put('holderz.json', []);
  const { value: mine, diagnostics } = loadKnowledge({ userFolder: folder });

  it('extends a country', () => {
    expect(mine.actor('NZL')?.otherNames).toContain('Aotearoa NZ');
    expect(mine.actor('NZL')?.metonyms).toEqual(expect.arrayContaining(['the Beehive', 'Pipitea']));
    expect(loadKnowledge().value.actor('NZL')?.otherNames).not.toContain('Aotearoa NZ');
  });

  it('adds a holder, and leaves out one of an unknown actor', () => {
    expect(mine.holder('Example', '2031-01-01').map((h) => h.actor)).toEqual(['NZL']);
    expect(mine.holder('Nowhere', null)).toEqual([]);
  });

  it('replaces an entry where asked to', () => {
    expect(mine.actor('QUAD')?.members).toEqual([]);
    expect(mine.members('QUAD', '2024-01-01')).toEqual([]);
  });

  it('adds to a domain, and adds a domain', () => {
    const cyber = mine.domains.find((d) => d.id === 'cyber');
    expect(cyber?.triggers).toEqual(expect.arrayContaining(['ransomware', 'lawful hacking']));
    expect(mine.domains.map((d) => d.id).slice(15)).toEqual(['fisheries']);
  });

  it('tells of what it could not use', () => {
    expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([
      ['knowledge/unknown-file', 'warning'],
      ['knowledge/unknown-actor', 'error'],
      ['knowledge/invalid-entry', 'error'],
    ]);
  });

  it('tells of a folder that is not there', () => {
    const { value, diagnostics: told } = loadKnowledge({ userFolder: join(folder, 'none') });
    expect(told.map((d) => d.code)).toEqual(['knowledge/missing-folder']);
    expect(value.members('NATO', '2024-03-07').length).toBe(32);
  });
});
