import { expect, it } from 'vitest';
import { progressLine } from './progress.ts';

it.each([
  [{ done: 0, share: null }, 0, '0 documents, 0.0 a second'],
  [{ done: 520, share: 0.25 }, 10, '520 documents, 52 a second, 30 s left'],
  [
    { done: 9, share: 0.5, problems: { error: 1, warning: 3, note: 7 } },
    900,
    '9 documents, 0.0 a second, 1 error, 3 warnings, 15 min left',
  ],
  [{ done: 100, share: 1 }, 4, '100 documents, 25 a second'],
])('%j after %s s', (step, elapsed, line) => {
  expect(progressLine('documents', step, elapsed)).toBe(line);
});
