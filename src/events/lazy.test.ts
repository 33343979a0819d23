import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../documents/index.ts';
import { loadKnowledge } from '../knowledge/index.ts';
import { createCoder } from './index.ts';

const coder = createCoder(loadKnowledge().value);

/** Sentences that lean on others: by pronouns, dates, quotations, groups. */
const PARTS = [
  'Japan signed an agreement with Australia on 24 June 2019.',
  'The rivers were full that year.',
  'In 2021 the harvest was good.',
  'That year it signed a pact with NATO.',
  'It condemned North Korea two days later.',
  'The treaty is old.',
  'Its partners welcomed China.',
  'They will meet in Tokyo next month.',
  'Prime Minister Fumio Kishida met Chancellor Olaf Scholz.',
  'He thanked her for her support to Ukraine.',
  'Ana Petrova, a fellow at an institute, spoke.',
  'The alliance said: “We have signed.',
  'We have sent aid to Ukraine.',
  'China has attacked Taiwan.”',
  'The two sides agreed to hold talks with India.',
  'Is Japan a partner?',
  'Nobody came.',
  'South Korea pledged at least 50 million dollars to Ukraine by 2027.',
];

describe('what is asked of a sentence does not depend on when it is asked', () => {
  it('records are the same whether everything is asked for or only what they need', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PARTS), { minLength: 2, maxLength: 14 }), (parts) => {
        const [document] = readBytes(Buffer.from(parts.join(' ')), {
          uri: 'parts.txt',
          given: { published: '2025-06-30' },
        }).value;
        if (!document) return;
        const { trace: _all, ...explained } = coder.code(document, { explain: true });
        const { trace: _none, ...plain } = coder.code(document);
        expect(plain).toEqual(explained);
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it('dates that lean on the sentence before, two hundred times, neither stop nor overflow', () => {
    const text = `In 2019 Japan met South Korea. ${'That year Japan met South Korea. '.repeat(200)}`;
    const [document] = readBytes(Buffer.from(text), { uri: 'chain.txt', given: {} }).value;
    const { events } = coder.code(document!);
    expect(events).toHaveLength(1);
    expect(events[0]!.date).toMatchObject({ start: '2019-01-01', end: '2019-12-31' });
    expect(events[0]!.alsoIn).toHaveLength(200);
  });
});
