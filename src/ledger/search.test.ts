import { describe, expect, test } from 'vitest';
import { match, parseQuery } from './search.ts';

const QUOTE =
  'Türkiye’s defence minister pledged that NATO and Japan will deepen Indo-Pacific ties.';
const found = (query: string, quote = QUOTE, title: string | null = 'Vilnius summit'): string[] =>
  match(parseQuery(query), quote, title)?.spans.map(({ start, end }) =>
    quote.slice(start, end),
  ) ?? ['nothing'];

describe('a query', () => {
  test.each([
    ['nato', ['NATO']],
    ['NATO japan', ['NATO', 'Japan']],
    ['japan nato', ['NATO', 'Japan']],
    ['turkiye', ['Türkiye']],
    ['Tu\u0308rkiye', ['Türkiye']],
    ['minist', ['minister']],
    ['indo-pacific', ['Indo-Pacific']],
    ['indo-pac', ['Indo-Pacific']],
    ['"deepen indo pacific"', ['deepen Indo-Pacific']],
    ['“nato and japan” ties', ['NATO and Japan', 'ties']],
    ['defence "defence minister"', ['defence minister']],
    ['vilnius japan', ['Japan']],
    ['vilnius', []],
  ])('%s finds %j', (query, spans) => {
    expect(found(query)).toEqual(spans);
  });

  test.each(['inister', '"nato japan"', '"minist"', 'nato korea', 'pacific-indo', 'madrid'])(
    '%s finds nothing',
    (query) => {
      expect(found(query)).toEqual(['nothing']);
    },
  );

  test('of signs alone asks for nothing', () => {
    expect(parseQuery(' "—" , ! ')).toEqual([]);
  });

  test('in a script without spaces finds parts', () => {
    expect(found('日本', '岸田首相は日本とNATOの協力を')).toEqual(['日本']);
  });
});

const score = (query: string, quote: string, title: string | null): number =>
  match(parseQuery(query), quote, title)?.score ?? 0;

test('whole words before beginnings, quotations before titles', () => {
  expect([
    score('aid', 'Aid came.', null),
    score('aid', 'Aides came.', null),
    score('aid', 'They came.', 'Aid'),
    score('aid', 'They came.', 'Aides'),
    score('aid', 'They came.', null),
  ]).toEqual([4, 3, 2, 1, 0]);
});
