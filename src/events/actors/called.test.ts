import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKnowledge, type Knowledge } from '../../knowledge/index.ts';
import { createKit, scan, type Kit } from '../scan.ts';
import { mkdirSync } from 'node:fs';

/** What a noun phrase stands for: "CODE words", for mentions that are no names. */
const nouns = (kit: Kit, text: string, on: string | null = '2024-05-10'): string[] =>
  [...scan(kit, text, kit.analyser.analyseText(text), on)].flatMap(({ view }) =>
    view.mentions.filter((m) => m.sort === 'noun').map((m) => `${m.code} ${m.text}`),
  );

const kitOf = (knowledge: Knowledge): Kit => createKit(knowledge, { models: false });

describe('descriptions of the packaged groups', () => {
  const kit = kitOf(loadKnowledge().value);
  it.each([
    ['NATO met Japan. The alliance signed a pact.', 'NATO The alliance'],
    ['The CSTO met Iran. The alliance signed a pact.', 'CSTO The alliance'],
    ['The alliance signed a pact. NATO met Japan.', 'NATO The alliance'],
    ['The EU met Japan. The bloc signed a pact.', 'EU The bloc'],
    ['ASEAN met Japan. The bloc signed a pact.', 'ASEAN The bloc'],
    ['The EU met ASEAN in Jakarta. The bloc of ten later signed a pact.', 'ASEAN The bloc'],
    ['Mercosur met Japan. The bloc signed a pact.', 'MERCOSUR The bloc'],
    ['The UN met Japan. The world body signed a pact.', 'UN The world body'],
    ['The African Union met Japan. The union signed a pact.', 'AU The union'],
    ['The IP4 met NATO. The four signed a pact.', 'IP4 The four'],
    ['The Quad countries met. All four countries signed a pact.', 'QUAD All four countries'],
    ['ASEAN met Japan. The ten signed a pact.', 'ASEAN The ten'],
    ['AUKUS met Japan. The three countries signed a pact.', 'AUKUS The three countries'],
    ['The Bucharest Nine met. All nine leaders signed a pact.', 'B9 All nine leaders'],
    ['NATO met in Washington. All 32 allies signed a pact.', 'NATO All 32 allies'],
    ['The EU met in Brussels. All 27 leaders signed a pact.', 'EU All 27 leaders'],
    ['NATO met in Madrid. Allies signed a pact.', 'NATO Allies'],
  ])('%s', (text, wanted) => expect(nouns(kit, text)).toContain(wanted));

  it.each([
    // near misses
    ['NATO met Japan. The bloc of flats burned.', 'NATO The bloc'],
    ['The alliance of small firms signed a pact with Japan.', 'NATO The alliance'],
    ['NATO met Japan. The four ships left port.', 'IP4 The four'],
    ['NATO met in Washington. All 27 allies signed a pact.', 'NATO All 27 allies'],
    ['The EU met in Brussels. All 32 leaders signed a pact.', 'EU All 32 leaders'],
    ['Japan won friends. Allies signed a pact.', 'NATO Allies'],
  ])('not: %s', (text, unwanted) => expect(nouns(kit, text)).not.toContain(unwanted));

  it('counts members on the day of the text', () => {
    const text = 'NATO met in Brussels. All 30 allies signed a pact.';
    expect(nouns(kit, text, '2021-06-14')).toContain('NATO All 30 allies');
    expect(nouns(kit, text, '2024-07-10')).toEqual([]);
  });

  it('takes four partners that a text names one by one for the group of the case', () => {
    const text =
      'Australia and Japan came. New Zealand and South Korea came too. The four countries signed a pact.';
    expect(nouns(kit, text)).toContain('IP4 The four countries');
    const others =
      'Australia and Japan came. India and the United States came too. The four countries signed a pact.';
    expect(nouns(kit, others)).toEqual([]);
  });

  it('knows whose secretary general is meant', () => {
    expect(nouns(kit, 'NATO met Japan. The secretary general welcomed it.')).toContain(
      'NATO The secretary general',
    );
    expect(nouns(kit, 'The UN met Japan. The secretary general welcomed it.')).toContain(
      'UN The secretary general',
    );
    expect(nouns(kit, 'The UN met NATO. The secretary general welcomed it.')).toEqual([]);
  });
});

describe('descriptions of a folder of the user', () => {
  let folder: string;
  const write = (path: string, entries: readonly object[]): void =>
    writeFileSync(
      join(folder, path),
      JSON.stringify({ about: 'A test.', source: 'Written for a test.', licence: 'CC0', entries }),
    );
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'entente-called-'));
    mkdirSync(join(folder, 'actors'));
    const members = ['FJI', 'TON', 'WSM'].map((code) => ({ code, from: '2020' }));
    write('actors/organisations.json', [
      {
        ...{ code: 'PAC3', name: 'Pacific Three', kind: 'group', members },
        descriptions: ['three', 'league'],
      },
    ]);
    write('cases.json', [
      {
        id: 'eu-asean',
        label: 'The EU and ASEAN',
        alliance: 'EU',
        partners: ['ASEAN'],
        default: true,
      },
    ]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are read, and the case in hand decides between several', () => {
    const own = kitOf(loadKnowledge({ userFolder: folder }).value);
    expect(nouns(own, 'The Pacific Three met. The league signed a pact.')).toContain(
      'PAC3 The league',
    );
    expect(nouns(own, 'The Pacific Three met Japan. The three signed a pact.')).toContain(
      'PAC3 The three',
    );
    // Both are named later only; the packaged case is about neither, this one about the EU.
    const text = 'The bloc signed a pact. Mercosur met the EU.';
    expect(nouns(own, text)).toContain('EU The bloc');
    expect(nouns(kitOf(loadKnowledge().value), text)).toEqual([]);
  });

  it('takes members named one by one for the partners of the case', () => {
    const own = kitOf(loadKnowledge({ userFolder: folder }).value);
    const text =
      'Brunei and Cambodia came. Indonesia and Laos came. Malaysia and Myanmar came. The Philippines and Singapore came. Thailand and Vietnam came. All ten countries signed a pact.';
    expect(nouns(own, text)).toContain('ASEAN All ten countries');
  });
});
