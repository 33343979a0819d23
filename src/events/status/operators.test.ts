import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../knowledge/index.ts';
import type { Status } from '../../model/index.ts';
import { createCoder } from '../coder.ts';
import { documentOf } from '../eval/sentence.ts';
import { indexOperators } from './operators.ts';
import { through } from './signature.ts';

const { operators } = loadKnowledge().value;
const coder = createCoder(loadKnowledge().value, { models: false });

it('holds each word once for what it takes', () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const { id, pos, takes, voice, words } of operators)
    for (const kind of takes)
      for (const word of words) {
        const key = `${pos} ${kind} ${voice ?? ''} ${word}`;
        if (seen.has(key)) twice.push(`${key}: ${seen.get(key)!}, ${id}`);
        seen.set(key, id);
      }
  expect(twice).toEqual([]);
});

it('covers several hundred words', () => {
  const words = new Set(operators.flatMap((entry) => entry.words));
  expect(words.size).toBeGreaterThan(900);
});

it('tells a class by word, by what it takes and by voice', () => {
  const index = indexOperators(operators);
  expect(index.of('verb', 'manage', 'to')?.affirmed).toBe('actual');
  expect(index.of('verb', 'say', 'to')).toBeNull();
  expect(index.of('verb', 'say', 'to', true)?.affirmed).toBe('hypothetical');
  expect(index.isVerb('back')).toBe(true);
});

describe('through', () =>
  it.each<[string, Status, Status, Status, Status]>([
    ['managed', 'actual', 'negated', 'actual', 'actual'],
    ['did not manage', 'actual', 'negated', 'negated', 'negated'],
    ['will manage', 'actual', 'negated', 'planned', 'planned'],
    ['might manage', 'actual', 'negated', 'hypothetical', 'hypothetical'],
    ['refused to manage', 'actual', 'negated', 'refused', 'refused'],
    ['did not fail', 'negated', 'actual', 'negated', 'actual'],
    ['will avoid', 'negated', 'actual', 'planned', 'refused'],
    ['dropped plans to begin', 'actual', 'negated', 'cancelled', 'cancelled'],
    ['might refuse', 'refused', 'hypothetical', 'hypothetical', 'hypothetical'],
    ['does not regret', 'actual', 'actual', 'negated', 'actual'],
    ['may regret', 'actual', 'actual', 'hypothetical', 'actual'],
    ['should agree', 'planned', 'negated', 'proposed', 'proposed'],
    ['refused to stop', 'cancelled', 'actual', 'refused', 'actual'],
  ])('%s', (_, affirmed, negated, world, told) =>
    expect(through({ affirmed, negated }, world)).toBe(told),
  ));

/** Chains of operators: sentence and the status of its innermost act. */
describe('composes a chain step by step', () =>
  it.each<[Status, string]>([
    ['hypothetical', 'Japan might refuse to sign the treaty with India.'],
    ['cancelled', 'Japan dropped plans to begin holding talks with India.'],
    ['actual', 'Japan did not stop sending missiles to Ukraine.'],
    ['actual', 'Japan kept its promise to send missiles to Ukraine.'],
    ['negated', 'Japan broke its promise to sign the treaty with India.'],
    ['negated', 'Japan made a failed attempt to sign the treaty with India.'],
    ['refused', 'Japan has no intention of signing the treaty with India.'],
    ['negated', 'Japan did not manage to persuade India to sign the treaty with Peru.'],
    ['actual', 'Nothing prevented Japan from signing the treaty with India.'],
    ['planned', 'Japan will manage to sign the treaty with India.'],
    ['hypothetical', 'Japan would have managed to sign the treaty with India.'],
    ['cancelled', 'Japan was to have signed the treaty with India in May.'],
    ['negated', 'Japan should have signed the treaty with India.'],
    ['negated', 'Japan was too weak to sign the treaty with India.'],
    ['actual', 'Japan was bold enough to sign the treaty with India.'],
    ['hypothetical', 'Japan will sign the treaty with India subject to a vote.'],
    ['refused', 'Japan rejected a proposal to sign the treaty with India.'],
    ['actual', 'Not until May did Japan sign the treaty with India.'],
  ])('%s: %s', (status, text) =>
    expect(coder.code(documentOf(text, '2024-05-10')).events.map((e) => e.status)).toContain(
      status,
    ),
  ));
