import { expect, it } from 'vitest';
import { alikeValues, GROUPS, readVectors, type WordVectors } from './alike.ts';
import { Words } from './features.ts';
import { createLinear, type LinearFile } from './linear.ts';

const table = (rows: Record<string, [number, number]>): unknown => ({
  size: 2,
  words: Object.keys(rows).join(' '),
  vectors: Buffer.from(Int8Array.from(Object.values(rows).flat()).buffer).toString('base64'),
});
const words = readVectors(table({ shell: [120, 10], pound: [118, -12], greet: [-110, 40] }))!;

/** A model that knows one verb, and of directions that the first speaks for B and against A. */
const model = (vectors: WordVectors): LinearFile => ({
  about: '',
  source: '',
  licence: '',
  trainedOn: [],
  classes: ['A', 'B'],
  sharpness: 1,
  weights: { 's.verb=greet': [3, 0] },
  alike: {
    groups: GROUPS,
    weights: Array.from({ length: GROUPS.length * 2 }, (_, j) => (j === 0 ? [-20, 20] : [0, 0])),
    words: vectors,
  },
});

it('reads a table, and nothing that is none', () => {
  expect([...words.ids.keys()]).toEqual(['shell', 'pound', 'greet']);
  expect([...words.numbers]).toEqual([120, 10, 118, -12, -110, 40]);
  for (const broken of [null, {}, { size: 2, words: 'a b', vectors: 'AAAA' }, 'text'])
    expect(readVectors(broken)).toBeNull();
});

it('gives a verb that no weight is known for what its neighbours weigh', () => {
  const linear = createLinear(model(words));
  const [a, b] = linear.probabilities(['s.verb=pound']);
  expect(b! / a!).toBeGreaterThan(50);
  // A verb that the table does not have says nothing.
  expect(linear.probabilities(['s.verb=zigzag'])).toEqual([0.5, 0.5]);
  expect(linear.probabilities(['t.verb=pound'])).toEqual([0.5, 0.5]);
});

it('scores the same told by template and word as by name, and counts a word once', () => {
  const linear = createLinear(model(words));
  const told = linear.score((out) => {
    out.add('s.verb=', 'pound');
    out.addOf('s.verb=', new Words(['of', 'pound']), 1);
    out.add('s.verb=', 'greet');
    out.add('s.verb.role=', 'pound', 'subj');
  });
  expect(told).toEqual(linear.probabilities(['s.verb=pound', 's.verb=greet']));
});

it('names the word whose neighbourhood spoke', () => {
  const reasons = createLinear(model(words)).reasons(['s.verb=pound', 'w:greet'], 'B');
  expect(reasons.map((r) => r.feature)).toEqual(['s.verb=~pound']);
  expect(reasons[0]!.weight).toBeCloseTo((0.15 * 118 * 20) / 127, 2);
});

it('learns from the mean direction of a group, over the root of the number of words', () => {
  const values = alikeValues(['b:shell', 'c:pound', 'b:shell', 'b:unknown'], words);
  expect(values).toHaveLength(GROUPS.length * 2);
  expect(values[4]).toBeCloseTo((0.15 * (120 + 118)) / 127 / Math.SQRT2, 6);
  expect([...values].filter((x) => x !== 0)).toHaveLength(2);
});
