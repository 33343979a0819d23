import { describe, expect, it } from 'vitest';
import { placeOf, pointOf } from './places.ts';

const TEXT = '{"a": [1, 22],\n "b\\"": {"c": "x]y", "d": [ {} , {"e": null}]}}';

describe('placeOf', () => {
  const CASES: [path: PropertyKey[], found: string][] = [
    [[], TEXT],
    [['a', 1], '22'],
    [['b"', 'c'], '"x]y"'],
    [['b"', 'd', 0], '{}'],
    [['b"', 'd', 1, 'e'], 'null'],
    // Where the path leads nowhere: the nearest parent that is there.
    [['a', 7], '[1, 22]'],
    [['b"', 'd', 1, 'missing'], '{"e": null}'],
    [['a', 0, 'deeper'], '1'],
  ];
  for (const [path, found] of CASES)
    it(`finds ${path.map(String).join('.') || 'the whole'}`, () => {
      const { start, end } = placeOf(TEXT, path);
      expect(TEXT.slice(start, end)).toBe(found);
    });

  it('steps over a byte order mark', () => {
    const { start, end } = placeOf('\uFEFF [5]', [0]);
    expect('\uFEFF [5]'.slice(start, end)).toBe('5');
  });
});

describe('pointOf', () => {
  it('counts lines and columns from 1', () => {
    expect(pointOf(TEXT, 0)).toEqual({ line: 1, column: 1 });
    expect(pointOf(TEXT, TEXT.indexOf('\n'))).toEqual({ line: 1, column: 15 });
    expect(pointOf(TEXT, TEXT.indexOf('"b'))).toEqual({ line: 2, column: 2 });
  });
});
