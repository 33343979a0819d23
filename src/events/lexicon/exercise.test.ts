import { describe, expect, it } from 'vitest';
import { checkLexicon, loadKnowledge, type FrameRead } from '../../knowledge/index.ts';
import { diagnostic } from '../../model/index.ts';
import { exerciseLexicon } from './exercise.ts';
import { hasForm } from './forms.ts';

it('every frame of the package has an example that it codes and a near miss that it does not', () => {
  const { value } = checkLexicon();
  const { value: exercise, diagnostics } = exerciseLexicon(value.knowledge, value.frames);
  expect(diagnostics.map((d) => `${d.code}: ${d.message}`)).toEqual([]);
  expect(exercise).toEqual({
    reached: value.frames.length,
    asMeant: value.frames.length,
    nearMisses: value.frames.length,
    keptOut: value.frames.length,
    unreached: [],
  });
  expect(value.frames.length).toBeGreaterThan(1400);
}, 60_000);

/** The frame of "visit" as we have it, with other sentences. */
const knowledge = loadKnowledge().value;
const visit = knowledge.lexicon.find((frame) => frame.id === 'v.visit')!;
const told = (sentences: { example?: string; nearMiss?: string }, own = false): string[] => {
  const fault: FrameRead['fault'] = (fields) => diagnostic({ severity: 'error', ...fields });
  const reads = [{ frame: { ...visit, ...sentences }, fault, own }];
  return exerciseLexicon(knowledge, reads).diagnostics.map((d) => `${d.severity} ${d.code}`);
};

describe('what is found', () =>
  it.each([
    ['sound sentences', {}, []],
    [
      'an example without an actor',
      { example: 'Somebody visited Japan.' },
      ['error knowledge/example-not-coded'],
    ],
    [
      'an example of another word',
      { example: 'Japan thanked Fiji.' },
      ['error knowledge/example-not-coded', 'error knowledge/unexercised-frame'],
    ],
    [
      'a near miss that is none',
      { nearMiss: 'President Macron visited Japan.' },
      ['error knowledge/near-miss-coded'],
    ],
    [
      'a near miss that names nobody',
      { nearMiss: 'They visited the old town.' },
      ['error knowledge/idle-near-miss'],
    ],
    [
      'a near miss without the word',
      { nearMiss: 'Japan thanked Fiji.' },
      ['error knowledge/idle-near-miss'],
    ],
  ])('%s', (_, fields, expected) => expect(told(fields)).toEqual(expected)));

it('warns where a frame is the user’s own', () =>
  expect(told({ example: 'Somebody visited Japan.' }, true)).toEqual([
    'warning knowledge/example-not-coded',
  ]));

describe('forms of a lemma', () =>
  it.each([
    ['organize', 'Serbia organised a fair', true],
    ['honor', 'he was honoured', true],
    ['apologize', 'it apologised', true],
    ['carry', 'it carried', true],
    ['sue', 'on a visit', false],
    ['talk', 'the treaty', false],
  ])('%s in "%s": %s', (lemma, text, expected) =>
    expect(
      hasForm(
        lemma,
        text.split(' ').map((lower) => ({ lower, lemma: lower })),
      ),
    ).toBe(expected),
  ));
