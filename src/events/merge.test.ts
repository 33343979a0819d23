import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../knowledge/index.ts';
import { UNKNOWN_DATE, type EventDate } from '../model/index.ts';
import { createCoder } from './coder.ts';
import { documentOf } from './eval/sentence.ts';
import { compatible } from './merge.ts';

const coder = createCoder(loadKnowledge().value);
const code = (text: string) => coder.code(documentOf(text, '2024-05-10'));

describe('one deed told more than once', () =>
  it.each([
    ['Japan signed an agreement with NATO. Japan signed an agreement with NATO.', 1],
    [
      'On 2 May 2024 Japan signed a pact with India. The pact that Japan signed with India on 2 May 2024 is short.',
      1,
    ],
    // and what is not one
    [
      'Japan signed a pact with India on 2 May 2023. Japan signed a pact with India on 3 May 2024.',
      2,
    ],
    ['Japan signed a pact with India. Japan signed a pact with Fiji.', 2],
    ['Japan will sign a pact with India. Japan signed a pact with India.', 2],
    ['Japan criticised China. Japan imposed sanctions on China.', 2],
  ])('%s', (text, n) => {
    const { events } = code(text);
    expect(events).toHaveLength(n);
    expect(new Set(events.map((e) => e.id)).size).toBe(n);
  }));

it('keeps the evidence of the other telling', () => {
  const [event] = code(
    'Japan signed an agreement with NATO. Japan signed an agreement with NATO.',
  ).events;
  expect(event?.alsoIn).toHaveLength(1);
  expect(event?.alsoIn[0]?.start).toBeGreaterThan(event?.evidence.start ?? 0);
});

it('keeps a promise told again once, bound to the kept event', () => {
  const { events, commitments } = code(
    'Japan pledged 10 million euros to Ukraine. Japan pledged 10 million euros to Ukraine.',
  );
  expect(commitments).toHaveLength(1);
  expect(events.map((e) => e.id)).toContain(commitments[0]?.eventId);
});

const days = (start: string, end: string): EventDate => ({
  ...UNKNOWN_DATE,
  start,
  end,
  precision: 'day',
  basis: 'stated',
});
it.each([
  [UNKNOWN_DATE, days('2024-01-01', '2024-01-01'), true],
  [days('2024-01-01', '2024-01-31'), days('2024-01-15', '2024-01-15'), true],
  [days('2024-01-01', '2024-01-01'), days('2024-01-02', '2024-01-02'), false],
])('dates may be the same time', (a, b, same) => {
  expect(compatible(a, b)).toBe(same);
  expect(compatible(b, a)).toBe(same);
});
