import { describe, expect, it } from 'vitest';
import type { Document } from '../../model/index.ts';
import { readBytes } from '../read.ts';
import { clusterDocuments, createFamilies } from './families.ts';

const read = (text: string, uri = 'a.txt', published?: string): Document => {
  const document = readBytes(new TextEncoder().encode(text), { uri, given: { published } })
    .value[0];
  if (!document) throw new Error('no document');
  return document;
};

const STORY = [
  'Officials of Arland and Borland said on Monday that their navies would train together in the northern strait.',
  'The exercise, which has been held every second year, brings together twelve ships and three thousand sailors.',
  'A spokesman for Borland declined to say whether observers from other countries had been invited this time.',
  'Analysts in both capitals expect the two governments to sign a protocol on the use of ports before winter.',
];
const letter = (country: string, year: number, amount: string): string =>
  `The Government of ${country} approved the defence budget for ${year}.\n\nTotal expenditure amounts to ${amount} billion, which gives priority to personnel and readiness.\n\nThe Ministry will report to Parliament in ${country} on implementation every six months, in accordance with the law on public finance.`;

const line = (year: number): string =>
  `In ${year} the two navies trained together in the northern strait for the whole of the month.`;

describe('repeated paragraphs', () => {
  it('marks exact and near repeats with the first one', () => {
    const near = STORY[0]!.replace('said on Monday', 'said Monday');
    const document = read([STORY[0], STORY[1], STORY[0], near, STORY[2]].join('\n\n'));
    expect(document.paragraphs.map((p) => p.duplicateOf ?? null)).toEqual([null, null, 0, 0, null]);
  });
  it('marks the cut beginning of an earlier paragraph', () => {
    const document = read([STORY[0], STORY[1], STORY[0]!.slice(0, 90)].join('\n\n'));
    expect(document.paragraphs[2]?.duplicateOf).toBe(0);
  });
  it('tells sentences apart that differ in a number', () => {
    const document = read([line(2021), line(2022), line(2023)].join('\n\n'));
    expect(document.paragraphs.every((p) => p.duplicateOf === undefined)).toBe(true);
  });
  it('leaves alone what says nothing', () => {
    const document = read(['(Applause)', STORY[0], '(Applause)', STORY[1]].join('\n\n'));
    expect(document.paragraphs.every((p) => p.duplicateOf === undefined)).toBe(true);
  });
});

describe('families', () => {
  const original = read(STORY.join('\n\n'), 'o.txt', '2025-03-03');
  it.each([
    ['a cut copy', STORY.slice(0, 2).join('\n\n')],
    [
      'a copy with other matter around it',
      `Example Wire\n\n${STORY.join('\n\n')}\n\nSign up for our letter on the seas.`,
    ],
    ['a reflowed copy', STORY.join(' ')],
    [
      'a copy with slips',
      STORY.join('\n\n').replace('navies', 'navys').replace('protocol', 'protocl'),
    ],
  ])('join %s', (_, text) => {
    const families = createFamilies();
    expect(families.place(original)).toMatchObject({ cluster: original.id, with: null });
    expect(families.place(read(text))).toMatchObject({ cluster: original.id, with: original.id });
  });
  it.each([
    [
      'one letter for two countries',
      letter('Arland', 2024, '10.6'),
      letter('Borland', 2024, '10.6'),
    ],
    ['one letter for two years', letter('Arland', 2024, '10.6'), letter('Arland', 2025, '11.2')],
    [
      'two stories that share a quotation',
      `${STORY[0]}\n\nFishermen on the coast meanwhile complained that their nets had been torn by patrol boats last autumn.\n\nThe harbour master promised to raise the matter with the regional council at its next session.`,
      `${STORY.slice(1).join('\n\n')}\n\n${STORY[0]}`,
    ],
    ['two other stories', STORY.slice(0, 2).join('\n\n'), STORY.slice(2).join('\n\n')],
  ])('never join %s', (_, a, b) => {
    const families = createFamilies();
    families.place(read(a));
    expect(families.place(read(b)).with).toBeNull();
  });
  it('give the same whatever the order, with the earliest as head', () => {
    const later = read(STORY.slice(0, 3).join('\n\n'), 'l.txt', '2025-03-05');
    const forth = clusterDocuments([original, later]);
    const back = clusterDocuments([later, original]);
    expect(Object.fromEntries(back)).toEqual(Object.fromEntries(forth));
    expect(forth.get(later.id)).toBe(original.id);
  });
  it('go on from what is registered', () => {
    const families = createFamilies();
    families.register({ ...original, cluster: 'doc_0000000000000000' });
    expect(families.place(read(STORY.slice(0, 3).join('\n\n'))).cluster).toBe(
      'doc_0000000000000000',
    );
    expect(families.size).toBe(2);
  });
});
