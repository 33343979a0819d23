import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../knowledge/index.ts';
import { createCoder } from '../coder.ts';
import { documentOf } from '../eval/sentence.ts';
import { createKit, scan } from '../scan.ts';

const knowledge = loadKnowledge().value;
const coder = createCoder(knowledge);
const kit = createKit(knowledge);

const sides = (text: string): string =>
  coder
    .code(documentOf(text, '2024-05-10'))
    .events.map((e) => {
      const codes = (list: typeof e.actors): string => list.map((m) => m.code).join('+');
      return e.reciprocal ? codes(e.actors) : `${codes(e.actors)} > ${codes(e.recipients)}`;
    })
    .join('; ');
const named = (text: string): string[] =>
  [...scan(kit, text, kit.analyser.analyseText(text), '2024-05-10')].flatMap(({ view }) =>
    view.mentions.filter((m) => !m.place).map((m) => `${m.code} ${m.text}`),
  );

describe('who acts on whom', () =>
  it.each([
    ['Tokyo criticised Beijing.', 'JPN > CHN'],
    ['The foreign minister of Japan visited Canberra.', 'JPN > AUS'],
    ['The Japanese foreign minister met his Australian counterpart.', 'JPN+AUS'],
    ['Leaders met in Brussels and Japan attended the NATO summit.', 'JPN > NATO'],
    ['The US army attacked Iran.', 'USA > IRN'],
    ['South Korea and North Korea held talks.', 'KOR+PRK'],
    [
      'NATO and Japan held talks. The alliance signed an agreement with Tokyo.',
      'NATO+JPN; NATO+JPN',
    ],
    ['Japan and South Korea met in Seoul. Both countries signed an agreement.', 'JPN+KOR; JPN+KOR'],
    [
      'The leaders of Australia, Japan and New Zealand attended the NATO summit.',
      'AUS+JPN+NZL > NATO',
    ],
    ['Turkey imposed sanctions on Syria.', 'TUR > SYR'],
    ['Chinese warships attacked a Philippine ship in the South China Sea.', 'CHN > PHL'],
    [
      'Japan attended the NATO summit together with the leaders of South Korea and Australia.',
      'JPN+KOR+AUS > NATO',
    ],
    ['Japan and NATO have renewed their programme.', 'JPN+NATO'],
    ['The EU and Japan announced a security partnership.', 'EU+JPN'],
    ['The defence ministers of Australia, Japan and Italy signed a treaty.', 'AUS+JPN+ITA'],
    ['Ukraine was attacked by Russia.', 'RUS > UKR'],
    ['In February New Zealand imposed sanctions on Russia.', 'NZL > RUS'],
    ['The NATO summit drew criticism from Russia.', 'RUS > NATO'],
    ['New Zealand took part in the NATO summit.', 'NZL > NATO'],
  ])('%s', (text, told) => expect(sides(text)).toBe(told)));

describe('no act of a state', () =>
  it.each([
    ['The Washington Post criticised Japan.'],
    ['Michael Jordan praised Japan.'],
    ['She ate turkey and liked Japan.'],
    ['The Paris Agreement helped Japan.'],
    ['Donald Trump came home. Ana Petrova, an analyst, came too. She criticised the NATO summit.'],
    ['But the summit drew criticism for ducking hard questions.'],
    ['The paper makes cooperation with Japan a shared priority.'],
  ])('%s', (text) => expect(sides(text)).toBe('')));

describe('names and what only looks like them', () =>
  it.each([
    ['The South China Sea is wide.', []],
    ['Atlanta is the capital of Georgia.', []],
    ['Wellington boots sold well.', []],
    ['Wellington sent a note.', ['NZL Wellington']],
    ['We told us so.', []],
    ['The US told us so.', ['USA The US', 'USA US']],
    ['The Indo-Pacific Four (IP4) met.', ['IP4 Indo-Pacific Four (IP4)']],
  ])('%s', (text, codes) => {
    const found = named(text);
    if (codes.length === 0) expect(found).toEqual([]);
    else expect(codes).toContain(found[0]);
  }));

it('a group keeps the members that the text names', () => {
  const text =
    'NATO met the Indo-Pacific Four (IP4)—Australia, Japan, New Zealand, and South Korea.';
  const [event] = coder.code(documentOf(text)).events;
  const group = event?.recipients.find((m) => m.code === 'IP4');
  expect(group?.members?.map((m) => m.code)).toEqual(['AUS', 'JPN', 'NZL', 'KOR']);
});
