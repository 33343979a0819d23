import { describe, expect, it } from 'vitest';
import { distance, nearest } from './near.ts';

describe('distance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['trend', 'trend', 0],
    ['tredn', 'trend', 1],
    ['agend', 'agenda', 1],
    ['kitten', 'sitting', 3],
  ])('%s to %s is %d', (a, b, steps) => {
    expect(distance(a, b)).toBe(steps);
    expect(distance(b, a)).toBe(steps);
  });
});

describe('nearest', () => {
  const names = ['engagement', 'agenda', 'agreement', 'trend'];
  it.each([
    ['agend', ['agenda']],
    ['AG', ['agenda', 'agreement']],
    ['engagment', ['engagement']],
    ['gage', ['engagement']],
    ['friendship', []],
  ])('%s', (typed, found) => expect(nearest(typed, names)).toEqual(found));
});
