import { describe, expect, it } from 'vitest';
import { lineOf, placeOf } from './places.ts';

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

describe('lineOf', () => {
  it('counts from 1', () => {
    expect(lineOf(TEXT, 0)).toBe(1);
    expect(lineOf(TEXT, TEXT.indexOf('\n'))).toBe(1);
    expect(lineOf(TEXT, TEXT.indexOf('"b'))).toBe(2);
  });
});
