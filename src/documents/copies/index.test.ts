import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stableId, stream } from '../../base/index.ts';
import type { Document } from '../../model/index.ts';
import { createFamilies, familyHeads, type Families, type FamiliesOptions } from './families.ts';

const root = mkdtempSync(join(tmpdir(), 'entente-families-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const newFolder = (): string => join(root, `index-${(folders += 1)}`);

type Story = Pick<Document, 'id' | 'text' | 'paragraphs'>;
const story = (text: string): Story => ({
  id: stableId('doc', text),
  text,
  paragraphs: [{ start: 0, end: text.length, prose: true, kind: 'text' }],
});

const random = stream(20260101, 'stories for the index of copies');
const WORDS = Array.from({ length: 3000 }, (_, i) => `w${i.toString(36)}x`);
const sentence = (length: number): string =>
  Array.from({ length }, () => WORDS[Math.floor(random.unit() * WORDS.length)]!).join(' ');

/** Stories of which every third is an earlier one, cut or with other matter around it. */
const STORIES: Story[] = [];
const FOOTER = sentence(20);
for (let i = 0; i < 420; i += 1) {
  const earlier = STORIES[Math.floor(random.unit() * STORIES.length)];
  if (i % 3 === 2 && earlier) {
    const list = earlier.text.split(' ');
    const cut = list.slice(0, Math.max(40, Math.floor(list.length * (0.4 + random.unit() / 2))));
    STORIES.push(story(`${sentence(4)} ${cut.join(' ')} ${sentence(6)}`));
  } else STORIES.push(story(`${sentence(60 + Math.floor(random.unit() * 200))} ${FOOTER}`));
}

const placeAll = (families: Families, stories: readonly Story[]): string[] =>
  stories.map((one) => families.place(one).cluster);
const EXPECTED = placeAll(createFamilies(), STORIES);

/** Places in batches as `add` does, each settled as a segment, with a new index for each run. */
const placeInRuns = (folder: string, runs: readonly (readonly Story[])[], held: number): string[] =>
  runs.flatMap((stories, run) => {
    const families = createFamilies({ folder, held });
    const out: string[] = [];
    for (let i = 0; i < stories.length; i += 32) {
      const batch = stories.slice(i, i + 32);
      out.push(...placeAll(families, batch));
      families.settle(
        `seg-${run}-${i}`,
        batch.map((one) => one.id),
      );
    }
    families.close();
    return out;
  });

describe('the index of families', () => {
  it('finds copies at all', () => {
    const heads = EXPECTED.filter((cluster, i) => cluster !== STORIES[i]!.id).length;
    expect(heads).toBeGreaterThan(120);
    expect(new Set(EXPECTED).size).toBeGreaterThan(260);
  });

  it.each([
    ['one file', 1000, 1],
    ['many files, merged', 40, 1],
    ['runs one after the other', 64, 7],
    ['a file a batch', 1, 3],
  ])('gives on disk what it gives in memory: %s', (_, held, runs) => {
    const size = Math.ceil(STORIES.length / runs);
    const parts = Array.from({ length: runs }, (__, r) => STORIES.slice(r * size, (r + 1) * size));
    expect(placeInRuns(newFolder(), parts, held)).toEqual(EXPECTED);
  });

  it('goes on from what was written, and knows what it has', () => {
    const folder = newFolder();
    placeInRuns(folder, [STORIES.slice(0, 300)], 100);
    const families = createFamilies({ folder, held: 100 });
    expect(families.size).toBe(300);
    expect(families.has(STORIES[5]!.id)).toBe(true);
    expect(families.has(STORIES[401]!.id)).toBe(false);
    expect(families.segments.size).toBe(10);
    // Placing again changes nothing, and does not look for copies among later ones.
    expect(placeAll(families, STORIES)).toEqual(EXPECTED);
    families.close();
  });

  it('keeps nothing of what stands in no segment', () => {
    const folder = newFolder();
    const families = createFamilies({ folder });
    placeAll(families, STORIES.slice(0, 50));
    families.close();
    const again = createFamilies({ folder });
    expect(again.size).toBe(0);
    again.close();
  });

  it.each([
    ['cut', (path: string) => truncateSync(path, 100)],
    ['other', (path: string) => writeFileSync(path, 'no index')],
    ['empty', (path: string) => truncateSync(path, 0)],
  ])('is empty, not wrong, where a file is damaged: %s', (_, damage) => {
    const folder = newFolder();
    placeInRuns(folder, [STORIES.slice(0, 100)], 50);
    damage(join(folder, readdirSync(folder).sort()[0]!));
    const families = createFamilies({ folder });
    expect(families.size).toBe(0);
    expect(families.segments.size).toBe(0);
    families.close();
  });

  it('as a scratch folder keeps memory bounded and leaves the same families', () => {
    const families = createFamilies({ folder: newFolder(), scratch: true, held: 50 });
    expect(placeAll(families, STORIES)).toEqual(EXPECTED);
    families.close();
  });

  it('is not led astray by words that stand everywhere', () => {
    const form = sentence(60);
    const letters = Array.from({ length: 500 }, (_, i) => story(`${form} ${sentence(90)} ${i}`));
    const options: FamiliesOptions = { folder: newFolder(), scratch: true, held: 60 };
    const families = createFamilies(options);
    placeAll(families, letters);
    const copied = letters[321]!;
    expect(families.place(story(`${copied.text} ${sentence(5)}`)).cluster).toBe(
      families.place(copied).cluster,
    );
    families.close();
  });
});

it('notes a shared passage and does not join it', () => {
  const quote = sentence(45);
  const a = story(`${sentence(120)} ${quote} ${sentence(60)}`);
  const b = story(`${sentence(90)} ${quote} ${sentence(110)}`);
  const c = story(`${sentence(90)} ${quote.split(' ').slice(0, 20).join(' ')} ${sentence(110)}`);
  const families = createFamilies();
  families.place(a);
  expect(families.place(b)).toEqual({
    cluster: b.id,
    with: null,
    passages: [{ id: a.id, words: 45 }],
  });
  expect(families.place(c).passages).toEqual([]);
});

it('names the earliest as head, of one day the fullest', () => {
  const member = (n: number, date: string | null, length: number) => ({
    ...story('word '.repeat(length)),
    id: `doc_${String(n).padStart(16, '0')}`,
    cluster: 'doc_000000000000000a',
    published: { date, precision: 'day' as const, basis: 'given' as const },
  });
  const members = [
    member(1, '2025-03-05', 90),
    member(2, '2025-03-04', 20),
    member(3, '2025-03-04', 40),
    member(4, null, 99),
  ];
  expect(familyHeads(members).get('doc_000000000000000a')).toBe('doc_0000000000000003');
});
