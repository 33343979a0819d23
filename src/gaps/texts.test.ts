import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, termFinder } from './texts.ts';

const found = (words: string[], text: string, nearMisses: string[] = []): string[] =>
  termFinder({ words, nearMisses })(text).map(({ start, end }) => text.slice(start, end));

describe('termFinder', () => {
  it.each([
    [
      'any case',
      ['artificial intelligence'],
      'Artificial Intelligence',
      ['Artificial Intelligence'],
    ],
    ['a hyphen for a blank', ['Indo Pacific'], 'the Indo-Pacific', ['Indo-Pacific']],
    ['a blank for a hyphen', ['Indo-Pacific'], 'the Indo Pacific', ['Indo Pacific']],
    ['a line break in a phrase', ['Article 5'], 'under Article\n5.', ['Article\n5']],
    ['a possessive', ['China'], 'China’s rise', ['China']],
    ['the longest of two', ['cyber', 'cyber defence'], 'cyber defence', ['cyber defence']],
    [
      'signs that mean something elsewhere',
      ['5 % (of GDP)'],
      'to 5 % (of GDP) by',
      ['5 % (of GDP)'],
    ],
  ])('finds %s', (_, words, text, spans) => expect(found(words, text)).toEqual(spans));

  it.each([
    ['inside a word', ['space'], 'workspaces and aerospace'],
    ['an acronym in small letters', ['AI'], 'ai, they said, and maid'],
    ['a phrase with a word between', ['South Korea'], 'South and Korea'],
  ])('does not find %s', (_, words, text) => expect(found(words, text)).toEqual([]));

  it('leaves out what lies in a near miss, and only there', () => {
    expect(found(['China'], 'China in the South China Sea', ['South China Sea'])).toEqual([
      'China',
    ]);
    expect(found(['South China Sea'], 'the South China Sea')).toEqual(['South China Sea']);
  });

  it('gives spans of the text, and none without words', () => {
    expect(found([], 'anything')).toEqual([]);
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
        (text, words) => {
          const usable = words.filter((word) => word.trim() !== '');
          for (const { start, end } of termFinder({ words: usable })(text)) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});

it('puts texts in order of date, one of each family of copies, none without a date', () => {
  const text = (id: string, date: string | null, cluster = id) => ({
    id,
    cluster,
    published: { date, precision: 'day' as const, basis: 'given' as const },
  });
  const texts = [
    text('c', '2025-01-01'),
    text('b', '2024-01-01'),
    text('copy', '2024-02-01', 'b'),
    text('x', null),
  ];
  expect(inOrder(texts).map(({ id }) => id)).toEqual(['b', 'c']);
});
