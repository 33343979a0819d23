import { expect, test } from 'vitest';
import { compareCoders, isStanding } from './coders.ts';

test('machine coders, oldest first', () => {
  const ordered = [
    'entente/next',
    'llm/llama-3',
    'llm/qwen',
    'entente/0.1.0-alpha',
    'entente/0.1.0-alpha.1',
    'entente/0.1.0-alpha.2',
    'entente/0.1.0-alpha.10',
    'entente/0.1.0-alpha.beta',
    'entente/0.1.0-beta',
    'entente/0.1.0',
    'entente/0.2.0',
    'entente/0.10.0',
    'entente/1.0.0+build',
    'entente/2.0.0',
  ];
  expect(ordered.toReversed().sort(compareCoders)).toEqual(ordered);
  for (const a of ordered) expect(compareCoders(a, a)).toBe(0);
});

test.each([
  ['curated', true],
  ['human/ada', true],
  ['human', false],
  ['entente/0.1.0', false],
  ['llm/curated', false],
])('%s stands: %s', (coder, stands) => {
  expect(isStanding(coder)).toBe(stands);
});
