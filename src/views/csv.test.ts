import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

it('quotes what would break a line apart, and leaves what is not known empty', () => {
  const rows = [
    ['plain', 1.5, null, true],
    ['a "b", c', 0, 'two\nlines', false],
  ];
  expect(csvText({ columns: ['word', 'n', 'note', 'is'], rows })).toBe(
    'word,n,note,is\nplain,1.5,,true\n"a ""b"", c",0,"two\nlines",false',
  );
});
