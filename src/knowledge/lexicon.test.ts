import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { packagedFolder, readEntries, dataFiles } from './files.ts';
import { loadKnowledge, readLexicon, type Frame } from './index.ts';

const folder = join(packagedFolder(), 'lexicon');

describe('the packaged lexicon', () => {
  const unread: unknown[] = [];
  const entries = dataFiles(folder).flatMap((file) =>
    readEntries(join(folder, file), unread as []),
  );
  const { value, diagnostics } = readLexicon(entries);
  it('has no entry out of form, no duplicate and no conflict', () => {
    expect(unread).toEqual([]);
    expect(diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
    expect(value.length).toBeGreaterThan(1300);
  });
  it('is what the coder loads', () => {
    const ids = new Set(loadKnowledge().value.lexicon.map((f) => f.id));
    expect(value.filter((f) => !ids.has(f.id))).toEqual([]);
  });
  it('knows every set that it names', () => {
    for (const frame of value)
      for (const list of [frame.object, frame.within, frame.subject])
        expect(list?.some((word) => word.startsWith('@')) ?? false).toBe(false);
  });
});

const entry = (fields: Partial<Frame>): Record<string, unknown> => ({
  id: 'v.greet',
  lemma: 'greet',
  pos: 'verb',
  root: 'CONSULT',
  actor: ['subject'],
  example: 'Japan greeted Fiji.',
  nearMiss: 'A cold wind greeted them.',
  ...fields,
});
const told = (entries: Record<string, unknown>[]): string[] =>
  readLexicon(entries.map((one) => ({ entry: one }))).diagnostics.map((d) => d.code);

describe('the linter', () =>
  it.each([
    ['a sound entry', [entry({})], []],
    ['an id twice', [entry({}), entry({ lemma: 'hail' })], ['knowledge/duplicate-frame']],
    [
      'one pattern with two meanings',
      [entry({}), entry({ id: 'v.greet.2', root: 'ACCUSE' })],
      ['knowledge/conflicting-frames'],
    ],
    [
      'one pattern with one meaning, twice',
      [entry({}), entry({ id: 'v.greet.2' })],
      ['knowledge/repeated-frame'],
    ],
    [
      'a frame whose words an earlier one of its shape has',
      [
        entry({ object: ['envoy', 'guest'] }),
        entry({ id: 'v.greet.2', object: ['guest'], root: 'ACCUSE' }),
      ],
      ['knowledge/unreachable-frame'],
    ],
    [
      'the same with the narrower frame first',
      [
        entry({ id: 'v.greet.2', object: ['guest'], root: 'ACCUSE' }),
        entry({ object: ['envoy', 'guest'] }),
      ],
      [],
    ],
    [
      'two frames that share a word and mean different things',
      [
        entry({ object: ['envoy', 'guest'] }),
        entry({ id: 'v.greet.2', object: ['guest', 'crew'], root: 'ACCUSE' }),
      ],
      ['knowledge/overlapping-frames'],
    ],
    [
      'a wider frame of another shape',
      [entry({}), entry({ id: 'v.greet.2', object: ['guest'], root: 'ACCUSE' })],
      [],
    ],
    [
      'words of two frames that mean the same',
      [
        entry({ object: ['guest', 'envoy'] }),
        entry({ id: 'v.greet.2', object: ['envoy', 'crew'] }),
      ],
      [],
    ],
    ['a lemma of two words', [entry({ lemma: 'shake hands' })], ['knowledge/unreachable-frame']],
    ['no near miss', [entry({ nearMiss: null })], ['knowledge/missing-near-miss']],
    ['an empty example', [entry({ example: ' ' })], ['knowledge/missing-example']],
    ['a mode of another root', [entry({ mode: 'drone' })], ['knowledge/invalid-mode']],
    ['no place for the actor', [entry({ actor: [] })], ['knowledge/missing-actor']],
    ['an unknown set', [entry({ object: ['@nothing'] })], ['knowledge/unknown-word-set']],
    ['an unknown field', [{ ...entry({}), colour: 'red' }], ['knowledge/invalid-entry']],
    ['an unknown root', [{ ...entry({}), root: 'GREET' }], ['knowledge/invalid-entry']],
  ])('%s', (_, entries, expected) => expect(told(entries)).toEqual(expected)));

it('needs no actor where there is no act', () =>
  expect(told([entry({ root: null, actor: [] })])).toEqual([]));
