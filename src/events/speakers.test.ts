import { describe, expect, it, test } from 'vitest';
import { readBytes } from '../documents/index.ts';
import { loadKnowledge } from '../knowledge/index.ts';
import { createCoder } from './index.ts';

const coder = createCoder(loadKnowledge().value);
const coded = (text: string): ReturnType<typeof coder.code> => {
  const [document] = readBytes(Buffer.from(text), {
    uri: 'speech.txt',
    given: { published: '2023-06-01' },
  }).value;
  return coder.code(document!);
};
const speakers = (text: string): (string | null)[] =>
  coded(text).events.map(({ speaker }) => speaker?.code ?? null);

describe('who speaks', () => {
  it.each<[string, (string | null)[]]>([
    ['“China has attacked Taiwan,” Japanese Prime Minister Fumio Kishida said.', ['JPN']],
    ['“China has attacked Taiwan,” said Japan’s foreign minister.', ['JPN']],
    ['Japan said: “China has attacked Taiwan.”', ['JPN']],
    ['“China,” Japan said, “has attacked Taiwan.”', ['JPN']],
    ['Kishida, Japan’s prime minister, said that China had attacked Taiwan.', ['JPN']],
    ['According to Japan, China attacked Taiwan.', ['JPN']],
    ['China attacked Taiwan, Japan said on Monday.', ['JPN']],
    ['“Russia invaded Ukraine,” Stoltenberg told reporters.', ['NATO']],
    ['Japan said: “The day was dark. China attacked Taiwan. It was bad.”', ['JPN']],
    ['Japan said: “The day was dark.” China attacked Taiwan.', [null]],
    ['China attacked Taiwan.', [null]],
    ['China “attacked” Taiwan.', [null]],
    ['Japan signed a treaty with Australia, officials said.', [null]],
    ['Japan said: “Japan met Korea.”', [null]],
  ])('%s', (text, wanted) => {
    expect(speakers(text).slice(0, wanted.length)).toEqual(wanted);
  });
});

test('a text without the end of a sentence is cut with a note', () => {
  const { diagnostics } = coded('Japan met the partners of the alliance and '.repeat(300));
  expect(diagnostics).toMatchObject([{ code: 'coding/long-sentence', severity: 'note', start: 0 }]);
  expect(coded('Japan met the partners of the alliance. '.repeat(300)).diagnostics).toEqual([]);
});
