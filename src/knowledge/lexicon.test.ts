import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonFiles } from './files.ts';
import { lintLexicon, loadKnowledge, readLexicon, type Frame } from './index.ts';
import { z } from 'zod';

const folder = new URL('../../knowledge/lexicon/', import.meta.url);
const fileSchema = z.object({
  about: z.string(),
  source: z.string(),
  licence: z.string(),
  entries: z.array(z.record(z.string(), z.unknown())),
});
const files = Object.fromEntries(
  jsonFiles(folder.pathname).map((name) => [
    name,
    fileSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))),
  ]),
);

describe('the packaged lexicon', () => {
  const { value, diagnostics } = readLexicon(
    Object.fromEntries(Object.entries(files).map(([name, { entries }]) => [name, entries])),
  );
  it('has no entry out of form, no duplicate and no conflict', () => {
    expect(diagnostics).toEqual([]);
    expect(value.length).toBeGreaterThan(1300);
  });
  it('is what the coder loads', () => {
    const ids = new Set(loadKnowledge().value.lexicon.map((f) => f.id));
    expect(value.filter((f) => !ids.has(f.id))).toEqual([]);
  });
  it('names source and licence in each file', () => {
    for (const { source, licence } of Object.values(files)) {
      expect(source).not.toBe('');
      expect(licence).not.toBe('');
    }
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
  ...fields,
});
const codes = (entries: Record<string, unknown>[]): string[] =>
  readLexicon({ 'own.json': entries }).diagnostics.map((d) => d.code);

describe('the linter', () =>
  it.each([
    ['a sound entry', [entry({})], []],
    ['an id twice', [entry({}), entry({ lemma: 'hail' })], ['knowledge/duplicate-frame']],
    [
      'one pattern with two meanings',
      [entry({}), entry({ id: 'v.greet.2', root: 'ACCUSE' })],
      ['knowledge/conflicting-frames'],
    ],
    ['a mode of another root', [entry({ mode: 'drone' })], ['knowledge/invalid-mode']],
    ['no place for the actor', [entry({ actor: [] })], ['knowledge/missing-actor']],
    ['an unknown set', [entry({ object: ['@nothing'] })], ['knowledge/unknown-word-set']],
    ['an unknown field', [{ ...entry({}), colour: 'red' }], ['knowledge/invalid-lexicon-entry']],
    ['an unknown root', [{ ...entry({}), root: 'GREET' }], ['knowledge/invalid-lexicon-entry']],
  ])('%s', (_, entries, expected) => expect(codes(entries)).toEqual(expected)));

it('needs no actor where there is no act', () => {
  const { value } = readLexicon({ 'own.json': [entry({ root: null, actor: [] })] });
  expect(lintLexicon(value)).toEqual([]);
});
