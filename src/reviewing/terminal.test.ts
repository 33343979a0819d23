import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../knowledge/index.ts';
import type { Event } from '../model/index.ts';
import { correctionOf } from './terminal.ts';

const knowledge = loadKnowledge().value;
const japan = {
  ...{ code: 'JPN', name: 'Japan', kind: 'country', sector: null, person: null },
  ...{ text: 'Tokyo', start: 3, end: 8, viaGroup: null },
} as const;
const event = {
  actors: [japan],
  recipients: [],
  reciprocal: false,
  evidence: {
    ...{ start: 0, end: 40, quote: 'q' },
    trigger: { start: 10, end: 16, text: 'signed' },
  },
} as unknown as Event;

describe('a line of corrections', () => {
  test.each([
    ['root=agree', { root: 'AGREE' }],
    ['status=planned about=cyber,space', { status: 'planned', domains: ['cyber', 'space'] }],
    ['about=-', { domains: [] }],
    ['means=-', { instrument: null }],
    ['both=yes', { reciprocal: true }],
    [
      'date=2025-04',
      {
        date: {
          ...{ start: '2025-04-01', end: '2025-04-30', precision: 'month' },
          ...{ basis: 'stated', text: null },
        },
      },
    ],
    ['whom=JPN', { recipients: [japan] }],
  ])('%s', (line, patch) => {
    expect(correctionOf(line, event, knowledge)).toEqual({ patch });
  });

  test('a party that is not in the sentence stands on the words of the act', () => {
    expect(correctionOf('whom=kor', event, knowledge)).toEqual({
      patch: {
        recipients: [
          expect.objectContaining({ code: 'KOR', name: 'South Korea', text: 'signed', start: 10 }),
        ],
      },
    });
  });

  test.each([
    '',
    'root=',
    'root=signs',
    'who=ZZZ',
    'about=fishing',
    'date=soon',
    'colour=red',
    'both=maybe',
  ])('what is not understood says why: %s', (line) => {
    const found = correctionOf(line, event, knowledge);
    expect('wrong' in found && found.wrong.length > 10).toBe(true);
  });
});
