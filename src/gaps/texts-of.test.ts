import { describe, expect, it } from 'vitest';
import { agendaOf } from './agenda-of.ts';
import type { TextFacts } from './texts.ts';
import { wordingOf } from './wording-of.ts';

/** A text of one sentence a paragraph. */
const textOf = (
  id: string,
  date: string,
  sentences: readonly string[],
  complete: TextFacts['complete'] = true,
): TextFacts => {
  const text = sentences.join('\n\n');
  let at = 0;
  const paragraphs = sentences.map((sentence) => {
    const start = at;
    at += sentence.length + 2;
    return { start, end: start + sentence.length, prose: true, kind: 'text' as const };
  });
  return {
    ...{ id, title: id, uri: id, kind: 'communique', cluster: id, complete, text, paragraphs },
    published: { date, precision: 'day', basis: 'given' },
    publisher: { name: null, domain: null, kind: 'official', country: null },
  };
};
const lines = (n: number, words: string): string[] => Array.from({ length: n }, () => words);
const topics = [
  { id: 'cyber', label: 'Cyber', words: ['cyber'] },
  { id: 'space', label: 'Space', words: ['space'] },
  { id: 'sea', label: 'Sea', words: ['maritime'] },
];

describe('agendaOf', () => {
  const before = textOf('a', '2024-07-10', [
    ...lines(12, 'On cyber.'),
    ...lines(8, 'Peace.'),
    'In space.',
  ]);
  const now = textOf('b', '2025-06-25', [...lines(20, 'Peace.'), 'At sea: maritime.']);
  const state = (result: ReturnType<typeof agendaOf>) =>
    Object.fromEntries(result.rows.map((row) => [row.topic, row.state]));

  it('takes the topics of the text before, and says what silence means', () => {
    const result = agendaOf([before, now], { topics });
    expect(state(result)).toEqual({
      cyber: 'absent:more-than-length-explains',
      space: 'absent:text-too-short-to-tell',
    });
    expect(result.added).toEqual(['sea']);
    expect(result.rows[0]!.counts).toEqual([12, 0]);
    expect(result.rows.every(({ q }) => q !== null)).toBe(true);
    const [span] = result.texts[0]!.passages['space']!;
    expect(before.text.slice(span!.start, span!.end)).toBe('In space.');
  });

  it('takes a declared agenda', () => {
    expect(state(agendaOf([before, now], { topics, declared: ['sea', 'space'] }))).toEqual({
      sea: 'present',
      space: 'absent:text-too-short-to-tell',
    });
    expect(state(agendaOf([now], { topics, declared: ['sea', 'space'] }))).toEqual({
      sea: 'present',
      space: 'absent:no-baseline',
    });
  });

  it('never calls silent what was not read whole', () => {
    for (const complete of [false, 'unknown'] as const) {
      const part = textOf('b', '2025-06-25', ['At sea: maritime.'], complete);
      const result = agendaOf([before, part], { topics, declared: ['sea', 'cyber'] });
      expect(state(result)).toEqual({ sea: 'present', cyber: 'unknown:text-incomplete' });
      expect(result.rows.map(({ counts }) => counts[1])).toEqual([1, null]);
      expect(result.rows.every(({ drop, q }) => drop === null && q === null)).toBe(true);
    }
  });

  it('has a reason where there is no text', () => {
    const result = agendaOf([], { topics, declared: ['sea'] });
    expect(result).toMatchObject({ now: null, before: null });
    expect(state(result)).toEqual({ sea: 'unknown:no-text' });
  });

  it('does not change when an unrelated text is read besides', () => {
    const other = textOf('0', '2020-01-01', lines(5, 'Nothing of it.'));
    const [alone, beside] = [
      agendaOf([before, now], { topics }),
      agendaOf([other, before, now], { topics }),
    ];
    const told = ({ topic, state: said, drop, q }: (typeof alone.rows)[number]) => [
      topic,
      said,
      drop,
      q,
    ];
    expect(beside.rows.map(told)).toEqual(alone.rows.map(told));
  });
});

describe('wordingOf', () => {
  const a = textOf('a', '2022-06-29', lines(30, 'China poses systemic challenges to allies.'));
  const b = textOf('b', '2023-07-11', lines(30, 'China poses systemic challenges to allies.'));
  const c = textOf('c', '2024-07-10', lines(30, 'Partners pose grave questions to allies.'));
  const later = textOf('n', '2024-09-01', ['They spoke of “grave questions” again.'], false);

  it('tells the words that set two texts apart, with everything read as background', () => {
    const { words, compared } = wordingOf([a, b, c], [a, b, c, later], { terms: [] });
    expect(compared).toMatchObject({ now: 150, before: 150 });
    const of = (word: string) => words.find((row) => row.word === word)!;
    expect(of('grave')).toMatchObject({ now: 30, before: 0, read: 31 });
    expect(of('grave').q!).toBeLessThan(0.01);
    expect(of('allies').q!).toBeGreaterThan(0.5);
    expect(words.at(-1)!.odds).toHaveProperty('z');
    expect((words.at(-1)!.odds as { z: number }).z).toBeLessThan(0);
  });

  it('follows terms over the series and over all that was read', () => {
    const { terms } = wordingOf([a, b, c], [a, b, c, later], {
      terms: ['systemic challenges', 'grave questions', 'rules-based order'],
    });
    expect(terms.map(({ runs }) => ('label' in runs ? runs.label : runs.reason))).toEqual([
      'dropped',
      'new',
      'never-mentioned',
    ]);
    expect(terms[0]!.first).toEqual({
      documentId: 'a',
      date: '2022-06-29',
      claim: 'left-censored',
    });
    expect(terms[1]!.first).toMatchObject({ documentId: 'c', claim: 'first-in-record' });
    expect(terms[1]!.last).toEqual({ documentId: 'n', date: '2024-09-01' });
    expect(terms[2]).toMatchObject({ first: null, last: null, documents: 0, passages: [] });
    const [passage] = terms[1]!.passages;
    expect(c.text.slice(passage!.start, passage!.end)).toBe('grave questions');
  });

  it('compares nothing with a text that is not whole, or with none', () => {
    expect(wordingOf([a, later], [a, later], { terms: [] }).compared).toEqual({
      value: null,
      reason: 'text-incomplete',
    });
    expect(wordingOf([a], [a], { terms: [] }).compared).toEqual({ value: null, reason: 'no-text' });
  });

  it('tests no word of which fewer than five uses were expected', () => {
    const short = [
      textOf('x', '2024-01-01', ['One word here.']),
      textOf('y', '2025-01-01', ['Another word there.']),
    ];
    const { words } = wordingOf(short, short, { terms: [] });
    expect(words.every(({ q }) => q === null)).toBe(true);
  });
});
