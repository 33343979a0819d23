import { describe, expect, it } from 'vitest';
import { partialDate } from '../base/index.ts';
import { actorNamed, loadKnowledge, whoIs } from './index.ts';

const { value: knowledge } = loadKnowledge();
const on = (day: string) => partialDate(day);

describe('whoIs', () => {
  const FOUND: [words: string, day: string, of: string | null, name: string, actor: string][] = [
    ['Kishida', '2023-07-12', null, 'Fumio Kishida', 'JPN'],
    ['kishida fumio', '2023-07-12', null, 'Fumio Kishida', 'JPN'],
    ['Fumio KISHIDA', '2023', null, 'Fumio Kishida', 'JPN'],
    ['F. Kishida', '2023-07', null, 'Fumio Kishida', 'JPN'],
    ['Prime Minister Kishida', '2023-07-12', null, 'Fumio Kishida', 'JPN'],
    ['prime minister', '2023-07-12', 'JPN', 'Fumio Kishida', 'JPN'],
    ['the Prime Minister', '2023-07-12', 'JPN', 'Fumio Kishida', 'JPN'],
    ['head of government', '2022-06-29', 'NZL', 'Jacinda Ardern', 'NZL'],
    ['Secretary-General', '2022-06-29', 'NATO', 'Jens Stoltenberg', 'NATO'],
    ['Stoltenberg', '2022-06-29', null, 'Jens Stoltenberg', 'NATO'],
    ['Yoon Suk-yeol', '2023-07-11', null, 'Yoon Suk-yeol', 'KOR'],
    ['Suk Yeol Yoon', '2023-07-11', null, 'Yoon Suk-yeol', 'KOR'],
  ];
  it.each(FOUND)('%s on %s of %s', (words, day, of, name, actor) => {
    const { terms } = whoIs(knowledge, words, { on: on(day), of });
    expect(terms.length).toBeGreaterThan(0);
    const folded = (text: string): string => text.toLowerCase().replaceAll('-', ' ');
    expect(terms.map((h) => folded(h.name))).toContain(folded(name));
    expect(terms.map((h) => h.actor)).toContain(actor);
  });

  it('tells other terms of the same person where none covers the day', () => {
    const { as, terms, otherwise } = whoIs(knowledge, 'Ardern', { on: on('2025-06-24') });
    expect([as, terms]).toEqual(['person', []]);
    expect(otherwise[0]?.name).toBe('Jacinda Ardern');
  });

  it('tells all who are so called', () => {
    const people = new Set(whoIs(knowledge, 'Kim').terms.map((h) => h.name));
    expect(people.size).toBeGreaterThan(1);
  });

  it('names the nearest where a name is not known', () => {
    const { as, near } = whoIs(knowledge, 'Kishidda');
    expect(as).toBe('unknown');
    expect(near).toContain('Kishida');
    expect(whoIs(knowledge, 'foreing minister', { of: 'JPN' }).near).toContain('foreign minister');
    expect(whoIs(knowledge, 'x').terms).toEqual([]);
  });
});

it.each([
  ['JPN', 'JPN'],
  ['japan', 'JPN'],
  ['Japanese', 'JPN'],
  ['nato', 'NATO'],
  ['Nowhere', null],
])('actorNamed(%s)', (words, code) =>
  expect(actorNamed(knowledge, words)?.code ?? null).toBe(code),
);
