import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../knowledge/index.ts';
import { createCoder } from '../coder.ts';
import { documentOf } from '../eval/sentence.ts';
import { stanceOf } from './find.ts';

const coder = createCoder(loadKnowledge().value);
const positions = (text: string): string =>
  coder
    .code(documentOf(text, '2024-05-10'))
    .positions.map((p) => {
      const about = p.about.mention?.code ?? p.about.topic;
      const term = p.quoted ? `“${p.term}”` : p.term;
      return `${p.by.map((m) => m.code).join('+')} on ${about} ${p.stance}: ${term}`;
    })
    .join('; ');

describe('positions', () =>
  it.each([
    ['NATO called China a "serious challenge".', 'NATO on CHN -1: “serious challenge”'],
    [
      'China described NATO as a "relic of the Cold War".',
      'CHN on NATO -1: “relic of the Cold War”',
    ],
    ['Japan said that Russia is a threat.', 'JPN on RUS -1: a threat'],
    [
      'The NATO strategic concept describes Russia as "the most significant threat" to security.',
      'NATO on RUS -1: “the most significant threat”',
    ],
    [
      'Australia praised Japan as an indispensable partner.',
      'AUS on JPN 1: an indispensable partner',
    ],
    [
      'NATO’s new concept identified China as posing “lasting challenges” to security.',
      'NATO on CHN -1: “lasting challenges”',
    ],
    // no positions
    ['NATO did not call China a threat.', ''],
    ['NATO could call China a threat.', ''],
    ['Japan described the weather as pleasant.', ''],
    ['Japan is an island.', ''],
    ['NATO called on China to help.', ''],
    ['Japan named Kishida as prime minister.', ''],
  ])('%s', (text, told) => expect(positions(text)).toBe(told)));

it('a term that is told twice is one position', () => {
  const text =
    'NATO called China a "serious challenge". Again NATO called China a "serious challenge".';
  expect(positions(text).split(';')).toHaveLength(1);
});

it.each([
  ['a trusted partner', 1],
  ['a threat and a challenge', -1],
  ['a large country', 0],
])('stance of %s', (text, stance) => expect(stanceOf(text)).toBe(stance));
